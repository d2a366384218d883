import Governance
import Templating

/// The versions of a policy on its page, and on the page of an old one the way to the text that counts now.
enum PolicyHistory {
  /// Absent where there is only one version.
  static func list(of entry: PolicyEntry, in edition: Edition, _ links: Links) -> TemplateValue {
    guard let main = shown(entry, in: edition) else { return .optional(nil) }
    let places = main.places.filter { $0.isShown || $0.address != nil }
    guard places.count > 1 else { return .optional(nil) }
    return .optional([
      "list": .list(
        places.reversed().map { place in
          [
            "name": place.version.titleText,
            "link": .text(links.to(place.isShown ? main.address : place.address ?? main.address)),
            "status_words": .html(edition.words.status(of: place.version, on: edition.asOf)),
            "span": .optional(
              span(of: place.version, in: main.policy, edition.words).map { ["dates": .html($0)] }),
          ]
        })
    ])
  }

  static let replaced: Vocabulary = [
    "title": .text, "link": .text,
    "is_renumbered": .flag,
    /// Its clauses say what has become of them.
    "is_aligned": .flag,
  ]

  static func replaced(
    _ entry: PolicyEntry, by later: LaterText?, in edition: Edition, _ links: Links
  ) -> TemplateValue {
    guard let main = successor(of: entry, in: edition) else { return .optional(nil) }
    return .optional([
      "title": main.version.titleText, "link": .text(links.to(main.address)),
      "is_renumbered": .flag(later?.isRenumbered == true),
      "is_aligned": .flag(later?.isRewritten == false),
    ])
  }

  /// What its clauses have become, where a text in force took its place.
  static func later(than entry: PolicyEntry, in edition: Edition, _ links: Links) -> LaterText? {
    guard let main = successor(of: entry, in: edition),
      main.version.status.canBeInForce
    else { return nil }
    return LaterText(after: entry.version, is: main, edition.words, links)
  }

  /// What stands at the policy's address instead of a text that was replaced.
  private static func successor(of entry: PolicyEntry, in edition: Edition) -> PolicyEntry? {
    guard entry.version.status == .superseded, let main = shown(entry, in: edition),
      main.address != entry.address
    else { return nil }
    return main
  }

  /// What stands at the policy's own address.
  private static func shown(_ entry: PolicyEntry, in edition: Edition) -> PolicyEntry? {
    guard entry.isBesidePolicy else { return entry }
    return edition.policy(entry.policy.slug, of: entry.councilSlug)
  }

  private static func span(of version: Version, in policy: Policy, _ words: Words) -> [UInt8]? {
    guard let span = policy.span(of: version) else { return nil }
    return switch (span.from, span.until) {
    case (let from?, let until?):
      words.html(.historySpan, [.date: words.time(from), .until: words.time(until)])
    case (let from?, nil): words.html(.historyFrom, [.date: words.time(from)])
    case (nil, let until?): words.html(.historyUntil, [.until: words.time(until)])
    case (nil, nil): nil
    }
  }
}
