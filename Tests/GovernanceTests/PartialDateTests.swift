import Governance
import SourceText
import Testing

@Suite("Partial dates")
struct PartialDateTests {
  @Test(
    "dates are read as they are typed, at their own precision",
    arguments: [
      ("2026", "2026", "2026"), ("2019-10", "2019-10", "October 2019"),
      ("2017-10-16", "2017-10-16", "16 October 2017"), ("16 October 2017", "2017-10-16", "16 October 2017"),
      ("16th October 2017", "2017-10-16", "16 October 2017"), ("1st May 2020", "2020-05-01", "1 May 2020"),
      ("October 2019", "2019-10", "October 2019"), ("Oct 2019", "2019-10", "October 2019"),
      ("3 sept 2021", "2021-09-03", "3 September 2021"), ("16-Oct-2017", "2017-10-16", "16 October 2017"),
      ("29 February 2024", "2024-02-29", "29 February 2024"), ("1000", "1000", "1000"),
      ("9999-12-31", "9999-12-31", "31 December 9999"),
    ])
  func accepted(text: String, iso: String, english: String) throws {
    let read = try date(text)
    #expect(read.iso == iso)
    #expect(read.english == english)
  }

  @Test(
    "dates that can be read in two ways are refused, and the reasons differ",
    arguments: [
      ("Mar-20", "date-unclear", "can mean March 2020 or 20 March of a year that is not given", "2020-03"),
      (
        "12/10/2015", "date-unclear", "can be 12 October 2015 or 10 December 2015", "2015-10-12 or 2015-12-10"
      ),
      ("25/12/2015", "date-unclear", "is written with numbers alone", "2015-12-25"),
      ("December 25", "date-unclear", "can mean December 2025 or 25 December", "2025-12"),
      ("25 December", "date-unclear", "has no year", "four digits"),
      ("2025/26", "date-unclear", "covers parts of two years", "2025"),
      ("31 April 2020", "date-impossible", "April has 30 days", "right day"),
      ("29 February 2023", "date-impossible", "February 2023 has 28 days", "right day"),
      ("2020-04-31", "date-impossible", "April has 30 days", "right day"),
      ("2020-13", "date-impossible", "no month 13", "year, month, day"),
      ("16 October 17", "date-unclear", "a year of two digits", "four digits"),
      ("16/10/17", "date-unclear", "a year of two digits", "four digits"),
      ("0999", "date-impossible", "a year before 1000", "four digits"),
      ("12019", "date-impossible", "a year of 5 digits", "four digits"),
      ("45/45/2015", "date-impossible", "cannot be a day", "2017-10-16"),
      ("2020-4-1", "date-unclear", "one digit", "2020-04-01"),
      ("2020-4", "date-unclear", "one digit", "2020-04"), ("May", "date-unclear", "has no year", "four"),
      ("next spring", "date-unclear", "not written in a way", "2026"), ("", "date-unclear", "not", "2026"),
      ("2017-10-16T09:00", "date-unclear", "not written", "2026"),
    ])
  func refused(text: String, rule: String, reason: String, repair: String) {
    guard case .failure(let refusal) = readPartialDate(text) else {
      Issue.record("\(text) was taken")
      return
    }
    #expect(refusal.rule.name == rule)
    #expect(refusal.reason.contains(reason))
    #expect(refusal.repair.contains(repair))
  }

  @Test(
    "a date is an interval of days",
    arguments: [
      ("2026", "2026-01-01", "2026-12-31"), ("2024-02", "2024-02-01", "2024-02-29"),
      ("2019-12", "2019-12-01", "2019-12-31"), ("2017-10-16", "2017-10-16", "2017-10-16"),
    ])
  func interval(text: String, earliest: String, latest: String) throws {
    let interval = try date(text)
    #expect(interval.earliest.date.iso == earliest)
    #expect(interval.latest.date.iso == latest)
  }

  @Test(
    "months are added at the date's own precision",
    arguments: [
      ("2023-03", 36, "2026-03"), ("2023", 36, "2026"), ("2023-11", 3, "2024-02"), ("2023", 18, "2024"),
      ("2024-02-29", 12, "2025-02-28"),
    ])
  func adding(text: String, months: Int, sum: String) throws {
    #expect(try date(text).adding(months: months).iso == sum)
  }

  @Test("a month overlaps its year and comes after the month before")
  func comparison() throws {
    #expect(try date("2026").overlaps(date("2026-03")))
    #expect(try !date("2026").overlaps(date("2025-12-31")))
    #expect(try date("2026-04").isAfter(date("2026-03-31")))
    #expect(try !date("2026-04").isAfter(date("2026")))
  }
}
