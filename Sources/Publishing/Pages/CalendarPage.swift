import Governance
import Templating

/// The review calendar: dates that have passed, what is due now, month by month for two years, later, and
/// what has no date.
///
/// A date stands only where its source puts it: one in October under "During October", one in a year under
/// "At any time in 2026", never on a day that the council did not choose.
enum CalendarPage {
  static let vocabulary: Vocabulary = [
    "title": .text,
    "sorted_on": .html,
    "passed": .optional(["policies": .list(PolicyRow.vocabulary)]),
    "due": .optional(["groups": .list(group)]),
    "years": .list(["year": .text, "groups": .list(group)]),
    "has_years": .flag,
    "later": .optional(["policies": .list(PolicyRow.vocabulary)]),
    "unscheduled": .optional(["policies": .list(PolicyRow.vocabulary)]),
    "subscription": .optional(Subscription.vocabulary),
  ]

  private static let group: Vocabulary = ["name": .html, "policies": .list(PolicyRow.vocabulary)]

  /// How far the list goes month by month.
  private static let months = 24

  static func page(of edition: Edition) -> Page {
    let address = edition.addresses.calendar
    let links = Links.relative(to: address)
    let words = edition.words
    let scheduled = Scheduled.list(edition)
    let end = firstDayAfterList(from: edition.asOf)
    let ahead = scheduled.filter { [.current, .comingUp].contains($0.entry.state) }
    let soon = ahead.filter { $0.date.earliest < end }
    let years = byYear(soon)
    let feed = edition.feed(edition.addresses.calendarFeed)

    func rows(_ entries: [PolicyEntry]) -> TemplateValue {
      .optional(
        entries.isEmpty
          ? nil : ["policies": .list(entries.map { PolicyRow.record($0, in: edition, links) })])
    }
    func groups(_ scheduled: [Scheduled]) -> [TemplateRecord] {
      byDate(scheduled).map { group in
        [
          "name": .html(heading(group.date, words)),
          "policies": .list(group.entries.map { PolicyRow.record($0, in: edition, links) }),
        ]
      }
    }

    let due = scheduled.filter { $0.entry.state == .due }
    let record: TemplateRecord = [
      "title": .text(words(.calendarTitle)),
      "sorted_on": .html(words.html(.sortedOn, [.date: words.time(edition.asOf)])),
      "passed": rows(scheduled.filter { $0.entry.state == .passed }.map(\.entry)),
      "due": .optional(due.isEmpty ? nil : ["groups": .list(groups(due))]),
      "years": .list(years.map { ["year": .text(String($0.year)), "groups": .list(groups($0.list))] }),
      "has_years": .flag(!years.isEmpty),
      "later": rows(ahead.filter { $0.date.earliest >= end }.map(\.entry)),
      "unscheduled": rows(edition.reviewed.filter { $0.due == nil }),
      "subscription": .optional(
        feed.map {
          Subscription.record($0, title: words(.feedTitle, [.title: edition.portal.title]), edition, links)
        }),
    ]
    return Page(
      address: address, template: "calendar", record: record, title: words(.calendarTitle),
      description: words(.descriptionCalendar), feed: feed)
  }

  /// The list begins with the month of `day`.
  private static func firstDayAfterList(from day: Day) -> Day {
    day.adding(days: 1 - day.components.day).adding(months: months)
  }

  /// A policy that has a review date.
  private struct Scheduled {
    var entry: PolicyEntry
    var date: PartialDate

    /// By first day, wide intervals before narrow ones, so that "at any time in 2027" comes before its
    /// months.
    static func list(_ edition: Edition) -> [Scheduled] {
      let scheduled = edition.reviewed.compactMap { entry in
        entry.due.map { Scheduled(entry: entry, date: $0) }
      }
      // Sorted by what decides alone: entries are large to move about.
      return scheduled.indices.map {
        (earliest: scheduled[$0].date.earliest, latest: scheduled[$0].date.latest, $0)
      }
      .sorted { one, other in
        if one.earliest != other.earliest { return one.earliest < other.earliest }
        if one.latest != other.latest { return one.latest > other.latest }
        return scheduled[one.2].entry.address.path < scheduled[other.2].entry.address.path
      }
      .map { scheduled[$0.2] }
    }
  }

  private static func byYear(_ scheduled: [Scheduled]) -> [(year: Int, list: [Scheduled])] {
    let groups = Dictionary(grouping: scheduled) { $0.date.year }
    return groups.keys.sorted().map { ($0, groups[$0] ?? []) }
  }

  /// Neighbours with one date under one heading.
  private static func byDate(_ scheduled: [Scheduled]) -> [(date: PartialDate, entries: [PolicyEntry])] {
    var groups: [(date: PartialDate, entries: [PolicyEntry])] = []
    for item in scheduled {
      if let last = groups.indices.last, groups[last].date == item.date {
        groups[last].entries.append(item.entry)
      } else {
        groups.append((item.date, [item.entry]))
      }
    }
    return groups
  }

  private static func heading(_ date: PartialDate, _ words: Words) -> [UInt8] {
    switch date {
    case .year: words.html(.atAnyTime, [.date: words.time(date)])
    case .month: words.html(.during, [.date: words.time(date)])
    case .day: words.time(date)
    }
  }
}
