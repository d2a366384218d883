/// Findings for other programs: one JSON document (RFC 8259), an object with the list `findings`.
///
/// Each has `rule`, `severity`, `headline`, `file`, `line`, `column`, `endLine`, `endColumn` (from 1, the end
/// exclusive; `null` where there is no such place), `notes` and `repair`.
package func findingsJSON(_ findings: [Finding]) -> String {
  var lines = SourceLines()
  let objects = findings.map { finding in
    let notes = finding.notes.map { "{\"text\": \(string($0.text)), \(place($0.place, &lines))}" }
    return """
          {"rule": \(string(finding.rule.name)), "severity": \(string(finding.severity.rawValue)), \
      "headline": \(string(finding.headline)), \(place(finding.place, &lines)), \
      "notes": [\(notes.joined(separator: ", "))], "repair": \(finding.repair.map(string) ?? "null")}
      """
  }
  let list = objects.isEmpty ? "[]" : "[\n\(objects.joined(separator: ",\n"))\n  ]"
  return "{\n  \"findings\": \(list)\n}\n"
}

private func place(_ place: Place?, _ lines: inout SourceLines) -> String {
  let file = place.map { string($0.file.path) } ?? "null"
  guard let place, let range = place.range else {
    return "\"file\": \(file), \"line\": null, \"column\": null, \"endLine\": null, \"endColumn\": null"
  }
  let start = lines.position(of: range.lowerBound, in: place.file)
  let end = lines.position(of: range.upperBound, in: place.file)
  return "\"file\": \(file), \"line\": \(start.line), \"column\": \(start.column), "
    + "\"endLine\": \(end.line), \"endColumn\": \(end.column)"
}

/// A JSON string: quotation marks, backslashes and control characters escaped (RFC 8259 §7).
private func string(_ text: String) -> String {
  var escaped = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": escaped += "\\\""
    case "\\": escaped += "\\\\"
    case "\n": escaped += "\\n"
    case "\r": escaped += "\\r"
    case "\t": escaped += "\\t"
    case "\u{0}"..."\u{1F}", "\u{7F}":
      let digits = String(scalar.value, radix: 16)
      escaped += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: escaped.unicodeScalars.append(scalar)
    }
  }
  return escaped + "\""
}
