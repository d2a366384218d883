import Governance
import Templating

/// Policies of a council that are not on this site: named by its texts and published nowhere, or on the council's
/// own site. Each list shows with its heading or not at all.
enum MissingPolicies {
  static let vocabulary: Vocabulary = [
    "title": .text, "named_in": .list(["title": .text, "link": .text]),
  ]

  /// Where the council wants the public to know. What only a draft names is nobody's business yet.
  static func named(by entry: CouncilEntry, in edition: Edition, _ links: Links) -> TemplateValue {
    guard entry.council.showsMissingPolicies else { return .optional(nil) }
    let unpublished = edition.references.unpublished[entry.council.slug] ?? []
    return listed(
      unpublished.compactMap { policy in
        let named = entry.policies.filter {
          $0.version.status != .removed && policy.namedIn.contains($0.policy.slug)
        }
        if named.isEmpty { return nil }
        return [
          "title": .text(policy.title),
          "named_in": .list(
            named.map { ["title": $0.version.titleText, "link": .text(links.to($0.address))] }),
        ]
      })
  }

  static func elsewhere(_ council: Council) -> TemplateValue {
    listed(
      council.publishedElsewhere.map { ["title": .text($0.title), "link": .text($0.url)] })
  }

  /// Those whose page has no text, because it lies only in a document beside it.
  static func attached(_ policies: [PolicyEntry], _ links: Links) -> TemplateValue {
    listed(
      policies.filter { $0.version.status != .removed && $0.version.clauses.isEmpty }
        .map { ["title": $0.version.titleText, "link": .text(links.to($0.address))] })
  }

  private static func listed(_ rows: [TemplateRecord]) -> TemplateValue {
    .optional(rows.isEmpty ? nil : ["policies": .list(rows)])
  }
}
