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
    for (index, byte) in bytes.prefix(Self.longest).enumerated() {
      if index < 8 {
        start |= UInt64(byte) << UInt64(56 - 8 * index)
      } else {
        rest |= UInt64(byte) << UInt64(120 - 8 * index)
      }
    }
  }

  /// From letters that were pushed in from the right, `count` of them.
  @inline(__always)
  init(pushed start: UInt64, _ rest: UInt64, count: Int) {
    self.start = start << UInt64(8 * (8 - min(count, 8)))
    self.rest = count > 8 ? rest << UInt64(8 * (16 - min(count, 16))) : 0
  }

  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    for half in [start, rest] {
      for shift in stride(from: UInt64(56), through: 0, by: -8) {
        let byte = UInt8(truncatingIfNeeded: half >> shift)
        if byte != 0 { bytes.append(byte) }
      }
    }
    return bytes
  }

  /// A label as it is looked up, with `#` before it.
  var isLabel: Bool { start >> 56 == UInt64(UInt8(ascii: "#")) }

  package var text: String { String(decoding: bytes, as: UTF8.self) }

  package static func < (one: SearchWord, other: SearchWord) -> Bool {
    (one.start, one.rest) < (other.start, other.rest)
  }

  /// Spreads words over a table.
  @inline(__always)
  var mixed: UInt64 {
    var mixed = (start ^ (rest &* 0x9e37_79b9_7f4a_7c15)) &* 0xbf58_476d_1ce4_e5b9
    mixed ^= mixed >> 29
    return mixed &* 0x94d0_49bb_1331_11eb
  }
}
