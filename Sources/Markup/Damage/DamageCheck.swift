import SourceText

/// Looks over a finished text for what scanning and copying do to documents. It reports and repairs nothing:
/// a clerk decides, with the adopted document in hand.
///
/// Each rule is narrow on purpose. A warning that is wrong one time in three is soon not read at all.
func damageFindings(in blocks: [Block], _ footnotes: [Footnote], of file: SourceFile) -> [Finding] {
  var check = DamageCheck(file: file)
  check.read(blocks)
  for footnote in footnotes { check.read(footnote.blocks) }
  check.lookForCutSentences(in: blocks)
  check.lookForFallenHeadings(in: blocks)
  return check.findings
}

private struct DamageCheck {
  let file: SourceFile
  var findings: [Finding] = []

  mutating func read(_ blocks: some Sequence<Block>) {
    for block in blocks {
      switch block.kind {
      case .heading(_, let content, _), .paragraph(let content): read(content)
      case .list(let list): for item in list.items { read(item.blocks) }
      case .quote(let inner): read(inner)
      case .table(let table):
        table.forEachCell { read($0) }
      case .code, .rule: break
      }
    }
  }

  private mutating func read(_ content: InlineContent) {
    for piece in content {
      switch piece {
      case .text(let words, let start): findings += textDamage(in: words, at: start, of: file)
      case .emphasis(let inner), .strong(let inner): read(inner)
      // The words of a link are often an address, which follows no rule of writing.
      case .link, .code, .image, .footnote, .softBreak, .hardBreak: break
      }
    }
  }

  /// A paragraph that starts with a small letter after one that does not end: a page stood between them.
  mutating func lookForCutSentences(in blocks: [Block]) {
    for index in blocks.indices.dropFirst() where !blocks[index].isLabelled && !blocks[index].isHeading {
      guard case .paragraph(let content) = blocks[index].kind, startsSmall(content),
        let end = lastParagraph(of: blocks[index - 1]), endsOpen(end)
      else { continue }
      let place = Place(file, firstWords(blocks[index].range))
      findings.append(
        Finding(
          .sentenceCut, "this line seems to go on with the sentence above", at: place,
          notes: [.init("which does not end here", at: Place(file, lastWords(end)))],
          repair: "join the two, without the blank line between them"))
    }
  }

  /// A few words without a full stop, between two clauses: in print they probably stood above the second as
  /// its heading, or beside it in the margin. Words that lead to clauses of a lower level are none.
  mutating func lookForFallenHeadings(in blocks: [Block]) {
    var latest: Int?
    for index in blocks.indices.dropLast() {
      if let depth = blocks[index].labelDepth {
        latest = depth
        continue
      }
      guard let latest, let next = blocks[index + 1].labelDepth, next <= latest,
        case .paragraph = blocks[index + 1].kind, case .paragraph(let content) = blocks[index].kind,
        readsAsHeading(content, blocks[index].range)
      else { continue }
      let block = blocks[index]
      findings.append(
        Finding(
          .headingInText, "this looks like a heading of what follows, and is published as text",
          at: Place(file, file.bytes.trimmingEnd(block.range)),
          repair: "write `### ` before it if it is a heading in the adopted document; "
            + "if it is text there, list this under `accepted:`"))
    }
  }

  private func readsAsHeading(_ content: InlineContent, _ range: Range<Int>) -> Bool {
    let text = file.bytes.trimmingEnd(range)
    guard text.count <= 60, content.count == 1, case .text(let words, _)? = content.first else {
      return false
    }
    return words.withBytes { $0.first?.isUppercase == true && $0.last?.isLetter == true }
  }

  private func startsSmall(_ content: InlineContent) -> Bool {
    guard case .text(let words, _)? = content.first else { return false }
    return words.withBytes { $0.first?.isLowercase ?? false }
  }

  /// The bytes of the paragraph that a block ends with.
  private func lastParagraph(of block: Block) -> Range<Int>? {
    switch block.kind {
    case .paragraph(let content): content.isEmpty ? nil : block.range
    case .list(let list): Array(list.items).last.flatMap { Array($0.blocks).last }.flatMap(lastParagraph)
    case .heading, .quote, .code, .table, .rule: nil
    }
  }

  /// Ends with a letter, a figure, a comma or a hyphen, and is long enough to be running text.
  private func endsOpen(_ range: Range<Int>) -> Bool {
    let text = file.bytes.trimmingEnd(range)
    guard text.count > 40, let last = file.bytes[text].last else { return false }
    return last.isLetter || last.isDigit || last == .comma || last == .hyphen
  }

  private func firstWords(_ range: Range<Int>) -> Range<Int> {
    let end = min(range.upperBound, range.lowerBound + 40)
    let words = file.bytes[range.lowerBound..<end]
    if end == range.upperBound { return file.bytes.trimmingEnd(firstLine(range)) }
    return range.lowerBound..<(words.lastIndex(of: .space) ?? end)
  }

  private func firstLine(_ range: Range<Int>) -> Range<Int> {
    range.lowerBound..<(file.bytes[range].firstIndex(where: \.isLineEnd) ?? range.upperBound)
  }

  private func lastWords(_ range: Range<Int>) -> Range<Int> {
    let text = file.bytes.trimmingEnd(range)
    let start = max(text.lowerBound, text.upperBound - 30)
    let words = file.bytes[start..<text.upperBound]
    let lineStart = words.lastIndex(where: \.isLineEnd).map { $0 + 1 } ?? start
    let space = file.bytes[lineStart..<text.upperBound].firstIndex(of: .space).map { $0 + 1 }
    return (start == text.lowerBound ? lineStart : space ?? lineStart)..<text.upperBound
  }
}
