import Foundation
import Testing

/// What a subscriber's calendar is told over a sequence of builds: which entries keep their UID, whose SEQUENCE
/// grows, what is cancelled, and that nothing is touched without a reason.
@Suite("Calendar feeds over time")
struct FeedsOverTime {
  private static let feed = "Site/ashby/complaints/reviews.ics"
  private static let due = "ashby.complaints.1.due@reviews.governance-portal"
  private static let lead = "ashby.complaints.1.lead@reviews.governance-portal"

  @Test("date moved, title changed, review logged, policy withdrawn: what a subscriber needs")
  func sequence() throws {
    try inPortal { portal in
      _ = try portal.build()
      let first = try portal.events(Self.feed)
      #expect(first.keys.sorted() == [Self.due, Self.lead])
      #expect(
        first[Self.due]
          == Event(sequence: 0, modified: "20261121", day: "20270504", status: "CONFIRMED"))

      try portal.edit(Portal.policy, "review_due: 2027-05", "review_due: 2027-06")
      _ = try portal.build(on: "2026-12-01")
      #expect(
        try portal.events(Self.feed) == [
          Self.lead: Event(sequence: 1, modified: "20261201", day: "20270302", status: "CONFIRMED"),
          Self.due: Event(sequence: 1, modified: "20261201", day: "20270601", status: "CONFIRMED"),
        ])

