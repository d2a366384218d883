import Markup
import Templating

/// Writes running text as HTML: emphasis, links, images, footnote marks.
///
/// Words come out exactly as the source has them; a link that leads nowhere leaves its words behind. A
/// reference is one link around all its words, where the same emphasis holds them.
struct InlineWriter {
  var buffer: HTMLBuffer
  private let resolve: (String) -> LinkTargets.Target?
  private let links: Links
  private let referenceLinks: ReferenceLinks
  /// Inside a link, where no other may begin.
  private var isInLink = false
  /// Every web address outside the site that is linked, once, with the words of its first link as markup.
  private(set) var outside: [(address: String, words: [UInt8])] = []
  /// The web address of the link that is open, and where its words begin.
  private var open: (address: String, start: Int)?
  /// How often each footnote has been referred to so far.
  private var references: [String: Int] = [:]

  init(
    links: Links, references: ReferenceLinks, size: Int, resolve: @escaping (String) -> LinkTargets.Target?
  ) {
    buffer = HTMLBuffer(capacity: size)
    self.links = links
    referenceLinks = references
    self.resolve = resolve
  }

  mutating func write(_ content: InlineContent) {
    if referenceLinks.isEmpty || isInLink {
      for piece in content { write(piece) }
      return
    }
    /// Where the reference ends that is being written.
    var end: Int?
    var index = content.startIndex
    while index < content.endIndex {
      let piece = content[index]
      index = content.index(after: index)
      if case .text(let text, let start) = piece {
        write(text.bytes, at: start, before: index, in: content, &end)
      } else {
        write(piece)
        if let open = end, piece.ends(at: open) {
          closeReference()
          end = nil
        }
      }
    }
  }

  /// A piece of text with the references in it. One that goes on in the pieces from `next` on stays open.
  private mutating func write(
    _ text: ArraySlice<UInt8>, at start: Int, before next: Int, in content: InlineContent,
    _ end: inout Int?
  ) {
    let behind = start + text.count
    var at = start
    func words(to byte: Int) -> ArraySlice<UInt8> {
      text[text.startIndex + at - start..<text.startIndex + byte - start]
    }
    if let open = end {
      guard open <= behind else { return buffer.text(text) }
      buffer.text(words(to: open))
      closeReference()
      at = open
      end = nil
    }
    while at < behind, let link = referenceLinks.link(endingBehind: at), link.range.lowerBound < behind {
      let first = max(link.range.lowerBound, at)
      buffer.text(words(to: first))
      at = first
      openReference(to: link.target)
      let last = min(link.range.upperBound, behind)
      buffer.text(words(to: last))
      at = last
      if link.range.upperBound > behind,
        content[next...].contains(where: { $0.holds(link.range.upperBound) })
      {
        end = link.range.upperBound
        return
      }
      closeReference()
    }
    buffer.text(words(to: behind))
  }

  private mutating func openReference(to target: LinkTargets.Target) {
    buffer.markup("<a class=\"ref\"")
    begin(target)
    isInLink = true
  }

  private mutating func closeReference() {
    endLink()
    isInLink = false
  }

  private mutating func write(_ piece: Inline) {
    switch piece {
    case .text(let text, _): buffer.text(text.bytes)
    case .softBreak: buffer.markup("\n")
    case .hardBreak: buffer.markup("<br>\n")
    case .code(let text):
      buffer.markup("<code>")
      buffer.text(text.bytes)
      buffer.markup("</code>")
    case .emphasis(let content):
      buffer.markup("<em>")
      write(content)
      buffer.markup("</em>")
    case .strong(let content):
      buffer.markup("<strong>")
      write(content)
      buffer.markup("</strong>")
    case .link(let target, let title, let content, _): link(to: target, title, content)
    case .image(let source, let title, let alternative, _): image(source, title, alternative)
    case .footnote(let name, _): mark(name)
    }
  }

  private mutating func link(to target: String, _ title: String, _ content: InlineContent) {
    guard let target = resolve(target) else { return write(content) }
    buffer.markup("<a")
    begin(target, title)
    write(content)
    endLink()
  }

  private mutating func begin(_ target: LinkTargets.Target, _ title: String = "") {
    open = nil
    switch target {
    case .address(let address): buffer.attribute("href", links.to(address))
    case .fragment(let fragment): buffer.link(toFragment: fragment)
    case .external(let address):
      let address = tidied(address)
      buffer.attribute("href", address)
      buffer.attribute("rel", "external")
      if address.hasPrefix("http") { open = (address, 0) }
    }
    if !title.isEmpty { buffer.attribute("title", title) }
    buffer.markup(">")
    open?.start = buffer.count
  }

  private mutating func endLink() {
    if let open, !outside.contains(where: { $0.address == open.address }) {
      outside.append((open.address, withoutTags(buffer.bytes(from: open.start))))
    }
    open = nil
    buffer.markup("</a>")
  }

  /// No attribute holds `<` or `>` as it is.
  private func withoutTags(_ markup: ArraySlice<UInt8>) -> [UInt8] {
    var isInTag = false
    return markup.filter { byte in
      if byte == UInt8(ascii: "<") { isInTag = true }
      defer { if byte == UInt8(ascii: ">") { isInTag = false } }
      return !isInTag
    }
  }

  /// Pictures come from the portal itself; the policy of the pages' Content-Security-Policy allows no
  /// others, so one from elsewhere leaves its description.
  private mutating func image(_ source: String, _ title: String, _ alternative: String) {
    guard case .address(let address) = resolve(source) else { return buffer.text(alternative) }
    buffer.markup("<img")
    buffer.attribute("src", links.to(address))
    buffer.attribute("alt", alternative)
    if !title.isEmpty { buffer.attribute("title", title) }
    buffer.markup(">")
  }

  /// The mark as its author wrote it, leading to the footnote; the first one is where the footnote leads
  /// back to.
  private mutating func mark(_ name: String) {
    references[name, default: 0] += 1
    buffer.markup("<sup class=\"mark\"><a role=\"doc-noteref\"")
    buffer.link(toFragment: Footnotes.id(of: name))
    if references[name] == 1 { buffer.attribute("id", Footnotes.markID(of: name)) }
    buffer.markup(">")
    buffer.text(name)
    buffer.markup("</a></sup>")
  }

  func hasReference(to name: String) -> Bool { references[name] != nil }
}

extension Inline {
  /// Whether a reference that ends at `end` may end in this piece: anywhere in a text, and with the last word
  /// of an emphasis.
  fileprivate func holds(_ end: Int) -> Bool {
    guard case .text(let text, let start) = self else { return ends(at: end) }
    return start < end && end <= start + text.count
  }

  /// Whether it is an emphasis whose words end at `end`.
  fileprivate func ends(at end: Int) -> Bool {
    switch self {
    case .emphasis(let inner), .strong(let inner):
      guard case .text(let text, let start)? = inner.last else { return inner.last?.ends(at: end) ?? false }
      return start + text.count == end
    default: return false
    }
  }
}
