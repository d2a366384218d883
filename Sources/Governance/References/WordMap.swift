/// A set of words by a bit for each, to look a text through for them: where it says no, the word is none of them.
///
/// Of a word only the first eight letters count, whether small or capital; a hyphen ends them.
struct WordMap: Sendable {
  private var bits = [UInt64](repeating: 0, count: 512)

  /// What begins with no letter is left out.
  mutating func insert(_ word: [UInt8]) {
    let letters = word.withUnsafeBufferPointer { EightLetters(in: $0, at: 0) }
    if letters.marks & 0x80 != 0 { bits[letters.key >> 6] |= 1 << UInt64(letters.key & 63) }
  }

  func union(_ other: WordMap) -> WordMap {
    var both = self
    for index in bits.indices { both.bits[index] |= other.bits[index] }
    return both
  }

  /// Whether it may hold the word that begins at `index` of `text`.
  @inline(__always)
  func mayHold(wordAt index: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    let key = EightLetters(in: text, at: index).key
    return bits[key >> 6] & 1 << UInt64(key & 63) != 0
  }
}

/// Eight bytes of a text, looked at in a few steps for all of them at once: which of them are letters of ASCII, and
/// the word that begins with the first.
struct EightLetters {
  /// The first byte is the lowest; zeros behind the end of the text.
  private let bytes: UInt64
  /// The highest bit of each byte that is a letter.
  let marks: UInt64

  @inline(__always)
  init(in text: UnsafeBufferPointer<UInt8>, at index: Int) {
    bytes = Self.load(from: text, at: index)
    let low = (bytes | ones &* 0x20) & ~highBits
    let isFromA = low &+ ones &* UInt64(0x80 - UInt8(ascii: "a"))
    let isAboveZ = low &+ ones &* UInt64(0x7F - UInt8(ascii: "z"))
    marks = isFromA & ~(isAboveZ | bytes) & highBits
  }

  @inline(__always)
  private static func load(from text: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt64 {
    let beyond = index &+ 8 &- text.count
    let raw = UnsafeRawBufferPointer(text)
    if beyond <= 0 {
      return UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
    }
    guard text.count >= 8 else {
      return text.dropFirst(index).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    }
    // The last eight, without those before `index`.
    let last = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: text.count &- 8, as: UInt64.self))
    return last >> UInt64(beyond &* 8)
  }

  var isASCII: Bool { bytes & highBits == 0 }

  /// 15 bits for the letters up to the first byte that is none.
  var key: Int {
    let others = ~marks & highBits
    // The lowest bit of the first of them, less one: all bits below it, or all there are.
    let word = (bytes | ones &* 0x20) & (((others & (0 &- others)) >> 7) &- 1)
    return Int(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) >> 49)
  }
}

private let ones: UInt64 = 0x0101_0101_0101_0101
private let highBits: UInt64 = ones << 7
