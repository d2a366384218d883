import SourceText

/// Turns libcmark's nodes into blocks with places in the file, and reports what a policy must not have: raw
/// HTML, links that run programs, pictures without words, nesting without end.
///
/// It reads a tree and the text it was made from; it changes neither. Running text is read in
/// `InlineReader`'s part of this type.
struct TreeReader {
  let file: SourceFile
  let tree: CommonMarkTree
  let lifted: LiftedText
  let text: SyntheticText
  var findings: [Finding] = []
  /// Where in the file the text that is still to be placed begins; see `place(of:)`.
  var cursor = 0
  /// Where the block that is being read ends in the file.
  var limit = 0
  var links: [LinkUse] = []
  /// How many stand-ins have come back as words, each a line further down.
  private var standInCount = 0
  private var lastStandIn: Int32 = 0
  /// How many paragraphs that libcmark was not given have been put back in their place.
  private var omissionCount = 0
  /// libcmark has found a block that goes on below one of them.
  private var hasBlockAcross = false
  /// Marks of footnotes that the text refers to, as indices.
  var usedFootnotes: Set<Int> = []
  /// How many HTML tags of each name have been reported and not closed.
  var openTags: [String: Int] = [:]
  var builder: TreeBuilder
  /// The nodes of the cells of all tables, which stand in the head one after the other.
  private var cells: [Int] = []
  private var cellsTaken = 0
  private var labels: LabelLines
  /// Of the block at the top that was read last.
  private var lastLine: Int32 = 0
  private var footnotes: [(name: String, range: Range<Int>, nodes: Range<Int>)] = []

  init(file: SourceFile, tree: CommonMarkTree, lifted: LiftedText) {
    self.file = file
    self.tree = tree
    self.lifted = lifted
    text = lifted.text
    labels = lifted.labels
    builder = TreeBuilder(file: file.bytes, size: tree.nodes.count + 2 * text.omissions.count)
  }

  /// The whole text: first the head of cells and footnotes, then the blocks that need them.
  mutating func read() -> ReadText {
    if let line = tree.tooDeep {
      findings.append(.nestingTooDeep(at: Place(file, text.source(ofLines: line, through: line))))
    }
    var blocks: [Int] = []
    blocks.reserveCapacity(childCount(of: 0) + text.omissions.count)
    var child = 1
    while child < tree.nodes.count {
      let node = tree.nodes[child]
      if node.line > lifted.headEnd {
        putBackOmissions(through: node.line, to: &blocks)
        blocks.append(readBlock(at: child))
        addLabel(to: blocks[blocks.count - 1], line: node.line)
        lastLine = node.lastLine
      } else {
        readHead(node, at: child)
      }
      child = Int(node.end)
    }
    putBackOmissions(through: .max, to: &blocks)
    findings += unusedFootnotes()
    let finished = builder.finish()
    return ReadText(
      tree: finished, blocks: blocks,
      footnotes: footnotes.map {
        Footnote(name: $0.name, range: $0.range, blocks: Blocks(tree: finished, nodes: $0.nodes))
      }, links: links)
  }

  /// Whether libcmark has made of the text what it would have made of it with every word in it.
  var isAsExpected: Bool { standInCount == text.standInCount && !hasBlockAcross }

  private mutating func putBackOmissions(through line: Int32, to blocks: inout [Int]) {
    while omissionCount < text.omissions.count, text.omissions[omissionCount].line <= line {
      let omission = text.omissions[omissionCount]
      omissionCount += 1
      hasBlockAcross = hasBlockAcross || lastLine >= omission.line
      let paragraph = builder.open(.paragraph, omission.source)
      builder.addText(omission.source)
      builder.close(paragraph)
      if let label = omission.label {
        builder.setLabel(at: label.range, depth: label.depth, of: paragraph)
      }
      blocks.append(paragraph)
    }
  }

  private mutating func readHead(_ node: CommonMarkTree.Node, at index: Int) {
    if node.kind == .heading {
      let source = text.source(ofLines: node.line, through: node.line)
      cursor = source.lowerBound
      limit = source.upperBound
      let cell = builder.open(.cell, source)
      readInlines(in: index)
      builder.close(cell)
      cells.append(cell)
    } else if footnotes.count < lifted.footnotes.count {
      let source = lifted.footnotes[footnotes.count]
      let end = source.lines.last(where: { !$0.isEmpty })?.upperBound ?? source.name.upperBound + 2
      let first = builder.next
      readBlocks(in: index)
      footnotes.append(
        (file.text(source.name), source.name.lowerBound - 2..<end, first..<builder.next))
    }
  }

  /// The label that was lifted off the first line of a block.
  private mutating func addLabel(to node: Int, line: Int32) {
    if let label = labels.take(at: line) {
      builder.setLabel(at: label.range, depth: label.depth, of: node)
    }
  }

  private func childCount(of index: Int) -> Int {
    var count = 0
    var child = index + 1
    while child < tree.nodes[index].end {
      count += 1
      child = Int(tree.nodes[child].end)
    }
    return count
  }

  /// The blocks directly inside the node at `index`.
  private mutating func readBlocks(in index: Int) {
    var child = index + 1
    while child < tree.nodes[index].end {
      _ = readBlock(at: child)
      child = Int(tree.nodes[child].end)
    }
  }

  private func range(of node: CommonMarkTree.Node) -> Range<Int> {
    guard node.kind == .rule, let index = lifted.placeholders.tables[node.line] else {
      return source(of: node)
    }
    let rows = lifted.tables[index].rows.joined()
    let start = rows.first?.lowerBound ?? 0
    return start..<rows.reduce(start) { max($0, $1.upperBound) }
  }

