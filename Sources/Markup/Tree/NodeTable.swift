/// What a node of a text is.
package enum NodeKind: UInt8, Sendable {
  case paragraph, heading, list, item, quote, code, table, cell, rule
  /// Text as the file spells it, and text that Markdown spells out.
  case text, spelledText
  case emphasis, strong, codeSpan, link, image, footnote, softBreak, hardBreak
}

/// The nodes of a tree in the order in which they open, in one flat array, and what they point into.
///
/// A node is twenty bytes and names its words by where they stand in the file; only words that Markdown spells
/// in another way (entities, escapes, code) are kept beside it.
struct NodeTable: Sendable {
  struct Node {
    var kind: NodeKind
    /// A heading's level; 1 for a tight list.
    var level: UInt8 = 0
    /// The index behind its last descendant.
    var end: UInt32 = 0
    /// Its bytes in the file; of a text that is spelled out where it begins there, and the length of its words.
    var start: UInt32
    var count: UInt32
    /// Where the table says more of it, an index into the array of its kind: the label of a paragraph or a
    /// heading, words that are spelled out, a link, a picture, the name of a footnote, code, a pipe table; for an
    /// ordered list its first number. -1 for nothing.
    var other: Int32 = -1

    var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
  }

  struct Link: Sendable {
    var target: String
    var title: String
  }

  struct Image: Sendable {
    var source: String
    var title: String
    var alternative: String
  }

  struct Code: Sendable {
    var words: String
    /// What follows the fence.
    var info: String
  }

  /// Its cells stand in front of the text, row by row, from the node `firstCell` on.
  struct PipeTable: Sendable {
    var alignments: [Table.Alignment] = []
    var rowCount = 0
    var firstCell = 0
  }

  /// The bytes of the whole file.
  let file: [UInt8]
  var nodes: [Node] = []
  /// Words as Markdown spells them out, one after the other.
  var spelled: [UInt8] = []
  var labels: [Label] = []
  var links: [Link] = []
  var images: [Image] = []
  /// Marks of footnotes without their brackets.
  var footnoteNames: [String] = []
  var codes: [Code] = []
  var pipeTables: [PipeTable] = []
  /// Addresses set by hand, by the index of their heading.
  var anchors: [Int: String] = [:]

  init(file: [UInt8]) { self.file = file }

  /// The words of a text or a code span.
  func withWords<Result>(
    of node: Node, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    if node.kind == .text {
      return try file.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[node.range])) }
    }
    let start = Int(node.other)
    return try spelled.withUnsafeBufferPointer {
      try body(UnsafeBufferPointer(rebasing: $0[start..<start + Int(node.count)]))
    }
  }

  func words(of node: Node) -> ArraySlice<UInt8> {
    if node.kind == .text { return file[node.range] }
    return spelled[Int(node.other)..<Int(node.other) + Int(node.count)]
  }

  /// Adds the words in a stretch of nodes without their markup, breaks as spaces, pictures as their description;
  /// marks of footnotes are no words.
  func appendPlainText(of stretch: Range<Int>, to text: inout [UInt8]) {
    for index in stretch {
      let node = nodes[index]
      switch node.kind {
      case .text, .spelledText, .codeSpan: withWords(of: node) { text.append(contentsOf: $0) }
      case .softBreak, .hardBreak: text.append(.space)
      case .image: text.append(contentsOf: images[Int(node.other)].alternative.utf8)
      default: break
      }
    }
  }

  func plainText(of stretch: Range<Int>) -> String {
    var text: [UInt8] = []
    appendPlainText(of: stretch, to: &text)
    return String(decoding: text, as: UTF8.self)
  }
}
