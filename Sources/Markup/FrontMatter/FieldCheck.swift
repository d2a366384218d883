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
  private var isOver = false
  private let signs: FieldSigns

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

  init(file: SourceFile) {
    self.file = file
    signs = FieldSigns(file: file)
  }

  private var bytes: [UInt8] { file.bytes }

  mutating func read(_ line: Range<Int>) {
    guard !isOver else { return }
    if case .quoted(let quote) = open {
      let end = signs.closingQuote(quote, from: line.lowerBound, to: line.upperBound)
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
    case .block(let outer) where indent > outer:
      return
    case .plain(let outer) where indent > outer:
      readContinuation(start..<line.upperBound)
      return
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

  /// A line that goes on with a plain value. A field's name there is a field that was moved in by mistake.
  private mutating func readContinuation(_ line: Range<Int>) {
    guard signs.keyEnd(in: line) != nil else { return }
    findings.append(
      Finding(
        .fieldUnreadable, "this line stands further in than the field above, which has its value already",
        at: Place(file, bytes.trimmingEnd(line)),
        repair: "start it where the field above starts, or put the whole value between quotation marks"))
    open = .none
  }

  /// A line that is not the rest of a value: `key: value`, `- value`, `- key: value`.
  private mutating func readEntry(_ line: Range<Int>, indent: Int) {
    var start = line.lowerBound
    var indent = indent
    var items = 0
    while start < line.upperBound, bytes[start] == .hyphen,
      start + 1 == line.upperBound || bytes[start + 1].isSpaceOrTab
    {
      items += 1
      closeScopes(deeperThan: indent)
      let next = bytes.skippingSpaces(from: start + 1, to: line.upperBound)
      indent += next - start
      start = next
    }
    guard start < line.upperBound else {
      open = .empty(indent: line.lowerBound - lineStart(line))
      return
    }
    if scopes.count + items > fieldDepthLimit {
      findings.append(nestingTooDeep(line.lowerBound..<min(line.lowerBound + 40, start + 1)))
      return
    }
    guard let colon = signs.keyEnd(in: start..<line.upperBound) else {
      readLoose(start..<line.upperBound, indent: indent, isItem: items > 0)
      return
    }
    note(key: start..<colon, indent: indent, isItem: items > 0)
    let value = bytes.skippingSpaces(from: colon + 1, to: line.upperBound)
    readValue(value..<line.upperBound, indent: indent)
  }

  private func lineStart(_ line: Range<Int>) -> Int {
    var start = line.lowerBound
    while start > 0, !bytes[start - 1].isLineEnd { start -= 1 }
    return start
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
      findings.append(
        signs.shorthand("\"<<\" copies fields from elsewhere", key, "write the fields out here"))
    }
    if let trouble = signs.specialFinding(bytes[key.lowerBound], at: key) { findings.append(trouble) }
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
      if !scopes.isEmpty { endDocument(text) }
      open = .none
      return
    }
    findings.append(notAField(text))
    open = .none
  }

  /// A `---` with fields above it starts a second set. Nothing below it is looked at.
  private mutating func endDocument(_ line: Range<Int>) {
    findings.append(
      Finding(
        .severalDocuments, "a second set of fields starts here", at: Place(file, line),
        repair: "keep one set and remove this line"))
    isOver = true
  }

  private func notAField(_ text: Range<Int>) -> Finding {
    let name = bytes[text].prefix { $0.isLetter || $0.isDigit || $0 == .underscore || $0 == .hyphen }
    let colon = text.lowerBound + name.count
    if !name.isEmpty, colon < text.upperBound, bytes[colon] == .colon {
      let key = String(decoding: name, as: UTF8.self)
      return Finding(
        .spaceAfterColon, "there is no space after `\(key):`", at: Place(file, text.lowerBound..<colon + 1),
        repair: "write `\(key): \(file.text(colon + 1..<text.upperBound))`")
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
    let value = signs.withoutRemark(line)
    if value.isEmpty {
      findings += signs.hashFindings(at: line.lowerBound, in: line, after: line)
      open = .empty(indent: indent)
      return
    }
    switch first {
    case .pipe, .greaterThan:
      open = .block(indent: indent)
    case .quotationMark, .apostrophe:
      open =
        signs.closingQuote(first, from: line.lowerBound + 1, to: line.upperBound) == nil
        ? .quoted(first) : .none
    case .leftBracket, .leftBrace:
      open = .none
      readFlow(line, depth: 0)
    default:
      if let trouble = signs.specialFinding(first, at: value) { findings.append(trouble) }
      findings += signs.plainFindings(value, in: line)
      open = .plain(indent: indent)
    }
  }

  /// Lists and fields between brackets, over several lines if need be.
  private mutating func readFlow(_ line: Range<Int>, depth: Int) {
    var depth = depth
    var isStart = depth > 0
    var at = line.lowerBound
    var valueStart = at
    while at < line.upperBound {
      let byte = bytes[at]
      if isStart,
        let trouble = signs.specialFinding(byte, at: at..<flowValueEnd(from: at, to: line.upperBound))
      {
        findings.append(trouble)
      }
      let wasStart = isStart
      if !byte.isSpaceOrTab {
        if isStart { valueStart = at }
        isStart = false
      }
      switch byte {
      case .leftBracket, .leftBrace:
        depth += 1
        isStart = true
      case .rightBracket, .rightBrace: depth -= 1
      case .comma: isStart = true
      case .colon where at + 1 < line.upperBound && bytes[at + 1].isSpaceOrTab: isStart = true
      case .quotationMark where wasStart, .apostrophe where wasStart:
        guard let end = signs.closingQuote(byte, from: at + 1, to: line.upperBound) else {
          open = .quoted(byte)
          return
        }
        at = end - 1
      case .hash where at > line.lowerBound && bytes[at - 1].isSpaceOrTab:
        let value = valueStart..<flowValueEnd(from: at, to: line.upperBound)
        findings += signs.hashFindings(at: at, in: value, after: valueStart..<at)
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
      .keyRepeated, "`\(key)` stands here a second time", at: Place(file, place),
      notes: [.init("first written here", at: Place(file, first))],
      repair: "keep the line that is right and remove the other")
  }
}
