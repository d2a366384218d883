/// Eight bytes of a text, looked at in a few steps for all of them at once: which of them are letters of ASCII, and
/// the word that begins with the first.
struct EightLetters {
  /// The first byte is the lowest; zeros behind the end of the text.
  let bytes: UInt64
  /// The highest bit of each byte that is a letter.
  let marks: UInt64

  @inline(__always)
  init(in text: UnsafeBufferPointer<UInt8>, at index: Int) { self.init(Self.load(from: text, at: index)) }

  @inline(__always)
  init(_ bytes: UInt64) {
    self.bytes = bytes
    let low = (bytes | ones &* 0x20) & ~highBits
    let isFromA = low &+ ones &* UInt64(0x80 - UInt8(ascii: "a"))
    let isAboveZ = low &+ ones &* UInt64(0x7F - UInt8(ascii: "z"))
    marks = isFromA & ~(isAboveZ | bytes) & highBits
  }

  @inline(__always)
  static func load(from text: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt64 {
    guard index <= text.count &- 8 else { return loadEnd(of: text, at: index) }
    let raw = UnsafeRawBufferPointer(text)
    return UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
  }

  /// Apart, so that it takes no room in the loops of its callers.
  @inline(never)
  private static func loadEnd(of text: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt64 {
    var (bytes, at) = (UInt64(0), text.count)
    while at > index {
      at -= 1
      bytes = bytes << 8 | UInt64(text[at])
    }
    return bytes
  }

  /// How many letters stand at the start.
  @inline(__always)
  var count: Int { (~marks & highBits).trailingZeroBitCount / 8 }

  /// All bytes, the letters of ASCII among them small.
  @inline(__always)
  var small: UInt64 { bytes | marks >> 2 }

  /// The letters up to the first byte that is none, in small letters; zeros behind them.
  @inline(__always)
  var word: UInt64 { small & opening }

  /// All bits of the letters at the start: those below the first byte that is none.
  @inline(__always)
  private var opening: UInt64 {
    let others = ~marks & highBits
    // The lowest bit of the first of them, less one: all bits below it, or all there are.
    return ((others & (0 &- others)) >> 7) &- 1
  }

  /// The eight bytes at `start`, letters among them small; other bytes may be others.
  @inline(__always)
  static func small(at start: UnsafeRawPointer) -> UInt64 {
    UInt64(littleEndian: start.loadUnaligned(as: UInt64.self)) | ones &* 0x20
  }
}

private let ones: UInt64 = 0x0101_0101_0101_0101
private let highBits: UInt64 = ones << 7
