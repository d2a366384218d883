import SourceText

/// Bytes of a page as they are written. All HTML comes from here, and here alone text is escaped.
///
/// Escaping works on bytes, never on `Character`: a quotation mark followed by a combining accent is one
/// `Character` and would slip through. `&`, `<`, `>`, `"` and `'` are escaped in text and attributes
/// alike (HTML Living Standard §13.1.2.3 asks for fewer; one rule is easier to keep). Bytes that a page
/// must not hold (C0 controls but tab and line feed, and DEL) are left out.
///
/// Markup of the program is a few bytes that are known where they are written, so there it may be inlined (as in
/// `ByteRoom`).
@usableFromInline
package struct HTMLBuffer: Sendable {
  @usableFromInline
  var room: ByteRoom

  package init(capacity: Int = 0) { room = ByteRoom(capacity: capacity) }

  /// How many bytes are written.
  package var count: Int { room.count }

  /// What is written, and the buffer is empty again.
  package mutating func finish() -> [UInt8] { room.finish() }

  /// What is written from a place on.
  package func bytes(from start: Int) -> ArraySlice<UInt8> { room.bytes[start...] }

  /// Markup as written in the program.
  @inlinable
  @inline(__always)
  package mutating func markup(_ markup: StaticString) {
    let count = markup.utf8CodeUnitCount
    room.append(atMost: count) { place in
      place.baseAddress?.update(from: markup.utf8Start, count: count)
      return count
    }
  }

  /// Markup that another buffer made.
  package mutating func markup(_ markup: [UInt8]) { room.append(markup) }

  /// A part of such markup, which is not cut out for it.
  package mutating func markup(_ markup: [UInt8], _ part: Range<Int>) {
    precondition(part.lowerBound >= 0 && part.upperBound <= markup.count)
    markup.withUnsafeBufferPointer { room.append(UnsafeBufferPointer(rebasing: $0[part])) }
  }

  /// The same of a part at hand.
  package mutating func markup(_ markup: ArraySlice<UInt8>) {
    markup.withUnsafeBufferPointer { room.append($0) }
  }

  /// Text, escaped: between tags or inside a quoted attribute.
  package mutating func text(_ text: String) { text.withBytes { escape($0) } }

  /// The same of a part of the bytes of a text.
  package mutating func text(_ bytes: [UInt8], _ part: Range<Int>) {
    precondition(part.lowerBound >= 0 && part.upperBound <= bytes.count)
    bytes.withUnsafeBufferPointer { escape(UnsafeBufferPointer(rebasing: $0[part])) }
  }

  /// ` name="value"`, the value escaped.
  package mutating func attribute(_ name: StaticString, _ value: String) {
    open(name)
    text(value)
    room.append(UInt8(ascii: "\""))
  }

  /// The same with a part of the bytes of a text as the value.
  package mutating func attribute(_ name: StaticString, _ bytes: [UInt8], _ part: Range<Int>) {
    open(name)
    text(bytes, part)
    room.append(UInt8(ascii: "\""))
  }

  /// ` name="`
  private mutating func open(_ name: StaticString) {
    name.withUTF8Buffer { name in
      room.append(atMost: name.count + 3) { place in
        place[0] = UInt8(ascii: " ")
        if let source = name.baseAddress, let start = place.baseAddress {
          (start + 1).update(from: source, count: name.count)
        }
        place[name.count + 1] = UInt8(ascii: "=")
        place[name.count + 2] = UInt8(ascii: "\"")
        return name.count + 3
      }
    }
  }

  /// Text, marked with its language where that is not the language of what stands around it (WCAG 2.2, 3.1.2).
  package mutating func text(_ text: String, in language: String?) {
    guard let language else { return self.text(text) }
    markup("<span")
    attribute("lang", language)
    markup(">")
    self.text(text)
    markup("</span>")
  }

  /// A whole number in decimal digits.
  package mutating func number(_ number: Int) {
    if (0...9).contains(number) { return room.append(UInt8(ascii: "0") + UInt8(number)) }
    text(String(number))
  }
}

/// Escaping.
extension HTMLBuffer {
  /// A long text goes in piece by piece, since there must be room for the longest replacement of every byte.
  private mutating func escape(_ source: UnsafeBufferPointer<UInt8>) {
    var start = 0
    repeat {
      let end = min(start + 512, source.count)
      let piece = UnsafeBufferPointer(rebasing: source[start..<end])
      room.append(atMost: Self.mostRoom(for: piece.count)) { Self.escape(piece, into: $0) }
      start = end
    } while start < source.count
  }

  /// `&quot;` for every byte, and for a word that is stored whole before its bytes are looked at.
  private static func mostRoom(for count: Int) -> Int { 6 * count + 8 }

  /// Copies what needs no more, as nearly all texts do to their end. Gives how many bytes are written to `room`.
  private static func escape(
    _ source: UnsafeBufferPointer<UInt8>, into room: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    guard let from = UnsafeRawPointer(source.baseAddress),
      let to = UnsafeMutableRawPointer(room.baseAddress)
    else { return 0 }
    precondition(room.count >= mostRoom(for: source.count))
    var start = 0
    if source.count >= 16 {
      let last = source.count - 16
      while start < last, isPlainCopy(of: from + start, at: to + start) { start += 16 }
      // The last block begins anywhere, and some bytes are copied once more.
      if start >= last, isPlainCopy(of: from + last, at: to + last) { return source.count }
    }
    let rest = UnsafeBufferPointer(rebasing: source[start...])
    return start + escapeEach(rest, into: UnsafeMutableBufferPointer(rebasing: room[start...]))
  }

