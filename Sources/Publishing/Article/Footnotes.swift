import Governance
import Markup
import Templating

/// The footnotes of a text at its end, in the order of their definitions, under the marks their author
/// gave them, each with a way back to its first mark.
enum Footnotes {
  static func id(of name: String) -> String { footnoteAddress(name) }

  /// No clause address begins with a low line, so none can be the same.
  static func markID(of name: String) -> String { "_\(footnoteAddress(name))" }

  static func write(_ footnotes: [Footnote], with writer: inout BlockWriter) {
    guard !footnotes.isEmpty else { return }
    writer.inline.buffer.markup("<section class=\"footnotes\" role=\"doc-endnotes\"")
    writer.inline.buffer.attribute("aria-label", writer.words(.footnotesHeading))
    writer.inline.buffer.markup(">\n")
    for footnote in footnotes { write(footnote, with: &writer) }
    writer.inline.buffer.markup("</section>\n")
  }

  private static func write(_ footnote: Footnote, with writer: inout BlockWriter) {
    writer.inline.buffer.markup("<div class=\"footnote\"")
    writer.inline.buffer.attribute("id", id(of: footnote.name))
    writer.inline.buffer.markup(">\n<span class=\"mark\">")
    writer.inline.buffer.text(footnote.name)
    writer.inline.buffer.markup("</span>\n")
    writer.write(footnote.blocks, headingLevel: 6)
    if writer.inline.hasReference(to: footnote.name) {
      writer.inline.buffer.markup("<p class=\"back\" data-not-source><a role=\"doc-backlink\"")
      writer.inline.buffer.link(toFragment: markID(of: footnote.name))
      writer.inline.buffer.markup(">")
      writer.inline.buffer.text(writer.words(.footnoteBack))
      writer.inline.buffer.markup("</a></p>\n")
    }
    writer.inline.buffer.markup("</div>\n")
  }
}
