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
    bytes = [UInt8](unsafeUninitializedCapacity: size + WordWriter.room) { buffer, filled in
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
/// so that a place as large as the text and one byte holds them all; the rest of `room` is written to and never
/// kept. This runs over every byte of every text and of every page: it takes eight bytes at a step, turns those
/// between words into line feeds and leaves out all but the first of several.
struct WordWriter {
  static let end = UInt8(ascii: "\n")
  static let room = 1 + 8

  private let place: UnsafeMutableBufferPointer<UInt8>
  private(set) var length = 0
  private(set) var count = 0
  private var isInWord = false

  fileprivate init(_ place: UnsafeMutableBufferPointer<UInt8>) {
    self.place = place
  }

  /// Takes running text from the start of the range up to the first of `stops`, and gives where that stands.
  mutating func take(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, until stops: Stops) -> Int {
    // Of its own, because nothing that is stored through a pointer can change it: it stays in registers.
    var writer = self
    defer { self = writer }
    var at = range.lowerBound
    while at + 8 <= range.upperBound {
      let bytes = EightBytes(of: text, at: at)
      let count = bytes.count(before: stops)
      guard count == 8 else {
        writer.take(bytes, count)
        return at + count
      }
      writer.take(bytes, 8)
      at += 8
    }
    // Eight bytes are looked at even where fewer are taken.
    if at < range.upperBound, at + 8 <= text.count {
      let bytes = EightBytes(of: text, at: at)
      let count = min(bytes.count(before: stops), range.upperBound - at)
      writer.take(bytes, count)
      return at + count
    }
    while at < range.upperBound, !stops.contains(text[at]) {
      writer.take(text[at])
      at += 1
    }
    return at
  }

  /// Takes the first bytes of eight.
  @inline(__always)
  private mutating func take(_ bytes: EightBytes, _ taken: Int) {
    guard taken > 0 else { return }
    let all: UInt64 = 0x8080_8080_8080_8080
    let inWords = bytes.inWords
    let ended = ~inWords & ((inWords << 8) | (isInWord ? 0x80 : 0)) & all
    let letters = (inWords >> 7) &* 0xFF
    var kept = (bytes.word & letters) | (~letters & 0x0A0A_0A0A_0A0A_0A0A)
    let beyond = UInt64.max << UInt64(taken * 8)
    var dropped = ~(inWords | ended) & all & ~beyond
    var keptCount = taken
    // From the last on, so that the places of those before it stay.
    while dropped != 0 {
      keptCount -= 1
      let before = UInt64.max >> UInt64(dropped.leadingZeroBitCount + 8)
      kept = (kept & before) | ((kept >> 8) & ~before)
      dropped &= before
    }
    UnsafeMutableRawBufferPointer(place).storeBytes(
      of: kept.littleEndian, toByteOffset: length, as: UInt64.self)
    length += keptCount
    count += EightBytes.count((ended & ~beyond) >> 7)
    isInWord = (inWords >> UInt64(taken * 8 - 1)) & 1 == 1
  }

  /// Takes the next byte of running text.
  mutating func take(_ byte: UInt8) {
    let belongsToWord =
      byte >= 0x80 || (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
    guard belongsToWord else { return endWord() }
    place[length] = byte
    length += 1
    isInWord = true
  }

  /// What comes next begins another word, whatever stands between.
  mutating func endWord() {
    guard isInWord else { return }
    place[length] = Self.end
    length += 1
    count += 1
    isInWord = false
  }
}
