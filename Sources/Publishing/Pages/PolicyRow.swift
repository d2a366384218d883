import Governance
import Templating

/// A policy as one row of a list or table, the same on every page that lists policies.
enum PolicyRow {
  static let vocabulary: Vocabulary = [
    "title": .text,
    "link": .text,
    "council": .text,
    "council_link": .text,
    "kind": .optional(["name": .text]),
    "status": .text,
    "status_words": .html,
    "adopted": .optional(["date": .html]),
    "lead_officer": .optional(["name": .text, "link": .text]),
    "review": .optional(review),
  ]

  static let review: Vocabulary = ["state": .text, "sentence": .html]

  static func record(_ entry: PolicyEntry, in edition: Edition, _ links: Links) -> TemplateRecord {
    let words = edition.words
    return [
      "title": .text(entry.version.title),
      "link": .text(links.to(entry.address)),
      "council": .text(entry.councilName),
      "council_link": .text(links.to(edition.addresses.council(entry.councilSlug))),
      "kind": .optional(entry.version.kind.map { ["name": .text(words.kind($0))] }),
      "status": .text(entry.version.status.rawValue),
      "status_words": .html(words.status(of: entry.version, on: edition.asOf)),
      "adopted": .optional(entry.version.dates.adopted.map { ["date": .html(words.time($0.date))] }),
      "lead_officer": .optional(
        entry.leadOfficer.map { post in
          let address = edition.addresses.post(post.slug, of: entry.councilSlug)
          return ["name": .text(post.title), "link": .text(links.to(address))]
        }),
      "review": .optional(reviewRecord(of: entry, words)),
    ]
  }

  /// Absent for a text that is not or no longer in force: it has no review ahead.
  static func reviewRecord(of entry: PolicyEntry, _ words: Words) -> TemplateRecord? {
    entry.hasReview ? reviewRecord(entry.state, entry.due, words) : nil
  }

  static func reviewRecord(_ state: ReviewState, _ due: PartialDate?, _ words: Words) -> TemplateRecord {
    ["state": .text(state.attribute), "sentence": .html(words.review(state, due))]
  }
}
