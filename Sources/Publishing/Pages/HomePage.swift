import Governance
import Templating

/// The portal's first page: its councils, reviews that are coming up or whose date has passed, what was
/// adopted or updated last.
enum HomePage {
  static let vocabulary: Vocabulary = [
    "title": .text,
    "councils": .list(["name": .text, "link": .text, "count": .text]),
    "reviews": .optional(["policies": .list(PolicyRow.vocabulary)]),
    "recent": .optional(["policies": .list(change)]),
    "sorted_on": .html,
    "calendar_link": .text,
    "policies_link": .text,
  ]

  private static let change: Vocabulary = [
    "title": .text, "link": .text, "council": .text, "sentence": .html,
  ]

  /// How many reviews and changes the page shows; the calendar and the registers have all.
  private static let longest = 8

  static func page(of edition: Edition) -> Page {
    let links = Links.relative(to: edition.addresses.home)
    let words = edition.words
    let reviews = edition.reviewed.filter { [.comingUp, .due, .passed].contains($0.state) }
      .sorted(by: isEarlier).prefix(longest)
    let recent = changes(in: edition)
    let record: TemplateRecord = [
      "title": .text(edition.portal.title),
      "councils": .list(edition.councils.map { council(of: $0, words, links) }),
      "reviews": .optional(
        reviews.isEmpty
          ? nil : ["policies": .list(reviews.map { PolicyRow.record($0, in: edition, links) })]),
      "recent": .optional(
        recent.isEmpty ? nil : ["policies": .list(recent.map { row($0, words, links) })]),
      "sorted_on": .html(words.html(.sortedOn, [.date: words.time(edition.asOf)])),
      "calendar_link": .text(links.to(edition.addresses.calendar)),
      "policies_link": .text(links.to(edition.addresses.policies)),
    ]
    return Page(
      address: edition.addresses.home, template: "home", record: record, title: edition.portal.title,
      description: words(.descriptionHome, [.title: edition.portal.title]),
      feed: edition.feed(edition.addresses.calendarFeed))
  }

  private static func council(of entry: CouncilEntry, _ words: Words, _ links: Links) -> TemplateRecord {
    [
      "name": .text(entry.council.name),
      "link": .text(links.to(entry.address)),
      "count": .text(words.policies(entry.policies.count)),
    ]
  }

  private static func isEarlier(_ one: PolicyEntry, _ other: PolicyEntry) -> Bool {
    guard let first = one.due, let second = other.due else { return one.due != nil }
    return (first.earliest, first.latest) < (second.earliest, second.latest)
  }

  /// A policy and the day of its latest change that the public should hear of.
  private struct Change {
    var entry: PolicyEntry
    var word: Word
    var date: PartialDate
  }

  /// Newest first; what is still to come is not a change yet.
  private static func changes(in edition: Edition) -> [Change] {
    let changes = edition.policies.compactMap { latestChange(of: $0) }
      .filter { $0.date.earliest <= edition.asOf }
    return changes.indices.sorted { changes[$0].date.earliest > changes[$1].date.earliest }
      .prefix(longest).map { changes[$0] }
  }

  private static func latestChange(of entry: PolicyEntry) -> Change? {
    let dates = entry.version.dates
    let adopted = dates.adopted.map { Change(entry: entry, word: .adoptedOn, date: $0.date) }
    let updated = dates.lastUpdated.map { Change(entry: entry, word: .updatedOn, date: $0) }
    let amended = dates.amendments.map { Change(entry: entry, word: .amendedOn, date: $0.date) }
    // Of two on one day the adoption counts.
    return ([adopted, updated].compactMap { $0 } + amended).max { $0.date.earliest < $1.date.earliest }
  }

  private static func row(_ change: Change, _ words: Words, _ links: Links) -> TemplateRecord {
    [
      "title": .text(change.entry.version.title),
      "link": .text(links.to(change.entry.address)),
      "council": .text(change.entry.councilName),
      "sentence": .html(words.html(change.word, [.date: words.time(change.date)])),
    ]
  }
}
