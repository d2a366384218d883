import Governance
import Publishing
import Testing

@Suite("Calendar feeds")
struct ICalendarWriterTests {
  @Test("no line is longer than 75 octets, none is cut inside a character, all end in CRLF")
  func folding() throws {
    for length in 0..<80 {
      for character in ["ŵ", "–", "🏛", "a"] {
        let title = String(repeating: "x", count: length) + String(repeating: character, count: 40)
        let text = try #require(String(validating: bytes(title: title), as: UTF8.self))
        let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
        #expect(lines.last == "")
        #expect(lines.allSatisfy { $0.utf8.count <= 75 && !$0.contains("\n") && !$0.contains("\r") })
        #expect(text.unfolded.contains("SUMMARY:\(title)\r\n"))
      }
    }
  }

  @Test(
    "what could break out of a value is escaped or left out",
    arguments: [
      ("a, b; c\\d", "a\\, b\\; c\\\\d"),
      ("two\nlines", "two\\nlines"),
      ("two\r\nlines", "two\\nlines"),
      ("two\rlines", "two\\nlines"),
      ("bell\u{7} null\u{0} delete\u{7F}", "bell null delete"),
      ("a\ttab", "a tab"),
      ("END:VEVENT", "END:VEVENT"),
      ("\"quoted\u{301}\"", "\"quoted\u{301}\""),
    ])
  func escaping(title: String, written: String) {
    #expect(String(decoding: bytes(title: title), as: UTF8.self).unfolded.contains("SUMMARY:\(written)\r\n"))
  }

  @Test("an entry has the properties that calendar programs need, its alarm last")
  func properties() throws {
    let text = String(decoding: bytes(title: "Complaints"), as: UTF8.self).unfolded
    let event = try #require(text.firstRange(of: "BEGIN:VEVENT\r\n")).lowerBound
    let expected = """
      BEGIN:VEVENT
      UID:a.b.1.due@reviews.governance-portal
      DTSTAMP:20261121T000000Z
      LAST-MODIFIED:20261121T000000Z
      SEQUENCE:0
      DTSTART;VALUE=DATE:20261231
      DTEND;VALUE=DATE:20270101
      SUMMARY:Complaints
      DESCRIPTION:About Complaints
      URL;VALUE=URI:https://policies.example/a/b/
      CATEGORIES:Ashby Parish Council
      STATUS:CONFIRMED
      TRANSP:TRANSPARENT
      BEGIN:VALARM
      ACTION:DISPLAY
      DESCRIPTION:Complaints
      TRIGGER:-PT15H
      END:VALARM
      END:VEVENT
      END:VCALENDAR

      """
    #expect(text[event...].replacing("\r\n", with: "\n") == expected)
    #expect(!text.contains("METHOD"))
  }

  @Test(
    "milestones fall on days that the council chose, or on first Tuesdays",
    arguments: [
      ("2026-12-08", 3, ["lead 2026-09-08", "due 2026-12-08"]),
      ("2026-05-31", 3, ["lead 2026-02-28", "due 2026-05-31"]),
      ("2027-10", 3, ["lead 2027-07-06", "due 2027-10-05"]),
      ("2027-02", 3, ["lead 2026-11-03", "due 2027-02-02"]),
      ("2027-10", 1, ["lead 2027-09-07", "due 2027-10-05"]),
      ("2026", 3, ["lead 2025-10-07", "due 2026-01-06", "last-month 2026-12-01"]),
      ("2030", 12, ["lead 2029-01-02", "due 2030-01-01", "last-month 2030-12-03"]),
    ])
  func milestones(due: String, leadMonths: Int, expected: [String]) throws {
    let date = try readPartialDate(due).get()
    let milestones = ReviewMilestone.kinds(due: date).map { kind in
      "\(kind.rawValue) \(ReviewMilestone.day(of: kind, due: date, leadMonths: leadMonths).date.iso)"
    }
    #expect(milestones == expected)
  }

  private func bytes(title: String) -> [UInt8] {
    let day = PartialDate.day(year: 2026, month: 12, day: 31).earliest
    let event = CalendarEvent(
      uid: "a.b.1.due@reviews.governance-portal", day: day, summary: title,
      subject: EventSubject(
        description: "About \(title)", page: "https://policies.example/a/b/", category: "Ashby Parish Council"
      ),
      modified: PartialDate.day(year: 2026, month: 11, day: 21).earliest)
    var book = EventBook()
    let written = book.write(event)
    return iCalendarBytes(
      of: CalendarFeed(
        name: title, description: "Reviews", page: nil, source: nil, language: "en", events: [written]),
      from: [book])
  }
}

extension String {
  /// The text with folded lines joined again (RFC 5545 §3.1).
  fileprivate var unfolded: String { replacing("\r\n ", with: "") }
}
