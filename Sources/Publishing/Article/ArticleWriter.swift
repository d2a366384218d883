package import Governance
import Markup
import Templating

/// The text of a policy as HTML: clauses nested as their labels nest, each with its address
/// as `id`, its printed label the link to it.
///
/// The words inside are the source's words, all of them, in order, and no others: what the publisher adds
/// (notes beside a clause, where else it is named, the way back from a footnote, from an old text to that in
/// force) carries `data-not-source`. The writer knows nothing of pages; what links and references lead to it
/// is told.
package func articleHTML(
  _ version: Version, words: Words, links: Links, references: ReferenceLinks = .none,
  backlinks: Backlinks = .none, resolve: @escaping (String) -> LinkTargets.Target?
) -> [UInt8] {
  articleHTML(
    version, leadingTo: nil, words: words, links: links, references: references, backlinks: backlinks,
    resolve: resolve)
}

/// The same for an old text, each clause with the way to its successor.
func articleHTML(
  _ version: Version, leadingTo later: LaterText?, words: Words, links: Links, references: ReferenceLinks,
  backlinks: Backlinks, resolve: @escaping (String) -> LinkTargets.Target?
) -> [UInt8] {
  // Numbered clauses take about twice the room of their source.
  let size = version.document.body.count * 9 / 4
  var writer = ArticleWriter(
    version, backlinks: backlinks,
    blocks: BlockWriter(words: words, links: links, references: references, size: size, resolve: resolve))
  writer.blocks.later = later?.lines ?? [:]
  writer.write(version)
  return writer.blocks.inline.buffer.bytes
}

private struct ArticleWriter {
  var blocks: BlockWriter
  /// Remarks of the publisher by the address of their clause.
  private let notes: [String: [Version.Note]]
  private let aliases: [Version.LabelAlias]
  /// The addresses of all clauses, where there are aliases that must not take one of them.
  private let taken: Set<String>

  /// Where else clauses are named.
  private let backlinks: Backlinks

  init(_ version: Version, backlinks: Backlinks, blocks: BlockWriter) {
    self.blocks = blocks
    self.backlinks = backlinks
    notes = Dictionary(grouping: version.notes, by: \.at)
    aliases = version.labelAliases
    taken = aliases.isEmpty ? [] : version.clauseAddresses
  }

  mutating func write(_ version: Version) {
    blocks.inline.buffer.markup("<div")
    blocks.inline.buffer.attribute("class", version.hasLabels ? "text labels" : "text")
    blocks.inline.buffer.language(version.otherLanguage)
    blocks.inline.buffer.markup(">\n")
    write(version.clauses, under: Parent())
    Footnotes.write(version.footnotes, with: &blocks)
    OutsideAddresses.write(with: &blocks)
    blocks.inline.buffer.markup("</div>\n")
  }

  /// What stands above a clause.
  private struct Parent {
    /// Its label with the labels above it, without a full stop at the end: `3.1`.
    var name = ""
    var headingLevel = 1
  }

  private mutating func write(_ clauses: Clauses, under parent: Parent) {
    for clause in clauses { write(clause, under: parent) }
  }

  private mutating func write(_ clause: Clause, under parent: Parent) {
    let label = clause.block.label.map { label in
      LabelLink(text: label.text, name: fullLabel(label.text, under: parent.name), address: clause.address)
    }
    let setting = BlockWriter.Setting(label: label, headingLevel: parent.headingLevel + 1)
    var inner = parent
    if let label { inner.name = labelWithoutStop(label.name) }

    writeAliases(of: clause.address)
    switch clause.block.kind {
    case .heading:
      inner.headingLevel += 1
      writeSection(clause, setting, inner)
    case .list: writeList(clause, setting)
    default:
      if clause.children.isEmpty {
        writeLeaf(clause, setting)
      } else {
        writeNest(clause, setting, inner)
      }
    }
  }

  private mutating func writeSection(_ clause: Clause, _ setting: BlockWriter.Setting, _ inner: Parent) {
    blocks.inline.buffer.markup("<section")
    writeAddress(clause.address)
    blocks.write(clause.block, setting)
    writeNotes(at: clause.address)
    blocks.writeLater(at: clause.address)
    write(clause.children, under: inner)
    blocks.inline.buffer.markup("</section>\n")
  }

  /// A list has no address, its bullets have.
  private mutating func writeList(_ clause: Clause, _ setting: consuming BlockWriter.Setting) {
    setting.bullets = (clause.bulletAddresses, [])
    blocks.write(clause.block, setting)
    writeNotes(at: clause.address)
  }

  private mutating func writeLeaf(_ clause: Clause, _ setting: consuming BlockWriter.Setting) {
    if !clause.address.isEmpty { setting.id = clause.address }
    blocks.write(clause.block, setting)
    writeNotes(at: clause.address)
    blocks.writeLater(at: clause.address)
  }

  private mutating func writeNest(_ clause: Clause, _ setting: BlockWriter.Setting, _ inner: Parent) {
    blocks.inline.buffer.markup("<div class=\"clause\"")
    writeAddress(clause.address)
    blocks.write(clause.block, setting)
    writeNotes(at: clause.address)
    blocks.writeLater(at: clause.address)
    blocks.inline.buffer.markup("<div class=\"under\">\n")
    write(clause.children, under: inner)
    blocks.inline.buffer.markup("</div></div>\n")
  }

  private mutating func writeAddress(_ address: String) {
    blocks.inline.buffer.attribute("id", address)
    blocks.inline.buffer.markup(">\n")
  }

  /// Where a council declares that `I` answers to `1` as well, `i.1` answers to `1.1`.
  private mutating func writeAliases(of address: String) {
    for alias in aliases where address == alias.at || address.hasPrefix(alias.at + ".") {
      let other = alias.alias + address.dropFirst(alias.at.count)
      guard !taken.contains(other) else { continue }
      blocks.inline.buffer.markup("<span")
      blocks.inline.buffer.attribute("id", other)
      blocks.inline.buffer.markup("></span>")
    }
  }

  /// What the publisher adds stands beside its clause, visibly not part of the text.
  private mutating func writeNotes(at address: String) {
    writeBacklinks(to: address)
    for note in notes[address] ?? [] {
      blocks.inline.buffer.markup("<aside class=\"note\" data-not-source")
      blocks.inline.buffer.attribute("aria-label", blocks.words(.noteLabel))
      blocks.inline.buffer.markup("><p><b>")
      blocks.inline.buffer.text(blocks.words(.noteLabel))
      blocks.inline.buffer.markup("</b> ")
      blocks.inline.buffer.text(note.text)
      blocks.inline.buffer.markup("</p></aside>\n")
    }
  }

  private mutating func writeBacklinks(to address: String) {
    let places = backlinks.places(naming: address)
    if places.isEmpty { return }
    blocks.inline.buffer.markup("<p class=\"named\" data-not-source>")
    blocks.inline.buffer.text(blocks.words(.namedIn))
    for (index, place) in places.enumerated() {
      blocks.inline.buffer.markup(index == 0 ? " <a" : ", <a")
      blocks.inline.buffer.attribute("href", place.link)
      blocks.inline.buffer.markup(">")
      blocks.inline.buffer.text(place.name)
      blocks.inline.buffer.markup("</a>")
    }
    blocks.inline.buffer.markup("</p>\n")
  }
}
