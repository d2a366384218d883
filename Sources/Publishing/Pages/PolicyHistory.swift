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
            "name": .text(place.version.title),
            "link": .text(links.to(place.isShown ? main.address : place.address ?? main.address)),
            "status_words": .html(edition.words.status(of: place.version, on: edition.asOf)),
            "span": .optional(
              span(of: place.version, in: main.policy, edition.words).map { ["dates": .html($0)] }),
          ]
        })
    ])
  }

  static func replaced(_ entry: PolicyEntry, in edition: Edition, _ links: Links) -> TemplateValue {
    guard entry.version.status == .superseded, let main = shown(entry, in: edition),
      main.address != entry.address
    else { return .optional(nil) }
    let isRenumbered = !entry.version.clauseAddresses.isSubset(of: main.version.clauseAddresses)
    return .optional([
      "title": .text(main.version.title), "link": .text(links.to(main.address)),
      "is_renumbered": .flag(isRenumbered),
    ])
  }

  /// What stands at the policy's own address.
  private static func shown(_ entry: PolicyEntry, in edition: Edition) -> PolicyEntry? {
    guard entry.isBesidePolicy else { return entry }
    return edition.council(entry.councilSlug)?.policies.first { $0.policy.slug == entry.policy.slug }
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
