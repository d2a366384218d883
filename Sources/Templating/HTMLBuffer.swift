/// Bytes of a page as they are written. All HTML comes from here, and here alone text is escaped.
///
/// Escaping works on bytes, never on `Character`: a quotation mark followed by a combining accent is one
/// `Character` and would slip through. `&`, `<`, `>`, `"` and `'` are escaped in text and attributes
/// alike (HTML Living Standard §13.1.2.3 asks for fewer; one rule is easier to keep). Bytes that a page
/// must not hold (C0 controls but tab and line feed, and DEL) are left out.
package struct HTMLBuffer: Sendable {
  package private(set) var bytes: [UInt8] = []

  package init(capacity: Int = 0) {
    bytes.reserveCapacity(capacity)
  }

  /// Markup as written in the program.
  package mutating func markup(_ markup: StaticString) {
    markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Markup that another buffer made.
  package mutating func markup(_ markup: [UInt8]) {
    bytes.append(contentsOf: markup)
  }

  /// A part of such markup.
  package mutating func markup(_ markup: ArraySlice<UInt8>) {
    bytes.append(contentsOf: markup)
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
    markup(" ")
    markup(name)
    markup("=\"")
    text(value)
    markup("\"")
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
    text(String(number))
  }

  /// Copies runs of bytes that need nothing in one step.
  private mutating func escape(_ source: UnsafeBufferPointer<UInt8>) {
    var runStart = 0
    var index = 0
    while index < source.count {
      let end = min(index + 8, source.count)
      if end == index + 8, Self.isPlain(source, at: index) {
        index = end
        continue
      }
      for at in index..<end where Self.isSpecial(source[at]) {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[runStart..<at]))
        markup(Self.replacement(for: source[at]))
        runStart = at + 1
      }
      index = end
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[runStart...]))
  }

  /// Whether none of the eight bytes from `index` on is special, told in a few steps for all of them at once;
  /// `false` for some that have none.
  private static func isPlain(_ source: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    let word = UnsafeRawBufferPointer(source).loadUnaligned(fromByteOffset: index, as: UInt64.self)
    let ones: UInt64 = 0x0101_0101_0101_0101
    /// The highest bit of each byte that is zero.
    func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }
    let belowSpace = (word &- ones &* 0x20) & ~word
    // `&` and `'` differ in one bit, and so do `<` and `>`.
    let signs =
      zeros(word ^ ones &* 0x22) | zeros((word | ones) ^ ones &* 0x27)
      | zeros((word | ones &* 2) ^ ones &* 0x3E)
    return (belowSpace | signs | zeros(word ^ ones &* 0x7F)) & (ones << 7) == 0
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
