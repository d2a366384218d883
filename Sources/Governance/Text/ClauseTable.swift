/// The clauses of a text in one flat list, in the order of the text, with their addresses and citations in flat lists
/// of bytes. `Clause` and `Clauses` are views of it: to hand one round counts one reference and copies nothing. Who
/// walks through a whole text reads the table itself and counts none.

package import Markup

package final class ClauseTable: Sendable {
  package struct Node: Sendable {
    /// In `addresses`; empty where it has none.
    package let address: Range<UInt32>
    /// In `citations`; empty where the clause has no label.
    package let citation: Range<UInt32>
    /// Whether there is a space in its label, as between a word and its number.
    let hasSpaceInLabel: Bool
    /// Whether its block is a heading.
    package let isSection: Bool
    /// The node of its block, and the place of its tree among `trees`.
    package let block: Int32
    package let tree: UInt16
    let firstItem: Int32
    /// -1 for the outermost.
    let parent: Int32
    /// The position behind all that stands under it.
    package fileprivate(set) var end: Int32
  }

  package let nodes: [Node]
  /// The blocks of a text that was read stand in one.
  package let trees: [MarkupTree]
  package let addresses: [UInt8]
  package let citations: [UInt8]

  package func block(at position: Int) -> Block {
    trees[Int(nodes[position].tree)].block(Int(nodes[position].block))
  }

  package func address(at position: Int) -> String { addresses.text(nodes[position].address) }

  /// Calls `visit` with the position of each clause and the tree that its block is in. To ask for the tree at every
  /// position would count a reference for each.
  package func forEach(_ visit: (Int, MarkupTree) -> Void) {
    forEach(in: 0..<nodes.count, { $0 + 1 }, visit)
  }

  /// The same with clauses that stand side by side.
  package func forEachSibling(in stretch: Range<Int>, _ visit: (Int, MarkupTree) -> Void) {
    forEach(in: stretch, { Int(nodes[$0].end) }, visit)
  }

  private func forEach(
    in stretch: Range<Int>, _ next: (Int) -> Int, _ visit: (Int, MarkupTree) -> Void
  ) {
    var position = stretch.lowerBound
    while position < stretch.upperBound {
      let number = nodes[position].tree
      let tree = trees[Int(number)]
      while position < stretch.upperBound, nodes[position].tree == number {
        visit(position, tree)
        position = next(position)
      }
    }
  }

  fileprivate init(nodes: [Node], trees: [MarkupTree], addresses: [UInt8], citations: [UInt8]) {
    self.nodes = nodes
    self.trees = trees
    self.addresses = addresses
    self.citations = citations
  }
}

/// Puts the table of a text together, clause by clause.
struct ClauseTableBuilder {
  private(set) var nodes: [ClauseTable.Node] = []
  private var trees: [MarkupTree] = []
  private var citations: [UInt8] = []
  /// The clauses that the next may stand under, outermost first.
  private var open: [(position: Int, citation: Range<UInt32>)] = []

  /// For a text of so many.
  init(count: Int) {
    nodes.reserveCapacity(count)
    citations.reserveCapacity(count * 4)
  }

  /// Adds a clause that stands under `depth` others; `label` is that of its block, and its address a part of the
  /// addresses of `finish`.
  mutating func append(
    _ block: Block, _ label: Label?, at address: Range<UInt32>, firstItem: Int, depth: Int
  ) {
    if trees.last !== block.tree { trees.append(block.tree) }
    while open.count > depth { nodes[open.removeLast().position].end = Int32(clamping: nodes.count) }
    let parent = open.last
    let around = parent?.citation ?? 0..<0
    var hasSpace = false
    let citation = label.map { cite($0, under: around, &hasSpace) }
    nodes.append(
      ClauseTable.Node(
        address: address, citation: citation ?? 0..<0,
        hasSpaceInLabel: hasSpace, isSection: block.isHeading, block: Int32(clamping: block.index),
        tree: UInt16(trees.count - 1), firstItem: Int32(clamping: firstItem),
        parent: Int32(clamping: parent?.position ?? -1), end: 0))
    open.append((nodes.count - 1, citation ?? around))
  }

  /// What people say for a label under the label above: "3.1 a)" for `a)` under `3.1`, where `3.1.` under `3` says it
  /// all itself. The full stop that closes a number is left out.
  private mutating func cite(
    _ label: Label, under parent: Range<UInt32>, _ hasSpace: inout Bool
  ) -> Range<UInt32> {
    let start = citations.count
    var text = label.text
    text.withUTF8 { label in
      hasSpace = label.contains { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      if !parent.isEmpty, !continues(label, parent) {
        for index in parent { citations.append(citations[Int(index)]) }
        citations.append(UInt8(ascii: " "))
      }
      citations.append(contentsOf: label.last == fullStop ? label.dropLast() : label[...])
    }
    return UInt32(start)..<UInt32(citations.count)
  }

  /// Whether a label goes on from the one above behind a full stop: `3.1` from `3`, and not `3.`
  private func continues(_ label: UnsafeBufferPointer<UInt8>, _ parent: Range<UInt32>) -> Bool {
    guard label.count > parent.count + 1, label[parent.count] == fullStop else { return false }
    return parent.indices.allSatisfy { citations[Int($0)] == label[Int($0 - parent.lowerBound)] }
  }

  /// The table of all that was added.
  mutating func finish(addresses: [UInt8]) -> ClauseTable {
    while let last = open.popLast() { nodes[last.position].end = Int32(clamping: nodes.count) }
    return ClauseTable(
      nodes: nodes, trees: trees, addresses: exact(addresses), citations: exact(citations))
  }
}

/// The same bytes in no more memory than they need: a portal holds thousands of texts.
private func exact(_ bytes: [UInt8]) -> [UInt8] { bytes.withUnsafeBufferPointer { Array($0) } }

extension [UInt8] {
  /// The bytes of a range as text.
  func text(_ range: Range<UInt32>) -> String {
    withBytes(in: range) { String(decoding: $0, as: UTF8.self) }
  }

  func withBytes<Result>(
    in range: Range<UInt32>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[Int(range.lowerBound)..<Int(range.upperBound)]))
    }
  }
}

private let fullStop = UInt8(ascii: ".")
