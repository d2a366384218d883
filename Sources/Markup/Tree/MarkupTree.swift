/// The text of one file as a tree that never changes any more.
///
/// `Block`, `Inline` and `TextRun` are views of its nodes. They share it by reference, which is why it is a class:
/// to hand a block round counts one reference and copies nothing.
package final class MarkupTree: Sendable {
  let table: NodeTable

  init(_ table: NodeTable) { self.table = table }

  package func block(_ node: Int) -> Block { Block(tree: self, node: node) }

  /// What stands directly inside a node.
  func content(of node: Int) -> Range<Int> { node + 1..<Int(table.nodes[node].end) }
}
