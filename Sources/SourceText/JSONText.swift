/// Text as a JSON string (RFC 8259 §7) with its quotation marks: the quotation mark, the backslash and
/// control characters are escaped, and so are U+2028 and U+2029, which end a line in older JavaScript.
package func jsonString(_ text: String) -> String {
  var text = text
  // As nearly always: then no scalar has to be looked at by itself.
  if text.withUTF8({ $0.allSatisfy(isPlain) }) { return "\"" + text + "\"" }
  var written = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": written += "\\\""
    case "\\": written += "\\\\"
    case "\n": written += "\\n"
    case "\r": written += "\\r"
    case "\t": written += "\\t"
    case "\u{0}"..<"\u{20}", "\u{7F}"..<"\u{A0}", "\u{2028}", "\u{2029}":
      let digits = String(scalar.value, radix: 16)
      written += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: written.unicodeScalars.append(scalar)
    }
  }
  return written + "\""
}

/// ASCII that stands for itself.
private func isPlain(_ byte: UInt8) -> Bool {
  (0x20..<0x7F).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
}
