import Governance
import Templating

/// One year of the review calendar: what may be reviewed at any time in it, then month by month as a list, with
/// a grid of days for every month in which a council chose a day; and the reviews that took place.
///
/// A page for a year stays for good, also when every date in it has moved.
enum CalendarYearPage {
  static let vocabulary: Vocabulary = [
    "title": .text,
    "as_of": .optional(AsOf.vocabulary),
    "calendar_link": .text,
    "any_time": .optional(ReviewSchedule.group),
    "months": .list(month),
    "is_empty": .flag,
    "held": .optional(["list": .list(review)]),
    "neighbours": .list(["year": .text, "link": .text]),
  ]

  private static let month: Vocabulary = [
    "name": .text, "groups": .list(ReviewSchedule.group), "grid": .optional(MonthGrid.vocabulary),
  ]

  private static let review: Vocabulary = [
    "date": .html, "title": .text, "link": .text, "council": .text, "outcome": .text,
  ]

  static func page(of year: Int, in edition: Edition) -> Page {
    let address = edition.addresses.calendar(year: year)
    let links = Links.relative(to: address)
    let words = edition.words
    let title = words(.calendarYearTitle, [.year: String(year)])
    let items = edition.schedule.scheduled.filter { $0.date.year == year }
    let anyTime = items.filter { $0.date == .year(year) }
    let months = (1...12).compactMap { number in
      month(number, of: year, items.filter { $0.date.month == number }, in: edition, links)
    }
    let held = reviews(in: year, edition, links)
    let record: TemplateRecord = [
      "title": .text(title),
      "as_of": AsOf.record(edition),
      "calendar_link": .text(links.to(edition.addresses.calendar)),
      "any_time": .optional(ReviewSchedule.groups(anyTime, in: edition, links).first),
      "months": .list(months),
      "is_empty": .flag(items.isEmpty),
      "held": .optional(held.isEmpty ? nil : ["list": .list(held)]),
      "neighbours": .list(
        [year - 1, year + 1].filter(edition.calendarYears.contains).map { other in
          ["year": .text(String(other)), "link": .text(links.to(edition.addresses.calendar(year: other)))]
        }),
    ]
    return Page(
      address: address, template: "calendar_year", record: record, title: title,
      description: words(.descriptionCalendar),
      trail: [(words(.calendarTitle), edition.addresses.calendar)])
  }

  private static func month(
    _ number: Int, of year: Int, _ items: [ReviewSchedule.Item], in edition: Edition, _ links: Links
  ) -> TemplateRecord? {
    if items.isEmpty { return nil }
    let days = items.filter { $0.date.earliest == $0.date.latest }
    return [
      "name": .text(edition.words.date(.month(year: year, month: number))),
      "groups": .list(ReviewSchedule.groups(items, in: edition, links)),
      "grid": .optional(
        days.isEmpty ? nil : MonthGrid.record(of: number, in: year, days, edition.words, links)),
    ]
  }

  /// Every review of a published text that took place in the year, oldest first.
  private static func reviews(in year: Int, _ edition: Edition, _ links: Links) -> [TemplateRecord] {
    let held = edition.heldReviews[year] ?? []
    return held.sorted {
      ($0.date.earliest, $0.policy.address.path) < ($1.date.earliest, $1.policy.address.path)
    }.map { review in
      [
        "date": .html(edition.words.time(review.date)), "title": review.policy.version.titleText,
        "link": .text(links.to(review.policy.address)), "council": .text(review.policy.councilName),
        "outcome": .text(review.outcome.map(edition.words.outcome) ?? ""),
      ]
    }
  }
}

/// A review that took place.
struct HeldReview: Sendable {
  let policy: PolicyEntry
  let date: PartialDate
  let outcome: Version.Review.Outcome?
}

extension PolicyEntry {
  /// What the logs of its texts tell, deferrals apart.
  var heldReviews: [HeldReview] {
    places.flatMap { place in
      place.version.dates.reviews.filter { $0.outcome != .deferred }
        .map { HeldReview(policy: self, date: $0.date, outcome: $0.outcome) }
    }
  }
}
