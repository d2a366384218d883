import SourceText

/// A pipe table found in the lines of a text: where its cells stand, not yet what they say.
struct TableSource {
  /// Indices of its lines.
  var lines: Range<Int>
  var alignments: [Table.Alignment]
  /// The bytes of each cell, head row first; every row has as many as the head.
  var rows: [[Range<Int>]]
}

/// Finds pipe tables by the rules of GitHub Flavored Markdown (§4.10) and marks their lines.
///
/// A table is a head row, a row of hyphens with as many cells, and rows until a blank line or another block.
/// Rows with fewer cells are filled up; cells beyond the head's are reported, since they would be lost.
func scanTables(in lines: inout [BodyLine], of file: SourceFile, as kind: DocumentKind) -> Parsed<
  [TableSource]
> {
  let bytes = file.bytes
  var tables = Parsed<[TableSource]>([])
  var index = 1
  while index < lines.count {
    defer { index += 1 }
    guard let alignments = delimiterRow(lines[index], in: bytes) else { continue }
    let head = lines[index - 1]
    guard head.kind == .text, kind == .policy || head.indent(in: bytes) < 4, hasPipe(head, in: bytes) else {
      continue
    }
    let cells = rowCells(of: head, in: bytes)
    guard cells.count == alignments.count else {
      if cells.count > 1 {
        tables.findings.append(
          columnsFinding(file, head, cells.count, below: lines[index], alignments.count))
      }
      continue
    }
    var table = TableSource(lines: index - 1..<index + 1, alignments: alignments, rows: [cells])
    lines[index - 1].kind = .tableHead
    lines[index].kind = .tableRow
    var row = index + 1
    while row < lines.count, goesOn(lines[row], in: bytes, as: kind) {
      var cells = rowCells(of: lines[row], in: bytes)
      if cells.count > alignments.count {
        tables.findings.append(excessFinding(file, cells[alignments.count..<cells.count], below: head))
        cells.removeLast(cells.count - alignments.count)
      }
      let end = lines[row].range.upperBound
      while cells.count < alignments.count { cells.append(end..<end) }
      table.rows.append(cells)
      lines[row].kind = .tableRow
      row += 1
    }
    table.lines = index - 1..<row
    tables.value.append(table)
    index = row
  }
  return tables
}

/// `| --- | :-: |`, as alignments. A single column needs a pipe, else the row underlines a heading.
private func delimiterRow(_ line: BodyLine, in bytes: [UInt8]) -> [Table.Alignment]? {
  guard line.kind == .text, isDelimiter(bytes[line.start]) else { return nil }
  let text = bytes.trimmingEnd(line.start..<line.range.upperBound)
  var hasPipe = false
  for byte in bytes[text] {
    guard isDelimiter(byte) else { return nil }
    hasPipe = hasPipe || byte == .pipe
  }
  guard hasPipe else { return nil }
  var alignments: [Table.Alignment] = []
  for cell in rowCells(of: line, in: bytes) {
    var inner = cell
    let isLeft = !inner.isEmpty && bytes[inner.lowerBound] == .colon
    if isLeft { inner = inner.dropFirst() }
    let isRight = !inner.isEmpty && bytes[inner.upperBound - 1] == .colon
    if isRight { inner = inner.dropLast() }
    guard !inner.isEmpty, bytes[inner].allSatisfy({ $0 == .hyphen }) else { return nil }
    alignments.append(isLeft ? (isRight ? .center : .left) : (isRight ? .right : .none))
  }
  return alignments.isEmpty ? nil : alignments
}

private func isDelimiter(_ byte: UInt8) -> Bool {
  switch byte {
  case .pipe, .hyphen, .colon, .space, .tab: true
  default: false
  }
}

private func hasPipe(_ line: BodyLine, in bytes: [UInt8]) -> Bool {
  bytes[line.start..<line.range.upperBound].contains(.pipe)
}

/// Whether a line below the row of hyphens is a row too. In a policy a labelled line without a pipe is not.
private func goesOn(_ line: BodyLine, in bytes: [UInt8], as kind: DocumentKind) -> Bool {
  guard line.kind == .text else { return false }
  let end = line.range.upperBound
  let first = bytes[line.start]
  if first == .pipe { return true }
  if isBullet(bytes, at: line.start, end: end) || orderedDelimiter(bytes, at: line.start, end: end) != nil {
    return false
  }
  let hashes = bytes[line.start..<end].prefix { $0 == .hash }.count
  if (1...6).contains(hashes), line.start + hashes == end || bytes[line.start + hashes].isSpaceOrTab {
    return false
  }
  if isThematicBreak(bytes, line.start..<end) || first == .lessThan { return false }
  if hasPipe(line, in: bytes) { return true }
  return kind != .policy || LabelScan.style(in: bytes, at: line.start, end: end).map { $0 == .bare } ?? true
}

/// Three or more of one of `*`, `-`, `_`, spaces apart (CommonMark §4.1).
func isThematicBreak(_ bytes: [UInt8], _ text: Range<Int>) -> Bool {
  guard let sign = bytes[text].first, sign == .asterisk || sign == .hyphen || sign == .underscore else {
    return false
  }
  var count = 0
  for byte in bytes[text] where !byte.isSpaceOrTab {
    guard byte == sign else { return false }
    count += 1
  }
  return count >= 3
}

/// The cells of a row, without the spaces around them. Pipes at both ends are optional; `\|` is a pipe
/// inside a cell, even in code.
private func rowCells(of line: BodyLine, in bytes: [UInt8]) -> [Range<Int>] {
  let text = bytes.trimmingEnd(line.start..<line.range.upperBound)
  var cells: [Range<Int>] = []
  var start = text.lowerBound
  if bytes[start] == .pipe { start += 1 }
  var at = start
  while at < text.upperBound {
    if bytes[at] == .backslash, at + 1 < text.upperBound {
      at += 2
      continue
    }
    if bytes[at] == .pipe {
      cells.append(trimmed(start..<at, in: bytes))
      start = at + 1
    }
    at += 1
  }
  if start < text.upperBound { cells.append(trimmed(start..<text.upperBound, in: bytes)) }
  return cells
}

private func trimmed(_ cell: Range<Int>, in bytes: [UInt8]) -> Range<Int> {
  bytes.trimmingEnd(bytes.skippingSpaces(from: cell.lowerBound, to: cell.upperBound)..<cell.upperBound)
}

private func columnsFinding(
  _ file: SourceFile, _ head: BodyLine, _ cells: Int, below hyphens: BodyLine, _ groups: Int
) -> Finding {
  Finding(
    .tableColumns, "the head of this table has \(cells) cells, and the row of hyphens below it has \(groups)",
    at: place(of: head, in: file), notes: [.init("the row of hyphens", at: place(of: hyphens, in: file))],
    repair: "give the row of hyphens one --- for each cell of the head, with | between them")
}

private func excessFinding(_ file: SourceFile, _ cells: ArraySlice<Range<Int>>, below head: BodyLine)
  -> Finding
{
  let start = cells.first?.lowerBound ?? 0
  let end = cells.last?.upperBound ?? start
  return Finding(
    .tableCells, "this row has \(cells.endIndex) cells, and the head of the table has \(cells.startIndex)",
    at: Place(file, start..<end), notes: [.init("the head", at: place(of: head, in: file))],
    repair: "add a cell to the head and to the row of hyphens, or write \\| where the | belongs to the text")
}

private func place(of line: BodyLine, in file: SourceFile) -> Place {
  Place(file, file.bytes.trimmingEnd(line.start..<line.range.upperBound))
}
