/// Text as a YAML value, in and outside brackets: as it is where nothing in it has a meaning of its own, else
/// between single quotation marks, doubled inside (YAML 1.1 §5.2).
package func fieldText(_ text: String) -> String {
  let bytes = Array(text.utf8)
  let isPlain = bytes.allSatisfy {
    $0.isLetter || $0.isDigit || [.hyphen, .slash, .fullStop, .underscore, .space].contains($0)
  }
  if isPlain, let first = bytes.first, let last = bytes.last, first.isLetter || first.isDigit, last != .space
  {
    return text
  }
  // Scalar by scalar: an accent after a quotation mark makes one character of both.
  var quoted = "'"
  for scalar in text.unicodeScalars {
    if scalar == "'" { quoted += "'" }
    quoted.unicodeScalars.append(scalar)
  }
  return quoted + "'"
}
