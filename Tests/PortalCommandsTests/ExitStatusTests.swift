import Foundation
import Testing

@Suite("How the program ends and where its words go")
struct ExitStatusTests {
  @Test("0 when all is well, with the figures on standard output and nothing on standard error")
  func fine() throws {
    try PortalFolder.with { portal in
      let check = try portal.check()
      #expect(check.status == 0)
      #expect(check.errors == "")
      #expect(check.output.hasPrefix("Checked 1 policy of 1 council."))
      #expect(check.output.contains("none lost"))
    }
  }

  @Test("an example is told how much is still to be filled in, a real portal is warned of each place")
  func unfinished() throws {
    try PortalFolder.with { portal in
      let page = "---\ntitle: Who we are\n---\n\nWrite to [name] or\n[address].\n"
      try portal.write(page, to: "Content/pages/who.md")
      let line = "fill in what stands in square brackets in Content/pages/who.md: 2 places."
      #expect(try portal.check().output.contains(line))
      let settings = "title: Policies\nbase_url: https://policies.ashby.gov.uk/\n"
      try portal.write(settings, to: "Content/portal.yml")
      let real = try portal.check()
      #expect(!real.output.contains("square brackets"))
      #expect(real.errors.contains("“name” is still to be filled in"))
    }
  }

  @Test("0 with warnings alone, 1 when --strict counts them")
  func warnings() throws {
    try PortalFolder.with { portal in
      try portal.write("---\ntitle: Grants\n---\n\n1. Text of the policy.\n", to: "Content/ashby/grants.md")
      let check = try portal.check()
      #expect(check.status == 0)
      #expect(check.errors.hasPrefix("warning: "))
      let strict = try portal.run("build", "--strict", "--as-of", "2026-11-21")
      #expect(strict.status == 1)
      #expect(strict.output.contains("Nothing was published"))
      #expect(try portal.files(in: ".").keys.filter { $0.hasPrefix("Site/") } == [])
    }
  }

  @Test("1 with errors, all of a run at once, drawn on standard error")
  func errors() throws {
    try PortalFolder.with { portal in
      try portal.write("---\ntitle: One\ncolour: red\n---\n\nText.\n", to: "Content/ashby/one.md")
      try portal.write("no facts\n", to: "Content/ashby/two.md")
      let check = try portal.check()
      #expect(check.status == 1)
      #expect(check.errors.contains("--> Content/ashby/one.md:3:1\n"))
      #expect(check.errors.contains("--> Content/ashby/two.md"))
      #expect(!check.errors.contains("\u{1B}"), "a file is no terminal: no color")
    }
  }

  @Test(
    "64 when it is called wrongly",
    arguments: [
      ["build", "--drafts"], ["build", "--drafts", "--site", "Site/"], ["check", "--as-of", "2026-02-30"],
      ["check", "--as-of", "21.11.2026"], ["check", "--format", "xml"], ["check", "--content", ""],
      ["publish"], ["build", "--fast"], ["check", "--explain", "no-such-rule-anywhere"],
    ])
  func usage(arguments: [String]) throws {
    try PortalFolder.with { portal in
      let run = try portal.run(arguments)
      #expect(run.status == 64, "\(run)")
      #expect(run.output == "")
      #expect(!run.errors.isEmpty)
    }
  }

  @Test("74 when the disk does not do what it should, naming the path and what to do")
  func disk() throws {
    try PortalFolder.with { portal in
      try portal.write("not a folder", to: "Public")
      let run = try portal.run("build", "--site", "Public/Site", "--as-of", "2026-11-21")
      #expect(run.status == 74, "\(run)")
      #expect(run.errors.contains("Public"))
      #expect(run.errors.contains("= repair: "))
    }
  }

  @Test("drafts go to another folder than Site")
  func drafts() throws {
    try PortalFolder.with { portal in
      let run = try portal.run("build", "--drafts", "--site", "Preview", "--as-of", "2026-11-21")
      #expect(run.status == 0, "\(run)")
      #expect(try portal.files(in: "Preview").keys.contains("index.html"))
    }
  }

  @Test("JSON is all there is on standard output")
  func json() throws {
    try PortalFolder.with { portal in
      try portal.write("no facts\n", to: "Content/ashby/two.md")
      let run = try portal.run("check", "--format", "json", "--as-of", "2026-11-21")
      #expect(run.status == 1)
      let document = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
      let findings = try #require(document?["findings"] as? [[String: Any]])
      #expect(findings.contains { $0["file"] as? String == "Content/ashby/two.md" })
      #expect(findings.allSatisfy { $0["rule"] is String && $0["repair"] is String })
    }
  }

  @Test("annotations are one line each")
  func github() throws {
    try PortalFolder.with { portal in
      try portal.write("---\ntitle: One\ncolour: red\n---\n\nText.\n", to: "Content/ashby/one.md")
      let run = try portal.run("check", "--format", "github", "--as-of", "2026-11-21")
      #expect(
        run.output.contains("::error file=Content/ashby/one.md,line=3,endLine=3,col=1,endColumn=7,title="))
    }
  }

  @Test("a rule is explained; a misspelt one gets the nearest name")
  func explain() throws {
    try PortalFolder.with { portal in
      let explained = try portal.run("check", "--explain", "folder-missing")
      #expect(explained.status == 0)
      #expect(explained.output.contains("folder-missing"))
      let misspelt = try portal.run("check", "--explain", "folder-mising")
      #expect(misspelt.status == 64)
      #expect(misspelt.errors.contains("folder-missing"))
      let list = try portal.run("check", "--rules")
      #expect(list.output.split(separator: "\n").count > 50)
    }
  }
}
