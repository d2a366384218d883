import SourceText

/// A number that stands for bytes, as 16 hexadecimal digits: the same for the same bytes, different for
/// practically any others.
///
/// It is FNV-1a with 64 bits (offset basis and prime as Fowler, Noll and Vo give them).
struct ContentHash {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  @inline(__always)
  mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }

  /// A text with its end, so that `ab` and `c` are not `a` and `bc`: no text holds the byte 255.
  mutating func add(_ text: String) {
    text.withBytes { for byte in $0 { add(byte) } }
    add(0xFF)
  }

  /// Those of texts without their ends. Each step of one waits for the step before it; where there are four, the steps
  /// of the others are done in the meantime.
  static func sideBySide(_ texts: [[UInt8]]) -> [ContentHash] {
    var hashes = [ContentHash](repeating: ContentHash(), count: texts.count)
    var done = 0
    if texts.count == 4 {
      let (first, second, third, fourth) = (texts[0], texts[1], texts[2], texts[3])
      var (one, two, three, four) = (ContentHash(), ContentHash(), ContentHash(), ContentHash())
      done = min(first.count, second.count, third.count, fourth.count)
      for index in 0..<done {
        one.add(first[index])
        two.add(second[index])
        three.add(third[index])
        four.add(fourth[index])
      }
      hashes = [one, two, three, four]
    }
    for (text, words) in texts.enumerated() { hashes[text].add(words[done...]) }
    return hashes
  }

  private mutating func add(_ bytes: ArraySlice<UInt8>) {
    for byte in bytes { add(byte) }
  }

  var digits: String {
    String(unsafeUninitializedCapacity: 16) { digits in
      for index in 0..<16 {
        digits[index] = hexadecimalDigit(UInt8(truncatingIfNeeded: value >> UInt64(60 - 4 * index)) & 15)
      }
      return 16
    }
  }
}

/// Of a number below 16: `0` to `9`, `a` to `f`.
func hexadecimalDigit(_ number: UInt8) -> UInt8 {
  number < 10 ? UInt8(ascii: "0") + number : UInt8(ascii: "a") + number - 10
}
