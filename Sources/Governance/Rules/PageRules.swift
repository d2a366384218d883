/// What is still to be done on plain pages: places that a council fills in before its site goes out, and the
/// dates of the accessibility statement.

import Markup
package import SourceText

extension Rule {
  package static let pageIncomplete = Rule(
    "page-incomplete", .warning,
    """
    Words in square brackets on a plain page, such as the accessibility statement, stand for something that \
    only the council knows. Write it in their place, or readers will find the brackets. Where brackets belong \
    to the text, write a backslash before the first one. As long as base_url ends in .example the portal is \
    not taken to be a real one: then `portal check` only counts them in its last lines.
    """,
    example: """
      Write to [name of contact].

      Write to Ann Smith, the clerk.
      """)

  package static let statementUndated = Rule(
    "statement-undated", .warning,
    """
    An accessibility statement is only worth something as long as somebody looks at it again. It says when it \
    was last reviewed, and when it will be next: the law asks councils to keep it under regular review.
    """,
    example: """
      title: Accessibility

      title: Accessibility
      reviewed: 2026-11-21
      review_due: 2027-11
      """)
}

func pageFindings(_ pages: [PlainPage], portal: Portal) -> [Finding] {
  pages.flatMap { page in
    (page.slug == PlainPage.accessibility ? undatedStatement(page) : [])
      + (portal.isExample ? [] : openPlaces(in: page.document))
  }
}

extension Register {
  /// The plain pages of an example on which something is still to be filled in, and in how many places. Of those
  /// of a real portal the findings tell.
  package var unfinishedPages: [(path: String, places: Int)] {
    guard portal.isExample else { return [] }
    return (pages + councils.flatMap(\.pages)).compactMap { page in
      let places = openPlaces(in: page.document).count
      return places == 0 ? nil : (page.document.file.path, places)
    }
  }
}

private func undatedStatement(_ page: PlainPage) -> [Finding] {
  if page.reviewed != nil, page.reviewDue != nil { return [] }
  let missing = page.reviewed == nil ? "was last reviewed" : "will be reviewed next"
  return [
    Finding(
      .statementUndated, "the accessibility statement does not say when it \(missing)",
      at: Place(page.document.file, page.document.metadata?.range),
      repair: "write `\(page.reviewed == nil ? "reviewed" : "review_due"):` and the date below the title")
  ]
}

/// `[name of contact]`, where it is no link.
private func openPlaces(in document: Document) -> [Finding] {
  let bytes = document.file.bytes
  let links = document.links.map(\.range)
  var findings: [Finding] = []
  var start: Int?
  for index in document.body {
    switch bytes[index] {
    case UInt8(ascii: "["):
      let isPlain = index == 0 || !Array("\\!".utf8).contains(bytes[index - 1])
      start = isPlain && !links.contains { $0.contains(index) } ? index : nil
    case UInt8(ascii: "]"):
      defer { start = nil }
      guard let start, index > start + 1, bytes[start + 1] != UInt8(ascii: "^"), !isDefinition(index, bytes)
      else { continue }
      let words = String(
        decoding: bytes[(start + 1)..<index].map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: " ") : $0 },
        as: UTF8.self)
      findings.append(
        Finding(
          .pageIncomplete, "“\(words)” is still to be filled in",
          at: Place(document.file, start..<(index + 1)),
          repair: "write it here, without the brackets"))
    case UInt8(ascii: "\n") where index > 0 && bytes[index - 1] == UInt8(ascii: "\n"): start = nil
    default: continue
    }
  }
  return findings
}

/// `[name]: https://…` defines a link.
private func isDefinition(_ end: Int, _ bytes: [UInt8]) -> Bool {
  end + 1 < bytes.count && bytes[end + 1] == UInt8(ascii: ":")
    && bytes[..<end].reversed().prefix { $0 != UInt8(ascii: "\n") }.last == UInt8(ascii: "[")
}

extension Portal {
  /// RFC 2606 §2: no site in the world ends in `.example`.
  fileprivate var isExample: Bool {
    guard let host = baseURL?.split(separator: "/").dropFirst().first else { return true }
    return host.split(separator: ":").first?.hasSuffix(".example") == true
  }
}
