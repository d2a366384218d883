import Governance
import Markup
import SourceText
import Templating

/// Writes blocks as HTML: what a policy's article, a plain page and a footnote share.
///
/// Words come out exactly as the source has them. What the writer adds of its own (a name for a table, a
/// way back from a footnote) is an attribute or carries `data-not-source`, which the word comparison
/// leaves out.
struct BlockWriter {
  var inline: InlineWriter
  let words: Words
  /// The bytes among which the addresses of blocks stand, and what people cite them by.
  var addresses: [UInt8] = []
  var citations: [UInt8] = []
  /// In an old text: the ways to the text in force, by the addresses of clauses and bullets.
  var later: [String: LaterText.Line] = [:]
  /// Of the clause whose list is being written, where its bullets have addresses.
  private var bullets: BulletAddresses?
  /// The positions of the bullet that is being written and of those around it, the outermost first.
  private var positions: [Int] = []
  /// The address of that bullet.
  private var bullet: [UInt8] = []

  /// What a block is on the page, beside its words.
  struct Setting {
    /// Where its address stands, if it carries one itself.
    var id: Range<Int>?
    var label: LabelLink?
    /// 2 to 6: the page's title is the one heading of level 1.
    var headingLevel = 6
    /// How many bullets stand before this list inside the same bullet: they are counted across its lists.
    var bulletsBefore = 0
  }

  /// An official label as a link to the clause it numbers.
  struct LabelLink {
    /// What people cite the clause by: its label, with those it stands under, `3.1 a)`.
    let citation: Range<Int>
    let address: Range<Int>
  }

  /// `size` is about how many bytes will be written.
  init(
    words: Words, links: Links, references: ReferenceLinks = .none, size: Int = 0,
    resolve: @escaping (String) -> LinkTargets.Target?
  ) {
    self.words = words
    inline = InlineWriter(links: links, references: references, size: size, resolve: resolve)
  }

  mutating func write(_ blocks: Blocks, headingLevel: Int) {
    write(blocks.startIndex..<blocks.endIndex, of: blocks.tree, headingLevel: headingLevel)
  }

  private mutating func write(_ blocks: Range<Int>, of tree: MarkupTree, headingLevel: Int) {
    var block = blocks.lowerBound
    while block < blocks.upperBound {
      write(block, of: tree, Setting(headingLevel: headingLevel))
      block = tree.index(after: block)
    }
  }

  /// The block at a node of the tree.
  mutating func write(_ block: Int, of tree: MarkupTree, _ setting: Setting) {
    let node = tree.table.nodes[block]
    switch node.kind {
    case .heading: heading(block, of: tree, setting)
    case .list: list(block, of: tree, setting)
    case .quote: quote(block, of: tree, setting)
    case .code: code(tree.code(of: node).words, setting)
    case .table:
      TableWriter(words: words, tree: tree)
        .write(tree.pipeTable(of: node), id: setting.id, among: addresses, to: &inline)
    case .rule:
      inline.buffer.markup("<hr")
      writeID(setting)
      inline.buffer.markup(">\n")
    default: paragraph(block, of: tree, setting)
    }
  }

  /// A list whose bullets have addresses.
  mutating func write(_ list: Int, of tree: MarkupTree, _ setting: Setting, _ bullets: BulletAddresses) {
    self.bullets = bullets
    self.list(list, of: tree, setting)
    self.bullets = nil
  }

  private mutating func writeID(_ setting: Setting) {
    if let id = setting.id { inline.buffer.attribute("id", addresses, id) }
  }

  private mutating func paragraph(_ block: Int, of tree: MarkupTree, _ setting: Setting) {
    inline.buffer.markup("<p")
    open(block, of: tree, setting)
    inline.buffer.markup("</p>\n")
  }

  private mutating func heading(_ block: Int, of tree: MarkupTree, _ setting: Setting) {
    let level = min(max(setting.headingLevel, 2), 6)
    inline.buffer.markup("<h")
    inline.buffer.number(level)
    open(block, of: tree, setting)
    inline.buffer.markup("</h")
    inline.buffer.number(level)
    inline.buffer.markup(">\n")
  }

  /// The rest of the start tag, the label and the words of a paragraph or a heading.
  private mutating func open(_ block: Int, of tree: MarkupTree, _ setting: Setting) {
    writeID(setting)
    inline.buffer.markup(">")
    if let label = setting.label, let text = tree.labelText(of: block) { write(label, text) }
    inline.write(tree.content(of: block), of: tree)
  }

