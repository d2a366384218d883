import Markup
import Templating

/// Writes running text as HTML: emphasis, links, images, footnote marks.
///
/// Words come out exactly as the source has them; a link that leads nowhere leaves its words behind. A
/// reference is one link around all its words, where the same emphasis holds them.
///
/// It walks through the nodes of a tree by their indices, since every view of a node would count a reference.
struct InlineWriter {
  var buffer: HTMLBuffer
  private let resolve: (String) -> LinkTargets.Target?
  private let links: Links
  private let referenceLinks: ReferenceLinks
  /// Inside a link, where no other may begin.
  private var isInLink = false
  /// Every web address outside the site that is linked, once, with the words of its first link as markup.
  private(set) var outside: [(address: String, words: [UInt8])] = []
  /// The web address of the link that is open, and where its words begin.
  private var open: (address: String, start: Int)?
  /// How often each footnote has been referred to so far.
  private var references: [String: Int] = [:]

  init(
    links: Links, references: ReferenceLinks, size: Int, resolve: @escaping (String) -> LinkTargets.Target?
  ) {
    buffer = HTMLBuffer(capacity: size)
    self.links = links
    referenceLinks = references
    self.resolve = resolve
  }

  /// The nodes of a stretch.
  mutating func write(_ content: Range<Int>, of tree: MarkupTree) {
    var index = content.lowerBound
    if referenceLinks.isEmpty || isInLink {
      while index < content.upperBound {
        write(index, of: tree)
        index = tree.index(after: index)
      }
      return
    }
    /// Where the reference ends that is being written.
    var end: Int?
    while index < content.upperBound {
      let node = tree.table.nodes[index]
      let next = tree.index(after: index)
      if node.isText {
        write(node, of: tree, before: next..<content.upperBound, &end)
      } else {
        write(index, of: tree)
        if let open = end, tree.ends(index, at: open) {
          closeReference()
          end = nil
        }
      }
      index = next
    }
  }

  /// A piece of text with the references in it. One that goes on in the nodes of `rest` stays open.
  private mutating func write(
    _ node: MarkupTree.Node, of tree: MarkupTree, before rest: Range<Int>, _ end: inout Int?
  ) {
    let start = Int(node.start)
    let length = Int(node.count)
    let behind = start + length
    var at = start
    if let open = end {
      guard open <= behind else { return words(of: node, in: tree, 0..<length) }
      words(of: node, in: tree, 0..<open - start)
      closeReference()
      at = open
      end = nil
    }
    while at < behind {
      let link = referenceLinks.position(endingBehind: at)
      guard link < referenceLinks.links.count else { break }
      let range = referenceLinks.links[link].range
      guard range.lowerBound < behind else { break }
      let first = max(range.lowerBound, at)
      words(of: node, in: tree, at - start..<first - start)
      openReference(to: referenceLinks.links[link].target)
      let last = min(range.upperBound, behind)
      words(of: node, in: tree, first - start..<last - start)
      at = last
      if range.upperBound > behind, tree.holds(range.upperBound, in: rest) {
        end = range.upperBound
        return
      }
      closeReference()
    }
    words(of: node, in: tree, at - start..<length)
  }

  /// A part of the words of a node, as its own bytes count.
  private mutating func words(of node: MarkupTree.Node, in tree: MarkupTree, _ part: Range<Int>) {
    if node.kind == .text {
      let start = Int(node.start)
      buffer.text(tree.table.file, start + part.lowerBound..<start + part.upperBound)
    } else {
      let start = tree.spelledWords(of: node).lowerBound
      buffer.text(tree.table.spelled, start + part.lowerBound..<start + part.upperBound)
    }
  }

  private mutating func openReference(to target: LinkTargets.Target) {
    buffer.markup("<a class=\"ref\"")
    begin(target)
    isInLink = true
  }

  private mutating func closeReference() {
    endLink()
    isInLink = false
  }

