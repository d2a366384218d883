import Foundation
import Testing

@Suite("portal withdraw")
struct WithdrawCommandTests {
  private let withdraw = [
    "withdraw", "ashby/complaints", "--date", "2026-11-12", "--reason", "The county: its turn.", "--as-of",
    "2026-11-21",
  ]

  private func text(_ portal: PortalFolder) throws -> String {
    try String(contentsOf: portal.url.appending(path: "Content/ashby/complaints.md"), encoding: .utf8)
  }

  @Test("the status changes, date and reason are added, the words stay")
  func withdrawn() throws {
    try PortalFolder.with { portal in
      let before = try text(portal)
      let run = try portal.run(withdraw + ["--minute", "88/26"])
      #expect(run.status == 0, "\(run)")
      #expect(
        run.output == """
          Content/ashby/complaints.md
            4 - status: adopted
            4 + status: withdrawn
            6 + withdrawn: {date: 2026-11-12, reason: 'The county: its turn.', minute: 88/26}
          The words stay on its page, under the notice that it is withdrawn.

          """)
      #expect(
        try text(portal)
          == before.replacingOccurrences(of: "status: adopted", with: "status: withdrawn")
          .replacingOccurrences(
            of: "adopted: 2024-05-17\n",
            with:
              "adopted: 2024-05-17\nwithdrawn: {date: 2026-11-12, reason: 'The county: its turn.', minute: 88/26}\n"
          ))
      #expect(try portal.check().status == 0)
    }
  }

  @Test("a day to come is announced")
  func toCome() throws {
    try PortalFolder.with { portal in
      let run = try portal.run(withdraw + ["--date", "2027-01"])
      #expect(run.status == 0, "\(run)")
      #expect(
        run.output.hasSuffix("It stays in force until then; its page says from when it is withdrawn.\n"))
      #expect(try portal.run("due", "--within", "1y", "--as-of", "2026-11-21").output.contains("Complaints"))
      #expect(try !portal.run("due", "--within", "1y", "--as-of", "2027-01-01").output.contains("Complaints"))
    }
  }

  @Test("a text that must not be readable is removed, also after it was withdrawn")
  func removed() throws {
    try PortalFolder.with { portal in
      #expect(try portal.run(withdraw).status == 0)
      #expect(try portal.run(withdraw).status == 64, "it is withdrawn already")
      let run = try portal.run(withdraw + ["--remove-text"])
      #expect(run.status == 0, "\(run)")
      #expect(run.output.hasSuffix("The text leaves the site with the next build.\n"))
      #expect(try text(portal).contains("\nstatus: removed\n"))
      #expect(try portal.check().status == 0)
    }
  }

  @Test(
    "nonsense is refused with 64, and the file stays as it is",
    arguments: [
      (["--date", "2020-01-01"], "from which the text has been in force"),
      (["--successor", "grant"], "Did you mean grants?"),
      (["--successor", "standing-orders"], "Add the new policy first"),
      (["--successor", "complaints"], "own successor"),
      (["--reason", " "], "write a reason"), (["--date", "soon"], "soon"),
    ])
  func nonsense(arguments: [String], hint: String) throws {
    try PortalFolder.with { portal in
      try portal.write("---\ntitle: Grants\n---\n\n1. Text.\n", to: "Content/ashby/grants.md")
      let before = try text(portal)
      let run = try portal.run(withdraw + arguments)
      #expect(run.status == 64, "\(run)")
      #expect(run.errors.contains(hint), "\(run)")
      #expect(try text(portal) == before)
    }
  }
}
