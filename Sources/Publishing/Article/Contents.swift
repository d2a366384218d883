import Governance
import Markup
import Templating

/// The headings of a policy as a list of links, two levels deep; `nil` where there are too few to need
/// one.
///
/// A document that opens with its own title as the heading of everything else lists what stands under it.
func contentsHTML(_ version: Version) -> [UInt8]? {
  let table = version.clauses.table
  var stretch = version.clauses.startIndex..<version.clauses.endIndex
  while let only = onlySection(of: stretch, table), hasSection(children(of: only, table), table) {
    stretch = children(of: only, table)
  }
  guard hasSection(stretch, table), onlySection(of: stretch, table) == nil else { return nil }
  var contents = ContentsWriter(table)
  contents.write(stretch, in: version.otherLanguage, depth: 1)
  return contents.buffer.finish()
}

private func children(of position: Int, _ table: ClauseTable) -> Range<Int> {
  position + 1..<Int(table.nodes[position].end)
}

/// Whether there is one among clauses that stand side by side.
private func hasSection(_ stretch: Range<Int>, _ table: ClauseTable) -> Bool {
  var position = stretch.lowerBound
  while position < stretch.upperBound, !table.nodes[position].isSection {
    position = Int(table.nodes[position].end)
  }
  return position < stretch.upperBound
}

/// `nil` where there is none, and where there are several.
private func onlySection(of stretch: Range<Int>, _ table: ClauseTable) -> Int? {
  var only: Int?
  var position = stretch.lowerBound
  while position < stretch.upperBound {
    if table.nodes[position].isSection {
      if only != nil { return nil }
      only = position
    }
    position = Int(table.nodes[position].end)
  }
  return only
}

private struct ContentsWriter {
  var buffer = HTMLBuffer(capacity: 2048)
  private let table: ClauseTable
  /// The words of a heading.
  private var words: [UInt8] = []

  init(_ table: ClauseTable) { self.table = table }

  /// The sections among clauses that stand side by side.
  mutating func write(_ stretch: Range<Int>, in otherLanguage: String? = nil, depth: Int) {
    buffer.markup("<ol role=\"list\"")
    buffer.language(otherLanguage)
    buffer.markup(">\n")
    var position = stretch.lowerBound
    while position < stretch.upperBound {
      if table.nodes[position].isSection { write(position, depth: depth) }
      position = Int(table.nodes[position].end)
    }
    buffer.markup("</ol>\n")
  }

  private mutating func write(_ section: Int, depth: Int) {
    let block = table.block(at: section)
    buffer.markup("<li><a")
    buffer.link(toFragment: table.addresses, table.nodes[section].address.asInt)
    buffer.markup(">")
    if let label = block.tree.labelText(of: block.index) {
      buffer.markup("<span class=\"label\">")
      buffer.text(label)
      buffer.markup("</span> ")
    }
    buffer.markup("<span>")
    words.removeAll(keepingCapacity: true)
    block.tree.appendPlainText(of: block.tree.content(of: block.index), to: &words)
    buffer.text(words, words.indices)
    buffer.markup("</span></a>")
    let inner = children(of: section, table)
    if depth < 2, hasSection(inner, table) { write(inner, depth: depth + 1) }
    buffer.markup("</li>\n")
  }
}