  private mutating func write(_ index: Int, of tree: MarkupTree) {
    let node = tree.table.nodes[index]
    switch node.kind {
    case .text, .spelledText: words(of: node, in: tree, 0..<Int(node.count))
    case .hardBreak: buffer.markup("<br>\n")
    case .codeSpan:
      buffer.markup("<code>")
      words(of: node, in: tree, 0..<Int(node.count))
      buffer.markup("</code>")
    case .emphasis:
      buffer.markup("<em>")
      write(tree.content(of: index), of: tree)
      buffer.markup("</em>")
    case .strong:
      buffer.markup("<strong>")
      write(tree.content(of: index), of: tree)
      buffer.markup("</strong>")
    case .link: link(tree.link(of: node), tree.content(of: index), of: tree)
    case .image: image(tree.image(of: node))
    case .footnote: mark(tree.footnoteName(of: node))
    default: buffer.markup("\n")
    }
  }

  private mutating func link(_ link: NodeTable.Link, _ content: Range<Int>, of tree: MarkupTree) {
    guard let target = resolve(link.target) else { return write(content, of: tree) }
    buffer.markup("<a")
    begin(target, link.title)
    write(content, of: tree)
    endLink()
  }

  private mutating func begin(_ target: LinkTargets.Target, _ title: String = "") {
    open = nil
    switch target {
    case .address(let address): buffer.attribute("href", links.to(address))
    case .fragment(let fragment): buffer.link(toFragment: fragment)
    case .external(let address):
      let address = tidied(address)
      buffer.attribute("href", address)
      buffer.attribute("rel", "external")
      if address.hasPrefix("http") { open = (address, 0) }
    }
    if !title.isEmpty { buffer.attribute("title", title) }
    buffer.markup(">")
    open?.start = buffer.count
  }

  private mutating func endLink() {
    if let open, !outside.contains(where: { $0.address == open.address }) {
      outside.append((open.address, withoutTags(buffer.bytes(from: open.start))))
    }
    open = nil
    buffer.markup("</a>")
  }

  /// No attribute holds `<` or `>` as it is.
  private func withoutTags(_ markup: ArraySlice<UInt8>) -> [UInt8] {
    var isInTag = false
    return markup.filter { byte in
      if byte == UInt8(ascii: "<") { isInTag = true }
      defer { if byte == UInt8(ascii: ">") { isInTag = false } }
      return !isInTag
    }
  }

  /// Pictures come from the portal itself; the policy of the pages' Content-Security-Policy allows no
  /// others, so one from elsewhere leaves its description.
  private mutating func image(_ image: NodeTable.Image) {
    guard case .address(let address) = resolve(image.source) else { return buffer.text(image.alternative) }
    buffer.markup("<img")
    buffer.attribute("src", links.to(address))
    buffer.attribute("alt", image.alternative)
    if !image.title.isEmpty { buffer.attribute("title", image.title) }
    buffer.markup(">")
  }

  /// The mark as its author wrote it, leading to the footnote; the first one is where the footnote leads
  /// back to.
  private mutating func mark(_ name: String) {
    references[name, default: 0] += 1
    buffer.markup("<sup class=\"mark\"><a role=\"doc-noteref\"")
    buffer.link(toFragment: Footnotes.id(of: name))
    if references[name] == 1 { buffer.attribute("id", Footnotes.markID(of: name)) }
    buffer.markup(">")
    buffer.text(name)
    buffer.markup("</a></sup>")
  }

  func hasReference(to name: String) -> Bool { references[name] != nil }
}

extension MarkupTree.Node {
  fileprivate var isText: Bool { kind == .text || kind == .spelledText }

  /// Where its words end in the file.
  fileprivate var behind: Int { Int(start) + Int(count) }
}

extension MarkupTree {
  /// Whether a reference that ends at `end` may end in a stretch: anywhere in a text, and with the last word of an
  /// emphasis.
  fileprivate func holds(_ end: Int, in stretch: Range<Int>) -> Bool {
    var index = stretch.lowerBound
    while index < stretch.upperBound {
      let node = table.nodes[index]
      if node.isText ? Int(node.start) < end && end <= node.behind : ends(index, at: end) { return true }
      index = self.index(after: index)
    }
    return false
  }

  /// Whether a node is an emphasis whose words end at `end`.
  fileprivate func ends(_ node: Int, at end: Int) -> Bool {
    guard table.nodes[node].kind == .emphasis || table.nodes[node].kind == .strong else { return false }
    let content = content(of: node)
    var last: Int?
    var index = content.lowerBound
    while index < content.upperBound {
      last = index
      index = self.index(after: index)
    }
    guard let last else { return false }
    return table.nodes[last].isText ? table.nodes[last].behind == end : ends(last, at: end)
  }
}
