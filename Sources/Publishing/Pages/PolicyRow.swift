import Governance
import Templating

/// A policy as one row of a list or table, the same on every page that lists policies.
enum PolicyRow {
  static let vocabulary: Vocabulary = [
    "link": .text,
    "title": .text,
    "council": .text,
    "kind": .optional(["name": .text]),
    "status": .text,
    "status_words": .html,
    "adopted": .optional(["date": .html]),
    "review": .optional(review),
  ]

  static let review: Vocabulary = ["state": .text, "sentence": .html]

  static func record(_ entry: PolicyEntry, in edition: Edition, _ links: Links) -> TemplateRecord {
    var record = edition.row(of: entry)
    record["link"] = .text(links.to(entry.address))
    return record
  }

  /// All but the link, which depends on the page. A policy stands in some ten lists, so this is made once.
  static func withoutLink(_ entry: PolicyEntry, _ words: Words, on day: Day) -> TemplateRecord {
    [
      "link": .text(""),
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
