/// A block of the text: a paragraph, a heading, a list, a table, with the official label it opens with.
package struct Block: Sendable {
  package enum Kind: Sendable {
    /// `level` 1 to 6 as typed; a numbered line that reads as a heading gets 2 plus its label's depth.
    /// `anchor` is the address set by hand with `{#name}`.
    case heading(level: Int, content: InlineContent, anchor: String?)
    case paragraph(InlineContent)
    case list(MarkupList)
    case quote(Blocks)
    /// A fenced code block; `info` is what follows the fence.
    case code(text: String, info: String)
    case table(Table)
    /// A line across the page (`***`).
    case rule
  }

  package let tree: MarkupTree
  private let node: Int32

  init(tree: MarkupTree, node: Int) {
    self.tree = tree
    self.node = Int32(clamping: node)
  }

  /// Its node in the tree.
  package var index: Int { Int(node) }

  /// Itself and all that is in it.
  var nodes: Range<Int> { index..<Int(tree.table.nodes[index].end) }

  /// The bytes of its lines in the file, label included.
  package var range: Range<Int> { tree.table.nodes[index].range }

  /// The official label the block opens with; only paragraphs and headings at the top carry one.
  package var label: Label? { tree.table.labelIndex(of: index).map { tree.table.label($0) } }

  /// Whether it opens with a label.
  package var isLabelled: Bool { tree.table.labelIndex(of: index) != nil }

  package var isHeading: Bool { nodeKind == .heading }

  /// As `kind` has it, without what the block holds.
  package var nodeKind: NodeKind { tree.table.nodes[index].kind }

  /// Of a heading: 1 to 6, as `kind` has it.
  package var level: Int { Int(tree.table.nodes[index].level) }

  /// Of a heading: the address set by hand with `{#name}`.
  package var anchor: String? { tree.table.anchors.isEmpty ? nil : tree.table.anchors[index] }

  /// Whether there is nothing in it.
  package var isEmpty: Bool { tree.content(of: index).isEmpty }

  package var kind: Kind {
    let node = tree.table.nodes[index]
    switch node.kind {
    case .heading:
      return .heading(level: Int(node.level), content: content, anchor: tree.table.anchors[index])
    case .list: return .list(MarkupList(tree: tree, node: index))
    case .quote: return .quote(Blocks(tree: tree, nodes: tree.content(of: index)))
    case .code:
      let code = tree.table.codes[Int(node.other)]
      return .code(text: code.words, info: code.info)
    case .table: return .table(Table(tree: tree, node: index))
    case .rule: return .rule
    default: return .paragraph(content)
    }
  }

  /// Of a list, as `kind` has it. Most blocks are none, and are asked for nothing else.
  package var list: MarkupList? {
    tree.list(at: index)
  }

  private var content: InlineContent { InlineContent(tree: tree, nodes: tree.content(of: index)) }

  /// Adds its words without markup, a space between paragraphs, bullets and cells, and one before them where
  /// `text` holds words already.
  package func appendPlainText(to text: inout [UInt8]) {
    tree.table.appendPlainText(ofBlock: index, to: &text)
  }
}

/// Blocks that stand side by side inside another, or in a footnote.
package struct Blocks: Sendable, Collection {
  package let tree: MarkupTree
  package let startIndex: Int
  package let endIndex: Int

  init(tree: MarkupTree, nodes: Range<Int>) {
    self.tree = tree
    startIndex = nodes.lowerBound
    endIndex = nodes.upperBound
  }

  package subscript(index: Int) -> Block { Block(tree: tree, node: index) }

  package func index(after index: Int) -> Int { tree.index(after: index) }

  package func makeIterator() -> Iterator {
    Iterator(nodes: SiblingNodes(tree, startIndex..<endIndex))
  }

  package struct Iterator: IteratorProtocol {
    fileprivate var nodes: SiblingNodes

    package mutating func next() -> Block? { nodes.next().map { nodes.tree.block($0) } }
  }
}

/// A bulleted list, or a list that Markdown itself numbers (only in plain pages: in a policy a number is
/// a label).
package struct MarkupList: Sendable {
  package struct Item: Sendable {
    package let blocks: Blocks
    package let range: Range<Int>

    fileprivate init(tree: MarkupTree, node: Int) {
      blocks = Blocks(tree: tree, nodes: tree.content(of: node))
      range = tree.table.nodes[node].range
    }
  }

  /// The first number of an ordered list, 0 to 999,999,999; `nil` for bullets.
  package let start: Int?
  /// CommonMark's tight list: items without blank lines between them, shown without paragraphs.
  package let isTight: Bool
  package let items: Items

  init(tree: MarkupTree, node: Int) {
    let list = tree.table.nodes[node]
    start = list.other < 0 ? nil : Int(list.other)
    isTight = list.level == 1
    items = Items(tree: tree, nodes: tree.content(of: node))
  }

  package struct Items: Sendable, Collection {
    private let tree: MarkupTree
    package let startIndex: Int
    package let endIndex: Int

    init(tree: MarkupTree, nodes: Range<Int>) {
      self.tree = tree
      startIndex = nodes.lowerBound
      endIndex = nodes.upperBound
    }

    package subscript(index: Int) -> Item { Item(tree: tree, node: index) }

    package func index(after index: Int) -> Int { tree.index(after: index) }

    package func makeIterator() -> Iterator {
      Iterator(nodes: SiblingNodes(tree, startIndex..<endIndex))
    }

    package struct Iterator: IteratorProtocol {
      fileprivate var nodes: SiblingNodes

      package mutating func next() -> Item? { nodes.next().map { Item(tree: nodes.tree, node: $0) } }
    }
  }
}

/// A pipe table (GitHub Flavored Markdown specification §4.10): every row has as many cells as the header.
package struct Table: Sendable {
  package enum Alignment: Sendable, Equatable { case none, left, center, right }

  private let tree: MarkupTree
  private let node: Int

  init(tree: MarkupTree, node: Int) {
    self.tree = tree
    self.node = node
  }

  private var table: NodeTable.PipeTable { tree.table.pipeTables[Int(tree.table.nodes[node].other)] }

  package var alignments: [Alignment] { table.alignments }

  package var header: [InlineContent] { allRows.first ?? [] }

  package var rows: [[InlineContent]] { Array(allRows.dropFirst()) }

  private var allRows: [[InlineContent]] {
    var rows: [[InlineContent]] = []
    rows.reserveCapacity(table.rowCount)
    forEachCell { cell in
      if rows.last.map({ $0.count == alignments.count }) ?? true { rows.append([]) }
      rows[rows.count - 1].append(cell)
    }
    return rows
  }

  /// Calls `visit` with every cell, those of the header first, row by row.
  package func forEachCell(_ visit: (InlineContent) -> Void) {
    tree.table.forEachCell(of: table) { visit(InlineContent(tree: tree, nodes: $0)) }
  }
}
