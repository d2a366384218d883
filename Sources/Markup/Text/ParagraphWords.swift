/// A first look at the words of a block, paragraph by paragraph, straight off the table of nodes: most paragraphs are
/// looked at once for something that they do not have.

/// The words of a paragraph, a heading or a cell as `ProseText` holds them, where they stand: mostly in the file itself.
package struct ParagraphWords {
  /// Where the content begins in the tree, as `InlineContent.startIndex`.
  package let content: Int
  package let text: UnsafeBufferPointer<UInt8>
  /// The bytes of `text` that are the words.
  package let part: Range<Int>
  /// Whether `text` is the whole file.
  package let isInFile: Bool
  /// As in `ProseText`.
  package let isWhole: Bool
}

extension NodeTable {
  /// Calls `look` with the words of each paragraph, heading and cell in a stretch of blocks. Those that are more than a
  /// single text are spelled out in `memory`. Those that stand in the file inside of `passed` are left out; `look` gives
  /// what is to be passed from there on.
  func forEachParagraph(
    in stretch: Range<Int>, passing passed: inout Range<Int>, spelledIn memory: inout ProseText,
    _ look: (ParagraphWords) -> Range<Int>
  ) {
    var index = stretch.lowerBound
    while index < stretch.upperBound {
      let node = nodes[index]
      switch node.kind {
      case .list, .item, .quote:
        index += 1
        continue
      case .paragraph, .heading, .cell:
        read(index + 1..<Int(node.end), passing: &passed, spelledIn: &memory, look)
      case .table:
        let cells = cells(of: pipeTables[Int(node.other)])
        forEachParagraph(in: cells, passing: &passed, spelledIn: &memory, look)
      default: break
      }
      index = Int(node.end)
    }
  }

  private func read(
    _ content: Range<Int>, passing passed: inout Range<Int>, spelledIn memory: inout ProseText,
    _ look: (ParagraphWords) -> Range<Int>
  ) {
    if content.isEmpty { return }
    let first = nodes[content.lowerBound]
    if content.count == 1, first.kind == .text {
      let part = first.range
      if part.lowerBound >= passed.lowerBound, part.upperBound <= passed.upperBound { return }
      passed = file.withUnsafeBufferPointer {
        look(
          ParagraphWords(content: content.lowerBound, text: $0, part: part, isInFile: true, isWhole: true))
      }
      return
    }
    memory.read(content, of: self)
    passed = memory.bytes.withUnsafeBufferPointer {
      look(
        ParagraphWords(
          content: content.lowerBound, text: $0, part: $0.indices, isInFile: false,
          isWhole: memory.isWhole))
    }
  }
}

extension MarkupTree {
  /// Lends the bytes of the whole file, and where those are that begin with a node.
  package func withFile(from node: Int, _ look: (UnsafeBufferPointer<UInt8>, Range<Int>) -> Void) {
    let start = Int(table.nodes[node].start)
    table.file.withUnsafeBufferPointer { look($0, start..<$0.count) }
  }

  /// Calls `look` with the words of each paragraph, heading and cell in a block, in the order of the text. Those that
  /// stand in the file inside of `passed` are left out; `look` gives what is to be passed from there on.
  package func forEachParagraph(
    ofBlock block: Int, passing passed: Range<Int>, spelledIn memory: inout ProseText,
    _ look: (ParagraphWords) -> Range<Int>
  ) {
    var passed = passed
    table.forEachParagraph(
      in: block..<Int(table.nodes[block].end), passing: &passed, spelledIn: &memory, look)
  }
}
