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
    "policies": .list(row),
    "has_policies": .flag,
    "audit_link": .text,
    "register_file": .text,
    "elsewhere": .optional(["policies": .list(["title": .text, "link": .text])]),
    "missing": .optional(["policies": .list(MissingPolicies.vocabulary)]),
    "posts": .optional(["list": .list(postVocabulary)]),
    "bodies": .optional(["list": .list(["title": .text, "link": .text])]),
    "pages": .list(["title": .text, "link": .text]),
    "calendar_link": .text,
    "meetings": .optional(["link": .text]),
    "subscription": .optional(Subscription.vocabulary),
    "as_of": .optional(AsOf.vocabulary),
  ]

  static let row = PolicyRow.vocabulary(with: leadOfficer)

  static let leadOfficer: Vocabulary = ["lead_officer": .optional(["name": .text, "link": .text])]

  private static let postVocabulary: Vocabulary = [
    "title": .text, "link": .text, "policies": .list(["title": .text, "link": .text]), "has_policies": .flag,
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
      "policies": .list(entry.policies.map { row($0, in: edition, links) }),
      "has_policies": .flag(!entry.policies.isEmpty),
      "audit_link": .text(links.to(edition.addresses.audit(of: council.slug))),
      "register_file": .text(links.to(edition.addresses.registerFile(of: council.slug))),
      "elsewhere": MissingPolicies.elsewhere(council),
      "missing": MissingPolicies.named(by: entry, in: edition, links),
      "posts": listed(under: "list", entry.posts.map { self.post($0, links) }),
      "bodies": listed(
        under: "list",
        council.bodies.map { body in
          let address = edition.addresses.body(body.slug, of: council.slug)
          return ["title": body.nameText, "link": .text(links.to(address))]
        }),
      "pages": .list(
        council.pages.map { page in
          let address = edition.addresses.councilPage(page.slug, of: council.slug)
          return ["title": .text(page.title), "link": .text(links.to(address))]
        }),
      "calendar_link": .text(
        links.to(
          edition.portal.isSingleCouncil
            ? edition.addresses.calendar : edition.addresses.councilCalendar(council.slug))),
      "meetings": .optional(
        council.meetings.isEmpty
          ? nil : ["link": .text(links.to(edition.addresses.meetings(of: council.slug)))]),
      "subscription": .optional(
        feed.map { feed in
          Subscription.record(
            feed, title: words(.councilFeedTitle, [.council: council.name]), edition, links)
        }),
      "as_of": AsOf.record(edition),
    ]
    return Page(
      address: entry.address, template: "council", record: record, title: council.name,
      description: words(.descriptionCouncil, [.council: council.name]), feed: feed,
      councilInView: council.slug, data: StructuredData(of: entry, in: edition))
  }

  static func row(_ entry: PolicyEntry, in edition: Edition, _ links: Links) -> TemplateRecord {
    PolicyRow.record(entry, in: edition, links, with: leadOfficer(of: entry, in: edition, links))
  }

  static func leadOfficer(of entry: PolicyEntry, in edition: Edition, _ links: Links) -> TemplateRecord {
    [
      "lead_officer": .optional(
        entry.leadOfficer.map { post in
          let address = edition.addresses.post(post.slug, of: entry.councilSlug)
          return ["name": post.titleText, "link": .text(links.to(address))]
        })
    ]
  }

  /// A list that shows with its heading or not at all.
  private static func listed(under name: String, _ rows: [TemplateRecord]) -> TemplateValue {
    .optional(rows.isEmpty ? nil : [name: .list(rows)])
  }

  private static func post(_ entry: PostEntry, _ links: Links) -> TemplateRecord {
    [
      "title": entry.post.titleText,
      "link": .text(links.to(entry.address)),
      "has_policies": .flag(!entry.leads.isEmpty),
      "policies": .list(
        entry.leads.map { ["title": $0.version.titleText, "link": .text(links.to($0.address))] }),
    ]
  }
}
