/// From where on a paragraph is read for what it names: nothing is named across the sentences before the first sign.

/// Where the sentence begins that holds the byte at `index`: at the full stop before it, or at 0.
///
/// A name may hold a stop (`St. Ives`, `etc. Act`), but none behind a longer word and before a capital; and what stands in
/// brackets belongs together.
func startOfSentence(around index: Int, in text: UnsafeBufferPointer<UInt8>) -> Int {
  var (start, open) = (0, 0)
  for eight in stride(from: 0, to: index - 1, by: 8) where EightLetters.load(from: text, at: eight).holdsMarks
  {
    for at in eight..<min(eight + 8, index - 1) {
      switch text[at] {
      case UInt8(ascii: "("): open += 1
      case UInt8(ascii: ")"): open -= 1
      case UInt8(ascii: ".") where open == 0 && isBetweenSentences(at, in: text): start = at
      default: break
      }
    }
  }
  return start
}

/// Whether a stop has a word before it that is no abbreviation, and a capital behind it.
private func isBetweenSentences(_ stop: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
  let longWord = 5
  return stop >= longWord && stop + 2 < text.count && text[stop + 1] == 0x20 && isCapital(text[stop + 2])
    && text[stop - longWord..<stop].allSatisfy { isLetter($0) && !isCapital($0) }
}

extension UInt64 {
  /// Whether some of its bytes are stops or brackets.
  fileprivate var holdsMarks: Bool {
    holdsZero(self ^ ones &* 0x2E) || holdsZero(self & (ones &* 0xFE) ^ ones &* 0x28)
  }
}

private let ones: UInt64 = 0x0101_0101_0101_0101

@inline(__always)
private func holdsZero(_ bytes: UInt64) -> Bool { (bytes &- ones) & ~bytes & ones << 7 != 0 }