  /// Copies up to the first byte that needs more, and goes on behind it. Of a word the first byte is the lowest, as on
  /// every machine that Swift runs on.
  private static func escapeEach(
    _ source: UnsafeBufferPointer<UInt8>, into room: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    guard var from = UnsafeRawPointer(source.baseAddress),
      let start = UnsafeMutableRawPointer(room.baseAddress)
    else { return 0 }
    var left = source.count
    precondition(room.count >= mostRoom(for: left))
    var to = start
    while left > 0 {
      while left >= 16, isPlainCopy(of: from, at: to) {
        from += 16
        to += 16
        left -= 16
      }
      if left == 0 { break }
      let word = left >= 8 ? from.loadUnaligned(as: UInt64.self) : Self.word(of: left, at: from)
      to.storeBytes(of: word, as: UInt64.self)
      let plain = min(suspects(in: word).trailingZeroBitCount / 8, left)
      from += plain
      to += plain
      left -= plain
      if plain == 8 || left == 0 { continue }
      let byte = from.load(as: UInt8.self)
      from += 1
      left -= 1
      if isSpecial(byte) {
        replacement(for: byte).withUTF8Buffer { replacement in
          for byte in replacement {
            to.storeBytes(of: byte, as: UInt8.self)
            to += 1
          }
        }
      } else {
        to.storeBytes(of: byte, as: UInt8.self)
        to += 1
      }
    }
    return to - start
  }

  /// Fewer than eight bytes, and zeros behind them.
  private static func word(of count: Int, at source: UnsafeRawPointer) -> UInt64 {
    if count >= 4 {
      let start = source.loadUnaligned(as: UInt32.self)
      let end = source.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
      return UInt64(start) | UInt64(end) << UInt64(8 * (count - 4))
    }
    var word: UInt64 = 0
    for index in (0..<count).reversed() {
      word = word << 8 | UInt64(source.load(fromByteOffset: index, as: UInt8.self))
    }
    return word
  }

  /// The highest bit of each byte that may be special, told in a few steps for all eight of them at once. All that
  /// are special are among them, and in front of the first there is none.
  private static func suspects(in word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    /// The highest bit of each byte that is zero, as long as it is not set in `word`.
    func zeros(_ word: UInt64) -> UInt64 { word &- ones }
    // `&` and `'` are among the four bytes that differ from `$` in the lowest two bits, `<` and `>` from `<`.
    let low = word | ones &* 0x03
    let signs = zeros(low ^ ones &* 0x27) | zeros(low ^ ones &* 0x3F) | zeros(word ^ ones &* 0x22)
    let controls = (word &- ones &* 0x20) | (word &+ ones)
    return (signs | controls) & ~word & (ones << 7)
  }

  /// Copies sixteen bytes, and tells whether none of them is special, in the same way.
  @inline(__always)
  private static func isPlainCopy(of source: UnsafeRawPointer, at place: UnsafeMutableRawPointer) -> Bool {
    let bytes = source.loadUnaligned(as: SIMD16<UInt8>.self)
    place.storeBytes(of: bytes, as: SIMD16<UInt8>.self)
    /// Written so, the compiler (Swift 6.3) makes single instructions of it, and loops of an operator with a literal.
    @inline(__always)
    func areBelow(_ limit: UInt8, _ bytes: SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>> {
      bytes .< SIMD16(repeating: limit)
    }
    let signs = bytes & SIMD16(repeating: 0xFC)
    let suspects =
      areBelow(0x20, bytes) .| areBelow(1, bytes ^ SIMD16(repeating: 0x7F))
      .| areBelow(1, bytes ^ SIMD16(repeating: UInt8(ascii: "\"")))
      .| areBelow(1, signs ^ SIMD16(repeating: UInt8(ascii: "&") & 0xFC))
      .| areBelow(1, signs ^ SIMD16(repeating: UInt8(ascii: "<") & 0xFC))
    let halves = unsafeBitCast(suspects, to: SIMD2<UInt64>.self)
    return halves[0] | halves[1] == 0
  }

  /// One bit for each byte below 64 that is replaced or left out: this test is made for every byte of a page.
  private static let special: UInt64 =
    0xFFFF_FFFF ^ bit(0x09) ^ bit(0x0A) | bit(UInt8(ascii: "\"")) | bit(UInt8(ascii: "&"))
    | bit(UInt8(ascii: "'")) | bit(UInt8(ascii: "<")) | bit(UInt8(ascii: ">"))

  private static func bit(_ byte: UInt8) -> UInt64 { 1 << UInt64(byte) }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte < 64 ? special & bit(byte) != 0 : byte == 0x7F
  }

  /// What stands for a special byte; nothing for a control character.
  private static func replacement(for byte: UInt8) -> StaticString {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    default: ""
    }
  }
}
