/// `robots.txt` (RFC 9309): everything may be read. A site of drafts asks search engines to stay away.
func robotsText(sitemap: String?, isOfDrafts: Bool) -> [UInt8] {
  var text = "User-agent: *\n"
  text += isOfDrafts ? "Disallow: /\n" : "Allow: /\n"
  if let sitemap, !isOfDrafts { text += "\nSitemap: \(sitemap)\n" }
  return Array(text.utf8)
}
