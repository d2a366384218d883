import SourceText

/// The definition of a footnote found in the lines of a text: `[^1]: See the Code.`
struct FootnoteSource {
  /// The mark between `[^` and `]`.
  var name: Range<Int>
  /// Its text, line by line, without the mark and without the spaces that say it goes on.
  var lines: [Range<Int>]
}

/// Finds the definitions of footnotes and marks their lines.
///
/// A definition goes on over the lines right below it and, after a blank line, over lines that stand at least
/// two spaces in. Two definitions of one mark are an error: the second would never be seen.
func scanFootnotes(in lines: inout [BodyLine], of file: SourceFile, as kind: DocumentKind) -> Parsed<
  [FootnoteSource]
> {
  let bytes = file.bytes
  var footnotes = Parsed<[FootnoteSource]>([])
  var names: [String: Range<Int>] = [:]
  var index = 0
  while index < lines.count {
    guard let (name, text) = definition(lines[index], in: bytes) else {
      index += 1
      continue
    }
    var footnote = FootnoteSource(name: name, lines: [text])
    lines[index].kind = .footnote
    index += 1
    while let end = continuation(from: index, in: lines, of: bytes, as: kind) {
      for line in index..<end {
        footnote.lines.append(dedented(lines[line], in: bytes))
        lines[line].kind = .footnote
      }
      index = end
    }
    let key = file.text(name).lowercased()
    if let first = names[key] {
      footnotes.findings.append(repeatedFinding(file, name, first))
    } else {
      names[key] = name
      footnotes.value.append(footnote)
    }
  }
  return footnotes
}

/// `[^name]: text`, with the ranges of the name and of the text.
private func definition(_ line: BodyLine, in bytes: [UInt8]) -> (name: Range<Int>, text: Range<Int>)? {
  let end = line.range.upperBound
  guard line.kind == .text, bytes[line.start] == .leftBracket, bytes.has("[^", at: line.start),
    line.indent(in: bytes) < 4
  else { return nil }
  let nameStart = line.start + 2
  var at = nameStart
  while at < end, bytes[at] != .rightBracket {
    guard !bytes[at].isSpaceOrTab, bytes[at] != .leftBracket, bytes[at] != .backslash else { return nil }
    at += 1
  }
  guard at > nameStart, at + 1 < end, bytes[at + 1] == .colon else { return nil }
  return (nameStart..<at, bytes.skippingSpaces(from: at + 2, to: end)..<end)
}

/// Where the next lines end that go on with a footnote; `nil` when the line at `index` does not.
private func continuation(from index: Int, in lines: [BodyLine], of bytes: [UInt8], as kind: DocumentKind)
  -> Int?
{
  var at = index
  while at < lines.count, lines[at].kind == .blank { at += 1 }
  guard at < lines.count else { return nil }
  let line = lines[at]
  if line.kind == .text || line.kind == .code, line.indent(in: bytes) >= 2 { return at + 1 }
  guard at == index, line.kind == .text, definition(line, in: bytes) == nil else { return nil }
  let end = line.range.upperBound
  if bytes[line.start] == .hash || isBullet(bytes, at: line.start, end: end) { return nil }
  if orderedDelimiter(bytes, at: line.start, end: end) != nil || isThematicBreak(bytes, line.start..<end) {
    return nil
  }
  if kind == .policy, let style = LabelScan.style(in: bytes, at: line.start, end: end), style != .bare {
    return nil
  }
  return at + 1
}

/// Up to four spaces belong to the footnote's own margin.
private func dedented(_ line: BodyLine, in bytes: [UInt8]) -> Range<Int> {
  var start = line.range.lowerBound
  while start < line.start, start - line.range.lowerBound < 4, bytes[start] == .space { start += 1 }
  if start < line.start, start == line.range.lowerBound { start += 1 }
  return start..<line.range.upperBound
}

private func repeatedFinding(_ file: SourceFile, _ name: Range<Int>, _ first: Range<Int>) -> Finding {
  Finding(
    .footnoteRepeated, "the footnote \"\(file.text(name))\" is written here a second time",
    at: Place(file, footnoteMark(name)),
    notes: [.init("first written here", at: Place(file, footnoteMark(first)))],
    repair: "give one of the two another mark, here and in the text")
}

/// The mark of a footnote with its brackets, as it is typed.
func footnoteMark(_ name: Range<Int>) -> Range<Int> { name.lowerBound - 2..<name.upperBound + 1 }
