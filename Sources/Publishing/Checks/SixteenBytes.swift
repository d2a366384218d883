/// Sixteen bytes of a text, compared in one step with what is looked for: for finding what most stretches of a text do
/// not have. Of its own beside the one in Markup, because the check of words shares nothing with the reader of Markdown.
struct SixteenBytes {
  private let bytes: SIMD16<UInt8>

  /// `index` lies at least sixteen bytes before the end of `text`.
  @inline(__always)
  init(of text: UnsafeBufferPointer<UInt8>, at index: Int) {
    bytes = UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
  }

  /// The same from any place of `text`: zeros for what lies behind its end.
  @inline(__always)
  init(of text: UnsafeBufferPointer<UInt8>, fromAny index: Int) {
    self = index <= text.count - 16 ? SixteenBytes(of: text, at: index) : .last(of: text, from: index)
  }

  @inline(never)
  private static func last(of text: UnsafeBufferPointer<UInt8>, from index: Int) -> SixteenBytes {
    var bytes = SIMD16<UInt8>()
    for (place, byte) in text[index...].enumerated() { bytes[place] = byte }
    return SixteenBytes(bytes: bytes)
  }

  /// The sixteen bytes at `start`.
  @inline(__always)
  init(at start: UnsafeRawPointer) { bytes = start.loadUnaligned(as: SIMD16<UInt8>.self) }

  @inline(__always)
  static func == (one: SixteenBytes, other: SixteenBytes) -> Bool {
    let difference = unsafeBitCast(one.bytes ^ other.bytes, to: SIMD2<UInt64>.self)
    return difference[0] | difference[1] == 0
  }

  /// How many bytes stand before the first that is one of the two; 16 where none is.
  ///
  /// Written so, the compiler (Swift 6.3) makes single instructions of it; with a single byte in place of a vector, or
  /// by asking the mask for its elements, it makes loops.
  @inline(__always)
  func count(before stops: Stops) -> Int {
    let (one, other) = (SIMD16(repeating: stops.oneByte), SIMD16(repeating: stops.otherByte))
    let halves = unsafeBitCast((bytes .== one) .| (bytes .== other), to: SIMD2<UInt64>.self)
    let (first, second) = (UInt64(littleEndian: halves[0]), UInt64(littleEndian: halves[1]))
    return (first != 0 ? first.trailingZeroBitCount : 64 + second.trailingZeroBitCount) / 8
  }

  /// Writes them to `place`, of which sixteen bytes can be written.
  @inline(__always)
  func write(to place: UnsafeMutableRawPointer) { place.storeBytes(of: bytes, as: SIMD16<UInt8>.self) }

  /// Marks of some kind for sixteen bytes or more.
  struct Marks {
    private var halves: SIMD2<UInt64>

    init() { halves = SIMD2() }

    @inline(__always)
    fileprivate init(_ marks: SIMDMask<SIMD16<Int8>>) {
      halves = unsafeBitCast(marks, to: SIMD2<UInt64>.self)
    }

    @inline(__always)
    static func |= (one: inout Marks, other: Marks) { one.halves |= other.halves }

    @inline(__always)
    var isEmpty: Bool { halves[0] | halves[1] == 0 }
  }

  /// Those that must be escaped in a JSON string as `JSONWriter` writes it.
  @inline(__always)
  var escapedInJSON: Marks {
    Marks(
      Self.areBelow(0x20, bytes) .| Self.areBelow(1, bytes ^ SIMD16(repeating: UInt8(ascii: "\"")))
        .| Self.areBelow(1, bytes ^ SIMD16(repeating: UInt8(ascii: "\\")))
        .| Self.areBelow(1, bytes ^ SIMD16(repeating: UInt8(ascii: "<"))))
  }

  /// Those that are none of ASCII's letters, digits and `-./_~`, which stand for themselves in an address.
  @inline(__always)
  var escapedInAddresses: Marks {
    let letters = (bytes | SIMD16(repeating: 0x20)) &- SIMD16(repeating: UInt8(ascii: "a"))
    let digits = bytes &- SIMD16(repeating: UInt8(ascii: "-"))
    return Marks(
      .!(Self.areBelow(26, letters) .| Self.areBelow(13, digits)
        .| Self.areBelow(1, bytes ^ SIMD16(repeating: UInt8(ascii: "_")))
        .| Self.areBelow(1, bytes ^ SIMD16(repeating: UInt8(ascii: "~")))))
  }

  /// A bit for each byte that belongs to a word, as `EightBytes.inWords` tells it; the lowest for the first.
  @inline(__always)
  var inWords: UInt64 {
    let halves = unsafeBitCast(highInWords, to: SIMD2<UInt64>.self)
    return Self.sideBySide(halves[0].littleEndian) | Self.sideBySide(halves[1].littleEndian) &<< 8
  }

  /// The same with `end` in place of each byte that belongs to none.
  @inline(__always)
  func words(endedBy end: UInt8) -> SixteenBytes {
    SixteenBytes(bytes: bytes.replacing(with: end, where: Self.areBelow(0x80, highInWords)))
  }

  /// The highest bit of each byte that belongs to a word.
  @inline(__always)
  private var highInWords: SIMD16<UInt8> {
    let letters = (bytes | SIMD16(repeating: 0x20)) &- SIMD16(repeating: UInt8(ascii: "a"))
    let digits = bytes &- SIMD16(repeating: UInt8(ascii: "0"))
    let inASCII = Self.areBelow(26, letters) .| Self.areBelow(10, digits)
    return SIMD16<UInt8>().replacing(with: 0xFF, where: inASCII) | bytes
  }

  /// A bit for each byte that is not ASCII, the lowest for the first.
  @inline(__always)
  var beyondASCII: UInt64 {
    let halves = unsafeBitCast(bytes, to: SIMD2<UInt64>.self)
    return Self.sideBySide(halves[0].littleEndian) | Self.sideBySide(halves[1].littleEndian) &<< 8
  }

  @inline(__always)
  var isASCII: Bool {
    let halves = unsafeBitCast(bytes, to: SIMD2<UInt64>.self)
    return (halves[0] | halves[1]) & 0x8080_8080_8080_8080 == 0
  }

  @inline(__always)
  static func | (one: SixteenBytes, other: SixteenBytes) -> SixteenBytes {
    SixteenBytes(bytes: one.bytes | other.bytes)
  }

  private init(bytes: SIMD16<UInt8>) { self.bytes = bytes }

  /// The highest bits of eight bytes, side by side: the product brings them together in its highest byte.
  @inline(__always)
  private static func sideBySide(_ bytes: UInt64) -> UInt64 {
    ((bytes & 0x8080_8080_8080_8080) &* 0x0002_0408_1020_4081) &>> 56
  }

  @inline(__always)
  private static func areBelow(_ limit: UInt8, _ bytes: SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>> {
    bytes .< SIMD16(repeating: limit)
  }
}
