/// What a node of a text is.
package enum NodeKind: UInt8, Sendable {
  case paragraph, heading, list, item, quote, code, table, cell, rule
  /// Text as the file spells it, and text that Markdown spells out.
  case text, spelledText
  case emphasis, strong, codeSpan, link, image, footnote, softBreak, hardBreak
}

/// The nodes of a tree in the order in which they open, in one flat array, and what they point into.
///
/// A node is twenty bytes and names its words by where they stand in the file; only words that Markdown spells
/// in another way (entities, escapes, code) are kept beside it.
package struct NodeTable: Sendable {
  package struct Node: Sendable {
    package var kind: NodeKind
    /// A heading's level; 1 for a tight list.
    package var level: UInt8 = 0
    /// The index behind its last descendant.
    var end: UInt32 = 0
    /// Its bytes in the file; of a text that is spelled out where it begins there, and the length of its words.
    package var start: UInt32
    package var count: UInt32
    /// Where the table says more of it, an index into the array of its kind: the label of a paragraph or a
    /// heading, words that are spelled out, a link, a picture, the name of a footnote, code, a pipe table; for an
    /// ordered list its first number. -1 for nothing.
    var other: Int32 = -1

    package var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
  }

  package struct Link: Sendable {
    package var target: String
    package var title: String
  }

  package struct Image: Sendable {
    package var source: String
    package var title: String
    package var alternative: String
  }

  package struct Code: Sendable {
    package var words: String
    /// What follows the fence.
    var info: String
  }

  /// Where a label stands in the file, which has its text; and its depth.
  struct LabelPlace: Sendable {
    let bytes: PackedRange
    let depth: Int32
  }

  /// Its cells stand in front of the text, row by row, from the node `firstCell` on.
  package struct PipeTable: Sendable {
    package var alignments: [Table.Alignment] = []
    var rowCount = 0
    var firstCell = 0
  }

  /// The bytes of the whole file.
  package let file: [UInt8]
  package var nodes: [Node] = []
  /// Words as Markdown spells them out, one after the other.
  package var spelled: [UInt8] = []
  var labels: [LabelPlace] = []
  var links: [Link] = []
  var images: [Image] = []
  /// Marks of footnotes without their brackets.
  var footnoteNames: [String] = []
  var codes: [Code] = []
  var pipeTables: [PipeTable] = []
  /// Addresses set by hand, by the index of their heading.
  var anchors: [Int: String] = [:]

  init(file: [UInt8]) { self.file = file }

  /// The words of a text or a code span in `spelled`, where it is none that the file spells.
  func spelledWords(of node: Node) -> Range<Int> { Int(node.other)..<Int(node.other) + Int(node.count) }

  /// The label of this index.
  func label(_ index: Int) -> Label {
    let place = labels[index]
    return Label(
      text: String(decoding: file[place.bytes.range], as: UTF8.self), range: place.bytes.range,
      depth: Int(place.depth))
  }

  /// Which label a block opens with, if it does; only paragraphs and headings at the top carry one.
  func labelIndex(of block: Int) -> Int? {
    let node = nodes[block]
    return node.other >= 0 && (node.kind == .paragraph || node.kind == .heading) ? Int(node.other) : nil
  }

  /// The words of a text or a code span.
  func withWords<Result>(
    of node: Node, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    if node.kind == .text {
      return try file.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[node.range])) }
    }
    return try spelled.withUnsafeBufferPointer {
      try body(UnsafeBufferPointer(rebasing: $0[spelledWords(of: node)]))
    }
  }

  /// Adds the words in a stretch of nodes without their markup, breaks as spaces, pictures as their description;
  /// marks of footnotes are no words.
  func appendPlainText(of stretch: Range<Int>, to text: inout [UInt8]) {
    for index in stretch {
      let node = nodes[index]
      switch node.kind {
      case .text, .spelledText, .codeSpan: withWords(of: node) { text.append(contentsOf: $0) }
      case .softBreak, .hardBreak: text.append(.space)
      case .image: text.append(contentsOf: images[Int(node.other)].alternative.utf8)
      default: break
      }
    }
  }

  /// Lends to `look` what the blocks that stand side by side in a stretch would add to a text that is empty: where it
  /// stands if it is a single text, as nearly always.
  @inline(__always)
  func lendPlainText(ofBlocks stretch: Range<Int>, to look: (UnsafeBufferPointer<UInt8>) -> Void) {
    if let only = onlyText(inBlocks: stretch) { return withWords(of: only, look) }
    lendCollectedText(ofBlocks: stretch, to: look)
  }

  @inline(never)
  private func lendCollectedText(
    ofBlocks stretch: Range<Int>, to look: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    var text: [UInt8] = []
    if let first = nodes[stretch].first { text.reserveCapacity(Int(first.count)) }
    forEachNode(in: stretch) { appendPlainText(ofBlock: $0, to: &text) }
    text.withUnsafeBufferPointer(look)
  }

  /// The text of a single paragraph or heading that holds nothing else.
  @inline(__always)
  private func onlyText(inBlocks stretch: Range<Int>) -> Node? {
    guard stretch.count == 2 else { return nil }
    let (block, text) = (nodes[stretch.lowerBound], nodes[stretch.lowerBound + 1])
    guard block.kind == .paragraph || block.kind == .heading, text.kind == .text || text.kind == .spelledText
    else { return nil }
    return text
  }

  /// Adds the words of a block in the same way, with a space before it and before each block, bullet and cell inside
  /// where `text` holds words already.
  func appendPlainText(ofBlock block: Int, to text: inout [UInt8]) {
    if !text.isEmpty { text.append(.space) }
    let node = nodes[block]
    let content = block + 1..<Int(node.end)
    switch node.kind {
    case .list:
      forEachNode(in: content) { item in
        forEachNode(in: item + 1..<Int(nodes[item].end)) { appendPlainText(ofBlock: $0, to: &text) }
      }
    case .quote: forEachNode(in: content) { appendPlainText(ofBlock: $0, to: &text) }
    case .code: text.append(contentsOf: codes[Int(node.other)].words.utf8)
    case .table:
      forEachCell(of: pipeTables[Int(node.other)]) { cell in
        guard !cell.isEmpty else { return }
        if text.last != .space { text.append(.space) }
        appendPlainText(of: cell, to: &text)
      }
    case .rule: break
    default: appendPlainText(of: content, to: &text)
    }
  }

  /// Calls `visit` with the nodes that stand side by side in a stretch.
  func forEachNode(in stretch: Range<Int>, _ visit: (Int) -> Void) {
    var node = stretch.lowerBound
    while node < stretch.upperBound {
      visit(node)
      node = Int(nodes[node].end)
    }
  }

  /// Calls `visit` with what is in every cell, those of the header first, row by row.
  func forEachCell(of table: PipeTable, _ visit: (Range<Int>) -> Void) {
    var cell = table.firstCell
    for _ in 0..<table.rowCount * table.alignments.count {
      let end = Int(nodes[cell].end)
      visit(cell + 1..<end)
      cell = end
    }
  }

  /// All cells of a table, with what is in them.
  func cells(of table: PipeTable) -> Range<Int> {
    var end = table.firstCell
    for _ in 0..<table.rowCount * table.alignments.count { end = Int(nodes[end].end) }
    return table.firstCell..<end
  }

  func plainText(of stretch: Range<Int>) -> String {
    var text: [UInt8] = []
    appendPlainText(of: stretch, to: &text)
    return String(decoding: text, as: UTF8.self)
  }
}
