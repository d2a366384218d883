/// How links are written on one page of the site.
package enum Links: Sendable {
  /// Relative to the page's own address, so that the site works under any path of a web server.
  case relative(to: Address)
  /// From the root of the web server: for the page that a server shows in place of any other (404), which
  /// cannot know how deep it is. The text is a path with `/` at both ends.
  case rooted(at: String)

  package func to(_ address: Address) -> String {
    switch self {
    case .relative(let page): address.relative(to: page)
    case .rooted(let root): address.absolute(below: root)
    }
  }

  /// Whether the page is the one at an address.
  package func isOn(_ address: Address) -> Bool {
    if case .relative(address) = self { true } else { false }
  }

  /// Links for the page that stands in for missing ones, from the path of `baseURL`.
  package static func anywhere(below baseURL: String?) -> Links {
    guard let baseURL, let slashes = baseURL.firstRange(of: "://") else { return .rooted(at: "/") }
    let host = baseURL[slashes.upperBound...]
    return .rooted(at: host.firstIndex(of: "/").map { String(host[$0...]) } ?? "/")
  }
}
