import Templating

/// Where the links of a text lead that leave the site, each address once: a list for whoever reads on paper, at its
/// end.
enum OutsideAddresses {
  static func write(with blocks: inout BlockWriter) {
    let links = blocks.inline.outside
    if links.isEmpty { return }
    blocks.inline.buffer.markup("<div class=\"addresses\" data-not-source>\n<p>")
    blocks.inline.buffer.text(blocks.words(.linkAddresses))
    blocks.inline.buffer.markup("</p>\n<ul>\n")
    for (address, words) in links {
      blocks.inline.buffer.markup("<li>")
      blocks.inline.buffer.markup(words)
      blocks.inline.buffer.markup(": ")
      blocks.inline.buffer.text(address)
      blocks.inline.buffer.markup("</li>\n")
    }
    blocks.inline.buffer.markup("</ul>\n</div>\n")
  }
}
