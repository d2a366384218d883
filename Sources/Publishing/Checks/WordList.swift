/// The words of a text one after the other, for comparison with those of another text.
///
/// A word is a run of ASCII letters and digits and of characters beyond ASCII; "don't" is two, and a dash
/// between spaces is one. Where words are parted does not matter to the comparison as long as both sides
/// agree; they do, because both are collected here.
struct WordList {
  /// The words, each followed by a line feed.
  let bytes: [UInt8]
  let count: Int

  /// Those that `collect` takes from a text of `size` bytes.
  init(size: Int, _ collect: (inout WordWriter) -> Void) {
    var count = 0
    bytes = [UInt8](unsafeUninitializedCapacity: size + 2) { buffer, filled in
      var writer = WordWriter(buffer)
      collect(&writer)
      writer.endWord()
      count = writer.count
      filled = writer.length
    }
    self.count = count
  }

  /// The word with the given position, from 0; `nil` past the last.
  func word(_ position: Int) -> String? {
    let words = bytes.split(separator: WordWriter.end)
    return position < words.count ? String(decoding: words[position], as: UTF8.self) : nil
  }

  /// The position of the first word that differs from the other list's; `nil` when both are the same.
  func firstDifference(from other: WordList) -> Int? {
    guard bytes != other.bytes else { return nil }
    let common = zip(bytes, other.bytes).prefix { $0 == $1 }.count
    return bytes[..<common].count { $0 == WordWriter.end }
  }
}

/// Takes running text and keeps its words.
///
/// Every word takes one byte more than its letters, and at least one byte of the text stands between two words,
/// so that a place as large as the text and one byte holds them all; one more is written to and never kept. This
/// runs over every byte of every text and of every page: it stores first and decides then, because a branch at
/// each end of a word would cost more than the rest.
struct WordWriter {
  static let end = UInt8(ascii: "\n")

  private let place: UnsafeMutableBufferPointer<UInt8>
  private(set) var length = 0
  private(set) var count = 0
  private var wasInWord = 0

  fileprivate init(_ place: UnsafeMutableBufferPointer<UInt8>) {
    self.place = place
  }

  /// Takes running text from `start` up to the first byte that is not running text, and gives where it stands.
  @inline(__always)
  mutating func take(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, until isOther: (UInt8) -> Bool
  ) -> Int {
    // Of its own, because nothing that is stored through a pointer can change it: it stays in registers.
    var (length, count, wasInWord) = (length, count, wasInWord)
    var at = range.lowerBound
    while at < range.upperBound {
      let byte = text[at]
      if isOther(byte) { break }
      let isInWord = Self.belongsToWord(byte) ? 1 : 0
      place[length] = isInWord == 1 ? byte : Self.end
      length += isInWord | wasInWord
      count += wasInWord & ~isInWord
      wasInWord = isInWord
      at += 1
    }
    (self.length, self.count, self.wasInWord) = (length, count, wasInWord)
    return at
  }

  /// Takes the next byte of running text.
  mutating func take(_ byte: UInt8) {
    withUnsafeBytes(of: byte) { _ = take($0.assumingMemoryBound(to: UInt8.self), 0..<1) { _ in false } }
  }

  /// What comes next begins another word, whatever stands between.
  mutating func endWord() {
    guard wasInWord == 1 else { return }
    place[length] = Self.end
    length += 1
    count += 1
    wasInWord = 0
  }

  @inline(__always)
  private static func belongsToWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
  }
}
