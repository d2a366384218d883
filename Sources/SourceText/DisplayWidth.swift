/// How text takes up room in a terminal, and what is shown in place of characters that must not reach one.
///
/// A terminal draws in cells of equal width. A letter takes one cell, an ideograph or emoji two, a
/// combining mark none. Control characters never reach the terminal: content could move the cursor with
/// them, change colours or retitle the window; they are shown as pictures (`␛`).

/// The text as it can be shown on one line of a terminal: every control character as its picture.
package func displayText(_ text: String) -> String {
  var shown = String.UnicodeScalarView()
  for scalar in text.unicodeScalars { shown.append(picture(of: scalar) ?? scalar) }
  return String(shown)
}

/// The cells that `displayText(text)` takes.
package func displayWidth(_ text: String) -> Int {
  text.reduce(0) { $0 + displayWidth(of: $1) }
}

/// The cells of one character a person sees: those of its widest part. Two for a flag and for a sign that
/// asks for its emoji form (U+FE0F).
package func displayWidth(of character: Character) -> Int {
  let scalars = character.unicodeScalars
  if scalars.count > 1, scalars.contains(where: { $0 == "\u{FE0F}" || isRegionalIndicator($0) }) { return 2 }
  return scalars.reduce(0) { max($0, width(of: $1)) }
}

/// What stands for a character that a terminal would obey: the pictures of Unicode's block Control Pictures
/// for C0 and DEL; the replacement character for C1 controls, line and paragraph separators, and the marks
/// that turn the direction of writing round (Unicode TR 36 §3.7), which would make a line read otherwise
/// than it is.
func picture(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
  switch scalar.value {
  case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value)
  case 0x7F: "\u{2421}"
  case 0x80...0x9F, 0x2028...0x2029, 0x202A...0x202E, 0x2066...0x2069: "\u{FFFD}"
  default: nil
  }
}

private func width(of scalar: Unicode.Scalar) -> Int {
  if scalar.value < 0x300 || picture(of: scalar) != nil { return 1 }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format: return 0
  default: break
  }
  let isWide =
    scalar.properties.isEmojiPresentation || eastAsianWide.contains { $0.contains(scalar.value) }
  return isWide ? 2 : 1
}

private func isRegionalIndicator(_ scalar: Unicode.Scalar) -> Bool {
  (0x1F1E6...0x1F1FF).contains(scalar.value)
}

/// Where characters are Wide or Fullwidth (Unicode 16.0, EastAsianWidth.txt), joined into blocks; what is
/// not yet assigned counts with its block. Emoji are asked of the standard library instead.
private let eastAsianWide: [ClosedRange<UInt32>] = [
  0x1100...0x115F,  // Hangul Jamo, the leading consonants
  0x2329...0x232A,  // angle brackets
  0x2E80...0x303E,  // radicals, ideographic punctuation
  0x3041...0x3247,  // Hiragana to enclosed ideographs
  0x3250...0x4DFF,  // enclosed and compatibility characters, extension A, hexagrams
  0x4E00...0xA4CF,  // unified ideographs, Yi
  0xA960...0xA97C,  // Hangul Jamo, extended A
  0xAC00...0xD7A3,  // Hangul syllables
  0xF900...0xFAFF,  // compatibility ideographs
  0xFE10...0xFE19,  // vertical forms
  0xFE30...0xFE6B,  // compatibility and small forms
  0xFF01...0xFF60,  // fullwidth forms
  0xFFE0...0xFFE6,  // fullwidth signs
  0x16FE0...0x1B2FB,  // Tangut, Khitan, old kana
  0x1D300...0x1D376,  // divination symbols
  0x1F200...0x1F265,  // squared ideographs
  0x20000...0x3FFFD,  // the ideographic planes
]
