/// Writes findings for other programs: one JSON document (RFC 8259), an object with the list `findings`.
/// What is not known of a finding is `null`, so that every one has the same members.
///
/// Lines and columns count from 1 and are those of the drawing; `endColumn` is the column after the last
/// character, as in the Language Server Protocol.
package func findingsJSON(_ findings: [Finding]) -> String {
  var lines = SourceLines()
  let objects = findings.map { "    " + object(members(of: $0, &lines)) }
  let list = objects.isEmpty ? "[]" : "[\n" + objects.joined(separator: ",\n") + "\n  ]"
  return "{\n  \"findings\": \(list)\n}\n"
}

private typealias Member = (name: String, value: String)

private func members(of finding: Finding, _ lines: inout SourceLines) -> [Member] {
  let notes = finding.notes.map { note in
    object([("text", jsonString(note.text))] + members(of: note.place, &lines))
  }
  return [
    ("rule", jsonString(finding.rule.name)),
    ("severity", jsonString(finding.severity.rawValue)),
    ("headline", jsonString(finding.headline)),
  ] + members(of: finding.place, &lines) + [
    ("notes", "[" + notes.joined(separator: ", ") + "]"),
    ("repair", finding.repair.map(jsonString) ?? "null"),
  ]
}

private func members(of place: Place?, _ lines: inout SourceLines) -> [Member] {
  let file = ("file", place.map { jsonString($0.file.path) } ?? "null")
  guard let place, let range = place.range else {
    return [file] + ["line", "column", "endLine", "endColumn"].map { ($0, "null") }
  }
  let start = lines.position(of: range.lowerBound, in: place.file)
  let end = lines.position(of: range.upperBound, in: place.file)
  return [
    file, ("line", String(start.line)), ("column", String(start.column)),
    ("endLine", String(end.line)), ("endColumn", String(end.column)),
  ]
}

private func object(_ members: [Member]) -> String {
  "{" + members.map { "\(jsonString($0.name)): \($0.value)" }.joined(separator: ", ") + "}"
}
