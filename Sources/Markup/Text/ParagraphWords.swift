/// A first look at the words of a block, paragraph by paragraph, straight off the table of nodes: most paragraphs are
/// looked at once for something that they do not have.

/// The words of a paragraph, a heading or a cell as `ProseText` holds them, where they stand: mostly in the file itself.
package struct ParagraphWords {
  /// Where the content begins in the tree, as `InlineContent.startIndex`.
  package let content: Int
  package let text: UnsafeBufferPointer<UInt8>
  /// The bytes of `text` that are the words.
  package let part: Range<Int>
  /// As in `ProseText`.
  package let isWhole: Bool
}

extension NodeTable {
  /// Calls `look` with the words of each paragraph, heading and cell in a stretch of blocks. Those that are more than a
  /// single text are spelled out in `memory`.
  func forEachParagraph(
    in stretch: Range<Int>, spelledIn memory: inout ProseText, _ look: (ParagraphWords) -> Void
  ) {
    var index = stretch.lowerBound
    while index < stretch.upperBound {
      let node = nodes[index]
      switch node.kind {
      case .list, .item, .quote:
        index += 1
        continue
      case .paragraph, .heading, .cell: read(index + 1..<Int(node.end), spelledIn: &memory, look)
      case .table:
        forEachParagraph(in: cells(of: pipeTables[Int(node.other)]), spelledIn: &memory, look)
      default: break
      }
      index = Int(node.end)
    }
  }

  private func read(
    _ content: Range<Int>, spelledIn memory: inout ProseText, _ look: (ParagraphWords) -> Void
  ) {
    if content.isEmpty { return }
    let first = nodes[content.lowerBound]
    if content.count == 1, first.kind == .text {
      file.withUnsafeBufferPointer {
        look(ParagraphWords(content: content.lowerBound, text: $0, part: first.range, isWhole: true))
      }
      return
    }
    memory.read(content, of: self)
    memory.bytes.withUnsafeBufferPointer {
      look(
        ParagraphWords(content: content.lowerBound, text: $0, part: $0.indices, isWhole: memory.isWhole))
    }
  }
}

extension Block {
  /// Calls `look` with the words of each paragraph, heading and cell in it, in the order of the text.
  package func forEachParagraph(spelledIn memory: inout ProseText, _ look: (ParagraphWords) -> Void) {
    tree.table.forEachParagraph(in: nodes, spelledIn: &memory, look)
  }
}
