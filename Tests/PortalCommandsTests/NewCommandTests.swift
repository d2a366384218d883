import Foundation
import Testing

@Suite("portal new council, policy and version")
struct NewCommandTests {
  private func text(_ path: String, in portal: PortalFolder) throws -> String {
    try String(contentsOf: portal.url.appending(path: path), encoding: .utf8)
  }

  /// The commands under a heading of the README.
  private func readme(_ heading: String) throws -> [String] {
    let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: project.appending(path: "README.md"), encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    return Array(
      lines.drop { $0 != heading }.drop { $0 != "```sh" }.dropFirst().prefix { $0 != "```" })
  }

  @Test("the README's commands lead from nothing to a published site, and there are at most six")
  func firstCommands() throws {
    try PortalFolder.with { folder in
      let commands = try readme("## Begin a portal of your own")
      #expect((2...6).contains(commands.count))
      try folder.write("1. Purpose\n\n1.1. The council answers complaints.\n", to: "complaints.txt")
      let run = try folder.shell(commands)
      #expect(run.status == 0, "\(run)")
      #expect(run.output.contains("Published 1 policy of 1 council to Site."))
      let page = try text("policies/Site/farnham/complaints/index.html", in: folder)
      #expect(page.contains("The council answers complaints."))
      #expect(page.contains("12 May 2026"))
    }
  }

