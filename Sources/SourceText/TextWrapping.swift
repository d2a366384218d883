/// The text in lines of at most `width` cells, broken at spaces. A word that is wider stays whole, so that an
/// address or a command can be copied.
package func wrap(_ text: String, width: Int) -> [String] {
  var lines: [String] = []
  var room = 0
  for word in displayText(text).split(separator: " ") {
    let wordWidth = displayWidth(String(word))
    if lines.isEmpty || wordWidth + 1 > room {
      lines.append(String(word))
      room = width - wordWidth
    } else {
      lines[lines.count - 1] += " \(word)"
      room -= wordWidth + 1
    }
  }
  return lines
}
