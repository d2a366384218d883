/// A list of reviews for a spreadsheet (RFC 4180), those without a date at its end.
///
/// It begins with the byte order mark by which Excel knows UTF-8, and without which it garbles `ŵ`. A cell that
/// a spreadsheet would take for a formula gets an apostrophe in front: a title must not be able to run
/// anything on a clerk's machine.
package func dueCSV(_ list: DueList) -> String {
  let rows = (list.reviews + list.unscheduled).map { review in
    dueColumns.map { cell($0.value(review) ?? "") }
  }
  return "\u{FEFF}" + ([dueColumns.map(\.name)] + rows).map { $0.joined(separator: ",") + "\r\n" }.joined()
}

private func cell(_ text: String) -> String {
  // The full-width forms too: some spreadsheets take them for the plain signs.
  let signs: [Unicode.Scalar] = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]
  let isFormula = text.unicodeScalars.first.map(signs.contains) ?? false
  let safe = isFormula ? "'" + text : text
  guard safe.utf8.contains(where: { [0x0A, 0x0D, 0x22, 0x2C].contains($0) }) else { return safe }
  var quoted = "\""
  for scalar in safe.unicodeScalars {
    if scalar == "\"" { quoted += "\"" }
    quoted.unicodeScalars.append(scalar)
  }
  return quoted + "\""
}
