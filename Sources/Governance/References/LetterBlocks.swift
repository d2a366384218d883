/// Which bytes of two blocks of a text are letters of ASCII: a bit for each of 64 bytes, the first the lowest.
///
/// Two blocks are looked at side by side, because numbers are added and shifted two at a time, where bytes would be gone
/// through one by one (Swift 6.3).
struct LetterBlocks {
  static let size = 64
  /// Blocks overlap by eight bytes, so that a word which begins in `beginning` is told from others by its block alone.
  static let step = 56
  static let beginning: UInt64 = 1 << 56 - 1
  /// How many bytes the two take up.
  static let sizeOfBoth = step + size

  let first: UInt64
  let second: UInt64
  /// Of both.
  let isASCII: Bool

  /// Of the bytes from `start` on, as many of which must be there as both take up.
  @inline(__always)
  init(at start: UnsafeRawPointer) {
    var (letters, seen) = (Pair.zero, Pair.zero)
    // Eight bytes each are a bit of all bytes of a number: the first of its lowest, and so on.
    var row = 0
    while row < 8 {
      let bytes = Pair(Self.eight(start, row &* 8), Self.eight(start, row &* 8 &+ Self.step))
      seen |= bytes
      letters |= Self.marks(bytes) &>> Pair(repeating: UInt64(7 &- row))
      row &+= 1
    }
    letters = Self.transposed(letters)
    (first, second) = (letters[0], letters[1])
    isASCII = (seen[0] | seen[1]) & 0x8080_8080_8080_8080 == 0
  }

  private typealias Pair = SIMD2<UInt64>

  @inline(__always)
  private static func eight(_ start: UnsafeRawPointer, _ offset: Int) -> UInt64 {
    UInt64(littleEndian: start.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }

  /// The highest bit of each byte that is a letter.
  @inline(__always)
  private static func marks(_ bytes: Pair) -> Pair {
    let capital = bytes & all(0x5F)
    let isFromA = capital &+ all(0x80 - UInt8(ascii: "A"))
    let isAboveZ = capital &+ all(0x7F - UInt8(ascii: "Z"))
    return isFromA & ~(isAboveZ | bytes) & all(0x80)
  }

  @inline(__always)
  private static func all(_ byte: UInt8) -> Pair { Pair(repeating: 0x0101_0101_0101_0101 &* UInt64(byte)) }

  /// Eight rows of eight bits with rows and columns exchanged: bit 1 of byte 0 for bit 0 of byte 1, and so on; then twos
  /// and fours.
  @inline(__always)
  private static func transposed(_ bits: Pair) -> Pair {
    let ones = exchanged(bits, by: 7, 0x00AA_00AA_00AA_00AA)
    let twos = exchanged(ones, by: 14, 0x0000_CCCC_0000_CCCC)
    return exchanged(twos, by: 28, 0x0000_0000_F0F0_F0F0)
  }

  @inline(__always)
  private static func exchanged(_ bits: Pair, by distance: UInt64, _ mask: UInt64) -> Pair {
    let by = Pair(repeating: distance)
    let changed = (bits ^ (bits &>> by)) & Pair(repeating: mask)
    return bits ^ changed ^ (changed &<< by)
  }
}
