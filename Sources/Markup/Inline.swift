/// A piece of running text inside a block.
package enum Inline: Sendable {
  /// Plain text and the byte in the file at which it starts. Neighbouring texts are one piece. Where
  /// Markdown's escapes or entities make text and source differ, bytes after the first such place are
  /// found again at the next piece.
  case text(TextRun, at: Int)
  case emphasis(InlineContent)
  case strong(InlineContent)
  case code(TextRun)
  /// `target` is the destination as Markdown gives it, unescaped; what it means is decided later.
  indirect case link(target: String, title: String, content: InlineContent, range: Range<Int>)
  indirect case image(source: String, title: String, alternative: String, range: Range<Int>)
  /// `[^10]`; `name` is the mark without brackets. Only marks that are defined in the file come out so.
  case footnote(name: String, at: Int)
  case softBreak
  case hardBreak
}

/// Running text: what stands inside a paragraph, a heading, a cell, an emphasis, a link.
package struct InlineContent: Sendable, Collection {
  let tree: MarkupTree
  private let nodes: (start: Int32, end: Int32)

  init(tree: MarkupTree, nodes: Range<Int>) {
    self.tree = tree
    self.nodes = (Int32(clamping: nodes.lowerBound), Int32(clamping: nodes.upperBound))
  }

  package var startIndex: Int { Int(nodes.start) }
  package var endIndex: Int { Int(nodes.end) }

  package func index(after index: Int) -> Int { tree.index(after: index) }

  package func makeIterator() -> Iterator {
    Iterator(nodes: SiblingNodes(tree, startIndex..<endIndex))
  }

  package struct Iterator: IteratorProtocol {
    fileprivate var nodes: SiblingNodes

    package mutating func next() -> Inline? { nodes.next().map { nodes.tree.inline($0) } }
  }

  package subscript(index: Int) -> Inline { tree.inline(index) }

  /// The last piece.
  package var last: Inline? {
    var last: Int?
    for index in indices { last = index }
    return last.map { self[$0] }
  }

  /// Its words without markup, breaks as spaces.
  package var plainText: String { tree.table.plainText(of: startIndex..<endIndex) }

  /// Adds the bytes of `plainText`.
  package func appendPlainText(to text: inout [UInt8]) {
    tree.table.appendPlainText(of: startIndex..<endIndex, to: &text)
  }
}

extension MarkupTree {
  fileprivate func inline(_ index: Int) -> Inline {
    let node = table.nodes[index]
    var content: InlineContent { InlineContent(tree: self, nodes: self.content(of: index)) }
    switch node.kind {
    case .text, .spelledText: return .text(TextRun(tree: self, node: index), at: Int(node.start))
    case .codeSpan: return .code(TextRun(tree: self, node: index))
    case .emphasis: return .emphasis(content)
    case .strong: return .strong(content)
    case .hardBreak: return .hardBreak
    case .link:
      let link = table.links[Int(node.other)]
      return .link(target: link.target, title: link.title, content: content, range: node.range)
    case .image:
      let image = table.images[Int(node.other)]
      return .image(
        source: image.source, title: image.title, alternative: image.alternative, range: node.range)
    case .footnote: return .footnote(name: table.footnoteNames[Int(node.other)], at: Int(node.start))
    default: return .softBreak
    }
  }
}

/// The words of one piece of text, as bytes of the file or as Markdown spells them out.
package struct TextRun: Sendable {
  private let tree: MarkupTree
  private let node: Int32

  init(tree: MarkupTree, node: Int) {
    self.tree = tree
    self.node = Int32(clamping: node)
  }

  /// In bytes.
  package var count: Int { Int(tree.table.nodes[Int(node)].count) }

  package func withBytes<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    try tree.table.withWords(of: tree.table.nodes[Int(node)], body)
  }

  package var words: String { withBytes { String(decoding: $0, as: UTF8.self) } }
}

/// A link or a picture somewhere in a text.
package struct LinkUse: Sendable, Equatable {
  /// As Markdown gives it: `../ashby/complaints.md#3.1`.
  package var target: String
  package var range: Range<Int>
  package var isImage: Bool
}
