import Foundation
import Testing

@Suite("portal reviewed")
struct ReviewedCommandTests {
  static let path = "Content/ashby/complaints.md"

  /// The facts of the policy of Ashby that is reviewed, below its title.
  private func with(_ facts: String, _ body: (PortalFolder) throws -> Void) throws {
    try PortalFolder.with { portal in
      try portal.write("---\ntitle: Complaints\n\(facts)---\n\n1. Text.\n", to: Self.path)
      try body(portal)
    }
  }

  private func facts(of portal: PortalFolder) throws -> String {
    let text = try String(contentsOf: portal.url.appending(path: Self.path), encoding: .utf8)
    #expect(text.hasPrefix("---\ntitle: Complaints\n") && text.hasSuffix("---\n\n1. Text.\n"))
    return String(text.dropFirst("---\ntitle: Complaints\n".count).dropLast("---\n\n1. Text.\n".count))
  }

  private let adopted = "status: adopted\nadopted: 2023-03-14\n"
  private let review = [
    "reviewed", "ashby/complaints", "--date", "2026-05-12", "--by", "full-council", "--as-of", "2026-11-21",
  ]

  @Test("a review goes into the log, the next date follows from the cycle, and both are shown")
  func byCycle() throws {
    try with(adopted + "review_cycle: 3 years  # standing orders 12\n") { portal in
      let run = try portal.run(review + ["--outcome", "no-change", "--minute", "31/26"])
      #expect(run.status == 0, "\(run)")
      #expect(
        run.output == """
          Content/ashby/complaints.md
            5 + reviews:
            6 +   - {date: 2026-05-12, by: full-council, outcome: no-change, minute: 31/26}
          Next review: 12 May 2029.

          """)
      #expect(
        try facts(of: portal) == adopted
          + "reviews:\n  - {date: 2026-05-12, by: full-council, outcome: no-change, minute: 31/26}\n"
          + "review_cycle: 3 years  # standing orders 12\n")
      #expect(try portal.check().errors.contains("facts-missing"), "the example has no lead officer")
    }
  }

  @Test("a date beside the cycle moves with it; one that is given counts; a review under way has ended")
  func nextDates() throws {
    let started = adopted + "review_started: 2026-04\nreview_due: 2026\nreview_cycle: 3 years\n"
    for (next, due) in [([], "2029-05-12"), (["--next", "2030-05"], "2030-05")] {
      try with(started) { portal in
        let run = try portal.run(review + ["--outcome", "minor"] + next)
        #expect(run.status == 0, "\(run)")
        #expect(run.output.contains("  5 - review_started: 2026-04\n"))
        #expect(run.output.contains("- review_due: 2026\n"))
        #expect(run.output.contains("+ review_due: \(due)\n"))
        #expect(try !facts(of: portal).contains("review_started"))
      }
    }
  }

  @Test("without a cycle and a next date the review is logged, and a warning says that none is planned")
  func noCycle() throws {
    try with(adopted + "review_due: 2026\n") { portal in
      let run = try portal.run(review + ["--outcome", "no-change"])
      #expect(run.status == 0, "\(run)")
      #expect(run.errors.contains("review-unscheduled"), "the change brings a warning with it")
      #expect(run.errors.contains("write the next date, or add `review_cycle:`"))
      #expect(run.output.hasSuffix("No next review is planned: nobody will be reminded.\n"))
    }
  }

  @Test("a deferral moves the date and is no review; a start is noted")
  func deferredAndStarted() throws {
    try with(adopted + "review_due: 2026\nreview_cycle: 3 years\n") { portal in
      let started = try portal.run(
        "reviewed", "complaints", "--started", "2026-04-20", "--as-of", "2026-11-21")
      #expect(started.status == 0, "\(started)")
      #expect(started.output.contains("5 + review_started: 2026-04-20\n"))
      #expect(started.output.hasSuffix("Next review: 2026.\n"))
      let deferred = try portal.run(review + ["--outcome", "deferred", "--until", "2027-05"])
      #expect(deferred.status == 0, "\(deferred)")
      #expect(deferred.output.hasSuffix("Next review: May 2027.\n"))
      #expect(try facts(of: portal).contains("review_due: 2026\n"))
    }
  }

  @Test(
    "nonsense is refused with 64, and the file stays as it is",
    arguments: [
      (["--date", "2026-12-01", "--outcome", "minor"], "1 December 2026 is still to come"),
      (["--date", "2022-12-01", "--outcome", "minor"], "before the adoption of this text (14 March 2023)"),
      (
        ["--date", "2025-05-12", "--outcome", "minor"], "not later than the last entry of the log (May 2025)"
      ),
      (["--date", "2026-05-12", "--outcome", "minor", "--by", "full-counsil"], "Did you mean full-council?"),
      (["--date", "2026-05-12", "--outcome", "fine"], "no-change"),
      (["--date", "12/05/2026", "--outcome", "minor"], "2026-05-12"),
      (["--date", "2026-05-12"], "--outcome"), (["--outcome", "minor"], "--date"), ([], "--date"),
      (["--date", "2026-05-12", "--outcome", "deferred"], "--until"),
      (["--date", "2026-05-12", "--outcome", "deferred", "--until", "2026-05"], "not after"),
      (["--date", "2026-05-12", "--outcome", "minor", "--until", "2027"], "--outcome deferred"),
      (["--date", "2026-05-12", "--outcome", "minor", "--next", "2026"], "not after"),
      (["--date", "2026-05-12", "--outcome", "minor", "--next", "soon"], "soon"),
      (["--started", "2026-04", "--outcome", "minor"], "--started"),
      (["--started", "2026-04", "--minute", "3"], "--minute"),
      (["--started", "2025-01"], "not later than the last entry"),
      (["--date", "2026-05-12", "--outcome", "minor", "--minute", "3\n4"], "line"),
    ])
  func nonsense(arguments: [String], hint: String) throws {
    let facts = adopted + "reviews:\n  - {date: 2025-05}\nreview_cycle: 3 years\n"
    try with(facts) { portal in
      let run = try portal.run(["reviewed", "ashby/complaints", "--as-of", "2026-11-21"] + arguments)
      #expect(run.status == 64, "\(run)")
      #expect(run.output == "")
      #expect(run.errors.contains(hint), "\(run)")
      #expect(try self.facts(of: portal) == facts)
    }
  }

  @Test(
    "a policy that is not there is refused with the nearest name, one that is not in force with the reason")
  func unknown() throws {
    try with(adopted) { portal in
      let run = try portal.run("reviewed", "ashby/complaint", "--started", "2026-04", "--as-of", "2026-11-21")
      #expect(run.status == 64)
      #expect(run.errors.contains("Did you mean ashby/complaints?"))
    }
    try with("status: withdrawn\nadopted: 2023-03\nwithdrawn: {date: 2025, reason: Gone}\n") { portal in
      let run = try portal.run("reviewed", "ashby/complaints", "--started", "2024", "--as-of", "2026-11-21")
      #expect(run.status == 64)
      #expect(run.errors.contains("No text of ashby/complaints is in force on 21 November 2026"))
    }
  }

  @Test("facts that stand all in brackets are left to a hand, with the lines to type")
  func unsafe() throws {
    try PortalFolder.with { portal in
      let text =
        "---\n{title: Complaints, status: adopted, adopted: 2023, review_cycle: 3 years}\n---\n\n1. Text.\n"
      try portal.write(text, to: Self.path)
      let run = try portal.run(review + ["--outcome", "minor"])
      #expect(run.status == 1, "\(run)")
      #expect(run.errors.contains("[edit-unsafe]\n  --> Content/ashby/complaints.md\n"))
      #expect(run.errors.contains("- {date: 2026-05-12, by: full-council, outcome: minor}"))
      #expect(run.errors.contains("Nothing was written."))
      #expect(try String(contentsOf: portal.url.appending(path: Self.path), encoding: .utf8) == text)
    }
  }

  @Test("errors in the policy's own file come first, those of other policies do not stop it")
  func errors() throws {
    try with(adopted + "colour: red\nreview_cycle: 3 years\n") { portal in
      let run = try portal.run(review + ["--outcome", "minor"])
      #expect(run.status == 1)
      #expect(run.errors.contains("field-unknown"))
    }
    try with(adopted + "review_cycle: 3 years\n") { portal in
      try portal.write("no facts\n", to: "Content/ashby/other.md")
      let run = try portal.run(review + ["--outcome", "minor"])
      #expect(run.status == 0, "\(run)")
    }
  }

  @Test(
    "the file keeps its permissions, and nothing is left beside it; a folder that cannot be written says so")
  func disk() throws {
    try with(adopted + "review_cycle: 3 years\n") { portal in
      let file = portal.url.appending(path: Self.path).path
      try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: file)
      #expect(try portal.run(review + ["--outcome", "minor"]).status == 0)
      let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
      #expect(mode == 0o640)
      #expect(try portal.files(in: "Content/ashby").keys.sorted() == ["complaints.md", "council.yml"])
    }
  }
}
