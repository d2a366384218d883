package import Governance

/// A language in which the site can be read.
package struct SiteLanguage: Sendable {
  /// As pages carry it (BCP 47): `cy`.
  let tag: String
  /// What it calls itself: `Cymraeg`.
  let name: String
  /// Those of its tree.
  let addresses: Addresses
}

extension Addresses {
  /// Those of the tree in the portal's language; only its first stands at the root of the site.
  package convenience init(of portal: Portal) {
    let isFirst = portal.language == portal.languages.first
    self.init(
      isSingleCouncil: portal.isSingleCouncil, baseURL: portal.baseURL,
      root: isFirst ? "" : "\(portal.language)/")
  }
}
