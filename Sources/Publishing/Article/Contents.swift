import Governance
import Markup
import Templating

/// The headings of a policy as a list of links, two levels deep; `nil` where there are too few to need
/// one.
///
/// A document that opens with its own title as the heading of everything else lists what stands under it.
func contentsHTML(_ version: Version) -> [UInt8]? {
  var sections = version.clauses.filter(isSection)
  while sections.count == 1, let inner = sections.first?.children.filter(isSection), !inner.isEmpty {
    sections = inner
  }
  guard sections.count > 1 else { return nil }
  var buffer = HTMLBuffer()
  write(sections, in: version.otherLanguage, depth: 1, &buffer)
  return buffer.finish()
}

private func isSection(_ clause: Clause) -> Bool {
  clause.block.isHeading
}

private func write(
  _ sections: [Clause], in otherLanguage: String? = nil, depth: Int, _ buffer: inout HTMLBuffer
) {
  buffer.markup("<ol role=\"list\"")
  buffer.language(otherLanguage)
  buffer.markup(">\n")
  for section in sections {
    guard case .heading(_, let content, _) = section.block.kind else { continue }
    buffer.markup("<li><a")
    buffer.link(toFragment: section.address)
    buffer.markup(">")
    if let label = section.block.label {
      buffer.markup("<span class=\"label\">")
      buffer.text(label.text)
      buffer.markup("</span> ")
    }
    buffer.markup("<span>")
    buffer.text(content.plainText)
    buffer.markup("</span></a>")
    let inner = section.children.filter(isSection)
    if depth < 2, !inner.isEmpty { write(inner, depth: depth + 1, &buffer) }
    buffer.markup("</li>\n")
  }
  buffer.markup("</ol>\n")
}
