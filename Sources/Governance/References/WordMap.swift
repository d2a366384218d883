/// A set of words by a bit for each, to look a text through for them: where it says no, the word is none of them.
///
/// Of a word only the first eight letters count, whether small or capital; a hyphen ends them.
struct WordMap: Sendable {
  private var bits = [UInt64](repeating: 0, count: 512)

  /// What begins with no letter is left out.
  mutating func insert(_ word: [UInt8]) {
    let head = word.withUnsafeBufferPointer { WordHead(in: $0, at: 0) }
    if head.count > 0 { bits[head.key >> 6] |= 1 << UInt64(head.key & 63) }
  }

  func union(_ other: WordMap) -> WordMap {
    var both = self
    for index in bits.indices { both.bits[index] |= other.bits[index] }
    return both
  }

  @inline(__always)
  func mayHold(_ head: WordHead) -> Bool { bits[head.key >> 6] & 1 << UInt64(head.key & 63) != 0 }
}

/// The letters with which a word begins, eight at most, found in one step for all of them.
struct WordHead {
  let count: Int
  /// In small, the first in the lowest byte; 0 behind the last.
  private let letters: UInt64

  /// 15 bits.
  var key: Int { Int(truncatingIfNeeded: (letters &* 0x9E37_79B9_7F4A_7C15) >> 49) }

  @inline(__always)
  init(in text: UnsafeBufferPointer<UInt8>, at index: Int) {
    var bytes: UInt64 = 0
    if index + 8 <= text.count {
      let raw = UnsafeRawBufferPointer(text)
      bytes = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
    } else {
      for offset in 0..<max(0, text.count - index) {
        bytes |= UInt64(text[index + offset]) << UInt64(offset * 8)
      }
    }
    let small = bytes | ones &* 0x20
    let low = small & ~highBits
    // The highest bit of each byte tells whether it is a letter: at least `a`, and not above `z`.
    let isFromA = low &+ ones &* UInt64(0x80 - UInt8(ascii: "a"))
    let isAboveZ = low &+ ones &* UInt64(0x7F - UInt8(ascii: "z"))
    let others = (~isFromA | isAboveZ | bytes) & highBits
    count = others.trailingZeroBitCount / 8
    letters = small & (1 << UInt64(count * 8) &- 1)
  }
}

private let ones: UInt64 = 0x0101_0101_0101_0101
private let highBits: UInt64 = ones << 7
