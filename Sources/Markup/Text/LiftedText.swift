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
  var labels: LabelLines
  var placeholders: Placeholders
}

/// The target that libcmark is told for footnote `index`, so that it finds `[^1]` in running text by itself.
func footnoteTarget(_ index: Int) -> String { "footnote:\(index)" }

/// Takes labels (in a policy), tables and footnotes out of a text, and where it must not be whole also what is nothing
/// but words (in a policy).
func liftText(
  of file: SourceFile, in body: Range<Int>, as kind: DocumentKind, isWhole: Bool
) -> Parsed<LiftedText> {
  var lines = bodyLines(of: file.bytes, in: body)
  let signs = RareSigns(in: lines, of: file.bytes)
  var findings = refusedFindings(lines, in: file) + refuseCrowdedParagraphs(in: &lines, of: file, signs)
  let tables = scanTables(in: &lines, of: file, as: kind)
  let footnotes = scanFootnotes(in: &lines, of: file, as: kind)
  findings += tables.findings + footnotes.findings + tabTableFindings(lines, in: file, signs)
  var text = head(of: file, tables.value, footnotes.value, capacity: body.count + body.count / 4 + 64)
  let headEnd = Int32(text.lines.count)
  func lifted(_ text: SyntheticText, _ labels: LabelLines, _ placeholders: Placeholders) -> LiftedText {
    LiftedText(
      text: text, headEnd: headEnd, tables: tables.value, footnotes: footnotes.value, labels: labels,
      placeholders: placeholders)
  }
  guard case .policy = kind else {
    let placeholders = copy(lines, into: &text)
    return Parsed(lifted(text, LabelLines(), placeholders), findings)
  }
  confinePlainLines(&lines, in: file.bytes, isWhole: isWhole)
  let contents = contentsLists(in: lines, of: file.bytes)
  findings += contents.map { contentsFinding($0, lines, in: file) }
  var reader = LabelReader(file: file, lines: lines, contents: contents)
  reader.read()
  findings += reader.findings
  var lifter = LabelLifter(file: file.bytes, lines: lines, labels: reader.labels, after: consume text)
  lifter.lift()
  return Parsed(lifted(lifter.text, lifter.labelLines, lifter.placeholders), findings)
}

private func head(
  of file: SourceFile, _ tables: [TableSource], _ footnotes: [FootnoteSource], capacity: Int
) -> SyntheticText {
  var text = SyntheticText(of: file.bytes, capacity: capacity)
  for (index, footnote) in footnotes.enumerated() {
    text.begin(with: "[^")
    text.append(footnote.name, closing: "]: \(footnoteTarget(index))")
  }
  if let first = footnotes.first { text.appendBlank(at: first.name.lowerBound) }
  for table in tables {
    for cell in table.rows.joined() { text.appendCell(cell) }
  }
  for footnote in footnotes {
    for line in footnote.lines {
      text.begin(with: "> ")
      text.append(line)
    }
    text.appendBlank(at: footnote.lines.last?.upperBound ?? footnote.name.upperBound)
  }
  return text
}

/// The lines of a plain page, as they are.
private func copy(_ lines: [BodyLine], into text: inout SyntheticText) -> Placeholders {
  var placeholders = Placeholders()
  for line in lines {
    let end = line.range.upperBound
    switch line.kind {
    case .tableHead:
      placeholders.addTable(at: Int32(text.lines.count + 1))
      text.begin(with: line.range.lowerBound..<line.start)
      text.appendPlaceholder(at: end)
    case .tableRow: break
    case .footnote, .refused: text.appendBlank(at: end)
    case .blank, .text, .code, .quote: text.append(line.range)
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
