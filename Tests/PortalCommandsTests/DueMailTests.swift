import Foundation
import Testing

/// What is in the messages is read by Python's `email` in `Tests/outside/check_due.py`.
@Suite("portal due, by e-mail")
struct DueMailTests {
  private let due = ["due", "--as-of", "2026-11-21", "--within", "1y", "--format", "email"]
  private let book =
    "from: Council policies <policies@example.org>\nposts:\n  ashby/clerk: The Clerk <clerk@ashby.example>\n"

  @Test("a message is complete, and the same whenever it is made on that day")
  func message() throws {
    try PortalFolder.with { portal in
      try portal.write(book, to: "addresses.yml")
      let run = try portal.run(due)
      #expect(run.status == 0, "\(run)")
      #expect(run.errors == "")
      #expect(
        run.output.replacingOccurrences(of: "\r\n", with: "\n") == """
          From: Council policies
           <policies@example.org>
          To: The Clerk
           <clerk@ashby.example>
          Subject: Ashby Parish Council: 1 review coming up
          Date: Sat, 21 Nov 2026 09:00:00 +0000
          Message-ID: <reviews.2026-11-21.ashby.clerk@example.org>
          MIME-Version: 1.0
          Content-Type: text/plain; charset=utf-8
          Content-Transfer-Encoding: quoted-printable
          Auto-Submitted: auto-generated

          To the post of Clerk, Ashby Parish Council

          These reviews of policies are yours on 21 November 2026.

          COMING UP

          Complaints Procedure
          Review date: May 2027
          https://policies.example/ashby/complaints/

          A policy stays in force until the council changes it, also when its review =
          date has passed.
          When a review has been held, log it, and the reminders stop:

          portal reviewed ashby/complaints --date =E2=80=A6 --by =E2=80=A6 --outcome =
          =E2=80=A6

          """)
      #expect(try portal.run(due).output == run.output)
      #expect(run.output.components(separatedBy: "\n").dropLast().allSatisfy { $0.hasSuffix("\r") })
    }
  }

  @Test("several posts: one is chosen, or each has a file; nothing due, no message")
  func several() throws {
    try PortalFolder.with { portal in
      try portal.write(
        "name: Ashby\nposts: {clerk: {title: Clerk}, officer: {title: Officer}}\n",
        to: "Content/ashby/council.yml")
      try portal.write(
        "---\ntitle: Grants\nreview_due: 2019\nlead_officer: officer\n---\n\n1. Text.\n",
        to: "Content/ashby/grants.md")
      try portal.write(book + "  ashby/officer: officer@ashby.example\n", to: "addresses.yml")
      let both = try portal.run(due)
      #expect(both.status == 64)
      #expect(both.errors.contains("2 posts have reviews to hear of (ashby/clerk, ashby/officer)"))
      let one = try portal.run(due + ["--post", "officer"])
      #expect(one.status == 2, "\(one)")
      #expect(one.output.contains("To: officer@ashby.example\r\n"))
      let files = try portal.run(due + ["--outbox", "outbox/"])
      #expect(files.status == 2, "\(files)")
      #expect(files.output == "outbox/2026-11-21.ashby.clerk.eml\noutbox/2026-11-21.ashby.officer.eml\n")
      let written = try portal.files(in: "outbox")
      #expect(written.keys.sorted() == ["2026-11-21.ashby.clerk.eml", "2026-11-21.ashby.officer.eml"])
      #expect(written["2026-11-21.ashby.officer.eml"]?.bytes == Data(one.output.utf8))
      let none = try portal.run("due", "--as-of", "2017-01-01", "--format", "email", "--within", "1m")
      #expect(none.status == 0 && none.output == "" && none.errors == "", "\(none)")
    }
  }

  @Test("addresses that are missing or unclear are named; the other messages are written")
  func addresses() throws {
    try PortalFolder.with { portal in
      let missing = try portal.run(due)
      #expect(missing.status == 1)
      #expect(missing.errors.contains("there is no file addresses.yml"))
      #expect(missing.errors.contains("[addresses-missing]"))
      try portal.write("from: policies@example.org\nposts:\n  ashby/clark: c@ashby.example\n", to: "list.yml")
      let unknown = try portal.run(due + ["--addresses", "list.yml"])
      #expect(unknown.status == 1)
      #expect(
        unknown.errors.contains("[post-unknown]") && unknown.errors.contains("did you mean `ashby/clerk`?"))
      try portal.write("from: policies at example.org\n", to: "list.yml")
      #expect(
        try portal.run(due + ["--addresses", "list.yml"]).errors.contains(
          "[email-unclear]\n  --> list.yml:1:7"))
      try portal.write("from: policies@example.org\n", to: "list.yml")
      try portal.write(
        "---\ntitle: Grants\nreview_due: 2019\n---\n\n1. Text.\n", to: "Content/ashby/grants.md")
      let none = try portal.run(due + ["--addresses", "list.yml"])
      #expect(none.status == 1)
      #expect(none.output == "")
      #expect(
        none.errors.contains("ashby/clerk has reviews to hear of and no e-mail address [email-missing]"))
      #expect(none.errors.contains("Nobody is told of ashby/grants: it has no lead officer."))
    }
  }

  @Test(
    "an address that could carry a second header or recipient is refused",
    arguments: [
      "a@b.example, c@d.example", "a b@c.example", "a@b", "@b.example", "a@", "a..b@c.example",
      "a@@b.example",
      "<a@b.example", "'\"x\" <a@b.example> <c@d.example>'", "ŵ@b.example",
      "\"a@b.example\\nBcc: c@d.example\"", "a@b_c.example",
    ])
  func unclear(address: String) throws {
    try PortalFolder.with { portal in
      try portal.write("from: \(address)\n", to: "addresses.yml")
      let run = try portal.run(due)
      #expect(run.status == 1, "\(run)")
      #expect(run.output == "")
    }
  }
}
