/// Looks for one of two bytes eight bytes at a step: every byte of every text is looked at for line ends, tabs and
/// brackets, and nearly all are none.
struct ByteSearch {
  /// The bytes looked for, eight times each.
  private let one: UInt64
  private let other: UInt64

  init(_ one: UInt8, or other: UInt8) {
    self.one = ones &* UInt64(one)
    self.other = ones &* UInt64(other)
  }

  init(_ byte: UInt8) { self.init(byte, or: byte) }

  /// Where the first of them stands in `range`; its end where there is none.
  func firstIndex(in bytes: [UInt8], _ range: Range<Int>) -> Int {
    precondition(range.upperBound <= bytes.count)
    return bytes.withUnsafeBytes { bytes in
      var at = range.lowerBound
      while at + 8 <= range.upperBound {
        let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
        let found = (zeros(word ^ one) | zeros(word ^ other)).trailingZeroBitCount / 8
        if found < 8 { return at + found }
        at += 8
      }
      while at < range.upperBound, bytes[at] != UInt8(truncatingIfNeeded: one),
        bytes[at] != UInt8(truncatingIfNeeded: other)
      {
        at += 1
      }
      return at
    }
  }

  /// How often they stand in `range`.
  func count(in bytes: [UInt8], _ range: Range<Int>) -> Int {
    var count = 0
    var at = firstIndex(in: bytes, range)
    while at < range.upperBound {
      count += 1
      at = firstIndex(in: bytes, at + 1..<range.upperBound)
    }
    return count
  }

  /// Marks the first byte that is zero, and above it perhaps others.
  private func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & ones << 7 }
}

private let ones: UInt64 = 0x0101_0101_0101_0101
