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
      guard let replacement = Self.replacement(for: byte) else { continue }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[runStart..<index]))
      markup(replacement)
      runStart = index + 1
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: source[runStart...]))
  }

  private static func replacement(for byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "'"): "&#39;"
    case 0x09, 0x0A: nil
    case 0..<0x20, 0x7F: ""
    default: nil
    }
  }
}
