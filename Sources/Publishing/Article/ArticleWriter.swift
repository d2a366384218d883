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
  return writer.blocks.inline.buffer.finish()
}

private struct ArticleWriter {
  var blocks: BlockWriter
  private let clauses: Clauses
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
    clauses = version.clauses
    notes = Dictionary(grouping: version.notes, by: \.at)
    aliases = version.labelAliases
    taken = aliases.isEmpty ? [] : version.clauseAddresses
    self.blocks.addresses = clauses.table.addresses
    self.blocks.citations = clauses.table.citations
  }

  mutating func write(_ version: Version) {
    blocks.inline.buffer.markup("<div")
    blocks.inline.buffer.attribute("class", version.hasLabels ? "text labels" : "text")
    blocks.inline.buffer.language(version.otherLanguage)
    blocks.inline.buffer.markup(">\n")
    write(clauses.startIndex..<clauses.endIndex, of: clauses.table, under: 1)
    Footnotes.write(version.footnotes, with: &blocks)
    OutsideAddresses.write(with: &blocks)
    blocks.inline.buffer.markup("</div>\n")
  }

  /// The clauses that stand side by side in a stretch of the table; `headingLevel` is that of the heading above them.
  private mutating func write(_ stretch: Range<Int>, of table: ClauseTable, under headingLevel: Int) {
    table.forEachSibling(in: stretch) { write($0, in: $1, of: table, under: headingLevel) }
  }

  private mutating func write(
    _ position: Int, in tree: MarkupTree, of table: ClauseTable, under headingLevel: Int
  ) {
    let children = position + 1..<Int(table.nodes[position].end)
    let block = Int(table.nodes[position].block)
    let address = table.nodes[position].address.asInt
    let citation = table.nodes[position].citation.asInt
    var setting = BlockWriter.Setting(headingLevel: headingLevel + 1)
    if !citation.isEmpty { setting.label = BlockWriter.LabelLink(citation: citation, address: address) }

    if !aliases.isEmpty { writeAliases(of: table.address(at: position)) }
    switch tree.table.nodes[block].kind {
    case .heading:
      blocks.inline.buffer.markup("<section")
      writeAddress(address)
      blocks.write(block, of: tree, setting)
      writeRemarks(at: position, of: table)
      write(children, of: table, under: headingLevel + 1)
      blocks.inline.buffer.markup("</section>\n")
    case .list:
      // A list has no address, its bullets have.
      blocks.write(block, of: tree, setting, clauses[position].bulletAddresses)
      writeNotes(at: position, of: table)
    case _ where children.isEmpty:
      if !address.isEmpty { setting.id = address }
      blocks.write(block, of: tree, setting)
      writeRemarks(at: position, of: table)
    default:
      blocks.inline.buffer.markup("<div class=\"clause\"")
      writeAddress(address)
      blocks.write(block, of: tree, setting)
      writeRemarks(at: position, of: table)
      blocks.inline.buffer.markup("<div class=\"under\">\n")
      write(children, of: table, under: headingLevel)
      blocks.inline.buffer.markup("</div></div>\n")
    }
  }

  private mutating func writeAddress(_ address: Range<Int>) {
    blocks.inline.buffer.attribute("id", blocks.addresses, address)
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

  private mutating func writeRemarks(at position: Int, of table: ClauseTable) {
    writeNotes(at: position, of: table)
    if !blocks.later.isEmpty { blocks.writeLater(at: table.address(at: position)) }
  }

  /// What the publisher adds stands beside its clause, visibly not part of the text.
  private mutating func writeNotes(at position: Int, of table: ClauseTable) {
    writeBacklinks(to: table.nodes[position].address.asInt)
    if notes.isEmpty { return }
    for note in notes[table.address(at: position)] ?? [] {
      blocks.inline.buffer.markup("<aside class=\"note\" data-not-source")
      blocks.inline.buffer.attribute("aria-label", blocks.words(.noteLabel))
      blocks.inline.buffer.markup("><p><b>")
      blocks.inline.buffer.text(blocks.words(.noteLabel))
      blocks.inline.buffer.markup("</b> ")
      blocks.inline.buffer.text(note.text)
      blocks.inline.buffer.markup("</p></aside>\n")
    }
  }

  private mutating func writeBacklinks(to address: Range<Int>) {
    let places = backlinks.places(naming: address, in: blocks.addresses)
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

extension Range<UInt32> {
  var asInt: Range<Int> { Int(lowerBound)..<Int(upperBound) }
}
