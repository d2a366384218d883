/// Writes findings for other programs: one JSON document (RFC 8259), an array with an object for each
/// finding. What is not known is `null`, so that every object has the same members.
///
/// Lines and columns count from 1 and are those of the drawing; `endColumn` is the column after the last
/// character, as in the Language Server Protocol.
package func findingsJSON(_ findings: [Finding]) -> String {
  var lines = SourceLines()
  let objects = findings.map { finding in
    let members =
      [
        ("rule", jsonString(finding.rule.name)),
        ("severity", jsonString(finding.severity.rawValue)),
        ("headline", jsonString(finding.headline)),
      ] + placeMembers(of: finding.place, &lines) + [
        (
          "notes",
          list(
            finding.notes.map { note in
              object([("text", jsonString(note.text))] + placeMembers(of: note.place, &lines))
            })
        ),
        ("repair", finding.repair.map(jsonString) ?? "null"),
      ]
    return "  " + object(members)
  }
  return objects.isEmpty ? "[]\n" : "[\n" + objects.joined(separator: ",\n") + "\n]\n"
}

private func placeMembers(of place: Place?, _ lines: inout SourceLines) -> [(String, String)] {
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

private func object(_ members: [(name: String, value: String)]) -> String {
  "{" + members.map { "\(jsonString($0.name)): \($0.value)" }.joined(separator: ", ") + "}"
}

private func list(_ elements: [String]) -> String {
  "[" + elements.joined(separator: ", ") + "]"
}
