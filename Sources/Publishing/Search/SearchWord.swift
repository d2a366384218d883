/// A word as the search index knows it: letters and digits, at most sixteen bytes of UTF-8.
///
/// It is kept as two numbers, the first byte the lowest, as it is read from a text; a large portal holds tens of
/// millions of words.
package struct SearchWord: Hashable, Comparable, Sendable {
  static let longest = 16

  private(set) var start: UInt64 = 0
  private(set) var rest: UInt64 = 0

  init() {}

  init(_ bytes: some Sequence<UInt8>) {
    for (index, byte) in bytes.prefix(Self.longest).enumerated() { put(byte, at: index) }
  }

  /// The first of sixteen bytes, one to sixteen of them, which are ASCII.
  @inline(__always)
  init(ascii bytes: UnsafeRawPointer, length: Int) {
    let mask = UnsafeRawPointer(Self.mask.utf8Start) + (Self.longest &- length)
    start = (bytes.loadUnaligned(as: UInt64.self) & mask.loadUnaligned(as: UInt64.self)).littleEndian
    rest =
      (bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)
      & mask.loadUnaligned(fromByteOffset: 8, as: UInt64.self)).littleEndian
  }

  /// Sixteen bytes that leave ASCII as it is, and sixteen that leave nothing.
  private static var mask: StaticString {
    """
    \u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\
    \0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0
    """
  }

  /// A label as it is looked up, with `#` before it.
  init(label address: UnsafeBufferPointer<UInt8>) {
    var halves: (UInt64, UInt64) = (UInt64(Self.labelSign).littleEndian, 0)
    withUnsafeMutableBytes(of: &halves) { bytes in
      let count = min(address.count, Self.longest - 1)
      UnsafeMutableRawBufferPointer(rebasing: bytes[1...])
        .copyMemory(from: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(address)[..<count]))
    }
    (start, rest) = (halves.0.littleEndian, halves.1.littleEndian)
  }

  /// Sets a byte that is zero; what is behind the sixteenth is left out.
  mutating func put(_ byte: UInt8, at index: Int) {
    if index < 8 {
      start |= UInt64(byte) << UInt64(8 * index)
    } else if index < Self.longest {
      rest |= UInt64(byte) << UInt64(8 * index - 64)
    }
  }

  /// Of the term of a label: no word begins with it.
  private static let labelSign = UInt8(ascii: "#")

  var isLabel: Bool { start & 0xFF == UInt64(Self.labelSign) }

  var isEmpty: Bool { start == 0 }

  @inline(__always)
  var isASCII: Bool { (start | rest) & 0x8080_8080_8080_8080 == 0 }

  /// A word beyond ASCII is found in small letters. A capital has bit 6 and not bit 5, a small letter both, a digit
  /// bit 5.
  package var lowercased: SearchWord {
    func lower(_ half: UInt64) -> UInt64 { half | half >> 1 & 0x2020_2020_2020_2020 }
    var word = self
    if isASCII { (word.start, word.rest) = (lower(start), lower(rest)) }
    return word
  }

  package var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.longest)
    for half in [start, rest] {
      var left = half
      while left != 0 {
        bytes.append(UInt8(truncatingIfNeeded: left))
        left >>= 8
      }
    }
    return bytes
  }

  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// In the order of their bytes.
  package static func < (one: SearchWord, other: SearchWord) -> Bool {
    (one.start.byteSwapped, one.rest.byteSwapped) < (other.start.byteSwapped, other.rest.byteSwapped)
  }

  /// Spreads words over a table: every bit of the word has a part in the highest.
  @inline(__always)
  var mixed: UInt64 { (start ^ (rest &* 0x9e37_79b9_7f4a_7c15)) &* 0xbf58_476d_1ce4_e5b9 }
}