  /// The bytes of a node's lines, from its own first byte on where it stands inside a list or a quote.
  private func source(of node: CommonMarkTree.Node) -> Range<Int> {
    let range = text.source(ofLines: node.line, through: node.lastLine)
    guard node.column > 1, let line = text.line(node.line) else { return range }
    let start = range.lowerBound + max(0, Int(node.column) - 1 - line.prefix)
    return min(start, line.source.upperBound)..<range.upperBound
  }

  /// Gives the block's node in the new tree.
  private mutating func readBlock(at index: Int) -> Int {
    let node = tree.nodes[index]
    let range = range(of: node)
    cursor = range.lowerBound
    limit = range.upperBound
    switch node.kind {
    case .heading:
      let heading = builder.open(.heading, range, level: Int(node.number))
      readInlines(in: index)
      takeAnchor(of: heading)
      builder.close(heading)
      return heading
    case .list: return readList(node, at: index, range)
    case .quote:
      let quote = builder.open(.quote, range)
      readBlocks(in: index)
      builder.close(quote)
      return quote
    case .code: return builder.addCode(words(node.words), info: words(node.extra), range)
    case .rule:
      if let table = lifted.placeholders.tables[node.line] {
        return builder.add(pipeTable(at: table), range)
      }
      // A line stands for a label without text.
      let isEmptyLabel = lifted.placeholders.emptyLines.contains(node.line)
      return builder.add(isEmptyLabel ? .paragraph : .rule, range)
    default:
      let paragraph = builder.open(.paragraph, range)
      if node.kind == .html { readHTML(node, range: range) } else { readInlines(in: index) }
      builder.close(paragraph)
      return paragraph
    }
  }

  private mutating func pipeTable(at index: Int) -> NodeTable.PipeTable {
    let source = lifted.tables[index]
    let count = source.alignments.count * source.rows.count
    guard count > 0, cells.count - cellsTaken >= count else { return NodeTable.PipeTable() }
    defer { cellsTaken += count }
    return NodeTable.PipeTable(
      alignments: source.alignments, rowCount: source.rows.count, firstCell: cells[cellsTaken])
  }

  private func unusedFootnotes() -> [Finding] {
    lifted.footnotes.indices.filter { !usedFootnotes.contains($0) }.map { index in
      let name = lifted.footnotes[index].name
      return Finding(
        .footnoteUnused, "nothing in the text points at the footnote \"\(file.text(name))\"",
        at: Place(file, footnoteMark(name)),
        repair: "type [^\(file.text(name))] in the text where the footnote belongs, or remove the footnote")
    }
  }

  private mutating func readList(
    _ node: CommonMarkTree.Node, at index: Int, _ range: Range<Int>
  ) -> Int {
    let list = builder.open(.list, range, level: node.isTight ? 1 : 0, other: Int(node.number))
    var child = index + 1
    while child < node.end {
      let item = tree.nodes[child]
      let opened = builder.open(.item, text.source(ofLines: item.line, through: item.lastLine))
      readBlocks(in: child)
      builder.close(opened)
      child = Int(item.end)
    }
    builder.close(list)
    return list
  }

  /// A block of HTML is an error; its words stay in the tree so that nothing is dropped without a word.
  private mutating func readHTML(_ node: CommonMarkTree.Node, range: Range<Int>) {
    let html = words(node.words)
    reportHTML(html, at: firstLine(of: range))
    var at = range.lowerBound
    for (index, line) in html.split(whereSeparator: \.isNewline).enumerated() {
      if index > 0 { builder.add(.softBreak, at..<at) }
      builder.addText(line.utf8, at: at)
      at = min(at + line.utf8.count + 1, range.upperBound)
    }
  }

  private func firstLine(of range: Range<Int>) -> Range<Int> {
    LineCursor(bytes: file.bytes, in: range).first { _ in true }.map { file.bytes.trimmingEnd($0) } ?? range
  }

  /// What a node stands for that is the letter in place of a line's words.
  mutating func takeStandIn(_ node: CommonMarkTree.Node) -> Range<Int>? {
    guard let line = text.line(node.line), line.isStandIn, node.line > lastStandIn, node.words.count == 1,
      tree.text[Int(node.words.lowerBound)] == SyntheticText.standIn
    else { return nil }
    standInCount += 1
    lastStandIn = node.line
    return line.source
  }

  func words(_ range: Range<Int32>) -> String {
    String(decoding: tree.text[Int(range.lowerBound)..<Int(range.upperBound)], as: UTF8.self)
  }

  /// Takes `{#name}` off the end of a heading: an address set by hand.
  private mutating func takeAnchor(of heading: Int) {
    guard let bytes = builder.lastText(in: heading), bytes.last == .rightBrace,
      let brace = bytes.lastIndex(of: .leftBrace), bytes.has("{#", at: brace)
    else { return }
    let name = bytes[(brace + 2)..<(bytes.count - 1)]
    guard !name.isEmpty, name.allSatisfy(isAnchorByte) else { return }
    builder.shortenLastText(to: bytes.trimmingEnd(0..<brace).count)
    builder.setAnchor(String(decoding: name, as: UTF8.self), of: heading)
  }

  private func isAnchorByte(_ byte: UInt8) -> Bool {
    byte.isLowercase || byte.isDigit || byte == .hyphen || byte == .fullStop
  }
}
