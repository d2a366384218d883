/// Looks for one of two bytes: every byte of every text is looked at for line ends, tabs and brackets, and nearly all
/// are none.
struct ByteSearch {
  private let one: UInt8
  private let other: UInt8

  init(_ one: UInt8, or other: UInt8) {
    self.one = one
    self.other = other
  }

  init(_ byte: UInt8) { self.init(byte, or: byte) }

  /// Where the first of them stands in `range`; its end where there is none.
  func firstIndex(in bytes: [UInt8], _ range: Range<Int>) -> Int {
    bytes.withUnsafeBytes { bytes in
      var at = range.lowerBound
      while at < range.upperBound {
        if let found = marks(in: bytes, at: at).first { return min(at + found, range.upperBound) }
        at += ByteBlock.size
      }
      return range.upperBound
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

  @inline(__always)
  private func marks(in bytes: UnsafeRawBufferPointer, at start: Int) -> ByteBlock.Marks {
    let block = ByteBlock(bytes, at: start)
    return block.isEqual(to: one) .| block.isEqual(to: other)
  }
}
