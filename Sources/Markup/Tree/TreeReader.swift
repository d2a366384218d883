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
  /// Marks of footnotes that the text refers to, as indices.
  var usedFootnotes: Set<Int> = []
  /// How many HTML tags of each name have been reported and not closed.
  var openTags: [String: Int] = [:]
  private var cells: [[Inline]] = []
  private var cellsTaken = 0
  private var footnotes: [Footnote] = []

  init(file: SourceFile, tree: CommonMarkTree, lifted: LiftedText) {
    self.file = file
    self.tree = tree
    self.lifted = lifted
    text = lifted.text
  }

  /// The whole text: first the head of cells and footnotes, then the blocks that need them.
  mutating func read() -> ReadText {
    if let line = tree.tooDeep {
      findings.append(.nestingTooDeep(at: Place(file, text.source(ofLines: line, through: line))))
    }
    var blocks: [Block] = []
    blocks.reserveCapacity(childCount(of: 0))
    var child = 1
    while child < tree.nodes.count {
      let node = tree.nodes[child]
      if node.line > lifted.headEnd {
        let block = block(at: child)
        blocks.append(labelled(block, line: node.line))
      } else {
        readHead(node, at: child)
      }
      child = Int(node.end)
    }
    findings += unusedFootnotes()
    return ReadText(blocks: blocks, footnotes: footnotes, links: links)
  }

  private mutating func readHead(_ node: CommonMarkTree.Node, at index: Int) {
    if node.kind == .heading {
      let source = text.source(ofLines: node.line, through: node.line)
      cursor = source.lowerBound
      limit = source.upperBound
      cells.append(inlines(in: index))
    } else if footnotes.count < lifted.footnotes.count {
      let source = lifted.footnotes[footnotes.count]
      let end = source.lines.last(where: { !$0.isEmpty })?.upperBound ?? source.name.upperBound + 2
      footnotes.append(
        Footnote(
          name: file.text(source.name), range: source.name.lowerBound - 2..<end, blocks: blocks(in: index)))
    }
  }

  /// The block with the label that was lifted off its first line.
  private func labelled(_ block: Block, line: Int32) -> Block {
    guard let lift = lifted.labels[line] else { return block }
    var block = block
    if lifted.placeholders.emptyLines.contains(line) { block.kind = .paragraph([]) }
    let token = lift.candidate.token.range
    block.range = token.lowerBound..<max(token.upperBound, block.range.upperBound)
    block.label = Label(text: file.text(token), range: token, depth: lift.depth)
    return block
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
  mutating func blocks(in index: Int) -> [Block] {
    var blocks: [Block] = []
    blocks.reserveCapacity(childCount(of: index))
    var child = index + 1
    while child < tree.nodes[index].end {
      blocks.append(block(at: child))
      child = Int(tree.nodes[child].end)
    }
    return blocks
  }

  mutating func block(at index: Int) -> Block {
    let node = tree.nodes[index]
    let range = range(of: node)
    cursor = range.lowerBound
    limit = range.upperBound
    return Block(kind(of: node, at: index, range: range), range: range)
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

  private mutating func kind(of node: CommonMarkTree.Node, at index: Int, range: Range<Int>) -> Block.Kind {
    switch node.kind {
    case .heading:
      var content = inlines(in: index)
      let anchor = takeAnchor(from: &content)
      return .heading(level: Int(node.number), content: content, anchor: anchor)
    case .list:
      return .list(list(node, at: index))
    case .quote:
      return .quote(blocks(in: index))
    case .code:
      return .code(text: words(node.words), info: words(node.extra))
    case .rule:
      guard let index = lifted.placeholders.tables[node.line] else { return .rule }
      return .table(table(at: index))
    case .html:
      return .paragraph(htmlAsText(node, range: range))
    default:
      return .paragraph(inlines(in: index))
    }
  }

  /// The cells of all tables stand in the head one after the other.
  private mutating func table(at index: Int) -> Table {
    let source = lifted.tables[index]
    let width = source.alignments.count
    let count = width * source.rows.count
    guard width > 0, cells.count - cellsTaken >= count else {
      return Table(alignments: [], header: [], rows: [])
    }
    let content = Array(cells[cellsTaken..<cellsTaken + count])
    cellsTaken += count
    let rows = stride(from: width, to: count, by: width).map { Array(content[$0..<$0 + width]) }
    return Table(alignments: source.alignments, header: Array(content.prefix(width)), rows: rows)
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

  private mutating func list(_ node: CommonMarkTree.Node, at index: Int) -> MarkupList {
    var items: [MarkupList.Item] = []
    items.reserveCapacity(childCount(of: index))
    var child = index + 1
    while child < node.end {
      let item = tree.nodes[child]
      items.append(
        .init(
          blocks: blocks(in: child), range: text.source(ofLines: item.line, through: item.lastLine)))
      child = Int(item.end)
    }
    return MarkupList(
      start: node.number < 0 ? nil : Int(node.number), isTight: node.isTight, items: items)
  }

  /// A block of HTML is an error; its words stay in the tree so that nothing is dropped without a word.
  private mutating func htmlAsText(_ node: CommonMarkTree.Node, range: Range<Int>) -> [Inline] {
    let html = words(node.words)
    reportHTML(html, at: firstLine(of: range))
    var content: [Inline] = []
    var at = range.lowerBound
    for line in html.split(whereSeparator: \.isNewline) {
      if !content.isEmpty { content.append(.softBreak) }
      content.append(.text(String(line), at: at))
      at = min(at + line.utf8.count + 1, range.upperBound)
    }
    return content
  }

  private func firstLine(of range: Range<Int>) -> Range<Int> {
    LineCursor(bytes: file.bytes, in: range).first { _ in true }.map { file.bytes.trimmingEnd($0) } ?? range
  }

  func words(_ range: Range<Int32>) -> String {
    String(decoding: tree.text[Int(range.lowerBound)..<Int(range.upperBound)], as: UTF8.self)
  }

  /// Takes `{#name}` off the end of a heading: an address set by hand.
  private func takeAnchor(from content: inout [Inline]) -> String? {
    guard case .text(let words, let start)? = content.last, words.utf8.last == .rightBrace else { return nil }
    let bytes = Array(words.utf8)
    guard let brace = bytes.lastIndex(of: .leftBrace), bytes.has("{#", at: brace) else { return nil }
    let name = bytes[(brace + 2)..<(bytes.count - 1)]
    guard !name.isEmpty, name.allSatisfy(isAnchorByte) else { return nil }
    let rest = bytes.trimmingEnd(0..<brace)
    content.removeLast()
    if !rest.isEmpty { content.append(.text(String(decoding: bytes[rest], as: UTF8.self), at: start)) }
    return String(decoding: name, as: UTF8.self)
  }

  private func isAnchorByte(_ byte: UInt8) -> Bool {
    byte.isLowercase || byte.isDigit || byte == .hyphen || byte == .fullStop
  }
}
