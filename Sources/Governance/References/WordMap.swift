/// A set of words by a bit for each, to look a text through for them: where it says no, the word is none of them.
///
/// Of a word only the first eight letters count, whether small or capital; a hyphen ends them.
struct WordMap: Sendable {
  /// By all letters that count.
  private var words = BitMap(bits: 15)
  /// By the first four bytes, in small letters: a first look that most words do not pass. Of words of three letters the
  /// fourth byte is any that is no letter.
  private var openings = BitMap(bits: 15)
  /// The same of words of one or two letters, by the first two bytes.
  private var pairs = BitMap(bits: 16)

  /// What begins with no letter is left out.
  mutating func insert(_ word: [UInt8]) {
    let letters = word.withUnsafeBufferPointer { EightLetters(in: $0, at: 0) }
    let count = letters.count
    if count == 0 { return }
    words.insert(letters.key)
    // Whatever stands behind a short word is there in place of its next letter.
    let ends = count == 1 || count == 3 ? (UInt8.min...UInt8.max).filter { !isLetter($0) } : [0]
    for end in ends {
      let opening = EightLetters.opening(of: letters.word | UInt64(end) << UInt64(count * 8))
      if count > 2 { openings.insert(Self.key(opening)) } else { pairs.insert(Self.pair(opening)) }
    }
  }

  func union(_ other: WordMap) -> WordMap {
    var both = self
    both.words.formUnion(other.words)
    both.openings.formUnion(other.openings)
    both.pairs.formUnion(other.pairs)
    return both
  }

  /// Whether it may hold the word that begins at `index` of `text`.
  @inline(__always)
  func mayHold(wordAt index: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    let bytes = EightLetters.load(from: text, at: index)
    let opening = EightLetters.opening(of: bytes)
    guard openings.contains(Self.key(opening)) || pairs.contains(Self.pair(opening)) else { return false }
    return words.contains(EightLetters(bytes).key)
  }

  /// Calls `visit` with where each word of `text` begins that it may hold, until one call gives false. Gives whether
  /// all that it went through is ASCII.
  @inline(__always)
  func forEachStart(in text: UnsafeBufferPointer<UInt8>, _ visit: (Int) -> Bool) -> Bool {
    var seen: UInt64 = 0
    /// 0x80 where a letter stands before the next eight.
    var mark: UInt64 = 0
    var at = 0
    while at < text.count {
      let letters = EightLetters(in: text, at: at)
      var starts = letters.marks & ~(letters.marks << 8 | mark)
      mark = letters.marks >> 56
      seen |= letters.bytes
      while starts != 0 {
        let start = at &+ starts.trailingZeroBitCount / 8
        if mayHold(wordAt: start, in: text), !visit(start) { return seen & highBits == 0 }
        starts &= starts &- 1
      }
      at &+= 8
    }
    return seen & highBits == 0
  }

  @inline(__always)
  private static func pair(_ opening: UInt32) -> Int { Int(opening & 0xFFFF) }

  @inline(__always)
  private static func key(_ opening: UInt32) -> Int { Int((opening &* 0x9E37_79B1) >> 17) }
}

/// A bit for each number of so many bits.
private struct BitMap: Sendable {
  private var map: [UInt64]

  init(bits: Int) { map = Array(repeating: 0, count: 1 << (bits - 6)) }

  mutating func insert(_ number: Int) { map[number >> 6] |= 1 << UInt64(number & 63) }

  mutating func formUnion(_ other: BitMap) {
    for index in map.indices { map[index] |= other.map[index] }
  }

  @inline(__always)
  func contains(_ number: Int) -> Bool { map[number >> 6] & 1 << UInt64(number & 63) != 0 }
}

/// Eight bytes of a text, looked at in a few steps for all of them at once: which of them are letters of ASCII, and
/// the word that begins with the first.
struct EightLetters {
  /// The first byte is the lowest; zeros behind the end of the text.
  let bytes: UInt64
  /// The highest bit of each byte that is a letter.
  let marks: UInt64

  @inline(__always)
  init(in text: UnsafeBufferPointer<UInt8>, at index: Int) { self.init(Self.load(from: text, at: index)) }

  @inline(__always)
  init(_ bytes: UInt64) {
    self.bytes = bytes
    let low = (bytes | ones &* 0x20) & ~highBits
    let isFromA = low &+ ones &* UInt64(0x80 - UInt8(ascii: "a"))
    let isAboveZ = low &+ ones &* UInt64(0x7F - UInt8(ascii: "z"))
    marks = isFromA & ~(isAboveZ | bytes) & highBits
  }

  @inline(__always)
  static func load(from text: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt64 {
    guard index <= text.count &- 8 else { return loadEnd(of: text, at: index) }
    let raw = UnsafeRawBufferPointer(text)
    return UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
  }

  /// Apart, so that it takes no room in the loops of its callers.
  @inline(never)
  private static func loadEnd(of text: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt64 {
    var (bytes, at) = (UInt64(0), text.count)
    while at > index {
      at -= 1
      bytes = bytes << 8 | UInt64(text[at])
    }
    return bytes
  }

  /// The first four bytes in small letters; what is no letter becomes none.
  @inline(__always)
  static func opening(of bytes: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: bytes) | 0x2020_2020 }

  /// How many letters stand at the start.
  var count: Int { (~marks & highBits).trailingZeroBitCount / 8 }

  /// The letters up to the first byte that is none, in small letters; zeros behind them.
  @inline(__always)
  var word: UInt64 {
    let others = ~marks & highBits
    // The lowest bit of the first of them, less one: all bits below it, or all there are.
    return (bytes | ones &* 0x20) & (((others & (0 &- others)) >> 7) &- 1)
  }

  /// 15 bits for the word.
  @inline(__always)
  var key: Int { Int(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) >> 49) }
}

private let ones: UInt64 = 0x0101_0101_0101_0101
private let highBits: UInt64 = ones << 7

private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
