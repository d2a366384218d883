import Governance
import Markup
import Templating

/// Writes blocks as HTML: what a policy's article, a plain page and a footnote share.
///
/// Words come out exactly as the source has them. What the writer adds of its own (a name for a table, a
/// way back from a footnote) is an attribute or carries `data-not-source`, which the word comparison
/// leaves out.
struct BlockWriter {
  var inline: InlineWriter
  let words: Words
  /// In an old text: the ways to the text in force, by the addresses of clauses and bullets.
  var later: [String: LaterText.Line] = [:]

  /// What a block is on the page, beside its words.
  struct Setting {
    /// Its address, where it carries one itself.
    var id: String?
    var label: LabelLink?
    /// 2 to 6: the page's title is the one heading of level 1.
    var headingLevel = 6
    /// The clause whose list this is, or is inside of, where its bullets have addresses, and the positions
    /// of the bullets around it.
    var bullets: Bullets?
    /// How many bullets stand before this list inside the same bullet: they are counted across its lists.
    var bulletsBefore = 0
  }

  struct Bullets {
    let addresses: BulletAddresses
    /// The positions of a bullet and of those around it, the outermost first.
    var positions: [Int] = []

    var address: String { addresses.address(of: positions) }

    mutating func goOn() {
      if let last = positions.indices.last { positions[last] += 1 }
    }
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
    for block in blocks { write(block.kind, Setting(headingLevel: headingLevel)) }
  }

  mutating func write(_ kind: Block.Kind, _ setting: Setting) {
    switch kind {
    case .paragraph(let content): paragraph(content, setting)
    case .heading(_, let content, _): heading(content, setting)
    case .list(let list): self.list(list, setting)
    case .quote(let blocks): quote(blocks, setting)
    case .code(let text, _): code(text, setting)
    case .table(let table): TableWriter(words: words).write(table, id: setting.id, to: &inline)
    case .rule:
      inline.buffer.markup("<hr")
      id(setting)
      inline.buffer.markup(">\n")
    }
  }

  private mutating func id(_ setting: Setting) {
    if let id = setting.id { inline.buffer.attribute("id", id) }
  }

  private mutating func paragraph(_ content: InlineContent, _ setting: Setting) {
    inline.buffer.markup("<p")
    id(setting)
    inline.buffer.markup(">")
    if let label = setting.label { write(label) }
    inline.write(content)
    inline.buffer.markup("</p>\n")
  }

  private mutating func heading(_ content: InlineContent, _ setting: Setting) {
    let level = min(max(setting.headingLevel, 2), 6)
    inline.buffer.markup("<h")
    inline.buffer.number(level)
    id(setting)
    inline.buffer.markup(">")
    if let label = setting.label { write(label) }
    inline.write(content)
    inline.buffer.markup("</h")
    inline.buffer.number(level)
    inline.buffer.markup(">\n")
  }

  /// The printed label is itself the link to its address.
  private mutating func write(_ label: LabelLink) {
    inline.buffer.markup("<a class=\"label\" href=\"#")
    inline.buffer.percentEncoded(label.address)
    if label.name != label.text {
      inline.buffer.markup("\" aria-label=\"")
      inline.buffer.text(label.name)
    }
    inline.buffer.markup("\">")
    inline.buffer.text(label.text)
    inline.buffer.markup("</a> ")
  }

  private mutating func list(_ list: MarkupList, _ setting: Setting) {
    if let start = list.start {
      inline.buffer.markup("<ol")
      if start != 1 { inline.buffer.attribute("start", String(start)) }
      inline.buffer.markup(">\n")
      items(list, setting)
      inline.buffer.markup("</ol>\n")
    } else {
      inline.buffer.markup("<ul>\n")
      items(list, setting)
      inline.buffer.markup("</ul>\n")
    }
  }

  private mutating func items(_ list: MarkupList, _ setting: Setting) {
    var inner = Setting()
    inner.bullets = setting.bullets
    inner.bullets?.positions.append(setting.bulletsBefore)
    for item in list.items {
      inline.buffer.markup("<li")
      let address = inner.bullets?.address
      if let address { inline.buffer.attribute("id", address) }
      inline.buffer.markup(">")
      self.item(item, isTight: list.isTight, inner)
      if let address { writeLater(at: address) }
      inline.buffer.markup("</li>\n")
      inner.bullets?.goOn()
    }
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

  private mutating func item(_ item: MarkupList.Item, isTight: Bool, _ setting: Setting) {
    var isFirst = true
    var bulletsBefore = 0
    for block in item.blocks {
      let kind = block.kind
      if isTight, case .paragraph(let content) = kind {
        if !isFirst { inline.buffer.markup("\n") }
        inline.write(content)
      } else {
        var inner = setting
        inner.bulletsBefore = bulletsBefore
        write(kind, inner)
      }
      if case .list(let list) = kind { bulletsBefore += list.items.count }
      isFirst = false
    }
  }

  private mutating func quote(_ blocks: Blocks, _ setting: Setting) {
    inline.buffer.markup("<blockquote")
    id(setting)
    inline.buffer.markup(">\n")
    write(blocks, headingLevel: setting.headingLevel)
    inline.buffer.markup("</blockquote>\n")
  }

  /// Wide lines scroll sideways, which a keyboard must be able to do too (WCAG 2.1.1).
  private mutating func code(_ text: String, _ setting: Setting) {
    inline.buffer.markup("<pre tabindex=\"0\" role=\"region\"")
    inline.buffer.attribute("aria-label", words(.codeLabel))
    id(setting)
    inline.buffer.markup("><code>")
    inline.buffer.text(text)
    inline.buffer.markup("</code></pre>\n")
  }
}

/// An official label as a link to the clause it numbers.
struct LabelLink {
  /// As printed: `a)`.
  var text: String
  /// With the labels it stands under: `3.1 a)`.
  var name: String
  var address: String
}
