package import Governance
import Markup
package import SourceText

/// What the links of a text lead to, as addresses of the site or of the web.
///
/// What a target means is known to `LinkMap`, and that it exists was checked with the register; a target
/// that leads nowhere gives `nil`, and its words stand without a link. No scheme but the four of
/// `isAllowed` ever reaches a page.
package struct LinkTargets: Sendable {
  package enum Target: Sendable, Equatable {
    case address(Address)
    /// On the page itself.
    case fragment(String)
    case external(String)
  }

  private let map: LinkMap
  private let site: Addresses
  /// Where each version of a policy stands on the edition's day.
  private var versions: [LinkTarget: Address] = [:]

  package init(_ register: Register, _ site: Addresses) {
    map = LinkMap(register)
    self.site = site
  }

  package mutating func place(_ version: Version, at address: Address) {
    if let target = map.target(of: version.document.file) { versions[target] = address }
  }

  /// What `link`, typed in `file`, leads to.
  package func resolve(_ link: String, in file: SourceFile) -> Target? {
    guard let destination = map.destination(of: link, in: file) else { return nil }
    switch destination.target {
    case .outside(let link): return Self.isAllowed(link) ? .external(link) : nil
    case .sameText(let fragment): return .fragment(fragment)
    default:
      return address(of: destination.target).map { address in
        .address(address.clause(destination.fragment))
      }
    }
  }

  private func address(of target: LinkTarget) -> Address? {
    switch target {
    case .outside, .sameText: nil
    case .home: site.home
    case .policies: site.policies
    case .calendar: site.calendar
    case .legislation: site.legislation
    case .post(let council, let post): site.post(post, of: council)
    case .body(let council, let body): site.body(body, of: council)
    case .council(let council): site.council(council)
    case .policy(let council, let policy, _): versions[target] ?? site.policy(policy, of: council)
    case .page(let council?, let page): site.councilPage(page, of: council)
    case .page(nil, let page): site.page(page)
    case .attachment(let council, let path): site.attachment(path, of: council)
    }
  }

  private static func isAllowed(_ link: String) -> Bool {
    guard let colon = link.firstIndex(of: ":") else { return false }
    return ["http", "https", "mailto", "tel"].contains(link[..<colon].lowercased())
  }
}
