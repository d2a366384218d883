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
    var bullets: (of: BulletAddresses, inside: [Int])?
    /// How many bullets stand before this list inside the same bullet: they are counted across its lists.
    var bulletsBefore = 0
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
    for block in blocks { write(block, Setting(headingLevel: headingLevel)) }
  }

  mutating func write(_ block: Block, _ setting: Setting) {
    switch block.kind {
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
    label(setting.label)
    inline.write(content)
    inline.buffer.markup("</p>\n")
  }

  private mutating func heading(_ content: InlineContent, _ setting: Setting) {
    let level = min(max(setting.headingLevel, 2), 6)
    inline.buffer.markup("<h")
    inline.buffer.number(level)
    id(setting)
    inline.buffer.markup(">")
    label(setting.label)
    inline.write(content)
    inline.buffer.markup("</h")
    inline.buffer.number(level)
    inline.buffer.markup(">\n")
  }

  /// The printed label is itself the link to its address.
  private mutating func label(_ label: LabelLink?) {
    guard let label else { return }
    inline.buffer.markup("<a class=\"label\"")
    inline.buffer.link(toFragment: label.address)
    if label.name != label.text { inline.buffer.attribute("aria-label", label.name) }
    inline.buffer.markup(">")
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
    for (index, item) in list.items.enumerated() {
      inline.buffer.markup("<li")
      var inner = Setting()
      if let (clause, around) = setting.bullets {
        let positions = around + [setting.bulletsBefore + index]
        inner.bullets = (clause, positions)
        inline.buffer.attribute("id", clause.address(of: positions))
      }
      inline.buffer.markup(">")
      self.item(item, isTight: list.isTight, inner)
      if !later.isEmpty, let (clause, positions) = inner.bullets {
        writeLater(at: clause.address(of: positions))
      }
      inline.buffer.markup("</li>\n")
    }
  }

  mutating func writeLater(at address: String) {
    guard let line = later[address] else { return }
    inline.buffer.markup("<p")
    inline.buffer.attribute("class", line.isQuiet ? "later quiet" : "later")
    inline.buffer.markup(" data-not-source><a")
    inline.buffer.attribute("href", line.link)
    inline.buffer.markup(">")
    inline.buffer.text(line.words)
    inline.buffer.markup("</a></p>\n")
  }

  private mutating func item(_ item: MarkupList.Item, isTight: Bool, _ setting: Setting) {
    var setting = setting
    for (index, block) in item.blocks.enumerated() {
      if isTight, case .paragraph(let content) = block.kind {
        if index > 0 { inline.buffer.markup("\n") }
        inline.write(content)
      } else {
        write(block, setting)
      }
      if let list = block.list { setting.bulletsBefore += list.items.count }
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

extension HTMLBuffer {
  /// ` href="#3.1"`: a link on the page itself.
  mutating func link(toFragment fragment: String) {
    markup(" href=\"#")
    text(percentEncoded(fragment))
    markup("\"")
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
