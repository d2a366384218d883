/// The words of one paragraph as bytes, one after the other, with the way back to the file.
///
/// Breaks of lines are spaces. What is no prose (code, links, pictures, footnote marks) is a wall that nothing
/// reads through.
package struct ProseText: Sendable {
  package static let wall: UInt8 = 0

  package private(set) var bytes: [UInt8] = []
  /// Whether there is no wall, and `bytes` are the plain text of the paragraph.
  package private(set) var isWhole = true
  /// Where each piece of text begins here and in the file.
  private var pieces: [(start: Int, at: Int)] = []

  package init() {}

  /// Takes the words of `content` in place of those that it held. One that is used again needs no new memory.
  package mutating func read(_ content: InlineContent) {
    read(content.startIndex..<content.endIndex, of: content.tree.table)
  }

  mutating func read(_ stretch: Range<Int>, of table: borrowing NodeTable) {
    bytes.removeAll(keepingCapacity: true)
    pieces.removeAll(keepingCapacity: true)
    isWhole = true
    var index = stretch.lowerBound
    while index < stretch.upperBound {
      let node = table.nodes[index]
      index += 1
      switch node.kind {
      case .text, .spelledText:
        pieces.append((bytes.count, Int(node.start)))
        table.withWords(of: node) { bytes.append(contentsOf: $0) }
      case .softBreak, .hardBreak: bytes.append(.space)
      case .emphasis, .strong: break
      default:
        bytes.append(Self.wall)
        isWhole = false
        index = Int(node.end)
      }
    }
  }

  /// The bytes of the file, as the pieces of text count them.
  package func rangeInFile(_ range: Range<Int>) -> Range<Int> {
    place(of: range.lowerBound)..<place(of: range.upperBound - 1) + 1
  }

  private func place(of byte: Int) -> Int {
    var (low, high) = (0, pieces.count)
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].start <= byte { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return byte }
    return pieces[low - 1].at + byte - pieces[low - 1].start
  }
}
