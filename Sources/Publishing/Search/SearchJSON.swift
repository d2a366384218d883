/// JSON (RFC 8259) of the search index as bytes: values are written one after the other, commas between them
/// set by the writer of the list.
struct SearchJSON {
  private(set) var bytes: [UInt8] = []

  /// Brackets and commas as written in the program.
  mutating func mark(_ mark: StaticString) {
    mark.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  mutating func raw(_ value: [UInt8]) { bytes += value }

  mutating func number(_ number: Int) { bytes += String(number).utf8 }

  mutating func string(_ text: String) { string(Array(text.utf8)) }

  /// RFC 8259 §7: the quotation mark, the backslash and control characters are escaped; runs of others are
  /// copied in one step.
  mutating func string(_ text: [UInt8]) {
    bytes.append(UInt8(ascii: "\""))
    var start = 0
    for (index, byte) in text.enumerated() {
      guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else { continue }
      bytes += text[start..<index]
      start = index + 1
      if byte >= 0x20 {
        bytes += [UInt8(ascii: "\\"), byte]
      } else {
        let digits = String(byte, radix: 16)
        bytes += "\\u00\(digits.utf8.count == 1 ? "0" : "")\(digits)".utf8
      }
    }
    bytes += text[start...]
    bytes.append(UInt8(ascii: "\""))
  }

  /// `[…]`, each element written by `write`.
  mutating func list<Elements: Sequence>(
    _ elements: Elements, _ write: (inout SearchJSON, Elements.Element) -> Void
  ) {
    mark("[")
    var isFirst = true
    for element in elements {
      if !isFirst { mark(",") }
      isFirst = false
      write(&self, element)
    }
    mark("]")
  }

  mutating func strings(_ texts: some Sequence<String>) { list(texts) { $0.string($1) } }
}
