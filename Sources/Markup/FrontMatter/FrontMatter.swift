import SourceText

/// The two parts of a `.md` file: the fields between two lines `---` at its top, and the text below.
struct FrontMatter {
  /// Bytes of the lines between the two `---`; `nil` when the file has none.
  var fields: Range<Int>?
  var body: Range<Int>
}

/// Cuts a file into front matter and text. It does not look into either.
///
/// Blank lines above the first `---` are forgiven. Without a closing line nothing can be told apart: the
/// text is left out, and the one finding says where the line probably belongs.
func cutFrontMatter(_ file: SourceFile, from start: Int) -> Parsed<FrontMatter> {
  let bytes = file.bytes
  var lines = LineCursor(bytes: bytes, from: start)
  var opening: Range<Int>?
  while opening == nil, let line = lines.next() {
    if !isBlank(line, in: bytes) { opening = line }
  }
  let body = start..<bytes.count
  guard let opening else { return Parsed(FrontMatter(body: body), [missing(file, Place(file))]) }
  guard isFence(opening, in: bytes) else { return Parsed(FrontMatter(body: body), [missing(file, opening)]) }
  let fieldsStart = lines.position
  while let line = lines.next() {
    guard isFence(line, in: bytes) else { continue }
    return Parsed(FrontMatter(fields: fieldsStart..<line.lowerBound, body: lines.position..<bytes.count))
  }
  let end = bytes.count
  return Parsed(FrontMatter(body: end..<end), [unclosed(file, opening, fieldsStart)])
}

private func isBlank(_ line: Range<Int>, in bytes: [UInt8]) -> Bool {
  bytes.skippingSpaces(from: line.lowerBound, to: line.upperBound) == line.upperBound
}

private func isFence(_ line: Range<Int>, in bytes: [UInt8]) -> Bool {
  bytes.trimmingEnd(line).count == 3 && bytes.has("---", at: line.lowerBound)
}

private func missing(_ file: SourceFile, _ line: Range<Int>) -> Finding {
  let bytes = file.bytes
  let text = bytes.trimmingEnd(line)
  let isRow = text.count > 1 && bytes[text].allSatisfy { $0 == .hyphen }
  if isRow || text.count <= 9 && isDashes(file.text(text)) {
    return Finding(
      .frontMatterMissing, "the front matter opens with \"\(file.text(text))\" instead of three hyphens",
      at: Place(file, text), repair: "type --- (three hyphens) on this line and nothing else")
  }
  return missing(file, Place(file, text))
}

/// Word turns hyphens into dashes as they are typed.
private func isDashes(_ text: String) -> Bool {
  !text.isEmpty && text.unicodeScalars.allSatisfy { $0 == "-" || $0 == "\u{2013}" || $0 == "\u{2014}" }
}

private func missing(_ file: SourceFile, _ place: Place) -> Finding {
  Finding(
    .frontMatterMissing, "the file has no front matter", at: place,
    repair:
      "put a line ---, then a line such as \"title: Complaints Procedure\", then a line --- above the text")
}

/// The text probably starts after the first blank line, or at its first heading.
private func unclosed(_ file: SourceFile, _ opening: Range<Int>, _ fieldsStart: Int) -> Finding {
  let bytes = file.bytes
  var lines = LineCursor(bytes: bytes, from: fieldsStart)
  var notes: [Finding.Note] = []
  while notes.isEmpty, let line = lines.next() {
    guard isBlank(line, in: bytes) || bytes.has("# ", at: line.lowerBound) else { continue }
    notes.append(.init("the fields seem to end here", at: Place(file, line)))
  }
  return Finding(
    .frontMatterUnclosed, "the front matter that opens here is never closed", at: Place(file, opening),
    notes: notes, repair: "put a line --- after the last field, above the text")
}
