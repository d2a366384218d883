/// Eight bytes of a text, looked at in a few steps for all of them at once: the checks, the search index and the data
/// files read every byte of every text, the checks of every page as well.
struct EightBytes {
  /// The first byte is the lowest.
  let word: UInt64

  /// `index` lies at least eight bytes before the end of `text`.
  @inline(__always)
  init(of text: UnsafeBufferPointer<UInt8>, at index: Int) {
    let raw = UnsafeRawBufferPointer(text)
    word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
  }

  private init(word: UInt64) { self.word = word }

  /// The same from any place of `text`: zeros for what lies behind its end.
  @inline(__always)
  init(of text: UnsafeBufferPointer<UInt8>, fromAny index: Int) {
    self = index <= text.count - 8 ? EightBytes(of: text, at: index) : .last(of: text, from: index)
  }

  /// All bytes of a text of fewer than eight, some of them perhaps more than once, and others as often as it takes.
  @inline(__always)
  init(of text: UnsafeBufferPointer<UInt8>, paddedWith other: UInt8) {
    let raw = UnsafeRawBufferPointer(text)
    if raw.count >= 4 {
      let start = UInt32(littleEndian: raw.loadUnaligned(as: UInt32.self))
      let end = UInt32(littleEndian: raw.loadUnaligned(fromByteOffset: raw.count - 4, as: UInt32.self))
      word = UInt64(start) | UInt64(end) << 32
    } else {
      var bytes = ones &* UInt64(other)
      for byte in raw { bytes = bytes << 8 | UInt64(byte) }
      word = bytes
    }
  }

  @inline(never)
  private static func last(of text: UnsafeBufferPointer<UInt8>, from index: Int) -> EightBytes {
    guard text.count >= 8 else {
      return EightBytes(word: text.dropFirst(index).reversed().reduce(0) { $0 << 8 | UInt64($1) })
    }
    let last = EightBytes(of: text, at: text.count - 8)
    return EightBytes(word: last.word >> UInt64(8 * (index + 8 - text.count)))
  }

  /// How many bytes stand before the first that is one of the two; 8 where none is.
  @inline(__always)
  func count(before stops: Stops) -> Int { marks(of: stops).trailingZeroBitCount / 8 }

  /// Marks the first byte that is one of the two, and above it perhaps others.
  @inline(__always)
  func marks(of stops: Stops) -> UInt64 {
    func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & highBits }
    return zeros(word ^ stops.one) | zeros(word ^ stops.other)
  }

  /// Marks the first byte that lies below the space, where subtracting it borrows, and above it perhaps others.
  @inline(__always)
  var marksOfControls: UInt64 { (word &- ones &* 0x20) & ~word & highBits }

  /// The highest bit of each byte that belongs to a word: an ASCII letter or digit, or a part of a character
  /// beyond ASCII.
  @inline(__always)
  var inWords: UInt64 {
    let low = word & ~highBits
    /// Marks the bytes from `first` up to the one before `end`, of bytes below 128.
    func within(_ bytes: UInt64, _ first: UInt8, _ end: UInt8) -> UInt64 {
      (bytes &+ ones &* UInt64(0x80 - first)) & ~(bytes &+ ones &* UInt64(0x80 - end))
    }
    let letters = within(low | ones &* 0x20, UInt8(ascii: "a"), UInt8(ascii: "z") + 1)
    let digits = within(low, UInt8(ascii: "0"), UInt8(ascii: "9") + 1)
    return (letters | digits | word) & highBits
  }

  /// How many of them belong to a word before the first that does not.
  @inline(__always)
  var lengthInWord: Int { (~inWords & highBits).trailingZeroBitCount / 8 }

  /// How many of them stand before the first that belongs to a word.
  @inline(__always)
  var countBeforeWord: Int { inWords.trailingZeroBitCount / 8 }

  /// How many bytes are the same before the first that is not.
  @inline(__always)
  func countAlike(_ other: EightBytes) -> Int { (word ^ other.word).trailingZeroBitCount / 8 }
}

/// Two bytes at which reading stops.
struct Stops {
  let one: UInt64
  let other: UInt64

  @inline(__always)
  init(_ one: UInt8, _ other: UInt8) {
    self.one = ones &* UInt64(one)
    self.other = ones &* UInt64(other)
  }

  var oneByte: UInt8 { UInt8(truncatingIfNeeded: one) }
  var otherByte: UInt8 { UInt8(truncatingIfNeeded: other) }

  @inline(__always)
  func contains(_ byte: UInt8) -> Bool { byte == oneByte || byte == otherByte }

  /// Where the first of them stands in `text[range]`; the end of the range where there is none.
  @inline(__always)
  func position(in text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    var at = range.lowerBound
    while at + 16 <= range.upperBound {
      let count = SixteenBytes(of: text, at: at).count(before: self)
      if count < 16 { return at + count }
      at += 16
    }
    while at < range.upperBound {
      let count = EightBytes(of: text, fromAny: at).count(before: self)
      // Not `at += count`: the next step would have to wait for this one.
      if count < 8 { return min(at + count, range.upperBound) }
      at += 8
    }
    return range.upperBound
  }
}

private let ones: UInt64 = 0x0101_0101_0101_0101
private let highBits: UInt64 = ones << 7
