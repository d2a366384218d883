import Templating

/// `sitemap.xml` after the protocol of sitemaps.org, version 0.9: every page that search engines may keep.
/// It needs full addresses; without the portal's own there is none. XML and HTML escape these five
/// characters alike.
func sitemapXML(_ pages: [Address], below base: String) -> [UInt8] {
  var buffer = HTMLBuffer()
  buffer.markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
  buffer.markup("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
  for page in pages {
    buffer.markup("<url><loc>")
    buffer.text(page.absolute(below: base))
    buffer.markup("</loc></url>\n")
  }
  buffer.markup("</urlset>\n")
  return buffer.finish()
}
