import Governance
import Templating

/// A council's register: every policy with its status, adoption, next review and lead officer. The page
/// that an auditor asks for.
enum CouncilPage {
  static let vocabulary: Vocabulary = [
    "name": .text,
    "count": .text,
    "website": .optional(["link": .text]),
    "contact": .optional(["text": .text]),
    "policies": .list(PolicyRow.vocabulary),
    "has_policies": .flag,
    "elsewhere": .optional(["policies": .list(["title": .text, "link": .text])]),
    "posts": .optional(["list": .list(postVocabulary)]),
    "pages": .optional(["list": .list(["title": .text, "link": .text])]),
    "subscription": .optional(Subscription.vocabulary),
    "as_of": .optional(AsOf.vocabulary),
  ]

  private static let postVocabulary: Vocabulary = [
    "title": .text, "policies": .list(["title": .text, "link": .text]), "has_policies": .flag,
  ]

  static func page(of entry: CouncilEntry, in edition: Edition) -> Page {
    let council = entry.council
    let words = edition.words
    let links = Links.relative(to: entry.address)
    let feed = edition.feed(edition.addresses.councilFeed(council.slug))
    let record: TemplateRecord = [
      "name": .text(council.name),
      "count": .text(words.policies(entry.policies.count)),
      "website": .optional(council.website.map { ["link": .text($0)] }),
      "contact": .optional(council.contact.map { ["text": .text($0)] }),
      "policies": .list(entry.policies.map { PolicyRow.record($0, in: edition, links) }),
      "has_policies": .flag(!entry.policies.isEmpty),
      "elsewhere": listed(
        under: "policies",
        council.publishedElsewhere.map { elsewhere in
          ["title": .text(elsewhere.title), "link": .text(elsewhere.url)]
        }),
      "posts": listed(under: "list", council.posts.map { self.post($0, entry, links) }),
      "pages": listed(
        under: "list",
        council.pages.map { page in
          let address = edition.addresses.councilPage(page.slug, of: council.slug)
          return ["title": .text(page.title), "link": .text(links.to(address))]
        }),
      "subscription": .optional(
        feed.map { feed in
          Subscription.record(
            feed, title: words(.councilFeedTitle, [.council: council.name]), edition, links)
        }),
      "as_of": AsOf.record(edition),
    ]
    return Page(
      address: entry.address, template: "council", record: record, title: council.name,
      description: words(.descriptionCouncil, [.council: council.name]), feed: feed)
  }

  /// A list that shows with its heading or not at all.
  private static func listed(under name: String, _ rows: [TemplateRecord]) -> TemplateValue {
    .optional(rows.isEmpty ? nil : [name: .list(rows)])
  }

  private static func post(_ post: Post, _ entry: CouncilEntry, _ links: Links) -> TemplateRecord {
    let policies = entry.policies.filter { $0.version.facts.leadOfficer == post.slug }
    return [
      "title": .text(post.title),
      "has_policies": .flag(!policies.isEmpty),
      "policies": .list(
        policies.map { ["title": .text($0.version.title), "link": .text(links.to($0.address))] }),
    ]
  }
}