      try portal.edit(Portal.policy, "title: Complaints", "title: Grievances and complaints")
      _ = try portal.build(on: "2026-12-05")
      #expect(
        try portal.events(Self.feed)[Self.due]
          == Event(sequence: 2, modified: "20261205", day: "20270601", status: "CONFIRMED"))

      let review = "reviews:\n  - {date: 2026-12-08, outcome: no-change}\n"
      try portal.edit(Portal.policy, "review_due: 2027-06", "\(review)review_due: 2028")
      _ = try portal.build(on: "2026-12-10")
      let second = try portal.events(Self.feed)
      #expect(
        second.mapValues(\.sequence) == [
          "ashby.complaints.2.due@reviews.governance-portal": 0,
          "ashby.complaints.2.lead@reviews.governance-portal": 0,
          "ashby.complaints.2.last-month@reviews.governance-portal": 0,
        ])
      #expect(second.values.allSatisfy { $0.modified == "20261210" })

      let ending = "withdrawn: {date: 2027-01-12, reason: The county does this now.}"
      try portal.edit(Portal.policy, "status: adopted", "status: withdrawn\n\(ending)")
      _ = try portal.build(on: "2026-12-20")
      #expect(try portal.events(Self.feed) == second, "a withdrawal that is still to come changes nothing")
      _ = try portal.build(on: "2027-01-12")
      let cancelled = try portal.events(Self.feed)
      #expect(Set(cancelled.keys) == Set(second.keys))
      #expect(cancelled.values.allSatisfy { $0.status == "CANCELLED" && $0.sequence == 1 })
      #expect(cancelled.values.allSatisfy { $0.modified == "20270112" })
      #expect(try portal.events("Site/calendar/reviews.ics") == cancelled)

      _ = try portal.build(on: "2028-01-11")
      #expect(try portal.events("Site/ashby/reviews.ics") == cancelled)
      _ = try portal.build(on: "2028-01-12")
      #expect(try portal.events(Self.feed).values.map(\.status) == ["CANCELLED"], "the last one stays")
      let empty = try portal.events("Site/ashby/reviews.ics")
      #expect(empty.values.map(\.status) == ["CANCELLED"])
      #expect(Array(empty.keys) == ["ashby.passed@reviews.governance-portal"])
      #expect(
        Set(try portal.events("Site/calendar/reviews.ics").keys) == [
          "ashby.passed@reviews.governance-portal", "ashby.posts.clerk.passed@reviews.governance-portal",
        ])
    }
  }

  @Test("a build on another day changes no feed and no record while no date passes")
  func nothingForNothing() throws {
    try inPortal { portal in
      _ = try portal.build(on: "2026-11-21")
      let site = try portal.feeds()
      #expect(
        site.keys.sorted() == [
          "ashby/complaints/reviews.ics", "ashby/posts/clerk.ics", "ashby/reviews.ics",
          "calendar/reviews.ics",
        ])
      let lock = try portal.text(Portal.lock)
      for day in ["2026-11-21", "2026-11-22", "2027-02-02", "2027-05-31"] {
        #expect(try portal.build("--locked", on: day).status == 0)
        #expect(try portal.feeds() == site)
      }
      #expect(try portal.text(Portal.lock) == lock)
      #expect(try portal.build("--locked", on: "2027-06-01").terminal.contains("[lock-would-change]"))
    }
  }

  @Test(
    "a date that has passed brings a monthly reminder to councils and posts, until the review is recorded")
  func digest() throws {
    try inPortal { portal in
      try portal.edit(Portal.policy, "review_due: 2027-05", "review_due: 2026-10")
      _ = try portal.build(on: "2026-11-21")
      let council = try portal.text("Site/ashby/reviews.ics")
      #expect(
        council.contains(
          "DTSTART;VALUE=DATE:20261103\r\nDTEND;VALUE=DATE:20261104\r\n"
            + "RRULE:FREQ=MONTHLY;UNTIL=20281231;BYDAY=1TU\r\nSUMMARY:1 review date has passed\r\n"))
      #expect(council.contains("ashby.passed@reviews"))
      #expect(try portal.text("Site/ashby/posts/clerk.ics").contains("ashby.posts.clerk.passed@reviews"))
      #expect(try !portal.text(Self.feed).contains("RRULE"))
      #expect(try !portal.text("Site/calendar/reviews.ics").contains("RRULE"))

      let feeds = try portal.feeds()
      _ = try portal.build(on: "2026-12-31")
      #expect(try portal.feeds() == feeds)
      _ = try portal.build(on: "2027-01-01")
      let uid = "ashby.passed@reviews.governance-portal"
      #expect(
        try portal.events("Site/ashby/reviews.ics")[uid]
          == Event(sequence: 1, modified: "20270101", day: "20270105", status: "CONFIRMED"))

      let review = "reviews:\n  - {date: 2027-01-12, outcome: no-change}\n"
      try portal.edit(Portal.policy, "review_due: 2026-10", "\(review)review_due: 2029-10")
      _ = try portal.build(on: "2027-01-13")
      #expect(try portal.events("Site/ashby/reviews.ics")[uid] == nil)
    }
  }

  @Test("a date that is known more precisely takes back the entry of the last month")
  func precision() throws {
    try inPortal { portal in
      try portal.edit(Portal.policy, "review_due: 2027-05", "review_due: 2027")
      _ = try portal.build()
      try portal.edit(Portal.policy, "review_due: 2027", "review_due: 2027-10")
      _ = try portal.build(on: "2026-12-01")
      let events = try portal.events(Self.feed)
      #expect(events.values.map(\.status).sorted() == ["CANCELLED", "CONFIRMED", "CONFIRMED"])
      #expect(events["ashby.complaints.1.last-month@reviews.governance-portal"]?.status == "CANCELLED")
      try portal.edit(Portal.policy, "review_due: 2027-10\n", "")
      _ = try portal.build(on: "2026-12-02")
      #expect(try portal.events(Self.feed).values.allSatisfy { $0.status == "CANCELLED" })
      try portal.edit(Portal.policy, "status: adopted\n", "status: adopted\nreview_due: 2027-10\n")
      _ = try portal.build(on: "2026-12-03")
      #expect(
        try portal.events(Self.feed)[Self.due]
          == Event(sequence: 3, modified: "20261203", day: "20271005", status: "CONFIRMED"))
    }
  }

  @Test("a feed stays at the address it had, and a policy keeps its entries, when the policy is renamed")
  func renamed() throws {
    try inPortal { portal in
      _ = try portal.build()
      try portal.move(Portal.policy, to: "Content/ashby/grievances.md")
      try portal.edit("Content/ashby/grievances.md", "kind:", "former_slugs: [complaints]\nkind:")
      _ = try portal.build(on: "2026-12-01")
      let events = try portal.events("Site/ashby/grievances/reviews.ics")
      #expect(events.keys.sorted() == [Self.due, Self.lead])
      #expect(try portal.events(Self.feed) == events)
    }
  }

  @Test("a record from before there were calendars is read, and one that is damaged is refused")
  func records() throws {
    try inPortal { portal in
      _ = try portal.build()
      let lock = try portal.text(Portal.lock)
      let lines = lock.split(separator: "\n").map(String.init)
      let old = lines.filter { !$0.contains(": 0 2026") && !$0.contains("entries:") && !$0.contains("clerk") }
      try portal.write(old.joined(separator: "\n") + "\n", to: Portal.lock)
      #expect(try portal.build().status == 0)
      #expect(try portal.text(Portal.lock) == lock)
      try portal.edit(Portal.lock, "1-due: 0 2026-11-21 2027-05", "1-due: zero 2026-11-21 2027-05")
      let refused = try portal.build()
      #expect(refused.status == 1)
      #expect(refused.terminal.contains("`1-due` is no calendar entry that the build has written"))
    }
  }
}

/// What a calendar program goes by.
private struct Event: Equatable {
  var sequence: Int
  var modified: String
  var day: String
  var status: String
}

extension Portal {
  /// The entries of a feed by their UID.
  fileprivate func events(_ path: String) throws -> [String: Event] {
    var events: [String: Event] = [:]
    for block in try text(path).components(separatedBy: "BEGIN:VEVENT\r\n").dropFirst() {
      func value(_ name: String) throws -> String {
        let line = try #require(block.components(separatedBy: "\r\n").first { $0.hasPrefix(name + ":") })
        return String(line.dropFirst(name.count + 1))
      }
      let stamp = try value("DTSTAMP")
      #expect(try value("LAST-MODIFIED") == stamp)
      let event = Event(
        sequence: try #require(Int(try value("SEQUENCE"))), modified: String(stamp.prefix(8)),
        day: try value("DTSTART;VALUE=DATE"), status: try value("STATUS"))
      #expect(events.updateValue(event, forKey: try value("UID")) == nil)
    }
    return events
  }

  /// Every feed of the site by its path.
  fileprivate func feeds() throws -> [String: Data] {
    try Fixtures.files(in: folder.appending(path: "Site")).filter { $0.key.hasSuffix(".ics") }
  }
}
