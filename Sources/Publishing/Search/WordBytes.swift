/// Which bytes of a text belong to words, told of sixty-four at once: ASCII letters and digits, and every part of a
/// character beyond ASCII.
enum WordBytes {
  /// A bit for each of the bytes, the lowest for the first.
  @inline(__always)
  static func marks(ofSixtyFourAt start: UnsafeRawPointer) -> UInt64 {
    marks(ofSixteenAt: start) | marks(ofSixteenAt: start + 16) &<< 16 | marks(ofSixteenAt: start + 32) &<< 32
      | marks(ofSixteenAt: start + 48) &<< 48
  }

  // Written so, the compiler (Swift 6.3) compares sixteen bytes in a few instructions, where many another way of
  // writing it makes a loop over them.

  @inline(__always)
  private static func marks(ofSixteenAt start: UnsafeRawPointer) -> UInt64 {
    let bytes = start.loadUnaligned(as: SIMD16<UInt8>.self)
    let inASCII =
      isIn(bytes | SIMD16(repeating: 0x20), UInt8(ascii: "a")...UInt8(ascii: "z"))
      .| isIn(bytes, UInt8(ascii: "0")...UInt8(ascii: "9"))
    let highBits = SIMD16<UInt8>().replacing(with: 0xFF, where: inASCII) | bytes
    let halves = unsafeBitCast(highBits, to: SIMD2<UInt64>.self)
    return bits(halves[0].littleEndian) | bits(halves[1].littleEndian) &<< 8
  }

  @inline(__always)
  private static func isIn(_ bytes: SIMD16<UInt8>, _ range: ClosedRange<UInt8>) -> SIMDMask<SIMD16<Int8>> {
    (bytes &- SIMD16(repeating: range.lowerBound))
      .< SIMD16(repeating: range.upperBound &- range.lowerBound &+ 1)
  }

  /// The highest bits of eight bytes, side by side: the product brings them together in its highest byte.
  @inline(__always)
  private static func bits(_ bytes: UInt64) -> UInt64 {
    ((bytes & 0x8080_8080_8080_8080) &* 0x0002_0408_1020_4081) &>> 56
  }
}
