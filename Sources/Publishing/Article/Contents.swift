import Governance
import Markup
import Templating

/// The headings of a policy as a list of links, two levels deep; `nil` where there are too few to need
/// one.
///
/// A document that opens with its own title as the heading of everything else lists what stands under it.
func contentsHTML(_ version: Version) -> [UInt8]? {
  var clauses = version.clauses
  while let only = onlySection(of: clauses), only.children.contains(where: isSection) {
    clauses = only.children
  }
  guard clauses.contains(where: isSection), onlySection(of: clauses) == nil else { return nil }
  var buffer = HTMLBuffer(capacity: 1024)
  write(clauses, in: version.otherLanguage, depth: 1, &buffer)
  return buffer.finish()
}

private func isSection(_ clause: Clause) -> Bool {
  clause.block.isHeading
}

/// `nil` where there is none, and where there are several.
private func onlySection(of clauses: Clauses) -> Clause? {
  var only: Clause?
  for clause in clauses where isSection(clause) {
    if only != nil { return nil }
    only = clause
  }
  return only
}

/// The sections among clauses that stand side by side.
private func write(
  _ clauses: Clauses, in otherLanguage: String? = nil, depth: Int, _ buffer: inout HTMLBuffer
) {
  buffer.markup("<ol role=\"list\"")
  buffer.language(otherLanguage)
  buffer.markup(">\n")
  for section in clauses {
    let block = section.block
    guard case .heading(_, let content, _) = block.kind else { continue }
    buffer.markup("<li><a")
    buffer.link(toFragment: section.address)
    buffer.markup(">")
    if let label = block.label {
      buffer.markup("<span class=\"label\">")
      buffer.text(label.text)
      buffer.markup("</span> ")
    }
    buffer.markup("<span>")
    buffer.text(content.plainText)
    buffer.markup("</span></a>")
    if depth < 2 {
      let inner = section.children
      if inner.contains(where: isSection) { write(inner, depth: depth + 1, &buffer) }
    }
    buffer.markup("</li>\n")
  }
  buffer.markup("</ol>\n")
}
