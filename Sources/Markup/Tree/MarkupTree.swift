/// The text of one file as a tree that never changes any more.
///
/// `Block`, `Inline` and `TextRun` are views of its nodes. They share it by reference, which is why it is a class:
/// to hand a block round counts one reference and copies nothing. Who walks through a whole text reads the table
/// itself and counts none.
package final class MarkupTree: Sendable {
  package let table: NodeTable

  init(_ table: NodeTable) { self.table = table }

  package func block(_ node: Int) -> Block { Block(tree: self, node: node) }

  /// Not inlined, since `Block` would count a reference before it is known whether there is a list.
  @inline(never)
  func list(at node: Int) -> MarkupList? {
    table.nodes[node].kind == .list ? MarkupList(tree: self, node: node) : nil
  }
}

/// What a node holds. These stand here and not at the table, because another module that calls them there would copy
/// the table, which counts a reference for every array in it.
extension MarkupTree {
  package typealias Node = NodeTable.Node

  /// What stands inside a node, from its first child to its last descendant.
  package func content(of node: Int) -> Range<Int> { node + 1..<Int(table.nodes[node].end) }

  /// Where the next sibling of a node is.
  package func index(after node: Int) -> Int { Int(table.nodes[node].end) }

  /// Calls `visit` with the nodes that stand side by side in a stretch.
  package func forEachNode(in stretch: Range<Int>, _ visit: (Int) -> Void) {
    table.forEachNode(in: stretch, visit)
  }

  /// How many nodes stand side by side in a stretch.
  package func count(in stretch: Range<Int>) -> Int {
    var count = 0
    var nodes = SiblingNodes(self, stretch)
    while nodes.next() != nil { count += 1 }
    return count
  }

  /// The words of a text or a code span in `spelled`, where it is none that the file spells.
  package func spelledWords(of node: Node) -> Range<Int> { table.spelledWords(of: node) }

  package func link(of node: Node) -> NodeTable.Link { table.links[Int(node.other)] }

  package func image(of node: Node) -> NodeTable.Image { table.images[Int(node.other)] }

  package func footnoteName(of node: Node) -> String { table.footnoteNames[Int(node.other)] }

  package func code(of node: Node) -> NodeTable.Code { table.codes[Int(node.other)] }

  package func pipeTable(of node: Node) -> NodeTable.PipeTable { table.pipeTables[Int(node.other)] }

  /// What is in the cells of a table, those of the header first, row by row.
  package func cells(of pipeTable: NodeTable.PipeTable) -> [Range<Int>] {
    var cells: [Range<Int>] = []
    table.forEachCell(of: pipeTable) { cells.append($0) }
    return cells
  }

  /// The first number of an ordered list; `nil` for bullets.
  package func firstNumber(of list: Node) -> Int? { list.other < 0 ? nil : Int(list.other) }

  /// The official label that a block opens with, as printed.
  package func labelText(of block: Int) -> String? {
    table.labelIndex(of: block).map { table.label($0).text }
  }

  /// Adds the words in a stretch of nodes without their markup, breaks as spaces.
  package func appendPlainText(of stretch: Range<Int>, to text: inout [UInt8]) {
    table.appendPlainText(of: stretch, to: &text)
  }

  package func plainText(of stretch: Range<Int>) -> String { table.plainText(of: stretch) }

  /// Lends to `look` what `Block.appendPlainText` would add to a text that is empty.
  package func lendPlainText(ofBlock block: Int, to look: (UnsafeBufferPointer<UInt8>) -> Void) {
    table.lendPlainText(ofBlocks: block..<Int(table.nodes[block].end), to: look)
  }

  /// Lends the words of blocks that stand side by side, a space between two of them.
  package func lendPlainText(
    ofBlocks stretch: Range<Int>, to look: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    table.lendPlainText(ofBlocks: stretch, to: look)
  }
}

/// A walk over nodes that stand side by side. The collections of the tree have iterators of their own on it, because
/// the one that every collection has by itself costs other modules an allocation for each element.
struct SiblingNodes {
  let tree: MarkupTree
  private var node: Int
  private let end: Int

  init(_ tree: MarkupTree, _ nodes: Range<Int>) {
    self.tree = tree
    node = nodes.lowerBound
    end = nodes.upperBound
  }

  mutating func next() -> Int? {
    guard node < end else { return nil }
    defer { node = tree.index(after: node) }
    return node
  }
}
