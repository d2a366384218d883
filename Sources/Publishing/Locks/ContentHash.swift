/// A number that stands for bytes, as 16 hexadecimal digits: the same for the same bytes, different for
/// practically any others.
///
/// It is FNV-1a with 64 bits (offset basis and prime as Fowler, Noll and Vo give them).
struct ContentHash {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  @inline(__always)
  mutating func add(_ byte: UInt8) { self = adding(byte) }

  @inline(__always)
  func adding(_ byte: UInt8) -> ContentHash {
    var next = self
    next.value = (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    return next
  }

  /// A text with its end, so that `ab` and `c` are not `a` and `bc`: no text holds the byte 255.
  mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { for byte in $0 { add(byte) } }
    add(0xFF)
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
