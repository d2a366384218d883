import Markup
import Templating

/// Writes running text as HTML: emphasis, links, images, footnote marks.
///
/// Words come out exactly as the source has them; a link that leads nowhere leaves its words behind.
struct InlineWriter {
  var buffer: HTMLBuffer
  private let resolve: (String) -> LinkTargets.Target?
  private let links: Links
  /// How often each footnote has been referred to so far.
  private var references: [String: Int] = [:]

  init(links: Links, size: Int, resolve: @escaping (String) -> LinkTargets.Target?) {
    buffer = HTMLBuffer(capacity: size)
    self.links = links
    self.resolve = resolve
  }

  mutating func write(_ content: [Inline]) {
    for piece in content { write(piece) }
  }

  private mutating func write(_ piece: Inline) {
    switch piece {
    case .text(let text, _): buffer.text(text)
    case .softBreak: buffer.markup("\n")
    case .hardBreak: buffer.markup("<br>\n")
    case .code(let text):
      buffer.markup("<code>")
      buffer.text(text)
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

  private mutating func link(to target: String, _ title: String, _ content: [Inline]) {
    guard let target = resolve(target) else { return write(content) }
    buffer.markup("<a")
    switch target {
    case .address(let address): buffer.attribute("href", links.to(address))
    case .fragment(let fragment): buffer.link(toFragment: fragment)
    case .external(let address):
      buffer.attribute("href", address)
      buffer.attribute("rel", "external")
    }
    if !title.isEmpty { buffer.attribute("title", title) }
    buffer.markup(">")
    write(content)
    buffer.markup("</a>")
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
