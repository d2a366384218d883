/// Sixteen bytes of a text, compared at once: nearly all bytes are nothing special, and one look says so of sixteen
/// of them.
struct ByteBlock {
  typealias Marks = SIMDMask<SIMD16<Int8>>

  static let size = 16

  private let bytes: SIMD16<UInt8>

  /// The bytes from `start` on. What lies outside of the text is zero.
  @inline(__always)
  init(_ text: UnsafeRawBufferPointer, at start: Int) {
    bytes =
      start >= 0 && start <= text.count - Self.size
      ? text.loadUnaligned(fromByteOffset: start, as: SIMD16<UInt8>.self) : Self.atEnd(of: text, start)
  }

  /// The bytes from `start` on, all of which must lie inside of the text.
  @inline(__always)
  init(inside text: UnsafeRawBufferPointer, at start: Int) {
    bytes = text.loadUnaligned(fromByteOffset: start, as: SIMD16<UInt8>.self)
  }

  /// Calls `look` with where a block begins and with the block, for all of a part of a text. The last may hold what
  /// stands behind the part.
  @inline(__always)
  static func forEach(in text: UnsafeRawBufferPointer, _ part: Range<Int>, _ look: (Int, ByteBlock) -> Void) {
    precondition(part.lowerBound >= 0 && part.upperBound <= text.count)
    var at = part.lowerBound
    while at <= part.upperBound - size {
      look(at, ByteBlock(inside: text, at: at))
      at += size
    }
    if at < part.upperBound { look(at, ByteBlock(text, at: at)) }
  }

  @inline(never)
  private static func atEnd(of text: UnsafeRawBufferPointer, _ start: Int) -> SIMD16<UInt8> {
    var bytes = SIMD16<UInt8>()
    for index in 0..<size where text.indices.contains(start + index) { bytes[index] = text[start + index] }
    return bytes
  }

  // Written so, the compiler (Swift 6.3) compares all bytes in a few instructions. Many another way of writing it makes
  // a loop over the bytes: look at what becomes of a change.

  @inline(__always)
  func isEqual(to byte: UInt8) -> Marks {
    (bytes ^ SIMD16(repeating: byte)) .< SIMD16(repeating: 1)
  }

  @inline(__always)
  func isIn(_ range: ClosedRange<UInt8>) -> Marks {
    (bytes &- SIMD16(repeating: range.lowerBound))
      .< SIMD16(repeating: range.upperBound &- range.lowerBound &+ 1)
  }

  @inline(__always)
  var isDigit: Marks { isIn(0x30...0x39) }

  @inline(__always)
  var isLetter: Marks { lettersFromZero .< SIMD16(repeating: 26) }

  @inline(__always)
  var isNoLetter: Marks { lettersFromZero .>= SIMD16(repeating: 26) }

  @inline(__always)
  private var lettersFromZero: SIMD16<UInt8> { (bytes | SIMD16(repeating: 0x20)) &- SIMD16(repeating: 0x61) }
}

extension SIMDMask<SIMD16<Int8>> {
  @inline(__always)
  private var words: SIMD2<UInt64> {
    let bytes = SIMD16<UInt8>().replacing(with: 0xFF, where: self)
    let words = unsafeBitCast(bytes, to: SIMD2<UInt64>.self)
    return SIMD2(words[0].littleEndian, words[1].littleEndian)
  }

  /// The first byte that is marked.
  @inline(__always)
  var first: Int? {
    let words = words
    guard words[0] | words[1] != 0 else { return nil }
    return (words[0] != 0 ? words[0].trailingZeroBitCount : 64 + words[1].trailingZeroBitCount) / 8
  }

  /// How many bytes are marked.
  @inline(__always)
  var count: Int {
    let words = words
    return words[0] | words[1] == 0 ? 0 : (words[0].nonzeroBitCount + words[1].nonzeroBitCount) / 8
  }
}
