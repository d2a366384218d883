/// `_redirects`, a line for each address that leads to another, as several web hosts read it.
func redirectList(of editions: [Edition]) -> SiteFile? {
  let addresses = editions[0].addresses
  let root = Links.anywhere(below: addresses.baseURL)
  let lines = editions.flatMap(\.policies).flatMap(\.redirects).map {
    "\(root.to($0.from)) \(root.to($0.to)) \($0.isLasting ? 301 : 302)\n"
  }
  guard !lines.isEmpty else { return nil }
  return SiteFile(path: addresses.redirects.file, content: .bytes(Array(lines.joined().utf8)))
}
