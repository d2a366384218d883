import Governance

/// Writes content lines of a calendar (RFC 5545 §3.1) where they stay, into room that is lent for them: `NAME:value`,
/// folded, ended by CRLF.
struct ContentPen {
  private let place: UnsafeMutableBufferPointer<UInt8>
  /// How many bytes are written.
  private(set) var count = 0

  init(place: UnsafeMutableBufferPointer<UInt8>) { self.place = place }

  /// The room that values take whose bytes are `count` together: each byte may need a backslash, and each line has an
  /// end and folds.
  static func mostRoom(forValues count: Int) -> Int { 3 * count }

  /// Whole lines as written in the program, or the start of one.
  @inline(__always)
  mutating func write(_ lines: StaticString) {
    lines.withUTF8Buffer { add($0[...]) }
  }

  /// Whole lines that are written already.
  mutating func write(_ lines: [UInt8]) { lines.withUnsafeBufferPointer { add($0[...]) } }

  /// A day as a value of the type DATE (RFC 5545 §3.3.4): `20261006`.
  mutating func write(_ day: Day) {
    precondition(place.count - count >= 8)
    let (year, month, number) = day.components
    var rest = (year * 100 + month) * 100 + number
    for index in (count..<count + 8).reversed() {
      place[index] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
    }
    count += 8
  }

  /// A line with a value of the type TEXT (RFC 5545 §3.3.11).
  mutating func write(_ name: StaticString, text: String) {
    let start = count
    write(name)
    var text = text
    text.withUTF8 { text in
      var plain = 0
      while plain < text.count {
        let index = Self.positionOfSpecial(in: text, from: plain)
        add(text[plain..<index])
        if index < text.count { escape(text[index], afterReturn: index > 0 && text[index - 1] == 0x0D) }
        plain = index + 1
      }
    }
    end(from: start)
  }

  /// A line with a value that has nothing to escape; line ends and other control characters are left out all the
  /// same, so that no value can begin a line of its own.
  mutating func write(_ name: StaticString, plain: String) {
    let start = count
    write(name)
    var plain = plain
    plain.withUTF8 { plain in
      if plain.allSatisfy(Self.isPrinted) { return add(plain[...]) }
      for byte in plain where Self.isPrinted(byte) { add(byte) }
    }
    end(from: start)
  }

  private static func isPrinted(_ byte: UInt8) -> Bool { byte >= 0x20 && byte != 0x7F }

  @inline(__always)
  private mutating func add(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
    count = place[count...].update(fromContentsOf: bytes)
  }

  @inline(__always)
  private mutating func add(_ byte: UInt8) {
    precondition(count < place.count)
    place[count] = byte
    count += 1
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
    case UInt8(ascii: "\\"), UInt8(ascii: ";"), UInt8(ascii: ","):
      add(UInt8(ascii: "\\"))
      add(byte)
    case 0x0A where afterReturn: break
    case 0x0A, 0x0D:
      add(UInt8(ascii: "\\"))
      add(UInt8(ascii: "n"))
    case 0x09: add(UInt8(ascii: " "))
    default: break
    }
  }

  private mutating func end(from start: Int) {
    if count - start > 75 { fold(from: start) }
    add(0x0D)
    add(0x0A)
  }

  /// Folds after 75 octets at the most, never inside a UTF-8 sequence (RFC 5545 §3.1). The space that begins
  /// a continuation counts.
  private mutating func fold(from start: Int) {
    withUnsafeTemporaryAllocation(of: Int.self, capacity: (count - start) / 71 + 1) { folds in
      var number = 0
      var fold = start + 75
      while fold < count {
        while place[fold] & 0xC0 == 0x80 { fold -= 1 }
        folds[number] = fold
        number += 1
        fold += 74
      }
      // The last piece goes first, so that none is written over: each moves behind all folds that come before it.
      var end = count
      precondition(place.count - count >= 3 * number)
      count += 3 * number
      for (index, fold) in folds[..<number].enumerated().reversed() {
        let moved = fold + 3 * (index + 1)
        copy(fold..<end, to: moved)
        (place[moved - 3], place[moved - 2]) = (0x0D, 0x0A)
        place[moved - 1] = UInt8(ascii: " ")
        end = fold
      }
    }
  }

  private func copy(_ piece: Range<Int>, to start: Int) {
    let bytes = UnsafeMutableRawBufferPointer(place)
    UnsafeMutableRawBufferPointer(rebasing: bytes[start..<start + piece.count])
      .copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[piece]))
  }
}
