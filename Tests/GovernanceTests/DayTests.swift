import Governance
import Testing

@Suite("Days")
struct DayTests {
  @Test("400 years of days agree with a count by hand, there and back")
  func roundTrip() {
    var (year, month, day) = (1800, 1, 1)
    var number = Day(year: 1800, month: 1, day: 1)?.number ?? 0
    while year < 2201 {
      let counted = Day(year: year, month: month, day: day)
      let components = Day(number: number).components
      guard counted?.number == number, components == (year, month, day) else {
        Issue.record("\(year)-\(month)-\(day) is \(String(describing: counted)), \(number) is \(components)")
        return
      }
      number += 1
      day += 1
      if day > length(month, year) { (month, day) = (month + 1, 1) }
      if month > 12 { (year, month) = (year + 1, 1) }
    }
  }

  @Test("1 January 1970 is number 0, a Thursday")
  func epoch() {
    #expect(Day(year: 1970, month: 1, day: 1) == Day(number: 0))
    #expect(Day(number: 0).weekday == .thursday)
  }

  @Test(
    "days that no calendar has are refused",
    arguments: [
      (2020, 4, 31), (2023, 2, 29), (1900, 2, 29), (2020, 0, 1), (2020, 13, 1), (2020, 1, 0), (2020, 1, 32),
    ])
  func impossible(_ year: Int, _ month: Int, _ day: Int) {
    #expect(Day(year: year, month: month, day: day) == nil)
  }

  @Test("29 February is a day of leap years", arguments: [1600, 1904, 2000, 2024])
  func leapDay(year: Int) {
    #expect(Day(year: year, month: 2, day: 29) != nil)
  }

  @Test("weekdays are those of the calendar on the wall")
  func weekdays() throws {
    #expect(try day("2017-10-16").weekday == .monday)
    #expect(try day("2026-11-21").weekday == .saturday)
    #expect(try day("2000-02-29").weekday == .tuesday)
    #expect(try day("1899-12-31").weekday == .sunday)
  }

  @Test(
    "months are added with month ends clamped",
    arguments: [
      ("2024-08-31", 6, "2025-02-28"), ("2023-08-31", 6, "2024-02-29"), ("2024-02-29", 12, "2025-02-28"),
      ("2024-01-31", 1, "2024-02-29"), ("2024-03-31", -1, "2024-02-29"), ("2024-01-15", -1, "2023-12-15"),
      ("2024-01-15", -25, "2021-12-15"), ("2024-12-31", 240, "2044-12-31"),
    ])
  func addingMonths(start: String, months: Int, end: String) throws {
    #expect(try day(start).adding(months: months).date.iso == end)
  }

  @Test(
    "the first Tuesday of a month",
    arguments: [
      (2026, 1, "2026-01-06"), (2026, 9, "2026-09-01"), (2026, 7, "2026-07-07"), (2027, 2, "2027-02-02"),
      (2025, 12, "2025-12-02"), (2024, 5, "2024-05-07"), (2023, 3, "2023-03-07"),
    ])
  func firstTuesday(year: Int, month: Int, iso: String) {
    let tuesday = Day.firstTuesday(ofMonth: month, in: year)
    #expect(tuesday.date.iso == iso)
    #expect(tuesday.weekday == .tuesday)
  }

  @Test("a day is read from its ISO form alone", arguments: ["2026-1-1", "2026-11", "21 November 2026", ""])
  func isoOnly(text: String) {
    #expect(Day(iso: text) == nil)
    #expect(Day(iso: "2026-11-21")?.date.iso == "2026-11-21")
  }

  private func length(_ month: Int, _ year: Int) -> Int {
    let isLeap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0)
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }
}

func day(_ iso: String) throws -> Day {
  try #require(Day(iso: iso))
}

func date(_ text: String) throws -> PartialDate {
  try readPartialDate(text).get()
}
