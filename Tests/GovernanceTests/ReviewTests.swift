import Governance
import Testing

@Suite("Reviews")
struct ReviewTests {
  @Test(
    "the state turns on the first day of the lead time, of the interval and after it",
    arguments: [
      ("2026", "2025-09-30", ReviewState.current), ("2026", "2025-10-01", .comingUp),
      ("2026", "2025-12-31", .comingUp), ("2026", "2026-01-01", .due), ("2026", "2026-12-31", .due),
      ("2026", "2027-01-01", .passed), ("2019-10", "2019-06-30", .current),
      ("2019-10", "2019-07-01", .comingUp),
      ("2019-10", "2019-10-31", .due), ("2019-10", "2019-11-01", .passed),
      ("2027-05-31", "2027-02-27", .current),
      ("2027-05-31", "2027-02-28", .comingUp), ("2027-05-31", "2027-05-31", .due),
    ])
  func state(due: String, on iso: String, expected: ReviewState) throws {
    #expect(try ReviewState(of: date(due), on: day(iso), leadMonths: 3) == expected)
  }

  @Test("without a date a policy is unscheduled, and stays so")
  func unscheduled() throws {
    #expect(try ReviewState(of: nil, on: day("2026-11-21"), leadMonths: 3) == .unscheduled)
    #expect(try ReviewState.nextChange(of: nil, after: day("2026-11-21"), leadMonths: 3) == nil)
  }

  @Test("the next change is the next turn of the state, and there the state really turns")
  func nextChange() throws {
    let due = try date("2026-05")
    var today = try day("2025-01-01")
    var turns: [String] = []
    while let next = ReviewState.nextChange(of: due, after: today, leadMonths: 3) {
      let before = ReviewState(of: due, on: next.adding(days: -1), leadMonths: 3)
      #expect(ReviewState(of: due, on: next, leadMonths: 3) != before)
      turns.append(next.date.iso)
      today = next
    }
    #expect(turns == ["2026-02-01", "2026-05-01", "2026-06-01"])
  }

  @Test("an explicit date wins over the cycle")
  func explicit() throws {
    var dates = try adopted("2023-03")
    dates.reviewCycle = .months(36)
    #expect(dates.nextReview(in: council)?.iso == "2026-03")
    dates.reviewDue = try date("2027")
    #expect(dates.nextReview(in: council)?.iso == "2027")
  }

  @Test("the cycle counts from the latest of last review, effective date and adoption, at its precision")
  func cycleStart() throws {
    var dates = try adopted("2023-03")
    dates.reviewCycle = .months(12)
    dates.effective = try date("2023-04-01")
    #expect(dates.nextReview(in: council)?.iso == "2024-04-01")
    dates.reviews = [Version.Review(date: try date("2025"), outcome: .noChange)]
    #expect(dates.nextReview(in: council)?.iso == "2026")
  }

  @Test(
    "a cycle counts in whole months at the precision of its start, and the ends of months are clamped",
    arguments: [
      ("2023-03", 36, "2026-03"), ("2023-12", 1, "2024-01"), ("2023-01", 240, "2043-01"),
      ("2023", 12, "2024"), ("2023", 18, "2024"), ("2023", 35, "2025"), ("2023", 6, "2023"),
      ("2023-03-14", 36, "2026-03-14"), ("2023-01-31", 1, "2023-02-28"), ("2024-01-31", 1, "2024-02-29"),
      ("2023-08-31", 6, "2024-02-29"), ("2023-11-30", 3, "2024-02-29"), ("2023-05-31", 1, "2023-06-30"),
      ("2024-02-29", 12, "2025-02-28"), ("2024-02-29", 48, "2028-02-29"), ("2023-12-31", 2, "2024-02-29"),
      ("2099-12-31", 2, "2100-02-28"),
    ])
  func byMonths(start: String, months: Int, next: String) throws {
    var dates = try adopted(start)
    dates.reviewCycle = .months(months)
    #expect(dates.nextReview(in: council)?.iso == next)
  }

