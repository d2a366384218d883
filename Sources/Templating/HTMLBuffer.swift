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
    var text = text
    text.withUTF8 { escape($0) }
  }

  /// ` name="value"`, the value escaped.
  package mutating func attribute(_ name: StaticString, _ value: String) {
    markup(" ")
    markup(name)
    markup("=\"")
    text(value)
    markup("\"")
  }

  /// A whole number in decimal digits.
  package mutating func number(_ number: Int) {
    text(String(number))
  }

  /// Copies runs of bytes that need nothing in one step.
  private mutating func escape(_ source: UnsafeBufferPointer<UInt8>) {
    var runStart = 0
    for (index, byte) in source.enumerated() {
      guard Self.isSpecial(byte) else { continue }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[runStart..<index]))
      markup(Self.replacement(for: byte))
      runStart = index + 1
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[runStart...]))
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
