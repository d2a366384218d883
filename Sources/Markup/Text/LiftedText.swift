import SourceText

/// A text ready for libcmark, and what was taken out of it: labels, tables, footnotes.
struct LiftedText {
  /// A head (the cells of tables, one heading each, and the footnotes, one quote each), then the text.
  ///
  /// As an ATX heading a cell can hold links and emphasis and start no block; as a quote a footnote can hold
  /// any block, and nothing it leaves open reaches the text below.
  var text: SyntheticText
  /// The last line of the head.
  var headEnd: Int32
  var tables: [TableSource]
  var footnotes: [FootnoteSource]
  /// Labels by the line where their block starts, from 1.
  var labels = LabelLines()
  var placeholders = Placeholders()
}

/// The target that libcmark is told for footnote `index`, so that it finds `[^1]` in running text by itself.
func footnoteTarget(_ index: Int) -> String { "footnote:\(index)" }

/// Takes labels (in a policy), tables and footnotes out of a text.
func liftText(of file: SourceFile, in body: Range<Int>, as kind: DocumentKind) -> Parsed<LiftedText> {
  var lines = bodyLines(of: file.bytes, in: body)
  var findings = refusedFindings(lines, in: file) + refuseCrowdedParagraphs(in: &lines, of: file)
  let tables = scanTables(in: &lines, of: file, as: kind)
  let footnotes = scanFootnotes(in: &lines, of: file, as: kind)
  findings += tables.findings + footnotes.findings + tabTableFindings(lines, in: file)
  let head = head(of: file, tables.value, footnotes.value, capacity: body.count + body.count / 4 + 64)
  var lifted = LiftedText(
    text: head, headEnd: Int32(head.lines.count), tables: tables.value, footnotes: footnotes.value)
  guard case .policy = kind else {
    lifted.placeholders = copy(lines, of: file.bytes, into: &lifted.text)
    return Parsed(lifted, findings)
  }
  let contents = contentsLists(in: lines, of: file.bytes)
  findings += contents.map { contentsFinding($0, lines, in: file) }
  var reader = LabelReader(file: file, lines: lines, contents: contents)
  reader.read()
  findings += reader.findings
  var lifter = LabelLifter(file: file.bytes, lines: lines, labels: reader.labels, after: head)
  lifted.text = lifter.lift()
  lifted.labels = lifter.labelLines
  lifted.placeholders = lifter.placeholders
  return Parsed(lifted, findings)
}

private func head(
  of file: SourceFile, _ tables: [TableSource], _ footnotes: [FootnoteSource], capacity: Int
) -> SyntheticText {
  var text = SyntheticText(capacity: capacity)
  let bytes = file.bytes
  for (index, footnote) in footnotes.enumerated() {
    let name = footnote.name
    text.append(Array("[^".utf8), bytes, name, Array("]: \(footnoteTarget(index))".utf8))
  }
  if let first = footnotes.first { text.appendBlank(at: first.name.lowerBound) }
  for table in tables {
    for cell in table.rows.joined() { text.appendCell(bytes, cell) }
  }
  for footnote in footnotes {
    for line in footnote.lines { text.append([.greaterThan, .space], bytes, line) }
    text.appendBlank(at: footnote.lines.last?.upperBound ?? footnote.name.upperBound)
  }
  return text
}

/// The lines of a plain page, as they are.
private func copy(_ lines: [BodyLine], of bytes: [UInt8], into text: inout SyntheticText) -> Placeholders {
  var placeholders = Placeholders()
  for line in lines {
    let end = line.range.upperBound
    switch line.kind {
    case .tableHead(let index):
      placeholders.tables[Int32(text.lines.count + 1)] = index
      text.append(Array(bytes[line.range.lowerBound..<line.start]) + Placeholders.line, bytes, end..<end)
    case .tableRow: break
    case .footnote, .refused: text.appendBlank(at: end)
    case .blank, .text, .code, .quote: text.append(bytes, line.range)
    }
  }
  return placeholders
}

private func contentsFinding(_ list: Range<Int>, _ lines: [BodyLine], in file: SourceFile) -> Finding {
  let first = lines[list.lowerBound]
  let last = lines[list.upperBound - 1]
  return Finding(
    .typedContents, "a contents list with page numbers starts here",
    at: Place(file, file.bytes.trimmingEnd(first.start..<first.range.upperBound)),
    notes: [
      .init("and ends here", at: Place(file, file.bytes.trimmingEnd(last.start..<last.range.upperBound)))
    ],
    repair: "remove the list; the page makes its own from the headings")
}
