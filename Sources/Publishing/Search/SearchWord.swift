/// A word as the search index knows it: lower-case letters and digits, at most sixteen bytes of UTF-8.
///
/// It is kept as two numbers, which compare as the letters would; a text of a large portal holds tens of
/// millions of words.
package struct SearchWord: Hashable, Comparable, Sendable {
  static let longest = 16

  private(set) var start: UInt64 = 0
  private(set) var rest: UInt64 = 0

  init() {}

  init(_ bytes: some Sequence<UInt8>) {
    for (index, byte) in bytes.prefix(Self.longest).enumerated() { put(byte, at: index) }
  }

  /// From at most eight letters, zeros behind the last.
  @inline(__always)
  init(_ letters: EightBytes) { start = letters.word.byteSwapped }

  /// Sets the second eight.
  @inline(__always)
  mutating func append(_ letters: EightBytes) { rest = letters.word.byteSwapped }

  /// A label as it is looked up, with `#` before it.
  init(label address: String) {
    self.init()
    put(Self.labelSign, at: 0)
    var index = 1
    for byte in address.utf8 {
      put(byte, at: index)
      index += 1
    }
  }

  /// Sets a byte that is zero; what is behind the sixteenth is left out.
  mutating func put(_ byte: UInt8, at index: Int) {
    if index < 8 {
      start |= UInt64(byte) << UInt64(56 - 8 * index)
    } else if index < Self.longest {
      rest |= UInt64(byte) << UInt64(120 - 8 * index)
    }
  }

  /// Of the term of a label: no word begins with it.
  private static let labelSign = UInt8(ascii: "#")

  var isLabel: Bool { start >> 56 == UInt64(Self.labelSign) }

  var isEmpty: Bool { start == 0 }

  var isASCII: Bool { (start | rest) & 0x8080_8080_8080_8080 == 0 }

  /// A capital has bit 6 and not bit 5, a small letter both, a digit bit 5.
  var lowercased: SearchWord {
    func lower(_ half: UInt64) -> UInt64 { half | half >> 1 & 0x2020_2020_2020_2020 }
    var word = SearchWord()
    (word.start, word.rest) = (lower(start), lower(rest))
    return word
  }

  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.longest)
    for half in [start, rest] {
      var left = half
      while left != 0 {
        bytes.append(UInt8(truncatingIfNeeded: left >> 56))
        left <<= 8
      }
    }
    return bytes
  }

  package var text: String { String(decoding: bytes, as: UTF8.self) }

  package static func < (one: SearchWord, other: SearchWord) -> Bool {
    (one.start, one.rest) < (other.start, other.rest)
  }

  /// Spreads words over a table: every bit of the word has a part in the lowest bits.
  @inline(__always)
  var mixed: UInt64 {
    let product = (start ^ (rest &* 0x9e37_79b9_7f4a_7c15)).multipliedFullWidth(by: 0xbf58_476d_1ce4_e5b9)
    return product.high ^ product.low
  }
}
