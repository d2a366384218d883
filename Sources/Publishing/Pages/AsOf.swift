import Governance
import Templating

/// The day for which a page that sorts by state is true, and from when on it should not be relied on any more.
/// A script of the assets shows that when the day has come.
enum AsOf {
  static let vocabulary: Vocabulary = ["sentence": .html, "stale_from": .text]

  /// How many months a page may stand before it says kindly that nobody has brought it up to date.
  private static let months = 6

  static func record(_ edition: Edition) -> TemplateValue {
    .optional([
      "sentence": .html(edition.words.html(.sortedOn, [.date: edition.words.time(edition.asOf)])),
      "stale_from": .text(edition.asOf.adding(months: months).adding(days: 1).date.iso),
    ])
  }
}
