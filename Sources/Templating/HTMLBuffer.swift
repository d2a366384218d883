/// Bytes of a page as they are written. All HTML comes from here, and here alone text is escaped.
///
/// Escaping works on bytes, never on `Character`: a quotation mark followed by a combining accent is one
/// `Character` and would slip through. `&`, `<`, `>`, `"` and `'` are escaped in text and attributes
/// alike (HTML Living Standard §13.1.2.3 asks for fewer; one rule is easier to keep). Bytes that a page
/// must not hold (C0 controls but tab and line feed, and DEL) are left out.
package struct HTMLBuffer: Sendable {
  /// What is written, and behind it room for more. A page is put together from thousands of small pieces; this way
  /// each is a few bytes put in place.
  private var room: [UInt8]
  /// How many bytes are written.
  package private(set) var count = 0

  package init(capacity: Int = 0) {
    room = Self.room(for: capacity, with: [])
  }

  /// What is written. Asked of a buffer for the last time, it copies nothing.
  package var bytes: [UInt8] {
    consuming get {
      room.removeLast(room.count - count)
      return room
    }
  }

  /// What is written from a place on.
  package func bytes(from start: Int) -> ArraySlice<UInt8> { room[start..<count] }

  /// Markup as written in the program.
  package mutating func markup(_ markup: StaticString) {
    markup.withUTF8Buffer { append($0) }
  }

  /// Markup that another buffer made.
  package mutating func markup(_ markup: [UInt8]) {
    markup.withUnsafeBufferPointer { append($0) }
  }

  /// A part of such markup.
  package mutating func markup(_ markup: ArraySlice<UInt8>) {
    markup.withUnsafeBufferPointer { append($0) }
  }

  /// Text, escaped: between tags or inside a quoted attribute.
  package mutating func text(_ text: String) {
    guard text.utf8.withContiguousStorageIfAvailable({ escape($0) }) == nil else { return }
    var copy = text
    copy.withUTF8 { escape($0) }
  }

  /// The same for text that is at hand as bytes.
  package mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) { escape(bytes) }

  /// ` name="value"`, the value escaped.
  package mutating func attribute(_ name: StaticString, _ value: String) {
    append(UInt8(ascii: " "))
    markup(name)
    append(UInt8(ascii: "="))
    append(UInt8(ascii: "\""))
    text(value)
    append(UInt8(ascii: "\""))
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
    if (0...9).contains(number) { return append(UInt8(ascii: "0") + UInt8(number)) }
    text(String(number))
  }

  private mutating func append(_ byte: UInt8) {
    makeRoom(for: 1)
    room[count] = byte
    count += 1
  }

  private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    makeRoom(for: bytes.count)
    let place = count..<count + bytes.count
    room.withUnsafeMutableBytes { room in
      UnsafeMutableRawBufferPointer(rebasing: room[place]).copyMemory(from: UnsafeRawBufferPointer(bytes))
    }
    count = place.upperBound
  }

  private mutating func makeRoom(for more: Int) {
    guard room.count - count < more else { return }
    room = Self.room(for: max(count + more, 2 * room.count, 64), with: room[..<count])
  }

  /// Behind `bytes` it holds what memory happened to hold, which nobody ever reads: `count` ends before it.
  private static func room(for size: Int, with bytes: ArraySlice<UInt8>) -> [UInt8] {
    if size == 0 { return [] }
    return [UInt8](unsafeUninitializedCapacity: size) { room, length in
      _ = room.initialize(fromContentsOf: bytes)
      length = size
    }
  }
}

/// Escaping.
extension HTMLBuffer {
  /// Copies eight bytes at a step, and where one of them needs more goes on behind it. A long text goes in piece by
  /// piece, since there must be room for the longest replacement of every byte.
  private mutating func escape(_ source: UnsafeBufferPointer<UInt8>) {
    var start = 0
    while start < source.count {
      let end = min(start + 512, source.count)
      makeRoom(for: Self.longestReplacement * (end - start) + 8)
      let piece = UnsafeBufferPointer(rebasing: source[start..<end])
      let place = count
      count = room.withUnsafeMutableBytes { Self.escape(piece, into: $0, at: place) }
      start = end
    }
  }

  /// Where the text ends in `room`, which must have as much of it as `escape` makes.
  private static func escape(
    _ source: UnsafeBufferPointer<UInt8>, into room: UnsafeMutableRawBufferPointer, at place: Int
  ) -> Int {
    let source = UnsafeRawBufferPointer(source)
    precondition(room.count - place >= longestReplacement * source.count + 8)
    var (from, to) = (0, place)
    while from < source.count {
      if from + 8 <= source.count {
        let word = source.loadUnaligned(fromByteOffset: from, as: UInt64.self)
        room.storeBytes(of: word, toByteOffset: to, as: UInt64.self)
        let plain = countOfPlain(before: word)
        from += plain
        to += plain
        if plain == 8 { continue }
      }
      let byte = source[from]
      from += 1
      if isSpecial(byte) {
        replacement(for: byte).withUTF8Buffer { replacement in
          for byte in replacement {
            room[to] = byte
            to += 1
          }
        }
      } else {
        room[to] = byte
        to += 1
      }
    }
    return to
  }

  /// How many of the eight bytes of `word` stand in front of the first that may be special, told in a few steps for
  /// all of them at once.
  private static func countOfPlain(before word: UInt64) -> Int {
    let word = UInt64(littleEndian: word)
    let ones: UInt64 = 0x0101_0101_0101_0101
    /// The highest bit of each byte that is zero.
    func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }
    let belowSpace = (word &- ones &* 0x20) & ~word
    // `&` and `'` differ in one bit, and so do `<` and `>`.
    let signs =
      zeros(word ^ ones &* 0x22) | zeros((word | ones) ^ ones &* 0x27)
      | zeros((word | ones &* 2) ^ ones &* 0x3E)
    return ((belowSpace | signs | zeros(word ^ ones &* 0x7F)) & (ones << 7)).trailingZeroBitCount / 8
  }

  private static var longestReplacement: Int { 6 }

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
