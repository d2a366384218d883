package import Governance
import Markup
import Templating

/// The text of a plain page (about this site, accessibility) as HTML: Markdown without
/// clause labels. A heading has an address where its author set one (`{#name}`).
package func plainArticleHTML(
  _ page: PlainPage, words: Words, links: Links, resolve: @escaping (String) -> LinkTargets.Target?
) -> [UInt8] {
  var writer = BlockWriter(words: words, links: links, resolve: resolve)
  var levels = HeadingLevels()
  writer.inline.buffer.markup("<div class=\"text\"")
  writer.inline.buffer.language(page.otherLanguage)
  writer.inline.buffer.markup(">\n")
  for block in page.document.blocks {
    var setting = BlockWriter.Setting()
    if case .heading(let level, _, let anchor) = block.kind {
      setting.headingLevel = levels.normalised(level)
      writer.addresses = Array((anchor ?? "").utf8)
      setting.id = anchor.map { _ in writer.addresses.indices }
    }
    writer.write(block.index, of: block.tree, setting)
  }
  Footnotes.write(page.document.footnotes, with: &writer)
  OutsideAddresses.write(with: &writer)
  writer.inline.buffer.markup("</div>\n")
  return writer.inline.buffer.finish()
}

/// Levels of headings as they are typed, made to begin below the page's title and to skip none.
private struct HeadingLevels {
  /// The typed levels of the headings that are open, outermost first.
  private var open: [Int] = []

  mutating func normalised(_ level: Int) -> Int {
    while let last = open.last, last >= level { open.removeLast() }
    open.append(level)
    return min(open.count + 1, 6)
  }
}
