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
  @inline(__always)
  func count(before stops: Stops) -> Int {
    let halves = Self.halves(equal(to: stops))
    return halves[0] != 0
      ? halves[0].trailingZeroBitCount / 8 : 8 + halves[1].trailingZeroBitCount / 8
  }

  /// Whether one of them is a control character, or one of the signs.
  @inline(__always)
  func hasControl(or signs: Stops, _ another: Stops) -> Bool {
    let controls = (bytes & SIMD16(repeating: 0xE0)) .== SIMD16(repeating: 0)
    let halves = Self.halves(controls .| equal(to: signs) .| equal(to: another))
    return halves[0] | halves[1] != 0
  }

  /// Compared with vectors of each: with a single byte the library would compare one after the other.
  @inline(__always)
  private func equal(to stops: Stops) -> SIMDMask<SIMD16<Int8>> {
    (bytes .== SIMD16(repeating: stops.oneByte)) .| (bytes .== SIMD16(repeating: stops.otherByte))
  }

  /// All bits of each byte that was found. To ask a mask for its elements takes a step for each.
  @inline(__always)
  private static func halves(_ found: SIMDMask<SIMD16<Int8>>) -> SIMD2<UInt64> {
    let halves = unsafeBitCast(found, to: SIMD2<UInt64>.self)
    return SIMD2(UInt64(littleEndian: halves[0]), UInt64(littleEndian: halves[1]))
  }
}
