import SourceText

/// The fields at the top of a file with the lines on which they stand, and where a change to them goes.
///
/// It only inserts, replaces one value or takes whole lines away. Whether the outcome is what was meant is
/// for `editing` to see, which reads it again: a guess that is wrong here costs a refusal, never a file.
struct EditableFields {
  let fields: [MetadataNode.Field]
  /// Bytes of the text below the fields.
  let body: Range<Int>
  private let file: SourceFile
  /// Bytes between the two lines `---`.
  private let part: Range<Int>
  private var bytes: [UInt8] { file.bytes }

  /// `nil` where the fields cannot be read, or stand all in brackets.
  init?(_ file: SourceFile) {
    guard !bytesFindings(in: file).contains(where: { $0.severity == .error }) else { return nil }
    let parts = cutFrontMatter(file, from: byteOrderMarkLength(of: file.bytes))
    guard let part = parts.value.fields,
      case .fields(let fields)? = readMetadata(file, in: part).value?.value,
      !fields.isEmpty
    else { return nil }
    self.file = file
    self.part = part
    self.fields = fields
    body = parts.value.body
    guard fields.allSatisfy({ isBlank(lineStart($0.keyRange.lowerBound)..<$0.keyRange.lowerBound) }) else {
      return nil
    }
  }

  /// The file's bytes after one edit; `nil` where there is no place for it.
  func bytes(after edit: FieldEdit, order: [String]) -> [UInt8]? {
    let index = fields.firstIndex { $0.key == edit.key }
    switch edit {
    case .remove: return index.map { replacing(lines(of: $0), by: "") } ?? bytes
    case .set(let key, let text):
      guard let index else { return inserting("\(key): \(fieldText(text))", inOrder: order, key) }
      return replacingValue(of: index, by: fieldText(text))
    case .add(let key, let parts):
      guard let index else { return inserting("\(key): \(inBrackets(parts))", inOrder: order, key) }
      return replacingValue(of: index, by: inBrackets(parts))
    case .append(let key, let parts):
      guard let index else {
        return inserting("\(key):\n  - \(inBrackets(parts))", inOrder: order, key)
      }
      return appending(parts, toListOf: index)
    }
  }

  private func replacingValue(of index: Int, by value: String) -> [UInt8]? {
    let (field, node) = (fields[index], fields[index].node)
    guard node.value == .text(""), node.range.isEmpty else {
      guard case .text = node.value else { return nil }
      return replacing(node.range, by: value)
    }
    return colon(after: field).map { replacing($0 + 1..<$0 + 1, by: " " + value) }
  }

  private func appending(_ parts: [FieldEdit.Part], toListOf index: Int) -> [UInt8]? {
    let field = fields[index]
    switch field.node.value {
    case .list where bytes[field.node.range.lowerBound] == .leftBracket:
      return inserting(inBrackets(parts), intoBracketsAt: field.node.range.lowerBound)
    case .list(let entries):
      guard let last = entries.last, let dash = dash(before: last.range.lowerBound) else { return nil }
      return inserting(entry(parts, like: last, dash: dash), below: index)
    case .text(""):
      let indent = String(repeating: " ", count: column(of: field.keyRange.lowerBound) + 2)
      return inserting("\(indent)- \(inBrackets(parts))", below: index)
    case .text, .fields: return nil
    }
  }

  /// As the entry `last`, which begins after `dash`: in brackets, or a line for each of its fields.
  private func entry(_ parts: [FieldEdit.Part], like last: MetadataNode, dash: Int) -> String {
    let start = last.range.lowerBound
    let before = String(repeating: " ", count: column(of: dash)) + "-"
    guard case .fields = last.value, bytes[start] != .leftBrace, lineStart(start) == lineStart(dash) else {
      return "\(before) \(inBrackets(parts))"
    }
    let gap = String(repeating: " ", count: start - dash - 1)
    let indent = String(repeating: " ", count: column(of: start))
    return parts.enumerated().map { number, part in
      (number == 0 ? before + gap : indent) + "\(part.name): \(fieldText(part.text))"
    }.joined(separator: "\n")
  }

  /// `- ` before an entry, alone on its line or above it.
  private func dash(before start: Int) -> Int? {
    var at = start - 1
    while at >= part.lowerBound, bytes[at].isSpaceOrTab || bytes[at].isLineEnd { at -= 1 }
    guard at >= part.lowerBound, bytes[at] == .hyphen, isBlank(lineStart(at)..<at) else { return nil }
    return at
  }

