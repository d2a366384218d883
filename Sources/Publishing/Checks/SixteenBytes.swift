/// Sixteen bytes of a text, compared in one step with what is looked for: for finding what most stretches of a text do
/// not have.
struct SixteenBytes {
  private let bytes: SIMD16<UInt8>

  /// `at` lies at least sixteen bytes before the end of `text`.
  @inline(__always)
  init(of text: UnsafeBufferPointer<UInt8>, at index: Int) {
    bytes = UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
  }

  /// How many bytes stand before the first that is one of the two; 16 where none is.
  ///
  /// Of the operations on vectors only these become single instructions: one with a single byte in place of a vector,
  /// or one that asks a mask for its elements, goes through them one by one.
  @inline(__always)
  func count(before stops: Stops) -> Int {
    let (one, other) = (SIMD16(repeating: stops.oneByte), SIMD16(repeating: stops.otherByte))
    let halves = unsafeBitCast((bytes .== one) .| (bytes .== other), to: SIMD2<UInt64>.self)
    let (first, second) = (UInt64(littleEndian: halves[0]), UInt64(littleEndian: halves[1]))
    return (first != 0 ? first.trailingZeroBitCount : 64 + second.trailingZeroBitCount) / 8
  }
}
