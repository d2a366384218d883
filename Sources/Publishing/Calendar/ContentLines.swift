import Governance

/// Content lines of a calendar (RFC 5545 §3.1): `NAME:value`, folded, ended by CRLF.
struct ContentLines: Sendable {
  private(set) var bytes: [UInt8] = []
  /// Where the line at hand is folded.
  private var folds: [Int] = []

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  /// Those that are written already.
  init(_ lines: ArraySlice<UInt8>) { bytes = Array(lines) }

  mutating func write(_ lines: [UInt8]) { bytes += lines }

  mutating func write(_ lines: UnsafeBufferPointer<UInt8>) { bytes.append(contentsOf: lines) }

  /// Whole lines as written in the program, or the start of one.
  mutating func write(_ lines: StaticString) {
    lines.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// A day as a value of the type DATE (RFC 5545 §3.3.4): `20261006`.
  mutating func write(_ day: Day) {
    let (year, month, number) = day.components
    for part in [year / 100, year % 100, month, number] {
      bytes.append(UInt8(ascii: "0") + UInt8(part / 10))
      bytes.append(UInt8(ascii: "0") + UInt8(part % 10))
    }
  }

  /// A line with a value of the type TEXT (RFC 5545 §3.3.11).
  mutating func write(_ name: StaticString, text: String) {
    let start = bytes.count
    write(name)
    var text = text
    text.withUTF8 { text in
      var plain = 0
      while plain < text.count {
        let index = Self.positionOfSpecial(in: text, from: plain)
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[plain..<index]))
        if index < text.count { escape(text[index], afterReturn: index > 0 && text[index - 1] == 0x0D) }
        plain = index + 1
      }
    }
    end(from: start)
  }

  /// Where the first byte stands that does not stand for itself in a TEXT; the end where there is none.
  private static func positionOfSpecial(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let (signs, others) = (Stops(UInt8(ascii: ","), UInt8(ascii: ";")), Stops(UInt8(ascii: "\\"), 0x7F))
    for index in stride(from: start, to: text.count, by: 8) {
      let eight = EightBytes(of: text, fromAny: index)
      let marks = eight.marksOfControls | eight.marks(of: signs) | eight.marks(of: others)
      if marks != 0 { return min(index + marks.trailingZeroBitCount / 8, text.count) }
    }
    return text.count
  }

  private mutating func escape(_ byte: UInt8, afterReturn: Bool) {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: ";"), UInt8(ascii: ","): bytes += [UInt8(ascii: "\\"), byte]
    case 0x0A where afterReturn: break
    case 0x0A, 0x0D: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
    case 0x09: bytes.append(UInt8(ascii: " "))
    default: break
    }
  }

  /// A line with a value that has nothing to escape; line ends and other control characters are left out all the
  /// same, so that no value can begin a line of its own.
  mutating func write(_ name: StaticString, plain: String) {
    let start = bytes.count
    write(name)
    var plain = plain
    plain.withUTF8 { plain in
      if plain.allSatisfy(Self.isPrinted) {
        bytes.append(contentsOf: plain)
      } else {
        bytes += plain.filter(Self.isPrinted)
      }
    }
    end(from: start)
  }

  private static func isPrinted(_ byte: UInt8) -> Bool { byte >= 0x20 && byte != 0x7F }

  private mutating func end(from start: Int) {
    if bytes.count - start > 75 { fold(from: start) }
    write("\r\n")
  }

  /// Folds after 75 octets at the most, never inside a UTF-8 sequence (RFC 5545 §3.1). The space that begins
  /// a continuation counts.
  private mutating func fold(from start: Int) {
    folds.removeAll(keepingCapacity: true)
    var fold = start + 75
    while fold < bytes.count {
      while bytes[fold] & 0xC0 == 0x80 { fold -= 1 }
      folds.append(fold)
      fold += 74
    }
    // The last piece goes first, so that none is written over: each moves behind all folds that come before it.
    var end = bytes.count
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 3 * folds.count))
    bytes.withUnsafeMutableBytes { bytes in
      for (index, fold) in folds.enumerated().reversed() {
        let moved = fold + 3 * (index + 1)
        let piece = UnsafeMutableRawBufferPointer(rebasing: bytes[moved..<moved + end - fold])
        piece.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[fold..<end]))
        (bytes[moved - 3], bytes[moved - 2]) = (0x0D, 0x0A)
        bytes[moved - 1] = UInt8(ascii: " ")
        end = fold
      }
    }
  }
}
