import Foundation
import Testing

@Suite("portal due")
struct DueCommandTests {
  /// A policy of Ashby with these facts besides its title.
  private func policy(_ title: String, _ facts: String...) -> String {
    let lines = ["title: \(title)", "status: adopted", "adopted: 2015-01"] + facts
    return "---\n\(lines.joined(separator: "\n"))\n---\n\n1. Text.\n"
  }

  private func fill(_ portal: PortalFolder) throws {
    try portal.write(
      policy("Grants to Voluntary Groups", "review_due: 2019-10"), to: "Content/ashby/grants.md")
    try portal.write(
      policy("Standing Orders", "review_due: 2026", "lead_officer: clerk", "review_started: 2026-09"),
      to: "Content/ashby/standing-orders.md")
    try portal.write(
      policy(
        "Scheme for the Publication of Information and the Charges that the Council Makes for Copies of Documents",
        "review_due: 2027-01-03", "lead_officer: clerk"), to: "Content/ashby/publication.md")
  }

  @Test("overdue, due and coming up, each earliest first, within 80 columns, and what has no date")
  func text() throws {
    try PortalFolder.with { portal in
      try fill(portal)
      try portal.write(policy("Zoning"), to: "Content/ashby/zoning.md")
      let run = try portal.run("due", "--within", "1y", "--as-of", "2026-11-21")
      #expect(run.status == 2, "\(run)")
      #expect(run.errors == "")
      #expect(
        run.output == """
          Reviews on 21 November 2026, with those up to 21 November 2027

          Overdue
            October 2019     Grants to Voluntary Groups
                             Ashby Parish Council, no lead officer

          Due now
            during 2026      Standing Orders
                             Ashby Parish Council, Clerk, under review since September
                             2026

          Coming up
            3 January 2027   Scheme for the Publication of Information and the Charges
                             that the Council Makes for Copies of Documents
                             Ashby Parish Council, Clerk
            during May 2027  Complaints Procedure
                             Ashby Parish Council, Clerk

          No review date
            Zoning
              Ashby Parish Council, no lead officer

          1 overdue, 1 due now, 2 coming up. 1 policy has no review date.

          """)
    }
  }

  @Test(
    "the status is 2 where anything is overdue among what was asked for, else 0",
    arguments: [
      (["--as-of", "2019-10-31"], 0), (["--as-of", "2019-11-01"], 2),
      (["--as-of", "2026-11-21", "--post", "clerk"], 0), (["--as-of", "2027-01-01", "--post", "clerk"], 2),
      (["--as-of", "2026-11-21", "--post", "ashby/clerk"], 0),
      (["--as-of", "2026-11-21", "--council", "ashby", "--format", "json"], 2),
    ])
  func status(arguments: [String], status: Int) throws {
    try PortalFolder.with { portal in
      try fill(portal)
      #expect(try portal.run(["due"] + arguments).status == Int32(status))
    }
  }

  @Test(
    "how far ahead it looks, to the day",
    arguments: [
      ("2026-10-04", "91d", true), ("2026-10-04", "90d", false), ("2026-10-03", "3m", true),
      ("2026-10-02", "3m", false), ("2026-01-03", "1y", true), ("2026-01-02", "1y", false),
      ("2026-12-20", "2w", true), ("2026-12-19", "2w", false),
    ])
  func horizon(asOf: String, within: String, isListed: Bool) throws {
    try PortalFolder.with { portal in
      try portal.write(policy("Grants", "review_due: 2027-01-03"), to: "Content/ashby/grants.md")
      let run = try portal.run("due", "--as-of", asOf, "--within", within, "--format", "csv")
      #expect(run.output.contains("Grants") == isListed, "\(run)")
    }
  }

  @Test("JSON gives every review the same members, null where nothing is known")
  func json() throws {
    try PortalFolder.with { portal in
      try fill(portal)
      let run = try portal.run("due", "--as-of", "2026-11-21", "--format", "json")
      let document = try #require(
        JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
      #expect(document["asOf"] as? String == "2026-11-21")
      #expect(document["until"] as? String == "2027-02-21")
      let reviews = try #require(document["reviews"] as? [[String: Any]])
      #expect(
        reviews.map { $0["policy"] as? String } == [
          "ashby/grants", "ashby/standing-orders", "ashby/publication",
        ])
      #expect(reviews[0]["post"] is NSNull)
      #expect(reviews[1]["post"] as? String == "ashby/clerk")
      #expect(reviews[1]["from"] as? String == "2026-01-01")
      #expect(reviews[1]["to"] as? String == "2026-12-31")
      #expect(reviews.allSatisfy { $0.count == 12 })
    }
  }

  @Test("a calendar holds the entries of the public feeds, those of the reviews that are listed")
  func calendar() throws {
    try PortalFolder.with { portal in
      try fill(portal)
      #expect(try portal.run("build", "--site", "Public", "--as-of", "2026-11-21").status == 0)
      let run = try portal.run("due", "--as-of", "2026-11-21", "--post", "clerk", "--format", "ics")
      #expect(run.status == 0, "\(run)")
      for policy in ["standing-orders", "publication"] {
        let feed = try portal.files(in: "Public/ashby/\(policy)")["reviews.ics"]
        let published = String(decoding: try #require(feed).bytes, as: UTF8.self)
        let events = published.components(separatedBy: "BEGIN:VEVENT").dropFirst()
          .map { $0.components(separatedBy: "END:VEVENT")[0] }
        #expect(events.count >= 2)
        for event in events { #expect(run.output.contains(event), "\(event)") }
      }
      #expect(!run.output.contains("UID:ashby.grants."))
      #expect(!run.output.contains("UID:ashby.complaints."))
      let none = try portal.run("due", "--as-of", "2016-01-01", "--within", "1d", "--format", "ics")
      #expect(none.status == 0 && none.output == "", "a calendar without an entry is none: \(none)")
    }
  }

  @Test("a title runs nothing in a spreadsheet and breaks no row")
  func formulas() throws {
    try PortalFolder.with { portal in
      let titles = ["=1+1", "+44", "-1", "@SUM(A1)", "a \"b\", c"]
      for (number, title) in titles.enumerated() {
        try portal.write(policy("'\(title)'", "review_due: 2020"), to: "Content/ashby/p\(number).md")
      }
      let run = try portal.run("due", "--as-of", "2026-11-21", "--format", "csv")
      #expect(run.output.hasPrefix("state,due,from,to,policy,title,"))
      for title in titles.prefix(4) { #expect(run.output.contains(",'\(title),Ashby"), "\(run.output)") }
      #expect(run.output.contains(",\"a \"\"b\"\", c\",Ashby"))
      #expect(run.output.components(separatedBy: "\r\n").count == titles.count + 2)
    }
  }

  @Test("a title that would turn writing round reaches no terminal")
  func steering() throws {
    try PortalFolder.with { portal in
      try portal.write(policy("Grants \u{202E}stnarg", "review_due: 2020"), to: "Content/ashby/grants.md")
      let run = try portal.run("due", "--as-of", "2026-11-21")
      #expect(run.output.contains("Grants \u{FFFD}stnarg"), "\(run)")
    }
  }

  @Test(
    "64 when it is called wrongly, with the nearest name",
    arguments: [
      (["--post", "clark"], "Did you mean clerk?"), (["--council", "ashbey"], "Did you mean ashby?"),
      (["--within", "soon"], "90d"), (["--within", "90"], "90d"), (["--within", "99999d"], "90d"),
      (["--format", "xml"], "text"), (["--as-of", "21/11/2026"], "2026-11-21"),
    ])
  func usage(arguments: [String], hint: String) throws {
    try PortalFolder.with { portal in
      let run = try portal.run(["due"] + arguments)
      #expect(run.status == 64)
      #expect(run.output == "")
      #expect(run.errors.contains(hint), "\(run)")
    }
  }

  @Test("1 with errors in the content, and no list that could be wrong")
  func errors() throws {
    try PortalFolder.with { portal in
      try portal.write(policy("Grants", "review_due: soon"), to: "Content/ashby/grants.md")
      let run = try portal.run("due", "--as-of", "2026-11-21")
      #expect(run.status == 1)
      #expect(run.output == "")
      #expect(run.errors.contains("Content/ashby/grants.md:5:"))
    }
  }
}
