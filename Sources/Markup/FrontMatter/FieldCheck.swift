import SourceText

/// What is wrong with fields that can be seen line by line, before YAML is read.
///
/// A YAML program stops at the first thing it does not understand and says so in its own terms. The slips a
/// clerk makes are few and can be told from the lines; anchors, aliases and tags, which can make a small
/// file enormous, are refused here and never reach the YAML program. When nothing is found here the text may
/// still not be YAML; `readMetadata` then says why.
func fieldFindings(in file: SourceFile, _ part: Range<Int>) -> [Finding] {
  var check = FieldCheck(file: file)
  for line in LineCursor(bytes: file.bytes, in: part) { check.read(line) }
  return check.findings
}

/// How deep fields may stand in fields: far more than anything needs, far less than what would overflow the
/// stack of a YAML program.
private let fieldDepthLimit = 50

private struct FieldCheck {
  let file: SourceFile
  var findings: [Finding] = []
  /// The fields that are open at this line, from the outermost: how far in they stand and their keys.
  private var scopes: [Scope] = []
  /// What the lines to come may belong to.
  private var open: OpenValue = .none

  private struct Scope {
    var indent: Int
    var keys: [String: Range<Int>] = [:]
  }

  private enum OpenValue {
    case none
    /// `|` or `>`: every line further in than `indent` is text.
    case block(indent: Int)
    /// A plain value: lines further in than `indent` go on with it.
    case plain(indent: Int)
    /// A field without a value on its line: a value may stand further in on the next.
    case empty(indent: Int)
    /// A quotation mark that has not been closed yet.
    case quoted(UInt8)
    /// `[` or `{` that many deep.
    case flow(depth: Int)
  }

  init(file: SourceFile) { self.file = file }

  private var bytes: [UInt8] { file.bytes }

  mutating func read(_ line: Range<Int>) {
    if case .quoted(let quote) = open {
      let end = closingQuote(quote, from: line.lowerBound, to: line.upperBound)
      if end != nil { open = .none }
      return
    }
    let start = bytes.skippingSpaces(from: line.lowerBound, to: line.upperBound)
    guard start < line.upperBound, bytes[start] != .hash else { return }
    if case .flow(let depth) = open {
      readFlow(start..<line.upperBound, depth: depth)
      return
    }
    let indent = start - line.lowerBound
    switch open {
    case .block(let outer) where indent > outer, .plain(let outer) where indent > outer: return
    default: break
    }
    if let tab = bytes[line.lowerBound..<start].firstIndex(of: .tab) {
      findings.append(
        Finding(
          .tabIndentation, "a tab stands at the start of this line", at: Place(file, tab..<tab + 1),
          repair: "replace the tab by two spaces"))
      open = .none
      return
    }
    readEntry(start..<line.upperBound, indent: indent)
  }

  /// A line that is not the rest of a value: `key: value`, `- value`, `- key: value`.
  private mutating func readEntry(_ line: Range<Int>, indent: Int) {
    var start = line.lowerBound
    var indent = indent
    var isItem = false
    while start < line.upperBound, bytes[start] == .hyphen,
      start + 1 == line.upperBound || bytes[start + 1].isSpaceOrTab
    {
      isItem = true
      closeScopes(deeperThan: indent)
      let next = bytes.skippingSpaces(from: start + 1, to: line.upperBound)
      indent += next - start
      start = next
    }
    guard start < line.upperBound else {
      open = .empty(indent: line.lowerBound - lineStart(line))
      return
    }
    if scopes.count >= fieldDepthLimit {
      findings.append(nestingTooDeep(bytes.trimmingEnd(line)))
      return
    }
    guard let colon = keyEnd(in: start..<line.upperBound) else {
      readLoose(start..<line.upperBound, indent: indent, isItem: isItem)
      return
    }
    note(key: start..<colon, indent: indent, isItem: isItem)
    let value = bytes.skippingSpaces(from: colon + 1, to: line.upperBound)
    readValue(value..<line.upperBound, indent: indent)
  }

  private func lineStart(_ line: Range<Int>) -> Int {
    var start = line.lowerBound
    while start > 0, !bytes[start - 1].isLineEnd { start -= 1 }
    return start
  }

