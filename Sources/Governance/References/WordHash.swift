/// A word as a number, whether its letters are small or capital: the same in every run. No two words of up to eight
/// bytes have one, and no two of any length in practice; 0 is of no word.
enum WordHash {
  static func of(_ word: UnsafeBufferPointer<UInt8>) -> UInt64 { of(word, word.indices) }

  /// Of a part of a text.
  static func of(_ text: UnsafeBufferPointer<UInt8>, _ word: Range<Int>) -> UInt64 {
    var hash: UInt64 = 0
    var at = word.lowerBound
    while at < word.upperBound {
      let bytes = EightLetters.load(from: text, at: at)
      let rest = word.upperBound &- at
      hash = step(hash, EightLetters(rest < 8 ? bytes & (1 &<< UInt64(8 &* rest) &- 1) : bytes).small)
      at &+= 8
    }
    return hash
  }

  /// Goes on from `hash` with the next eight bytes of a word, in small letters.
  @inline(__always)
  static func step(_ hash: UInt64, _ small: UInt64) -> UInt64 {
    let product = (hash ^ small) &* 0x9E37_79B9_7F4A_7C15
    return product ^ product >> 32
  }

  static func of(_ word: [UInt8]) -> UInt64 { word.withUnsafeBufferPointer { of($0) } }

  static func of(_ word: String) -> UInt64 {
    var word = word
    return word.withUTF8 { of($0) }
  }
}

/// Words by their hashes.
struct WordTable<Value: Sendable>: Sendable {
  /// As many as a power of two, half of them free at least: an index into `words`, -1 for none.
  private var slots: [Int32]
  private var words: [(hash: UInt64, value: Value)] = []

  /// `count` is how many words are expected; more of them cost a copy.
  init(count: Int) {
    slots = Array(repeating: -1, count: 1 << (Int.bitWidth - count.leadingZeroBitCount + 1))
    words.reserveCapacity(count)
  }

  subscript(hash: UInt64) -> Value? {
    @inline(__always)
    get {
      let index = Int(slots[slot(of: hash)])
      return index < 0 ? nil : words[index].value
    }
  }

  mutating func set(_ hash: UInt64, _ value: Value) {
    let slot = slot(of: hash)
    guard slots[slot] < 0 else {
      words[Int(slots[slot])].value = value
      return
    }
    slots[slot] = Int32(clamping: words.count)
    words.append((hash, value))
    if words.count * 2 > slots.count { grow() }
  }

  /// Where a word stands, or where it belongs.
  @inline(__always)
  private func slot(of hash: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count &- 1)
    while slots[slot] >= 0, words[Int(slots[slot])].hash != hash { slot = (slot &+ 1) & (slots.count &- 1) }
    return slot
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for index in words.indices { slots[slot(of: words[index].hash)] = Int32(clamping: index) }
  }
}
