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
  let lines = lines(of: bytes, in: start..<bytes.count)
  let body = start..<bytes.count
  guard let first = lines.firstIndex(where: { !isBlank($0, in: bytes) }) else {
    return Parsed(FrontMatter(body: body), [missing(file, Place(file))])
  }
  guard isFence(lines[first], in: bytes) else {
    return Parsed(FrontMatter(body: body), [missing(file, lines[first])])
  }
  let below = lines.index(after: first)
  guard let last = lines[below...].firstIndex(where: { isFence($0, in: bytes) }) else {
    let end = bytes.count
    return Parsed(FrontMatter(body: end..<end), [unclosed(file, lines, first)])
  }
  let fieldsStart = lines[below].lowerBound
  let bodyStart = last + 1 < lines.count ? lines[last + 1].lowerBound : bytes.count
  return Parsed(
    FrontMatter(fields: fieldsStart..<lines[last].lowerBound, body: bodyStart..<bytes.count))
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

/// The text probably starts after the first blank line, or where a line reads like no field.
private func unclosed(_ file: SourceFile, _ lines: [Range<Int>], _ first: Int) -> Finding {
  let bytes = file.bytes
  let textStart = lines[(first + 1)...].first { line in
    isBlank(line, in: bytes) || bytes[line.lowerBound] == .hash && bytes.has("# ", at: line.lowerBound)
  }
  var notes: [Finding.Note] = []
  if let textStart { notes.append(.init("the fields seem to end here", at: Place(file, textStart))) }
  return Finding(
    .frontMatterUnclosed, "the front matter that opens here is never closed", at: Place(file, lines[first]),
    notes: notes, repair: "put a line --- after the last field, above the text")
}
