import Governance
import Templating

/// A body that decides: when it meets next, which reviews come to it, the policies it approves, and what is
/// recorded of its decisions on them.
enum BodyPage {
  static let vocabulary: Vocabulary = [
    "title": .text,
    "council": .text,
    "as_of": .optional(AsOf.vocabulary),
    "meetings": .optional(["list": .list(meeting)]),
    "due": .optional(["policies": .list(PolicyRow.vocabulary)]),
    "approves": .optional(["policies": .list(PolicyRow.vocabulary)]),
    "decisions": .optional(["list": .list(decision)]),
    "subscription": .optional(Subscription.vocabulary),
  ]

  /// Shown until the day after it.
  private static let meeting: Vocabulary = ["date": .html, "name": .text, "until": .text]

  private static let decision: Vocabulary = [
    "date": .html, "title": .text, "link": .text, "what": .text,
    "minute": .optional(["text": .text, "link": .optional(["address": .text])]),
  ]

  static func page(of body: Body, in council: CouncilEntry, _ edition: Edition) -> Page {
    let words = edition.words
    let address = edition.addresses.body(body.slug, of: council.council.slug)
    let links = Links.relative(to: address)
    let approved = council.policies(approvedBy: body)
    let feed = edition.feed(edition.addresses.bodyFeed(body.slug, of: council.council.slug))
    let name = council.council.name

    func rows(_ policies: [PolicyEntry]) -> TemplateValue {
      .optional(
        policies.isEmpty
          ? nil : ["policies": .list(policies.map { PolicyRow.record($0, in: edition, links) })])
    }
    func listed(_ rows: [TemplateRecord]) -> TemplateValue {
      .optional(rows.isEmpty ? nil : ["list": .list(rows)])
    }

    let record: TemplateRecord = [
      "title": body.nameText,
      "council": .text(name),
      "as_of": AsOf.record(edition),
      "meetings": listed(meetings(of: body, council.council, edition)),
      "due": rows(approved.needingReview),
      "approves": rows(approved),
      "decisions": listed(
        Decision.list(of: body, in: council, edition).map { self.record(of: $0, words, links) }),
      "subscription": .optional(
        feed.map { Subscription.record($0, title: "\(body.name), \(name)", edition, links) }),
    ]
    return Page(
      address: address, template: "body", record: record, title: "\(body.name), \(name)",
      description: words(.descriptionBody, [.title: body.name, .council: name]),
      trail: edition.trail(through: name, at: council.address), feed: feed,
      councilInView: council.council.slug)
  }

  private static func meetings(
    of body: Body, _ council: Council, _ edition: Edition
  ) -> [TemplateRecord] {
    council.meetings.filter { $0.body == body.slug && $0.day >= edition.asOf }
      .sorted { $0.day < $1.day }
      .map { meeting in
        [
          "date": .html(edition.words.time(meeting.day)), "name": .text(meeting.name ?? ""),
          "until": .text(meeting.day.adding(days: 1).date.iso),
        ]
      }
  }

  private static func record(of decision: Decision, _ words: Words, _ links: Links) -> TemplateRecord {
    [
      "date": .html(words.time(decision.date)), "title": decision.version.titleText,
      "link": .text(links.to(decision.address)), "what": .text(what(decision, words)),
      "minute": .optional(
        decision.minute.map { minute in
          [
            "text": .text(words(.factMinute, [.minute: minute])),
            "link": .optional(decision.url.map { ["address": .text($0)] }),
          ]
        }),
    ]
  }

  /// "Adopted", "Reviewed: no change".
  private static func what(_ decision: Decision, _ words: Words) -> String {
    switch decision.act {
    case .adopted: words(.factAdopted)
    case .reviewed(nil): words(.factReviewed)
    case .reviewed(let outcome?): "\(words(.factReviewed)): \(words.outcome(outcome))"
    }
  }
}

/// What a body decided on a policy, as a version's front matter records it.
private struct Decision {
  enum Act {
    case adopted
    case reviewed(Version.Review.Outcome?)
  }

  var date: PartialDate
  var act: Act
  /// The text that was decided on.
  var version: Version
  var address: Address
  var minute: String?
  var url: String?

  /// Newest first; what is still to come is not decided.
  static func list(of body: Body, in council: CouncilEntry, _ edition: Edition) -> [Decision] {
    council.policies.filter { concerns($0.policy, body) }.flatMap { entry in
      entry.places.flatMap { place -> [Decision] in
        let address = place.isShown ? entry.address : place.address ?? entry.address
        return of(place.version, by: body, at: address)
      }
    }
    .filter { $0.date.earliest <= edition.asOf }
    .sorted { ($1.date.earliest, $0.version.title) < ($0.date.earliest, $1.version.title) }
  }

  private static func concerns(_ policy: Policy, _ body: Body) -> Bool {
    policy.versions.contains { version in
      version.dates.adopted?.body == body.slug || version.dates.reviews.contains { $0.body == body.slug }
    }
  }

  private static func of(_ version: Version, by body: Body, at address: Address) -> [Decision] {
    var decisions: [Decision] = []
    if let adopted = version.dates.adopted, adopted.body == body.slug {
      decisions.append(
        Decision(
          date: adopted.date, act: .adopted, version: version, address: address, minute: adopted.minute,
          url: adopted.url))
    }
    for review in version.dates.reviews where review.body == body.slug {
      decisions.append(
        Decision(
          date: review.date, act: .reviewed(review.outcome), version: version, address: address,
          minute: review.minute))
    }
    return decisions
  }
}

extension [PolicyEntry] {
  /// Those whose review date has passed, is here or comes up, the earliest first.
  var needingReview: [PolicyEntry] {
    filter { $0.hasReview && [.passed, .due, .comingUp].contains($0.state) }.sorted { one, other in
      guard let first = one.due, let second = other.due else { return one.due != nil }
      return (first.earliest, first.latest, one.address.path)
        < (second.earliest, second.latest, other.address.path)
    }
  }
}
