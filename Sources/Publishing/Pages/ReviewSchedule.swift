import Governance
import Templating

/// Policies in the order of their review dates, parted as calendar pages show them: passed, due, month by month
/// for two years, later, without a date.
///
/// A date stands only where its source puts it: one in October under "During October", one in a year under
/// "At any time in 2026", never on a day that the council did not choose.
struct ReviewSchedule {
  /// Policies under one date.
  static let group: Vocabulary = ["name": .html, "policies": .list(PolicyRow.vocabulary)]

  /// A policy that has a review date.
  struct Item {
    var entry: PolicyEntry
    var date: PartialDate
  }

  /// By first day, wide intervals before narrow ones, so that "at any time in 2027" comes before its months.
  let scheduled: [Item]
  let unscheduled: [PolicyEntry]

  init(of policies: [PolicyEntry]) {
    let reviewed = policies.filter(\.hasReview)
    let items = reviewed.compactMap { entry in entry.due.map { Item(entry: entry, date: $0) } }
    // Sorted by what decides alone: entries are large to move about.
    scheduled = items.indices.map { ($0, earliest: items[$0].date.earliest, latest: items[$0].date.latest) }
      .sorted { one, other in
        if one.earliest != other.earliest { return one.earliest < other.earliest }
        if one.latest != other.latest { return one.latest > other.latest }
        return items[one.0].entry.address.path < items[other.0].entry.address.path
      }
      .map { items[$0.0] }
    unscheduled = reviewed.filter { $0.due == nil }
  }

  /// How far the list goes month by month.
  private static let months = 24

  /// The part of a page that shows all this.
  func record(in edition: Edition, _ links: Links) -> TemplateRecord {
    let end = edition.asOf.adding(days: 1 - edition.asOf.components.day).adding(months: Self.months)
    let due = scheduled.filter { $0.entry.state == .due }
    let ahead = scheduled.filter { [.current, .comingUp].contains($0.entry.state) }
    let soon = Dictionary(grouping: ahead.filter { $0.date.earliest < end }) { $0.date.year }
    func rows(_ policies: [PolicyEntry]) -> TemplateValue { Self.rows(policies, in: edition, links) }
    func groups(_ items: [Item]) -> TemplateValue { .list(Self.groups(items, in: edition, links)) }

    return [
      "passed": rows(scheduled.filter { $0.entry.state == .passed }.map(\.entry)),
      "due": .optional(due.isEmpty ? nil : ["groups": groups(due)]),
      "years": .list(
        soon.keys.sorted().map { year in
          [
            "year": .text(String(year)), "groups": groups(soon[year] ?? []),
            "link": .optional(
              edition.calendarYears.contains(year)
                ? ["address": .text(links.to(edition.addresses.calendar(year: year)))] : nil),
          ]
        }),
      "has_years": .flag(!soon.isEmpty),
      "later": rows(ahead.filter { $0.date.earliest >= end }.map(\.entry)),
      "unscheduled": rows(unscheduled),
    ]
  }

  /// A list that shows with its heading or not at all.
  static func rows(_ policies: [PolicyEntry], in edition: Edition, _ links: Links) -> TemplateValue {
    .optional(
      policies.isEmpty
        ? nil : ["policies": .list(policies.map { PolicyRow.record($0, in: edition, links) })])
  }

  /// Neighbours with one date under one heading.
  static func groups(_ items: [Item], in edition: Edition, _ links: Links) -> [TemplateRecord] {
    var groups: [(date: PartialDate, policies: [TemplateRecord])] = []
    for item in items {
      let row = PolicyRow.record(item.entry, in: edition, links)
      if let last = groups.indices.last, groups[last].date == item.date {
        groups[last].policies.append(row)
      } else {
        groups.append((item.date, [row]))
      }
    }
    return groups.map { ["name": .html(heading($0.date, edition.words)), "policies": .list($0.policies)] }
  }

  static func heading(_ date: PartialDate, _ words: Words) -> [UInt8] {
    switch date {
    case .year: words.html(.atAnyTime, [.date: words.time(date)])
    case .month: words.html(.during, [.date: words.time(date)])
    case .day: words.time(date)
    }
  }
}
