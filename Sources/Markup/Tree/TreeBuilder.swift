/// Puts the tree of a text together, node by node in the order in which they open and close.
package struct TreeBuilder {
  private var table: NodeTable

  /// `size` is about how many nodes there will be.
  package init(file: [UInt8] = [], size: Int = 0) {
    table = NodeTable(file: file)
    table.nodes.reserveCapacity(size)
  }

  /// The tree, in no more memory than it needs: a portal holds thousands.
  package mutating func finish() -> MarkupTree {
    table.nodes = table.nodes.withUnsafeBufferPointer { Array($0) }
    table.labels = table.labels.withUnsafeBufferPointer { Array($0) }
    return MarkupTree(table)
  }

  /// The index of the next node.
  var next: Int { table.nodes.count }

  // MARK: Blocks

  /// A node with nothing inside; gives its index.
  @discardableResult
  mutating func add(_ kind: NodeKind, _ range: Range<Int>, other: Int = -1) -> Int {
    let node = open(kind, range, other: other)
    close(node)
    return node
  }

  package mutating func open(_ kind: NodeKind, _ range: Range<Int>, level: Int = 0, other: Int = -1) -> Int {
    table.nodes.append(
      NodeTable.Node(
        kind: kind, level: UInt8(clamping: level), start: UInt32(clamping: range.lowerBound),
        count: UInt32(clamping: range.count), other: Int32(clamping: other)))
    return table.nodes.count - 1
  }

  package mutating func close(_ node: Int) { table.nodes[node].end = UInt32(clamping: table.nodes.count) }

  mutating func addCode(_ words: String, info: String, _ range: Range<Int>) -> Int {
    table.codes.append(.init(words: words, info: info))
    return add(.code, range, other: table.codes.count - 1)
  }

  mutating func add(_ pipeTable: NodeTable.PipeTable, _ range: Range<Int>) -> Int {
    table.pipeTables.append(pipeTable)
    return add(.table, range, other: table.pipeTables.count - 1)
  }

  /// The block begins with its label, which stands at `label` in the file.
  package mutating func setLabel(at label: Range<Int>, depth: Int, of node: Int) {
    let range = table.nodes[node].range
    table.nodes[node].other = Int32(clamping: table.labels.count)
    table.nodes[node].start = UInt32(clamping: label.lowerBound)
    table.nodes[node].count = UInt32(
      clamping: max(label.upperBound, range.upperBound) - label.lowerBound)
    table.labels.append(.init(bytes: PackedRange(label), depth: Int32(clamping: depth)))
  }

  package mutating func setAnchor(_ name: String, of heading: Int) { table.anchors[heading] = name }

  // MARK: Text

  /// Text as the file has it.
  mutating func addText(_ range: Range<Int>) { add(.text, range) }

  /// Text that begins at `start` in the file and is spelled otherwise there.
  package mutating func addText(_ words: some Collection<UInt8>, at start: Int) {
    addSpelled(.spelledText, words, at: start)
  }

  mutating func addSpelled(_ kind: NodeKind, _ words: some Collection<UInt8>, at start: Int) {
    let place = table.spelled.count
    table.spelled.append(contentsOf: words)
    add(kind, start..<start + words.count, other: place)
  }

  /// The words of the text that a block ends with, if it ends with one.
  func lastText(in block: Int) -> [UInt8]? {
    guard let last = table.nodes.last, table.nodes.count > block + 1,
      last.kind == .text || last.kind == .spelledText
    else { return nil }
    return table.withWords(of: last) { Array($0) }
  }

  /// Leaves so many bytes of the last text, and takes it out where that is none.
  mutating func shortenLastText(to count: Int) {
    let last = table.nodes.count - 1
    table.nodes[last].count = UInt32(clamping: count)
    if count == 0 { table.nodes.removeLast() }
  }

  mutating func openLink(to target: String, title: String, _ range: Range<Int>) -> Int {
    table.links.append(.init(target: target, title: title))
    return open(.link, range, other: table.links.count - 1)
  }

  mutating func addImage(_ image: NodeTable.Image, _ range: Range<Int>) {
    table.images.append(image)
    add(.image, range, other: table.images.count - 1)
  }

  mutating func addFootnote(_ name: String, at start: Int) {
    table.footnoteNames.append(name)
    add(.footnote, start..<start, other: table.footnoteNames.count - 1)
  }

  /// The plain words of everything from a node on, which is taken out again.
  mutating func takePlainText(from node: Int) -> String {
    let text = table.plainText(of: node..<table.nodes.count)
    table.nodes.removeLast(table.nodes.count - node)
    return text
  }
}
