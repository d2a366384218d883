import Governance
import Testing

@Suite("Whether a policy was in force on a past day")
struct ForceOnDayTests {
  /// A text with its dates, as a clerk writes them.
  struct Text: Sendable {
    var status: Version.Status
    var from: String?
    var ended: String?

    init(_ status: Version.Status, _ from: String? = nil, ended: String? = nil) {
      (self.status, self.from, self.ended) = (status, from, ended)
    }
  }

  @Test(
    "it is told where the dates tell, and where they do not it is said so",
    arguments: [
      ([Text(.adopted, "2023-03")], .inForce),
      ([Text(.adopted, "2026-03-31")], .inForce),
      ([Text(.adopted, "2026-03")], .inForce),
      ([Text(.adopted, "2026-04-01")], .notInForce),
      ([Text(.adopted, "2026-04")], .notInForce),
      // The year may have begun for it before the day or after it.
      ([Text(.adopted, "2026")], .unclear),
      ([Text(.adopted)], .unclear),
      ([Text(.unstated)], .unclear),
      ([Text(.publicDraft)], .unclear), ([Text(.consultation, "2020")], .unclear), ([], .unclear),
      // One text after the other: which of two counted may be open, but not that one did.
      ([Text(.adopted, "2020"), Text(.adopted, "2026")], .inForce),
      ([Text(.adopted, "2020"), Text(.adopted, "2027")], .inForce),
      ([Text(.unstated), Text(.adopted, "2026-02")], .inForce),
      ([Text(.unstated), Text(.adopted, "2026")], .unclear),
      ([Text(.adopted, "2020"), Text(.draft)], .inForce),
      ([Text(.superseded, "2020"), Text(.adopted, "2025")], .inForce),
      ([Text(.superseded, "2020"), Text(.adopted, "2027")], .inForce),
      ([Text(.superseded, "2020")], .unclear),
      // Ends.
      ([Text(.withdrawn, "2020", ended: "2026-03")], .notInForce),
      ([Text(.withdrawn, "2020", ended: "2026-03-31")], .notInForce),
      ([Text(.withdrawn, "2020", ended: "2026-04-01")], .inForce),
      ([Text(.withdrawn, "2020", ended: "2026")], .unclear),
      ([Text(.withdrawn, "2020")], .unclear),
      ([Text(.withdrawn, ended: "2025")], .notInForce),
      ([Text(.withdrawn, ended: "2027")], .unclear),
      ([Text(.removed, "2020", ended: "2025")], .notInForce),
      ([Text(.withdrawn, "2020", ended: "2022"), Text(.adopted, "2025")], .inForce),
      ([Text(.withdrawn, "2020", ended: "2022"), Text(.adopted, "2027")], .notInForce),
    ] as [([Text], ForceOnDay)])
  func force(texts: [Text], expected: ForceOnDay) throws {
    let versions = try texts.map { text in
      var version = Sample.version(title: "Media", status: text.status)
      version.dates.effective = try text.from.map(date)
      let ending = try text.ended.map { Version.Ending(date: try date($0)) }
      (version.withdrawal, version.removal) = (ending, ending)
      return version
    }
    let policy = Policy(slug: "media", formerSlugs: [], versions: versions)
    #expect(policy.force(on: try #require(Day(iso: "2026-03-31"))) == expected)
  }

  @Test(
    "the last year end is the latest 31 March that has come",
    arguments: [
      ("2026-03-30", "2025-03-31"), ("2026-03-31", "2026-03-31"), ("2026-04-01", "2026-03-31"),
      ("2026-01-01", "2025-03-31"), ("2026-12-31", "2026-03-31"), ("2024-02-29", "2023-03-31"),
    ])
  func yearEnd(day: String, end: String) throws {
    #expect(try #require(Day(iso: day)).lastYearEnd == Day(iso: end))
  }

  private func date(_ text: String) throws -> PartialDate { try readPartialDate(text).get() }
}
