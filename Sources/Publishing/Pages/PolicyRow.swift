import Governance
import Templating

/// A policy as one row of a list or table, the same on every page that lists policies.
enum PolicyRow {
  static let vocabulary = vocabulary(with: [:])

  /// With what a page says besides in every row.
  static func vocabulary(with others: Vocabulary) -> Vocabulary {
    let link: Vocabulary = ["link": .text]
    return link.with(others).with(shared)
  }

  private static let shared: Vocabulary = [
    "title": .text,
    "council": .text,
    "kind": .optional(["name": .text]),
    "status": .text,
    "status_words": .html,
    "adopted": .optional(["date": .html]),
    "review": .optional(review),
  ]

  static let review: Vocabulary = ["state": .text, "sentence": .html]

  static func record(
    _ entry: PolicyEntry, in edition: Edition, _ links: Links, with others: TemplateRecord = [:]
  ) -> TemplateRecord {
    let link: TemplateRecord = ["link": .text(links.to(entry.address))]
    return link.with(others).sharing(edition.row(of: entry))
  }

  /// All but the link, which depends on the page. A policy stands in some ten lists, so this is made once.
  static func shared(_ entry: PolicyEntry, _ words: Words, on day: Day) -> TemplateRecord {
    [
      "title": entry.version.titleText,
      "council": .text(entry.councilName),
      "kind": .optional(entry.version.kind.map { ["name": .text(words.kind($0))] }),
      "status": .text(entry.version.status.rawValue),
      "status_words": .html(words.status(of: entry.version, on: day)),
      "adopted": .optional(entry.version.dates.adopted.map { ["date": .html(words.time($0.date))] }),
      "review": .optional(entry.hasReview ? reviewRecord(entry.state, entry.due, words) : nil),
    ]
  }

  static func reviewRecord(_ state: ReviewState, _ due: PartialDate?, _ words: Words) -> TemplateRecord {
    ["state": .text(state.attribute), "sentence": .html(words.review(state, due))]
  }
}