  /// The printed label is itself the link to its address.
  private mutating func write(_ label: LabelLink, _ text: String) {
    inline.buffer.markup("<a class=\"label\" href=\"#")
    inline.buffer.percentEncoded(addresses, label.address)
    let (hasStop, saysAll) = compare(text, with: label.citation)
    if !saysAll {
      inline.buffer.markup("\" aria-label=\"")
      inline.buffer.text(citations, label.citation)
      if hasStop { inline.buffer.markup(".") }
    }
    inline.buffer.markup("\">")
    inline.buffer.text(text)
    inline.buffer.markup("</a> ")
  }

  /// Whether a label ends with a full stop, and whether it says without that all that people cite its clause by.
  private func compare(_ label: String, with citation: Range<Int>) -> (hasStop: Bool, saysAll: Bool) {
    label.withBytes { label in
      let hasStop = label.last == UInt8(ascii: ".")
      let length = label.count - (hasStop ? 1 : 0)
      var same = 0
      guard length == citation.count else { return (hasStop, false) }
      while same < length, label[same] == citations[citation.lowerBound + same] { same += 1 }
      return (hasStop, same == length)
    }
  }

  private mutating func list(_ list: Int, of tree: MarkupTree, _ setting: Setting) {
    if let start = tree.firstNumber(of: tree.table.nodes[list]) {
      inline.buffer.markup("<ol")
      if start != 1 { inline.buffer.attribute("start", String(start)) }
      inline.buffer.markup(">\n")
      items(of: list, in: tree, after: setting.bulletsBefore)
      inline.buffer.markup("</ol>\n")
    } else {
      inline.buffer.markup("<ul>\n")
      items(of: list, in: tree, after: setting.bulletsBefore)
      inline.buffer.markup("</ul>\n")
    }
  }

  private mutating func items(of list: Int, in tree: MarkupTree, after bulletsBefore: Int) {
    let items = tree.content(of: list)
    positions.append(bulletsBefore)
    var item = items.lowerBound
    while item < items.upperBound {
      inline.buffer.markup("<li")
      if let bullets {
        bullet.removeAll(keepingCapacity: true)
        bullets.append(positions, to: &bullet)
        inline.buffer.attribute("id", bullet, bullet.indices)
      }
      inline.buffer.markup(">")
      let address = later.isEmpty || bullets == nil ? "" : String(decoding: bullet, as: UTF8.self)
      self.item(tree.content(of: item), of: tree, isTight: tree.table.nodes[list].level == 1)
      writeLater(at: address)
      inline.buffer.markup("</li>\n")
      positions[positions.count - 1] += 1
      item = tree.index(after: item)
    }
    positions.removeLast()
  }

  mutating func writeLater(at address: String) {
    guard !later.isEmpty, let line = later[address] else { return }
    inline.buffer.markup("<p")
    inline.buffer.attribute("class", line.isQuiet ? "later quiet" : "later")
    inline.buffer.markup(" data-not-source><a")
    inline.buffer.attribute("href", line.link)
    inline.buffer.markup(">")
    inline.buffer.text(line.words)
    inline.buffer.markup("</a></p>\n")
  }

  private mutating func item(_ blocks: Range<Int>, of tree: MarkupTree, isTight: Bool) {
    var setting = Setting()
    var block = blocks.lowerBound
    while block < blocks.upperBound {
      let kind = tree.table.nodes[block].kind
      if isTight, kind == .paragraph {
        if block > blocks.lowerBound { inline.buffer.markup("\n") }
        inline.write(tree.content(of: block), of: tree)
      } else {
        write(block, of: tree, setting)
      }
      if kind == .list { setting.bulletsBefore += tree.count(in: tree.content(of: block)) }
      block = tree.index(after: block)
    }
  }

  /// The bullets of a list in a quote have no addresses.
  private mutating func quote(_ block: Int, of tree: MarkupTree, _ setting: Setting) {
    inline.buffer.markup("<blockquote")
    writeID(setting)
    inline.buffer.markup(">\n")
    let around = bullets
    bullets = nil
    write(tree.content(of: block), of: tree, headingLevel: setting.headingLevel)
    bullets = around
    inline.buffer.markup("</blockquote>\n")
  }

  /// Wide lines scroll sideways, which a keyboard must be able to do too (WCAG 2.1.1).
  private mutating func code(_ text: String, _ setting: Setting) {
    inline.buffer.markup("<pre tabindex=\"0\" role=\"region\"")
    inline.buffer.attribute("aria-label", words(.codeLabel))
    writeID(setting)
    inline.buffer.markup("><code>")
    inline.buffer.text(text)
    inline.buffer.markup("</code></pre>\n")
  }
}
