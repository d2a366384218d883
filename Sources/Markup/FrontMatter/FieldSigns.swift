import SourceText

/// The signs that mean something in a line of fields: colons, quotation marks, `#`, and those that YAML keeps
/// for itself. Looks at one line at a time and knows nothing of the lines around it.
struct FieldSigns {
  let file: SourceFile
  private var bytes: [UInt8] { file.bytes }

  init(file: SourceFile) { self.file = file }

  /// Where the colon stands that ends a key; `nil` when the line has no key.
  func keyEnd(in line: Range<Int>) -> Int? {
    var at = line.lowerBound
    let first = bytes[at]
    if first == .quotationMark || first == .apostrophe {
      guard let end = closingQuote(first, from: at + 1, to: line.upperBound) else { return nil }
      let colon = bytes.skippingSpaces(from: end, to: line.upperBound)
      return colon < line.upperBound && bytes[colon] == .colon ? colon : nil
    }
    guard first != .leftBracket, first != .leftBrace else { return nil }
    while at < line.upperBound {
      if bytes[at] == .hash, at > line.lowerBound, bytes[at - 1].isSpaceOrTab { return nil }
      if bytes[at] == .colon, at + 1 == line.upperBound || bytes[at + 1].isSpaceOrTab { return at }
      at += 1
    }
    return nil
  }

  /// The byte after the quotation mark that closes; `nil` when it is not on this line.
  func closingQuote(_ quote: UInt8, from start: Int, to end: Int) -> Int? {
    var at = start
    while at < end {
      if bytes[at] == .backslash, quote == .quotationMark {
        at += 1
      } else if bytes[at] == quote {
        guard quote == .apostrophe, at + 1 < end, bytes[at + 1] == quote else { return at + 1 }
        at += 1
      }
      at += 1
    }
    return nil
  }

  /// The value without a remark and the spaces before it.
  func withoutRemark(_ line: Range<Int>) -> Range<Int> {
    var end = line.lowerBound
    while end < line.upperBound {
      if bytes[end] == .hash, end == line.lowerBound || bytes[end - 1].isSpaceOrTab { break }
      end += 1
    }
    return bytes.trimmingEnd(line.lowerBound..<end)
  }

  /// A second colon, curly quotes, a `#` that was meant: what goes wrong in values without quotes.
  func plainFindings(_ value: Range<Int>, in line: Range<Int>) -> [Finding] {
    var findings: [Finding] = []
    if let colon = keyEnd(in: value) {
      findings.append(
        Finding(
          .colonUnquoted, "a second colon stands in this value", at: Place(file, colon..<colon + 1),
          repair: quoting(file.text(value))))
    }
    if value.upperBound < line.upperBound {
      findings += hashFindings(at: value.upperBound, in: line, after: value)
    }
    let text = file.text(value)
    let marks: [Character] = ["\u{201C}", "\u{201D}", "\u{2018}", "\u{2019}"]
    if let open = text.first, let close = text.last, text.count > 1, marks.contains(open),
      marks.contains(close)
    {
      findings.append(
        Finding(
          .curlyQuotes, "the curly quotes around this value are printed with it", at: Place(file, value),
          repair: "type straight quotes instead: \"\(text.dropFirst().dropLast())\""))
    }
    return findings
  }

  /// A `#` before a digit was hardly meant as a remark.
  func hashFindings(at start: Int, in line: Range<Int>, after text: Range<Int>) -> [Finding] {
    let hash = bytes.skippingSpaces(from: start, to: line.upperBound)
    guard hash + 1 < line.upperBound, bytes[hash] == .hash, bytes[hash + 1].isDigit else {
      return []
    }
    let rest = bytes.trimmingEnd(hash..<line.upperBound)
    let whole = file.text(text.lowerBound..<rest.upperBound)
    return [
      Finding(
        .textAfterHash, "\"\(file.text(rest))\" is taken for a remark and lost", at: Place(file, rest),
        repair: quoting(whole))
    ]
  }

  /// Signs that start an anchor, an alias, a tag, or nothing that YAML knows.
  func specialFinding(_ sign: UInt8, at value: Range<Int>) -> Finding? {
    var quoted: String { quoting(file.text(value)) }
    switch sign {
    case .ampersand: return shorthand("a value starts with &, which has a special meaning", value, quoted)
    case .asterisk: return shorthand("a value starts with *, which has a special meaning", value, quoted)
    case .exclamationMark:
      return shorthand("a value starts with !, which has a special meaning", value, quoted)
    case UInt8(ascii: "@"), .backtick, UInt8(ascii: "%"):
      let name = String(UnicodeScalar(sign))
      return Finding(
        .fieldUnreadable, "a value cannot start with \(name)", at: Place(file, value), repair: quoted)
    default: return nil
    }
  }

  /// Single quotation marks where the value has double ones; they are doubled inside (YAML 1.1 §5.2).
  private func quoting(_ value: String) -> String {
    let advice = "put the value between straight quotation marks: "
    guard value.utf8.contains(.quotationMark) else { return advice + "\"\(value)\"" }
    let doubled = value.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
    return advice + "'\(doubled)'"
  }

  func shorthand(_ headline: String, _ place: Range<Int>, _ repair: String) -> Finding {
    Finding(.fieldShorthand, headline, at: Place(file, place), repair: repair)
  }
}
