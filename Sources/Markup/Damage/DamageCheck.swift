import SourceText

/// Looks over a finished text for what scanning and copying do to documents. It reports and repairs nothing:
/// a clerk decides, with the adopted document in hand.
///
/// Each rule is narrow on purpose. A warning that is wrong one time in three is soon not read at all.
func damageFindings(in text: ReadText, of file: SourceFile, _ body: Range<Int>) -> [Finding] {
  var check = DamageCheck(file: file, table: text.tree.table)
  check.read(TextDamage(file, in: body))
  check.lookForCutSentences(in: text.blocks)
  check.lookForFallenHeadings(in: text.blocks)
  return check.findings
}

private struct DamageCheck {
  let file: SourceFile
  let table: NodeTable
  var findings: [Finding] = []

  /// All runs of text, wherever they stand.
  mutating func read(_ damage: TextDamage) {
    var index = 0
    while index < table.nodes.count {
      let node = table.nodes[index]
      index += 1
      switch node.kind {
      case .text: damage.look(at: node.range, &findings)
      case .spelledText:
        table.withWords(of: node) { damage.look(at: $0, from: Int(node.start), &findings) }
      // The words of a link are often an address, which follows no rule of writing.
      case .link: index = Int(node.end)
      default: break
      }
    }
  }

  /// A paragraph that starts with a small letter after one that does not end: a page stood between them.
  mutating func lookForCutSentences(in blocks: [Int]) {
    for (before, block) in zip(blocks, blocks.dropFirst())
    where isParagraph(block) && table.labelIndex(of: block) == nil {
      guard begins(block, with: \.isLowercase), let end = lastParagraph(of: before), endsOpen(end) else {
        continue
      }
      findings.append(
        Finding(
          .sentenceCut, "this line seems to go on with the sentence above",
          at: Place(file, firstWords(table.nodes[block].range)),
          notes: [.init("which does not end here", at: Place(file, lastWords(end)))],
          repair: "join the two, without the blank line between them"))
    }
  }

  /// A few words without a full stop, between two clauses: in print they probably stood above the second as
  /// its heading, or beside it in the margin. Words that lead to clauses of a lower level are none.
  mutating func lookForFallenHeadings(in blocks: [Int]) {
    var latest: Int?
    for (block, next) in zip(blocks, blocks.dropFirst()) {
      if let depth = labelDepth(of: block) {
        latest = depth
        continue
      }
      guard let latest, isParagraph(block), isParagraph(next), let depth = labelDepth(of: next),
        depth <= latest, readsAsHeading(block)
      else { continue }
      findings.append(
        Finding(
          .headingInText, "this looks like a heading of what follows, and is published as text",
          at: Place(file, file.bytes.trimmingEnd(table.nodes[block].range)),
          repair: "write `### ` before it if it is a heading in the adopted document; "
            + "if it is text there, list this under `accepted:`"))
    }
  }

  private func isParagraph(_ block: Int) -> Bool { table.nodes[block].kind == .paragraph }

  private func labelDepth(of block: Int) -> Int? {
    table.labelIndex(of: block).map { Int(table.labels[$0].depth) }
  }

  private func readsAsHeading(_ block: Int) -> Bool {
    let node = table.nodes[block]
    let isOnePiece = block + 1 < node.end && table.nodes[block + 1].end == node.end
    return file.bytes.trimmingEnd(node.range).count <= 60 && isOnePiece
      && begins(block, with: \.isUppercase) && words(of: block + 1) { $0.last?.isLetter ?? false }
  }

  /// Whether a paragraph starts with text, and that with such a byte.
  private func begins(_ block: Int, with test: (UInt8) -> Bool) -> Bool {
    block + 1 < table.nodes[block].end && words(of: block + 1) { $0.first.map(test) ?? false }
  }

  private func words(of node: Int, are test: (UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
    let node = table.nodes[node]
    return (node.kind == .text || node.kind == .spelledText) && table.withWords(of: node, test)
  }

  /// The bytes of the paragraph that a block ends with.
  private func lastParagraph(of block: Int) -> Range<Int>? {
    let node = table.nodes[block]
    switch node.kind {
    case .paragraph: return node.end > block + 1 ? node.range : nil
    case .list: return lastChild(of: block).flatMap(lastChild).flatMap(lastParagraph)
    default: return nil
    }
  }

  private func lastChild(of parent: Int) -> Int? {
    var last: Int?
    var child = parent + 1
    while child < table.nodes[parent].end {
      last = child
      child = Int(table.nodes[child].end)
    }
    return last
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
