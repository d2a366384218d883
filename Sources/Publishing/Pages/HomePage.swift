import Governance
import Templating

/// The portal's first page: its councils, what was adopted, changed or reviewed last, what is coming up, and
/// reviews that are due or whose date has passed.
enum HomePage {
  static let vocabulary: Vocabulary = [
    "title": .text,
    "as_of": .optional(AsOf.vocabulary),
    "councils": .list(["name": .text, "link": .text, "count": .text]),
    "recent": .optional(["policies": .list(PolicyNews.vocabulary)]),
    "ahead": .optional(["policies": .list(PolicyNews.vocabulary)]),
    "reviews": .optional(["policies": .list(PolicyRow.vocabulary)]),
    "calendar_link": .text,
    "policies_link": .text,
  ]

  /// How many reviews and changes the page shows; the calendar and the registers have all.
  private static let longest = 8

  static func page(of edition: Edition) -> Page {
    let links = Links.relative(to: edition.addresses.home)
    let words = edition.words
    let reviews = edition.policies.needingReview.prefix(longest).map {
      PolicyRow.record($0, in: edition, links)
    }
    let record: TemplateRecord = [
      "title": .text(edition.portal.title),
      "as_of": AsOf.record(edition),
      "councils": .list(edition.councils.map { council(of: $0, words, links) }),
      "recent": listed(PolicyNews.past(in: edition, links, atMost: longest)),
      "ahead": listed(PolicyNews.ahead(in: edition, links, atMost: longest)),
      "reviews": listed(reviews),
      "calendar_link": .text(links.to(edition.addresses.calendar)),
      "policies_link": .text(links.to(edition.addresses.policies)),
    ]
    return Page(
      address: edition.addresses.home, template: "home", record: record, title: edition.portal.title,
      description: words(.descriptionHome, [.title: edition.portal.title]),
      feed: edition.feed(edition.addresses.calendarFeed))
  }

  /// A list that shows with its heading or not at all.
  private static func listed(_ rows: [TemplateRecord]) -> TemplateValue {
    .optional(rows.isEmpty ? nil : ["policies": .list(rows)])
  }

  private static func council(of entry: CouncilEntry, _ words: Words, _ links: Links) -> TemplateRecord {
    [
      "name": .text(entry.council.name),
      "link": .text(links.to(entry.address)),
      "count": .text(words.policies(entry.policies.count)),
    ]
  }
}
