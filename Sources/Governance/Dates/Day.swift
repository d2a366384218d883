/// A calendar day in the council's own calendar: no time of day, no time zone (proleptic Gregorian).
///
/// The arithmetic counts years from 1 March, which puts the leap day last, so that the days before a
/// month follow from one linear formula; 400 years always have 146,097 days.
package struct Day: Sendable, Hashable, Comparable {
  package enum Weekday: Int, Sendable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday
  }

  /// Days since 1 January 1970; negative before it.
  package let number: Int

  package init(number: Int) {
    self.number = number
  }

  /// `nil` for a day that no calendar has, such as 31 April.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...12).contains(month), (1...Day.count(inMonth: month, of: year)).contains(day) else {
      return nil
    }
    self = Day.counted(year: year, month: month, day: day)
  }

  /// A day as `2026-11-21`, every digit of it; `nil` for anything else.
  package init?(iso text: String) {
    guard case .success(.day(let year, let month, let day)) = readPartialDate(text),
      text == PartialDate.day(year: year, month: month, day: day).iso
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  package static func < (one: Day, other: Day) -> Bool { one.number < other.number }

  package static func count(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The Tuesday among the first seven days of a month.
  package static func firstTuesday(ofMonth month: Int, in year: Int) -> Day {
    let first = counted(year: year, month: month, day: 1)
    let wait = Weekday.tuesday.rawValue - first.weekday.rawValue
    return first.adding(days: wait < 0 ? wait + 7 : wait)
  }

  /// Works for any month number, so that `month: 13` is January of the next year.
  static func counted(year: Int, month: Int, day: Int) -> Day {
    let months = year * 12 + month - 3
    let (marchYear, monthsSinceMarch) = (floor(months, by: 12), modulo(months, by: 12))
    let era = floor(marchYear, by: 400)
    let yearOfEra = modulo(marchYear, by: 400)
    let dayOfYear = (153 * monthsSinceMarch + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Day(number: era * 146_097 + dayOfEra - daysFromMarch0To1970)
  }

  /// From 1 March of the year 0 to 1 January 1970.
  private static let daysFromMarch0To1970 = 719_468

  private static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }
}

extension Day {
  package var components: (year: Int, month: Int, day: Int) {
    let days = number + Day.daysFromMarch0To1970
    let dayOfEra = modulo(days, by: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthsSinceMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthsSinceMarch + 2) / 5 + 1
    let month = monthsSinceMarch < 10 ? monthsSinceMarch + 3 : monthsSinceMarch - 9
    let year = floor(days, by: 146_097) * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    return (year, month, day)
  }

  package var weekday: Weekday {
    // 1 January 1970 was a Thursday.
    Weekday(rawValue: modulo(number + 3, by: 7) + 1) ?? .monday
  }

  /// The same day as a date of full precision.
  package var date: PartialDate {
    let (year, month, day) = components
    return .day(year: year, month: month, day: day)
  }

  package func adding(days: Int) -> Day { Day(number: number + days) }

  /// The same day of another month; where that month is too short, its last day: 31 August and six
  /// months is 28 or 29 February.
  package func adding(months: Int) -> Day {
    let (year, month, day) = components
    let first = Day.counted(year: year, month: month + months, day: 1)
    let (newYear, newMonth, _) = first.components
    return first.adding(days: min(day, Day.count(inMonth: newMonth, of: newYear)) - 1)
  }
}

/// Division that rounds down, also below zero.
private func floor(_ value: Int, by divisor: Int) -> Int {
  (value - modulo(value, by: divisor)) / divisor
}

private func modulo(_ value: Int, by divisor: Int) -> Int {
  let rest = value % divisor
  return rest < 0 ? rest + divisor : rest
}
