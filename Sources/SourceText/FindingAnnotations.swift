/// Findings as the annotations of a hosted repository: one workflow command a line, which GitHub shows
/// beside the line of the file (GitHub documentation, "Workflow commands").
package func findingAnnotations(_ findings: [Finding]) -> String {
  var lines = SourceLines()
  return findings.map { finding in
    var properties: [String] = []
    if let place = finding.place {
      properties.append("file=\(property(place.file.path))")
      if let range = place.range {
        let start = lines.position(of: range.lowerBound, in: place.file)
        let end = lines.position(of: range.upperBound, in: place.file)
        properties += ["line=\(start.line)", "endLine=\(end.line)"]
        // A column makes sense to the reader only where one line is meant.
        if start.line == end.line { properties += ["col=\(start.column)", "endColumn=\(end.column)"] }
      }
    }
    properties.append("title=\(property(finding.rule.name))")
    let remarks = finding.notes.map(\.text) + (finding.repair.map { ["repair: \($0)"] } ?? [])
    let text = ([finding.headline] + remarks).joined(separator: "\n")
    return "::\(finding.severity.rawValue) \(properties.joined(separator: ","))::\(data(text))\n"
  }.joined()
}

/// The text of a command: `%` and line ends escaped.
private func data(_ text: String) -> String {
  var escaped = String.UnicodeScalarView()
  for scalar in text.unicodeScalars { escaped += replacement(of: scalar, in: "%\r\n") }
  return String(escaped)
}

/// A property of a command: `:` and `,` escaped as well.
private func property(_ text: String) -> String {
  var escaped = String.UnicodeScalarView()
  for scalar in text.unicodeScalars { escaped += replacement(of: scalar, in: "%\r\n:,") }
  return String(escaped)
}

private func replacement(of scalar: Unicode.Scalar, in special: String) -> String.UnicodeScalarView {
  guard special.unicodeScalars.contains(scalar) else { return String.UnicodeScalarView([scalar]) }
  let digits = String(scalar.value, radix: 16, uppercase: true)
  return ("%" + (digits.count == 1 ? "0" : "") + digits).unicodeScalars
}
