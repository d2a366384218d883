/// The words of a text one after the other, for comparison with those of another text.
///
/// A word is a run of ASCII letters and digits and of characters beyond ASCII; "don't" is two, and a dash
/// between spaces is one. Where words are parted does not matter to the comparison as long as both sides
/// agree; they do, because both are collected here.
struct WordList {
  /// The words, each followed by a line feed.
  private(set) var bytes: [UInt8] = []
  private(set) var count = 0
  private var isInWord = false

  init(capacity: Int) {
    bytes.reserveCapacity(capacity)
  }

  /// Takes the next byte of running text.
  @inline(__always)
  mutating func take(_ byte: UInt8) {
    if Self.belongsToWord(byte) {
      bytes.append(byte)
      isInWord = true
    } else {
      endWord()
    }
  }

  /// What comes next begins another word, whatever stands between.
  mutating func endWord() {
    guard isInWord else { return }
    bytes.append(Self.end)
    count += 1
    isInWord = false
  }

  /// The word with the given position, from 0; `nil` past the last.
  func word(_ position: Int) -> String? {
    let words = bytes.split(separator: Self.end)
    return position < words.count ? String(decoding: words[position], as: UTF8.self) : nil
  }

  /// The position of the first word that differs from the other list's; `nil` when both are the same.
  func firstDifference(from other: WordList) -> Int? {
    guard bytes != other.bytes else { return nil }
    let common = zip(bytes, other.bytes).prefix { $0 == $1 }.count
    return bytes[..<common].count { $0 == Self.end }
  }

  private static let end = UInt8(ascii: "\n")

  @inline(__always)
  private static func belongsToWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...0xFF:
      true
    default: false
    }
  }
}
