/// Which of 64 bytes of a text are letters of ASCII: a bit for each, the first the lowest.
struct LetterBlock {
  static let size = 64
  /// Blocks overlap by eight bytes, so that a word which begins in `beginning` is told from others by its block alone.
  static let step = 56
  static let beginning: UInt64 = 1 << 56 - 1

  let letters: UInt64
  /// All bytes together, for `isASCII`.
  let seen: UInt64

  /// The bytes from `start` on, all of which must lie inside of the text.
  @inline(__always)
  init(inside text: UnsafeRawBufferPointer, at start: Int) {
    let (a, b) = (Part(text, start), Part(text, start &+ 16))
    let (c, d) = (Part(text, start &+ 32), Part(text, start &+ 48))
    // Eight bytes each are a bit of all bytes of a number: the first of its lowest, and so on.
    let bits = a.letters | b.letters &<< Part.two | c.letters &<< Part.four | d.letters &<< Part.six
    letters = Self.transposed(bits[0] | bits[1] << 1)
    let all = a.bytes | b.bytes | c.bytes | d.bytes
    seen = all[0] | all[1]
  }

  /// Whether what was seen is ASCII alone.
  static func isASCII(_ seen: UInt64) -> Bool { seen & 0x8080_8080_8080_8080 == 0 }

  /// Eight rows of eight bits with rows and columns exchanged: bit 1 of byte 0 for bit 0 of byte 1, and so on; then twos
  /// and fours.
  @inline(__always)
  private static func transposed(_ bits: UInt64) -> UInt64 {
    var bits = bits
    var changed = (bits ^ bits >> 7) & 0x00AA_00AA_00AA_00AA
    bits ^= changed ^ changed << 7
    changed = (bits ^ bits >> 14) & 0x0000_CCCC_0000_CCCC
    bits ^= changed ^ changed << 14
    changed = (bits ^ bits >> 28) & 0x0000_0000_F0F0_F0F0
    return bits ^ changed ^ changed << 28
  }

  /// Sixteen bytes, as twice eight: numbers are added and shifted as they are, where bytes would be gone through one by
  /// one (Swift 6.3).
  private struct Part {
    let bytes: SIMD2<UInt64>

    static var two: SIMD2<UInt64> { SIMD2(repeating: 2) }
    static var four: SIMD2<UInt64> { SIMD2(repeating: 4) }
    static var six: SIMD2<UInt64> { SIMD2(repeating: 6) }

    @inline(__always)
    init(_ text: UnsafeRawBufferPointer, _ start: Int) {
      let loaded = text.loadUnaligned(fromByteOffset: start, as: SIMD2<UInt64>.self)
      bytes = SIMD2(loaded[0].littleEndian, loaded[1].littleEndian)
    }

    /// The lowest bit of each byte that is a letter.
    @inline(__always)
    var letters: SIMD2<UInt64> {
      let low = (bytes | Self.all(0x20)) & Self.all(0x7F)
      let isFromA = low &+ Self.all(0x80 - UInt8(ascii: "a"))
      let isAboveZ = low &+ Self.all(0x7F - UInt8(ascii: "z"))
      return ((isFromA & ~(isAboveZ | bytes)) &>> SIMD2(repeating: 7)) & Self.all(1)
    }

    @inline(__always)
    private static func all(_ byte: UInt8) -> SIMD2<UInt64> {
      SIMD2(repeating: 0x0101_0101_0101_0101 &* UInt64(byte))
    }
  }
}
