import CCMark

/// What libcmark makes of a text, as values: its nodes in the order in which they open, in one flat array.
///
/// This is the only file that imports libcmark, whose memory is `ParseMemory`. Bytes go in, values come out, no
/// pointer leaves it. What the nodes mean for a policy is decided in `TreeReader`.
struct CommonMarkTree {
  enum Kind: UInt8 {
    case document, quote, list, item, code, html, paragraph, heading, rule
    case text, softBreak, hardBreak, codeSpan, inlineHTML, emphasis, strong, link, image
  }

  struct Node {
    var kind: Kind
    /// A list whose items stand without blank lines between them (CommonMark §5.3).
    var isTight = false
    /// The level of a heading; the first number of an ordered list, -1 for bullets.
    var number: Int32 = 0
    /// Its first line and column, from 1. Columns count bytes and are only hints: they are wrong after
    /// code spans of several lines and in lazy lines.
    var line: Int32
    var column: Int32
    var lastLine: Int32
    /// The index after its last descendant.
    var end: Int32 = 0
    /// Where in `text` its words stand: literal text, a code block, a link's target.
    var words: Range<Int32> = 0..<0
    /// Where in `text` its second words stand: a link's title, what follows a code fence.
    var extra: Range<Int32> = 0..<0
  }

  var nodes: [Node] = []
  /// The words of all nodes, unescaped. Texts that are neighbours in the tree are neighbours here.
  var text: [UInt8] = []
  /// The first line whose nodes nest deeper than the limit; what is deeper is left out.
  var tooDeep: Int32?
}

/// Parses CommonMark (0.30) down to `depthLimit` nested nodes.
///
/// Walks by first child and next sibling, never recursively: a few kilobytes of `>` nest so deep that a
/// recursive walk would overflow the stack.
func parseCommonMark(_ bytes: [UInt8], depthLimit: Int) -> CommonMarkTree {
  var memory = cmark_mem(
    calloc: { ParseMemory.allocate($0, $1) }, realloc: { ParseMemory.reallocate($0, $1) },
    free: { ParseMemory.free($0) })
  return withUnsafeMutablePointer(to: &memory) { memory in
    ParseMemory.lend {
      guard let parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, memory) else { return CommonMarkTree() }
      bytes.withUnsafeBytes { buffer in
        cmark_parser_feed(parser, buffer.bindMemory(to: CChar.self).baseAddress, buffer.count)
      }
      // Neither the parser nor the tree has to be freed.
      guard let document = cmark_parser_finish(parser) else { return CommonMarkTree() }
      return readTree(from: document, size: bytes.count, depthLimit: depthLimit)
    }
  }
}

/// `size` is that of the text in bytes.
private func readTree(from document: OpaquePointer, size: Int, depthLimit: Int) -> CommonMarkTree {
  var tree = CommonMarkTree()
  tree.nodes.reserveCapacity(size / 8 + 8)
  tree.text.reserveCapacity(size)

  var open: [Int] = []
  var next: OpaquePointer? = document
  while let node = next {
    let index = tree.nodes.count
    tree.append(node)
    if let child = cmark_node_first_child(node) {
      if open.count < depthLimit {
        open.append(index)
        next = child
        continue
      }
      tree.tooDeep = tree.tooDeep ?? tree.nodes[index].line
    }
    tree.nodes[index].end = Int32(index + 1)
    var last = node
    next = cmark_node_next(last)
    while next == nil, let parent = open.popLast() {
      tree.nodes[parent].end = Int32(tree.nodes.count)
      guard let up = cmark_node_parent(last) else { break }
      last = up
      next = open.isEmpty ? nil : cmark_node_next(last)
    }
  }
  return tree
}

extension CommonMarkTree {
  fileprivate mutating func append(_ source: OpaquePointer) {
    var node = Node(
      kind: kind(of: source), line: cmark_node_get_start_line(source),
      column: cmark_node_get_start_column(source), lastLine: cmark_node_get_end_line(source))
    switch node.kind {
    case .text, .codeSpan, .html, .inlineHTML:
      node.words = store(cmark_node_get_literal(source))
    case .code:
      node.words = store(cmark_node_get_literal(source))
      node.extra = store(cmark_node_get_fence_info(source))
    case .link, .image:
      node.words = store(cmark_node_get_url(source))
      node.extra = store(cmark_node_get_title(source))
    case .heading:
      node.number = cmark_node_get_heading_level(source)
    case .list:
      let isOrdered = cmark_node_get_list_type(source) == CMARK_ORDERED_LIST
      node.number = isOrdered ? cmark_node_get_list_start(source) : -1
      node.isTight = cmark_node_get_list_tight(source) != 0
    case .document, .quote, .item, .paragraph, .rule, .softBreak, .hardBreak, .emphasis, .strong: break
    }
    nodes.append(node)
  }

  /// Custom nodes are made by programs, never by a parse.
  private func kind(of source: OpaquePointer) -> Kind {
    switch cmark_node_get_type(source) {
    case CMARK_NODE_BLOCK_QUOTE: .quote
    case CMARK_NODE_LIST: .list
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_CODE_BLOCK: .code
    case CMARK_NODE_HTML_BLOCK: .html
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_HEADING: .heading
    case CMARK_NODE_THEMATIC_BREAK: .rule
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .hardBreak
    case CMARK_NODE_CODE: .codeSpan
    case CMARK_NODE_HTML_INLINE: .inlineHTML
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_IMAGE: .image
    default: .document
    }
  }

  private mutating func store(_ words: UnsafePointer<CChar>?) -> Range<Int32> {
    let start = Int32(text.count)
    guard let words else { return start..<start }
    let bytes = UnsafeRawPointer(words).assumingMemoryBound(to: UInt8.self)
    text.append(contentsOf: UnsafeBufferPointer(start: bytes, count: strlen(words)))
    return start..<Int32(text.count)
  }
}
