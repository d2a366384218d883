package import Markup

/// A unit of a policy's text that has an address: a section, a numbered clause, an unlabelled paragraph.
///
/// Clauses nest by their labels: `a)` under `3.1.` under the section `3.`. What a clause prints is its
/// `block`; what stands under it is `children`. The address is what people cite: `3.1.a`.
package struct Clause: Sendable {
  private let table: ClauseTable
  /// Its position among all clauses of the text, from 0.
  package let position: Int

  fileprivate init(_ table: ClauseTable, _ position: Int) {
    self.table = table
    self.position = position
  }

  /// The fragment of its address, without `#`: `3.1.a`, `roles-of-councillors`, `3.p2`; unique in its
  /// version.
  package var address: String { table.address(at: position) }

  /// Whether it has a label.
  package var isLabelled: Bool { !table.nodes[position].citation.isEmpty }

  /// Whether there is a space in its label, as between a word and its number.
  var hasSpaceInLabel: Bool { table.nodes[position].hasSpaceInLabel }

  /// Whether it has an address: a line across the page has none.
  var hasAddress: Bool { !table.nodes[position].address.isEmpty }

  /// Lends the bytes of its address.
  func withAddress<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    table.addresses.withBytes(in: table.nodes[position].address, body)
  }

  /// What people cite it by: its label under those around it, without closing full stop, `3.1 a)`; `nil` where it has
  /// no label.
  package var citation: String? {
    let range = table.nodes[position].citation
    return range.isEmpty ? nil : table.citations.text(range)
  }

  /// Its opening block: a heading for a section, else whatever the text has there. `block.label` is the
  /// official label, if it has one.
  package var block: Block { table.block(at: position) }

  /// For a list: the position of its first bullet among the bullets of the parent, from 1; the bullets'
  /// addresses are the parent's address and `item` with the position (`3.5.item8`).
  package var firstItem: Int { Int(table.nodes[position].firstItem) }

  package var children: Clauses { Clauses(table, position + 1..<Int(table.nodes[position].end)) }

  /// What it stands under.
  package var parent: Clause? {
    let parent = Int(table.nodes[position].parent)
    return parent < 0 ? nil : Clause(table, parent)
  }
}

/// Clauses that stand side by side: the outermost of a text, or those under a clause.
package struct Clauses: Sendable, Collection {
  package let table: ClauseTable
  package let startIndex: Int
  package let endIndex: Int

  fileprivate init(_ table: ClauseTable, _ range: Range<Int>) {
    self.table = table
    startIndex = range.lowerBound
    endIndex = range.upperBound
  }

  /// Those of a whole text.
  package init(_ entries: [ClauseEntry] = []) {
    var builder = ClauseTableBuilder(count: entries.count)
    var addresses: [UInt8] = []
    for entry in entries {
      let start = UInt32(addresses.count)
      addresses += entry.address.utf8
      builder.append(
        entry.block, entry.block.label, at: start..<UInt32(addresses.count), firstItem: entry.firstItem,
        depth: entry.depth)
    }
    self.init(builder.finish(addresses: addresses))
  }

  /// Those of a whole text.
  init(_ table: ClauseTable) { self.init(table, 0..<table.nodes.count) }

  package subscript(position: Int) -> Clause { Clause(table, position) }

  package func index(after position: Int) -> Int { Int(table.nodes[position].end) }

  package func makeIterator() -> Iterator { Iterator(table, next: startIndex, end: endIndex) }

  /// The one that every collection has by itself costs other modules an allocation for each element.
  package struct Iterator: IteratorProtocol {
    private let table: ClauseTable
    private var position: Int
    private let end: Int

    fileprivate init(_ table: ClauseTable, next: Int, end: Int) {
      self.table = table
      position = next
      self.end = end
    }

    package mutating func next() -> Clause? {
      guard position < end else { return nil }
      defer { position = Int(table.nodes[position].end) }
      return Clause(table, position)
    }
  }

  /// How many stand here and below.
  package var countOfAll: Int { endIndex - startIndex }

  /// Calls `visit` with each that stands here or below, in the order of the text.
  package func forEachOfAll(_ visit: (Clause) -> Void) {
    for position in startIndex..<endIndex { visit(Clause(table, position)) }
  }

  /// The same with the position and the block of each: what looks at blocks alone need not count a clause for each.
  func forEachBlock(_ visit: (Int, Block) -> Void) {
    for position in startIndex..<endIndex { visit(position, table.block(at: position)) }
  }

  /// Those of a whole text as they were put together.
  package var entries: [ClauseEntry] {
    precondition(countOfAll == table.nodes.count, "of a whole text, and not of what stands under a clause")
    var depths: [Int] = []
    return table.nodes.indices.map { position in
      let node = table.nodes[position]
      depths.append(node.parent < 0 ? 0 : depths[Int(node.parent)] + 1)
      return ClauseEntry(
        address: table.address(at: position), block: table.block(at: position),
        firstItem: Int(node.firstItem), depth: depths[position])
    }
  }
}

/// A clause by itself, as it is put among the others of its text.
package struct ClauseEntry: Sendable {
  package var address: String
  package var block: Block
  /// As in `Clause`.
  package var firstItem: Int
  /// How many clauses it stands under.
  package var depth: Int

  package init(address: String, block: Block, firstItem: Int = 1, depth: Int = 0) {
    self.address = address
    self.block = block
    self.firstItem = firstItem
    self.depth = depth
  }
}
