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

  /// Not inlined, since `Block` would count a reference before it is known whether there is a list.
  @inline(never)
  func list(at node: Int) -> MarkupList? {
    table.nodes[node].kind == .list ? MarkupList(tree: self, node: node) : nil
  }

  /// Where the next sibling of a node is.
  func index(after node: Int) -> Int { Int(table.nodes[node].end) }
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
