/// Writes findings as GitHub's workflow commands, one a line, so that a job shows them beside the lines of a
/// proposed change: `::error file=…,line=…,endLine=…,col=…,endColumn=…,title=…::…`
/// (docs.github.com, "Workflow commands for GitHub Actions", setting an error message).
package func findingAnnotations(_ findings: [Finding]) -> String {
  var lines = SourceLines()
  return findings.map { finding in
    var properties: [(name: String, value: String)] = []
    if let place = finding.place {
      properties.append(("file", place.file.path))
      if let range = place.range {
        let start = lines.position(of: range.lowerBound, in: place.file)
        let end = lines.position(of: range.upperBound, in: place.file)
        properties += [("line", String(start.line)), ("endLine", String(end.line))]
        // GitHub takes columns only where the place lies in one line.
        if start.line == end.line {
          properties += [("col", String(start.column)), ("endColumn", String(end.column))]
        }
      }
    }
    properties.append(("title", finding.rule.name))
    let written = properties.map { "\($0.name)=\(escape($0.value, also: [":", ","]))" }
    let remarks = finding.notes.map(\.text) + (finding.repair.map { ["repair: \($0)"] } ?? [])
    let message = escape(([finding.headline] + remarks).joined(separator: "\n"), also: [])
    return "::\(finding.severity.rawValue) \(written.joined(separator: ","))::\(message)\n"
  }.joined()
}

/// Percent signs and line ends would end the command or be taken for an escape; in a property so would a
/// colon and a comma. A runner obeys no other control characters, but a log would: they become pictures.
private func escape(_ text: String, also others: [Unicode.Scalar]) -> String {
  var written = String.UnicodeScalarView()
  for scalar in text.unicodeScalars {
    if ["%", "\n", "\r"].contains(scalar) || others.contains(scalar) {
      let digits = String(scalar.value, radix: 16, uppercase: true)
      written.append(contentsOf: "%\(digits.count == 1 ? "0" : "")\(digits)".unicodeScalars)
    } else {
      written.append(picture(of: scalar) ?? scalar)
    }
  }
  return String(written)
}
