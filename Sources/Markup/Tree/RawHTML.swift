import SourceText

extension TreeReader {
  /// Reports a piece of HTML. The tag that closes one is part of the same mistake and not told again.
  mutating func reportHTML(_ html: String, at range: Range<Int>) {
    let name = tagName(of: Array(html.utf8))
    let isClosing = html.utf8.dropFirst().first == .slash
    if isClosing, let open = openTags[name], open > 0 {
      openTags[name] = open - 1
      return
    }
    openTags[name, default: 0] += 1
    findings.append(.rawHTML(html, at: Place(file, range)))
  }
}

extension Finding {
  /// HTML in a text. What helps depends on what was meant: words in angle brackets, or a piece of layout.
  static func rawHTML(_ html: String, at place: Place) -> Finding {
    if html.hasPrefix("<!--") {
      return Finding(
        .rawHTML, "an HTML comment stands in the text", at: place,
        repair: "remove it; to remember something about a clause, use notes in the front matter")
    }
    let bytes = Array(html.utf8)
    let name = tagName(of: bytes)
    let tag = firstTag(of: bytes)
    if let markdown = markdownFor[name] {
      return Finding(.rawHTML, "\(tag) is HTML, which is not published", at: place, repair: markdown)
    }
    return Finding(
      .rawHTML, "\(tag) would be taken for HTML and vanish from the page", at: place,
      repair: "write \\\(tag) to print the angle brackets, or use square brackets")
  }

  static func nestingTooDeep(at place: Place) -> Finding {
    Finding(
      .nestingTooDeep,
      "quotes, lists or bold and italic words stand more than \(depthLimit) deep in one another",
      at: place, repair: "remove the signs that nobody meant, often a long row of > or * at a line's start")
  }
}

private func tagName(of html: [UInt8]) -> String {
  let letters = html.dropFirst().drop { $0 == .slash }.prefix { $0.isLetter || $0.isDigit }
  return String(decoding: letters, as: UTF8.self).lowercased()
}

private func firstTag(of html: [UInt8]) -> String {
  let end = html.firstIndex { $0 == .greaterThan || $0.isLineEnd } ?? html.count
  let isClosed = end < html.count && html[end] == .greaterThan
  return String(decoding: html[..<(isClosed ? end + 1 : end)].prefix(60), as: UTF8.self)
}

private let markdownFor: [String: String] = [
  "b": "write **words** for bold type",
  "strong": "write **words** for bold type",
  "i": "write *words* for italic type",
  "em": "write *words* for italic type",
  "u": "write *words* for italic type; underlined words look like links",
  "br": "end the line with a backslash, or start a new paragraph with a blank line",
  "p": "separate paragraphs by a blank line and remove the tag",
  "div": "separate paragraphs by a blank line and remove the tag",
  "span": "remove the tag and keep the words",
  "a": "write a link as [words](https://address)",
  "img": "write a picture as ![what it shows](attachments/picture.png)",
  "ul": "write a list with a hyphen and a space before each item",
  "ol": "write a list with the number or letter before each item",
  "li": "write a list with a hyphen and a space before each item",
  "table": "write a table with | between its cells and a line of --- under its head",
  "tr": "write a table with | between its cells and a line of --- under its head",
  "td": "write a table with | between its cells and a line of --- under its head",
  "h1": "write a heading with # and a space before it",
  "h2": "write a heading with ## and a space before it",
  "h3": "write a heading with ### and a space before it",
  "h4": "write a heading with #### and a space before it",
  "sup": "write a footnote as [^1], or just the words",
  "sub": "remove the tag and keep the words",
  "hr": "write *** on a line of its own",
  "script": "remove it; pages have no programs of their own",
  "style": "remove it; the site's templates decide how pages look",
  "iframe": "remove it and give a link instead",
]