  @Test(
    "a cycle by annual meetings or council terms takes the first after its start, however precise that is",
    arguments: [
      (.annualMeeting, "2025", "2026-05-12"), (.annualMeeting, "2026-04", "2026-05-12"),
      (.annualMeeting, "2026-05", "2027-05-11"), (.annualMeeting, "2026-05-11", "2026-05-12"),
      (.annualMeeting, "2026-05-12", "2027-05-11"), (.annualMeeting, "2027", nil),
      (.councilTerm, "2022", "2023-05-04"), (.councilTerm, "2023", "2027-05"),
      (.councilTerm, "2023-05-03", "2023-05-04"), (.councilTerm, "2023-05-04", "2027-05"),
      (.councilTerm, "2027-05", "2031"), (.councilTerm, "2027-05-06", "2031"),
      (.councilTerm, "2031-01-01", nil),
    ] as [(Version.ReviewCycle, String, String?)])
  func byMeetings(cycle: Version.ReviewCycle, start: String, next: String?) throws {
    var known = council
    known.meetings = try [("2027-05-11", true), ("2026-05-12", true), ("2026-05-20", false)].map {
      Meeting(day: try day($0), body: "full-council", name: nil, isAnnual: $1)
    }
    known.elections = [try date("2031"), try date("2027-05"), try date("2023-05-04")]
    var dates = try adopted(start)
    dates.reviewCycle = cycle
    #expect(dates.nextReview(in: known)?.iso == next)
  }

  @Test(
    "a review meets the dates up to it, at every precision",
    arguments: [
      ("2025", "2025-05-12", true), ("2025", "2024-12-31", false), ("2025-05", "2025-05-01", true),
      ("2025-05", "2025-04", false), ("2025-05-12", "2025-05-12", true), ("2025-05-13", "2025-05-12", false),
      ("2025-05", "2025", true), ("2026", "2025", false),
    ])
  func meets(due: String, review: String, isMet: Bool) throws {
    var dates = try adopted("2023-03")
    dates.reviewDue = try date(due)
    dates.reviews = [Version.Review(date: try date(review), outcome: .minor)]
    #expect((dates.nextReview(in: council) == nil) == isMet)
  }

  @Test("a deferral counts until a review, or until a date that is later still")
  func deferralEnds() throws {
    var dates = try adopted("2023-03")
    dates.reviewCycle = .months(24)
    dates.reviews = [
      Version.Review(date: try date("2025-01"), outcome: .deferred, until: try date("2026-05"))
    ]
    #expect(dates.nextReview(in: council)?.iso == "2026-05")
    dates.reviewDue = try date("2028")
    #expect(dates.nextReview(in: council)?.iso == "2028")
    dates.reviewDue = try date("2025")
    dates.reviews.append(Version.Review(date: try date("2026-04-14"), outcome: .revised))
    #expect(dates.nextReview(in: council)?.iso == "2028-04-14")
  }

  @Test("a date that a review has met counts no more")
  func met() throws {
    var dates = try adopted("2023-03")
    dates.reviewDue = try date("2025")
    dates.reviews = [Version.Review(date: try date("2025-05-12"), outcome: .noChange)]
    #expect(dates.nextReview(in: council) == nil)
    dates.reviewCycle = .months(24)
    #expect(dates.nextReview(in: council)?.iso == "2027-05-12")
    dates.reviewDue = try date("2026")
    #expect(dates.nextReview(in: council)?.iso == "2026")
  }

  @Test("a deferral moves the date and is no review")
  func deferral() throws {
    var dates = try adopted("2023-03")
    dates.reviewDue = try date("2025")
    dates.reviews = [
      Version.Review(date: try date("2025-05-12"), outcome: .deferred, until: try date("2026-05"))
    ]
    #expect(dates.nextReview(in: council)?.iso == "2026-05")
    #expect(dates.lastReview == nil)
  }

  @Test("a cycle by annual meetings or council terms follows what council.yml knows")
  func meetings() throws {
    var dates = try adopted("2026-05-12")
    dates.reviewCycle = .annualMeeting
    #expect(dates.nextReview(in: council) == nil)
    var known = council
    known.meetings = [
      Meeting(day: try day("2026-05-12"), body: "full-council", name: nil, isAnnual: true),
      Meeting(day: try day("2026-06-09"), body: "full-council", name: nil, isAnnual: false),
      Meeting(day: try day("2027-05-11"), body: "full-council", name: nil, isAnnual: true),
    ]
    known.elections = [try date("2023-05-04"), try date("2027-05-06")]
    #expect(dates.nextReview(in: known)?.iso == "2027-05-11")
    dates.reviewCycle = .councilTerm
    #expect(dates.nextReview(in: known)?.iso == "2027-05-06")
  }

  private let council = Council(slug: "ashby", name: "Ashby Parish Council")

  private func adopted(_ text: String) throws -> Version.Dates {
    var dates = Version.Dates()
    dates.adopted = Version.Adoption(date: try date(text))
    return dates
  }
}
