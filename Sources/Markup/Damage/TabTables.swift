import SourceText

/// Finds tables whose cells are separated by tabs, as they come out of a word processor: two lines or more
/// with a tab in the middle. One finding for each, at its first line.
func tabTableFindings(_ lines: [BodyLine], in file: SourceFile, _ signs: RareSigns) -> [Finding] {
  let bytes = file.bytes
  var findings: [Finding] = []
  guard signs.tabs > 1 else { return [] }
  var first: Int?
  for index in lines.indices {
    let hasTab = lines[index].kind == .text && hasInnerTab(lines[index], at: index, in: bytes)
    if hasTab, first == nil { first = index }
    let isEnd = !hasTab || index == lines.count - 1
    guard isEnd, let start = first else { continue }
    first = nil
    let last = hasTab ? index : index - 1
    if last > start { findings.append(finding(lines[start...last], in: file)) }
  }
  return findings
}

/// A tab right after a label or a bullet separates nothing.
private func hasInnerTab(_ line: BodyLine, at index: Int, in bytes: [UInt8]) -> Bool {
  guard bytes[line.start..<line.range.upperBound].contains(.tab) else { return false }
  var text = line.start..<line.range.upperBound
  var scan = LabelScan(bytes)
  if let candidate = LabelCandidate(line: index, line, in: bytes, &scan) {
    text = candidate.rest
  } else if isBullet(bytes, at: line.start, end: line.range.upperBound) {
    text = bytes.skippingSpaces(from: line.start + 1, to: line.range.upperBound)..<line.range.upperBound
  }
  return bytes[bytes.trimmingEnd(text)].contains(.tab)
}

private func finding(_ rows: ArraySlice<BodyLine>, in file: SourceFile) -> Finding {
  let places = rows.map { Place(file, file.bytes.trimmingEnd($0.start..<$0.range.upperBound)) }
  return Finding(
    .tabTable, "\(rows.count) lines with tabs in them look like a table", at: places.first,
    notes: places.last.map { [.init("the last of them", at: $0)] } ?? [],
    repair: "write | between the cells, and below the first row a row | --- | --- |")
}