  /// Where the colon stands that ends a key; `nil` when the line has no key.
  private func keyEnd(in line: Range<Int>) -> Int? {
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

  private mutating func note(key: Range<Int>, indent: Int, isItem: Bool) {
    let key = bytes.trimmingEnd(key)
    closeScopes(deeperThan: indent)
    if scopes.last?.indent != indent || isItem {
      if scopes.last?.indent == indent { scopes.removeLast() }
      scopes.append(Scope(indent: indent))
    }
    let name = file.text(key)
    if name == "<<" {
      findings.append(shorthand("\"<<\" copies fields from elsewhere", key, "write the fields out here"))
    }
    if let trouble = special(bytes[key.lowerBound], at: key) { findings.append(trouble) }
    if bytes[key.lowerBound] == .questionMark, key.count > 1, bytes[key.lowerBound + 1] == .space {
      findings.append(.keyNotText(key, in: file))
    }
    let last = scopes.count - 1
    if let first = scopes[last].keys[name] {
      findings.append(.keyRepeated(name, at: key, first: first, in: file))
    } else {
      scopes[last].keys[name] = key
    }
  }

  private mutating func closeScopes(deeperThan indent: Int) {
    while let last = scopes.last, last.indent > indent { scopes.removeLast() }
  }

  /// A line without a key: an entry of a list, a value on a line of its own, or a slip.
  private mutating func readLoose(_ line: Range<Int>, indent: Int, isItem: Bool) {
    let text = bytes.trimmingEnd(line)
    if bytes[line.lowerBound] == .questionMark, line.count == 1 || bytes[line.lowerBound + 1] == .space {
      findings.append(.keyNotText(text, in: file))
      return
    }
    var mayBeValue = isItem
    if case .empty(let outer) = open, indent > outer { mayBeValue = true }
    let startsValue: [UInt8] = [.leftBracket, .leftBrace, .quotationMark, .apostrophe, .pipe, .greaterThan]
    if mayBeValue || startsValue.contains(bytes[line.lowerBound]) {
      readValue(line, indent: isItem ? max(0, indent - 1) : indent - 1)
      return
    }
    if text.count == 3, bytes.has("---", at: text.lowerBound) || bytes.has("...", at: text.lowerBound) {
      open = .none
      return
    }
    findings.append(notAField(text))
    open = .none
  }

  private func notAField(_ text: Range<Int>) -> Finding {
    let name = bytes[text].prefix { $0.isLetter || $0.isDigit || $0 == .underscore || $0 == .hyphen }
    let colon = text.lowerBound + name.count
    if !name.isEmpty, colon < text.upperBound, bytes[colon] == .colon {
      let key = String(decoding: name, as: UTF8.self)
      return Finding(
        .spaceAfterColon, "there is no space after \"\(key):\"", at: Place(file, text.lowerBound..<colon + 1),
        repair: "write \"\(key): \(file.text(colon + 1..<text.upperBound))\"")
    }
    return Finding(
      .fieldUnreadable, "this line is not a field", at: Place(file, text),
      repair: "write a field's name, a colon, a space and the value, or start the line with two spaces "
        + "if it goes on with the value above")
  }

  private mutating func readValue(_ line: Range<Int>, indent: Int) {
    guard line.lowerBound < line.upperBound else {
      open = .empty(indent: indent)
      return
    }
    let first = bytes[line.lowerBound]
    let value = withoutRemark(line)
    if value.isEmpty {
      warnOfHash(at: line.lowerBound, in: line, text: line)
      open = .empty(indent: indent)
      return
    }
    switch first {
    case .pipe, .greaterThan:
      open = .block(indent: indent)
    case .quotationMark, .apostrophe:
      open =
        closingQuote(first, from: line.lowerBound + 1, to: line.upperBound) == nil ? .quoted(first) : .none
    case .leftBracket, .leftBrace:
      open = .none
      readFlow(line, depth: 0)
    default:
      if let trouble = special(first, at: value) { findings.append(trouble) }
      readPlain(value, in: line)
      open = .plain(indent: indent)
    }
  }

  private mutating func readPlain(_ value: Range<Int>, in line: Range<Int>) {
    if let colon = keyEnd(in: value) {
      findings.append(
        Finding(
          .colonUnquoted, "a second colon stands in this value", at: Place(file, colon..<colon + 1),
          repair: "put the value between straight quotation marks: \"\(file.text(value))\""))
    }
    if value.upperBound < line.upperBound { warnOfHash(at: value.upperBound, in: line, text: value) }
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
  }

  /// The value without a remark and the spaces before it.
  private func withoutRemark(_ line: Range<Int>) -> Range<Int> {
    var end = line.lowerBound
    while end < line.upperBound {
      if bytes[end] == .hash, end == line.lowerBound || bytes[end - 1].isSpaceOrTab { break }
      end += 1
    }
    return bytes.trimmingEnd(line.lowerBound..<end)
  }

  /// A `#` before a digit was hardly meant as a remark.
  private mutating func warnOfHash(at start: Int, in line: Range<Int>, text: Range<Int>) {
    let hash = bytes.skippingSpaces(from: start, to: line.upperBound)
    guard hash + 1 < line.upperBound, bytes[hash] == .hash, bytes[hash + 1].isDigit else { return }
    let rest = bytes.trimmingEnd(hash..<line.upperBound)
    let whole = file.text(text.lowerBound..<rest.upperBound)
    findings.append(
      Finding(
        .textAfterHash, "\"\(file.text(rest))\" is taken for a remark and lost", at: Place(file, rest),
        repair: "put the value between straight quotation marks: \"\(whole)\""))
  }

  /// Lists and fields between brackets, over several lines if need be.
  private mutating func readFlow(_ line: Range<Int>, depth: Int) {
    var depth = depth
    var isStart = depth > 0
    var at = line.lowerBound
    while at < line.upperBound {
      let byte = bytes[at]
      if isStart, let trouble = special(byte, at: at..<flowValueEnd(from: at, to: line.upperBound)) {
        findings.append(trouble)
      }
      let wasStart = isStart
      if !byte.isSpaceOrTab { isStart = false }
      switch byte {
      case .leftBracket, .leftBrace:
        depth += 1
        isStart = true
      case .rightBracket, .rightBrace: depth -= 1
      case .comma: isStart = true
      case .colon where at + 1 < line.upperBound && bytes[at + 1].isSpaceOrTab: isStart = true
      case .quotationMark where wasStart, .apostrophe where wasStart:
        guard let end = closingQuote(byte, from: at + 1, to: line.upperBound) else {
          open = .quoted(byte)
          return
        }
        at = end - 1
      case .hash where at > line.lowerBound && bytes[at - 1].isSpaceOrTab:
        warnOfHash(at: at, in: line, text: at..<at)
        at = line.upperBound
      default: break
      }
      if depth > fieldDepthLimit {
        findings.append(nestingTooDeep(at..<at + 1))
        open = .none
        return
      }
      at += 1
    }
    open = depth > 0 ? .flow(depth: depth) : .none
  }

  private func flowValueEnd(from start: Int, to end: Int) -> Int {
    bytes[start..<end].firstIndex { $0 == .comma || $0 == .rightBracket || $0 == .rightBrace } ?? end
  }

  /// The byte after the quotation mark that closes; `nil` when it is not on this line.
  private func closingQuote(_ quote: UInt8, from start: Int, to end: Int) -> Int? {
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

  /// Signs that start an anchor, an alias, a tag, or nothing that YAML knows.
  private func special(_ sign: UInt8, at value: Range<Int>) -> Finding? {
    let quoted = "put the value between straight quotation marks: \"\(file.text(value))\""
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

  private func shorthand(_ headline: String, _ place: Range<Int>, _ repair: String) -> Finding {
    Finding(.fieldShorthand, headline, at: Place(file, place), repair: repair)
  }

  private func nestingTooDeep(_ place: Range<Int>) -> Finding {
    Finding(
      .nestingTooDeep, "fields and lists stand more than \(fieldDepthLimit) deep in one another",
      at: Place(file, place), repair: "remove the brackets, hyphens or spaces that nobody meant")
  }
}

extension Finding {
  /// `name` is what stands where the name of a field should.
  static func keyNotText(_ name: Range<Int>, in file: SourceFile) -> Finding {
    let text = file.text(name)
    return Finding(
      .keyNotText, text.isEmpty ? "a field has no name" : "\(text) cannot be the name of a field",
      at: Place(file, name), repair: "write a field's name there, as in `title: Complaints Procedure`")
  }

  static func keyRepeated(_ key: String, at place: Range<Int>, first: Range<Int>, in file: SourceFile)
    -> Finding
  {
    Finding(
      .keyRepeated, "\"\(key)\" stands here a second time", at: Place(file, place),
      notes: [.init("first written here", at: Place(file, first))],
      repair: "keep the line that is right and remove the other")
  }
}
