import Governance
import Templating

/// A month as a table of weeks, Monday first, with what falls on each of its days. Only a date that the council
/// gave to the day has a place in it.
enum MonthGrid {
  static let vocabulary: Vocabulary = [
    "caption": .text,
    "weekdays": .list(["name": .text]),
    "weeks": .list(["days": .list(day)]),
  ]

  private static let day: Vocabulary = [
    /// Empty for a place before the first or after the last day.
    "number": .text,
    "policies": .list(["title": .text, "link": .text]),
  ]

  static func record(
    of month: Int, in year: Int, _ items: [ReviewSchedule.Item], _ words: Words, _ links: Links
  ) -> TemplateRecord {
    let first = PartialDate.month(year: year, month: month).earliest
    let count = Day.count(inMonth: month, of: year)
    let lead = first.weekday.rawValue - Day.Weekday.monday.rawValue
    let weeks = (lead + count + 6) / 7
    return [
      "caption": .text(words.date(.month(year: year, month: month))),
      "weekdays": .list(Word.weekdays.map { ["name": .text(words($0))] }),
      "weeks": .list(
        (0..<weeks).map { week in
          ["days": .list((0..<7).map { day(first.adding(days: week * 7 + $0 - lead), month, items, links) })]
        }),
    ]
  }

  private static func day(
    _ day: Day, _ month: Int, _ items: [ReviewSchedule.Item], _ links: Links
  ) -> TemplateRecord {
    guard day.components.month == month else { return ["number": .text(""), "policies": .list([])] }
    return [
      "number": .text(String(day.components.day)),
      "policies": .list(
        items.filter { $0.date.earliest == day }.map {
          ["title": $0.entry.version.titleText, "link": .text(links.to($0.entry.address))]
        }),
    ]
  }
}
