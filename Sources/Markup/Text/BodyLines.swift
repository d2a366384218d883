import SourceText

/// A line of a text and what it is part of, told before libcmark reads it.
struct BodyLine {
  enum Kind {
    case blank
    /// Running text, a heading, a list: whatever libcmark makes of it.
    case text
    /// Inside a fenced code block, fences included.
    case code
    case quote
    /// The head row of a table.
    case tableHead
    /// A further row of a table.
    case tableRow
    /// A line of a footnote's definition.
    case footnote
    /// Nests deeper, or has more brackets, than is read; left out of the tree.
    case refused
  }

  /// Its bytes without the line end.
  var range: Range<Int>
  /// Where its first byte stands that is no space or tab.
  var start: Int
  var kind: Kind
  /// Whether it has nothing that means something inside running text.
  var isPlain = false

  /// How far in it stands, a tab being four columns wide (CommonMark §2.2).
  func indent(in bytes: [UInt8]) -> Int {
    var column = 0
    for byte in bytes[range.lowerBound..<start] { column += byte == .tab ? 4 - column % 4 : 1 }
    return column
  }
}

/// Tells blank lines, code, quotes and running text apart.
///
/// Fences inside lists close with their list (CommonMark §4.5): a line further out than the fence ends it.
func bodyLines(of bytes: [UInt8], in body: Range<Int>) -> [BodyLine] {
  var fence: CodeFence?
  var lines: [BodyLine] = []
  lines.reserveCapacity(body.count / 48 + 8)
  var cursor = LineCursor(bytes: bytes, in: body)
  while let range = cursor.next() {
    lines.append(bodyLine(range, of: bytes, &fence))
    lines[lines.count - 1].isPlain = cursor.isPlain
  }
  return lines
}

private func bodyLine(_ range: Range<Int>, of bytes: [UInt8], _ fence: inout CodeFence?) -> BodyLine {
  let start = bytes.skippingSpaces(from: range.lowerBound, to: range.upperBound)
  var line = BodyLine(range: range, start: start, kind: .text)
  if let open = fence {
    let leavesList = open.indent > 1 && start < range.upperBound && line.indent(in: bytes) < 2
    if !leavesList {
      if open.isClosed(by: line, in: bytes) { fence = nil }
      line.kind = .code
      return line
    }
    fence = nil
  }
  if start == range.upperBound {
    line.kind = .blank
  } else if bytes[start] == .greaterThan || isListSign(bytes[start]) {
    let isTooDeep = range.count > depthLimit && signDepth(of: line, in: bytes) > depthLimit
    if isTooDeep { line.kind = .refused }
    if line.kind == .text, bytes[start] == .greaterThan { line.kind = .quote }
  }
  if line.kind == .text, mayOpenFence(bytes[start]), let opening = CodeFence(line, in: bytes) {
    fence = opening
    line.kind = bytes[start] == .backtick || bytes[start] == .tilde ? .code : .text
  }
  return line
}

/// The row of backticks or tildes that opens a code block.
private struct CodeFence {
  var sign: UInt8
  var length: Int
  var indent: Int

  /// A fence on a line of its own or right after a bullet.
  init?(_ line: BodyLine, in bytes: [UInt8]) {
    var start = line.start
    let end = line.range.upperBound
    var indent = line.indent(in: bytes)
    if isBullet(bytes, at: start, end: end) {
      let content = bytes.skippingSpaces(from: start + 1, to: end)
      indent += max(2, content - start)
      start = content
    }
    guard start < end, bytes[start] == .backtick || bytes[start] == .tilde else { return nil }
    let sign = bytes[start]
    let length = bytes[start..<end].prefix { $0 == sign }.count
    // The words after backticks must not hold backticks: that would be code inside a line.
    guard length >= 3, sign == .tilde || !bytes[(start + length)..<end].contains(.backtick) else {
      return nil
    }
    self.sign = sign
    self.length = length
    self.indent = indent
  }

  func isClosed(by line: BodyLine, in bytes: [UInt8]) -> Bool {
    let text = bytes.trimmingEnd(line.start..<line.range.upperBound)
    return text.count >= length && bytes[text].allSatisfy { $0 == sign }
  }
}

/// Of a line's first byte: a fence stands by itself or behind a bullet.
private func mayOpenFence(_ byte: UInt8) -> Bool {
  byte == .backtick || byte == .tilde || byte == .hyphen || byte == .plus || byte == .asterisk
}

private func isListSign(_ byte: UInt8) -> Bool {
  byte == .hyphen || byte == .plus || byte == .asterisk || byte.isDigit
}

/// A list's bullet: one of `-`, `+`, `*` with a space or the line's end behind it.
func isBullet(_ bytes: [UInt8], at start: Int, end: Int) -> Bool {
  guard start < end else { return false }
  let sign = bytes[start]
  guard sign == .hyphen || sign == .plus || sign == .asterisk else { return false }
  return start + 1 == end || bytes[start + 1].isSpaceOrTab
}

/// The delimiter of an ordered list's number, as CommonMark reads it: up to nine digits, then `.` or `)`.
func orderedDelimiter(_ bytes: [UInt8], at start: Int, end: Int) -> Int? {
  var at = start
  while at < end, bytes[at].isDigit, at - start < 9 { at += 1 }
  guard at > start, at < end, bytes[at] == .fullStop || bytes[at] == .rightParenthesis else { return nil }
  return at + 1 == end || bytes[at + 1].isSpaceOrTab ? at : nil
}

/// How many quotes and lists the signs at the start of a line open.
private func signDepth(of line: BodyLine, in bytes: [UInt8]) -> Int {
  let end = line.range.upperBound
  var at = line.start
  var depth = 0
  while at < end {
    if bytes[at] == .greaterThan || isBullet(bytes, at: at, end: end) {
      at += 1
    } else if let delimiter = orderedDelimiter(bytes, at: at, end: end) {
      at = delimiter + 1
    } else {
      break
    }
    depth += 1
    at = bytes.skippingSpaces(from: at, to: end)
  }
  return depth
}