  @Test("a council's file holds what was said, and passes the check")
  func council() throws {
    try PortalFolder.with { portal in
      let run = try portal.run(
        "new", "council", "farnham", "--name", "Farnham: Town Council", "--kind", "town", "--nation",
        "england",
        "--website", "https://farnham.example/", "--post", "Town Clerk", "--post", "Mayor's Officer",
        "--body",
        "Full Council")
      #expect(run.status == 0, "\(run)")
      #expect(run.errors == "")
      #expect(
        try text("Content/farnham/council.yml", in: portal) == """
          name: 'Farnham: Town Council'
          kind: town
          nation: england
          website: 'https://farnham.example/'
          posts:
            town-clerk:
              title: Town Clerk
            mayors-officer:
              title: 'Mayor''s Officer'
          bodies:
            full-council:
              name: Full Council

          """)
      #expect(try portal.check().status == 0)
    }
  }

  @Test("a policy without a text is written, and the check says what it waits for")
  func policyWithoutText() throws {
    try PortalFolder.with { portal in
      let run = try portal.run(
        "new", "policy", "grants", "--title", "Grants: who may have one", "--kind", "policy", "--adopted",
        "2026-05", "--by", "full-council", "--minute", "12/26", "--review-cycle", "3 years", "--lead-officer",
        "clerk")
      #expect(run.status == 0, "\(run)")
      #expect(run.errors == "")
      #expect(
        run.output == """
          Content/ashby/grants.md
          Next: put the text below the second line of hyphens in this file, then run `portal check`.

          """)
      #expect(
        try text("Content/ashby/grants.md", in: portal) == """
          ---
          title: 'Grants: who may have one'
          kind: policy
          status: adopted
          adopted: {date: 2026-05, body: full-council, minute: 12/26}
          review_cycle: 3 years
          lead_officer: clerk
          ---


          """)
      #expect(try portal.check().errors.contains("the policy has no text [text-missing]"))
    }
  }

  @Test("a new version stands beside the old one, takes over what stays true, and keeps the address")
  func version() throws {
    try PortalFolder.with { portal in
      #expect(try portal.build().status == 0)
      let old = try text("Content/ashby/complaints.md", in: portal)
      let run = try portal.run(
        "new", "version", "ashby/complaints", "--adopted", "2026-12-01", "--by", "full-council",
        "--review-due",
        "2029")
      #expect(run.status == 0, "\(run)")
      #expect(
        run.output == """
          Content/ashby/complaints.md is now Content/ashby/complaints/2024-05-17.md
          Content/ashby/complaints/2026-12-01.md
          Next: change the words that the council changed in this file, then run `portal check`.

          """)
      #expect(try text("Content/ashby/complaints/2024-05-17.md", in: portal) == old)
      #expect(
        try text("Content/ashby/complaints/2026-12-01.md", in: portal) == """
          ---
          title: Complaints Procedure
          kind: procedure
          status: adopted
          adopted: {date: 2026-12-01, body: full-council}
          review_due: 2029
          lead_officer: clerk
          ---

          ## 1. Purpose

          1.1. This procedure says how the council deals with complaints.

          1.2. A complaint may be made in writing or by telephone.

          """)
      let build = try portal.build()
      #expect(build.status == 0, "\(build)")
      #expect(
        FileManager.default.fileExists(
          atPath: portal.url.appending(path: "Site/ashby/complaints/2024-05-17/index.html").path))

      try portal.write("\n\n## 1. Purpose\n\n1.1. Write to the clerk.\n", to: "new.txt")
      let third = try portal.run("new", "version", "complaints", "--adopted", "2027-02", "--text", "new.txt")
      #expect(third.status == 0, "\(third)")
      #expect(
        try text("Content/ashby/complaints/2027-02.md", in: portal)
          .hasSuffix("lead_officer: clerk\n---\n\n## 1. Purpose\n\n1.1. Write to the clerk.\n"))
      #expect(try portal.check().status == 0)
    }
  }

  @Test(
    "nonsense is refused, and nothing is written",
    arguments: [
      (["council"], "Which council?"),
      (["council", "ashby", "--name", "Ashby"], "There is a council ashby already."),
      (["council", "Farnham Town", "--name", "F"], "as in farnham-town"),
      (["council", "farnham", "--name", "F", "--website", "farnham"], "[web-address-unclear]"),
      (["council", "calendar", "--name", "F"], "[reserved-slug]"),
      (["policy", "ashby/complaints", "--title", "C"], "has a policy complaints already"),
      (["policy", "ashbi/grants", "--title", "G"], "Did you mean ashby?"),
      (["policy", "ashby/../grants", "--title", "G"], "cannot be part of a web address"),
      (["policy", "ashby/grants"], "Add --title."),
      (["policy", "ashby/grants", "--title", "G", "--lead-officer", "clark"], "Did you mean clerk?"),
      (["policy", "ashby/grants", "--title", "G", "--minute", "1"], "add --adopted"),
      (
        ["policy", "ashby/grants", "--title", "G", "--adopted", "3/4/2026"],
        "can be 3 April 2026 or 4 March 2026"
      ),
      (["policy", "ashby/grants", "--title", "G", "--text", "none.txt"], "There is no file none.txt."),
      (
        ["policy", "ashby/grants", "--title", "G", "--adopted", "2026", "--review-due", "2020"],
        "[review-before-adoption]"
      ),
      (["version", "ashby/complaints"], "Add --adopted."),
      (["version", "ashby/complaint", "--adopted", "2026"], "Did you mean ashby/complaints?"),
      (["version", "ashby/complaints", "--adopted", "2024-05"], "is not later than the text that is there"),
      (
        ["version", "ashby/complaints", "--adopted", "2026", "--by", "council"],
        "Declare it in council.yml first."
      ),
    ])
  func nonsense(arguments: [String], hint: String) throws {
    try PortalFolder.with { portal in
      let before = try portal.files(in: "Content")
      let run = try portal.run(["new"] + arguments)
      #expect(run.status != 0)
      #expect(run.errors.contains(hint), "\(run)")
      #expect(try portal.files(in: "Content") == before)
    }
  }

  @Test("at a terminal what the command line did not say is asked for, and asked again where it cannot be")
  func questions() throws {
    try PortalFolder.with { portal in
      let run = try portal.run(
        ["new", "policy"],
        answering: [
          "Grants: who may have one", "", "polcy", "policy", "3/4/2026", "12 May 2026", "full-council",
          "12/26",
          "2029", "", "",
        ])
      #expect(run.status == 0, "\(run)")
      #expect(run.output.contains("Its name in web addresses [grants-who-may-have-one]: "))
      #expect(run.output.contains("Did you mean policy?"))
      #expect(run.output.contains("The date 3/4/2026 can be 3 April 2026 or 4 March 2026"))
      #expect(
        try text("Content/ashby/grants-who-may-have-one.md", in: portal) == """
          ---
          title: 'Grants: who may have one'
          kind: policy
          status: adopted
          adopted: {date: 2026-05-12, body: full-council, minute: 12/26}
          review_due: 2029
          ---


          """)
    }
  }

  @Test("questions that are not answered to the end change nothing")
  func unanswered() throws {
    try PortalFolder.with { portal in
      let before = try portal.files(in: "Content")
      for command in [["new", "council"], ["new", "policy"], ["new", "version"], ["withdraw"]] {
        let run = try portal.run(command, answering: [])
        #expect(run.status == 64, "\(run)")
        #expect(run.output.contains("The questions were not answered to the end."), "\(run)")
      }
      #expect(try portal.files(in: "Content") == before)
    }
  }

  @Test("a council, a version, a review and a withdrawal are asked for too")
  func otherQuestions() throws {
    try PortalFolder.with { portal in
      let council = try portal.run(
        ["new", "council"], answering: ["Farnham Town Council", "farnham", "town", "", "Town Clerk", ""])
      #expect(council.status == 0, "\(council)")
      #expect(
        try text("Content/farnham/council.yml", in: portal) == """
          name: Farnham Town Council
          kind: town
          posts:
            town-clerk:
              title: Town Clerk

          """)
      let version = try portal.run(
        ["new", "version"], answering: ["ashby/complaint", "ashby/complaints", "2026-11-01", "", "", "", ""])
      #expect(version.status == 0, "\(version)")
      #expect(version.output.contains("Did you mean ashby/complaints?"))
      #expect(
        try text("Content/ashby/complaints/2026-11-01.md", in: portal).contains("\nadopted: 2026-11-01\n"))
      let review = try portal.run(
        ["reviewed", "--as-of", "2026-11-21"],
        answering: [
          "ashby/complaints", "2026-11-10", "deferred", "2027-11", "council", "full-council", "",
        ])
      #expect(review.status == 0, "\(review)")
      #expect(
        try text("Content/ashby/complaints/2026-11-01.md", in: portal)
          .contains("\n  - {date: 2026-11-10, by: full-council, outcome: deferred, until: 2027-11}\n"))
      let withdrawal = try portal.run(
        ["withdraw", "--as-of", "2026-11-21"],
        answering: ["ashby/complaints", "2026-11-12", "The county does this now", "88/26", ""])
      #expect(withdrawal.status == 0, "\(withdrawal)")
      #expect(
        try text("Content/ashby/complaints/2026-11-01.md", in: portal)
          .contains("\nwithdrawn: {date: 2026-11-12, reason: The county does this now, minute: 88/26}\n"))
    }
  }
}