  /// Into a list in brackets, after its last entry.
  private func inserting(_ entry: String, intoBracketsAt start: Int) -> [UInt8]? {
    guard let end = endOfEntries(inBracketsAt: start) else { return nil }
    let comma =
      switch bytes[end - 1] {
      case .leftBracket: ""
      case .comma: " "
      default: ", "
      }
    return replacing(end..<end, by: comma + entry)
  }

  /// The byte after the last entry, or comma, of a list in brackets, which may go over several lines.
  private func endOfEntries(inBracketsAt start: Int) -> Int? {
    let signs = FieldSigns(file: file)
    var (depth, at, end) = (0, start, start)
    var isStartOfValue = true
    while at < part.upperBound {
      let byte = bytes[at]
      if byte.isSpaceOrTab || byte.isLineEnd {
        at += 1
        continue
      }
      if byte == .hash, bytes[at - 1].isSpaceOrTab || bytes[at - 1].isLineEnd {
        while at < part.upperBound, !bytes[at].isLineEnd { at += 1 }
        continue
      }
      switch byte {
      case .leftBracket, .leftBrace: depth += 1
      case .rightBracket, .rightBrace:
        if depth == 1 { return end }
        depth -= 1
      case .quotationMark where isStartOfValue, .apostrophe where isStartOfValue:
        guard let close = signs.closingQuote(byte, from: at + 1, to: part.upperBound) else { return nil }
        at = close - 1
      default: break
      }
      isStartOfValue = [.leftBracket, .leftBrace, .comma, .colon].contains(byte)
      at += 1
      end = at
    }
    return nil
  }

  // Lines.

  /// A field of its own, after the last of those that come before it in `order`.
  private func inserting(_ text: String, inOrder order: [String], _ key: String) -> [UInt8]? {
    let earlier = order.prefix { $0 != key }
    let anchor = fields.lastIndex { earlier.contains($0.key) } ?? fields.count - 1
    let indent = String(repeating: " ", count: column(of: fields[anchor].keyRange.lowerBound))
    let lines = text.split(separator: "\n").map { indent + $0 }
    return inserting(lines.joined(separator: "\n"), below: anchor)
  }

  /// New lines below those of a field, ended as these are.
  private func inserting(_ lines: String, below index: Int) -> [UInt8] {
    let end = self.lines(of: index).upperBound
    let lineEnd =
      bytes[end - 1] == .carriageReturn
      ? "\r" : end > 1 && bytes[end - 2] == .carriageReturn ? "\r\n" : "\n"
    let text = lines.split(separator: "\n").map { $0 + lineEnd }.joined()
    return replacing(end..<end, by: text)
  }

  /// The lines of a field with their ends: up to the next field, without empty lines and remarks above that,
  /// unless they stand further in than the field.
  private func lines(of index: Int) -> Range<Int> {
    let field = fields[index]
    let start = lineStart(field.keyRange.lowerBound)
    let limit = index + 1 < fields.count ? lineStart(fields[index + 1].keyRange.lowerBound) : part.upperBound
    var cursor = LineCursor(bytes: bytes, in: start..<limit)
    var end = limit
    var isFirst = true
    while let line = cursor.next() {
      let text = bytes.skippingSpaces(from: line.lowerBound, to: line.upperBound)
      let isRemark = text < line.upperBound && bytes[text] == .hash
      let isPart =
        text < line.upperBound && (!isRemark || column(of: text) > column(of: field.keyRange.lowerBound))
      if isFirst || isPart { end = cursor.position }
      isFirst = false
    }
    return start..<end
  }

  private func colon(after field: MetadataNode.Field) -> Int? {
    let at = bytes.skippingSpaces(from: field.keyRange.upperBound, to: part.upperBound)
    return at < part.upperBound && bytes[at] == .colon ? at : nil
  }

  private func lineStart(_ at: Int) -> Int {
    var start = at
    while start > part.lowerBound, !bytes[start - 1].isLineEnd { start -= 1 }
    return start
  }

  private func column(of at: Int) -> Int { at - lineStart(at) }

  private func isBlank(_ range: Range<Int>) -> Bool { bytes[range].allSatisfy { $0 == .space } }

  private func replacing(_ range: Range<Int>, by text: String) -> [UInt8] {
    Array(bytes[..<range.lowerBound]) + Array(text.utf8) + Array(bytes[range.upperBound...])
  }
}

/// `{date: 2026-05-12, by: full-council}`
private func inBrackets(_ parts: [FieldEdit.Part]) -> String {
  "{" + parts.map { "\($0.name): \(fieldText($0.text))" }.joined(separator: ", ") + "}"
}
