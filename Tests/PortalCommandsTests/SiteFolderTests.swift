import Foundation
import Testing

@Suite("The public site is the old one or the new one, whole")
struct SiteFolderTests {
  @Test("what did not change keeps its time; what changed is new; what is gone is removed")
  func changes() throws {
    try PortalFolder.with { portal in
      try portal.write(
        "---\ntitle: Grants\naccepted:\n  - {rule: facts-missing, why: None known}\n---\n\n1. We give grants.\n",
        to: "Content/ashby/grants.md")
      #expect(try portal.build().status == 0)
      let first = try portal.files(in: "Site")
      #expect(first["ashby/grants/index.html"] != nil)

      let again = try portal.build()
      #expect(again.output.contains("No file changed."))
      #expect(try portal.files(in: "Site") == first)

      try portal.remove("Content/ashby/grants.md")
      // Published by mistake: somebody takes it out of the record by hand.
      try portal.write("policies:\n", to: "Content/ashby/published.lock.yml")
      #expect(try portal.build().status == 0)
      let last = try portal.files(in: "Site")
      #expect(last["ashby/grants/index.html"] == nil)
      #expect(!FileManager.default.fileExists(atPath: portal.url.appending(path: "Site/ashby/grants").path))
      #expect(last["ashby/index.html"] != first["ashby/index.html"])
      for path in ["ashby/complaints/index.html", "404.html", "assets/portal.css"] {
        #expect(last[path] == first[path], "\(path) did not change and yet was written")
      }
    }
  }

  @Test("an error leaves every file as it was and nothing beside the site")
  func errors() throws {
    try PortalFolder.with { portal in
      #expect(try portal.build().status == 0)
      let before = try portal.files(in: "Site")
      try portal.write("no facts\n", to: "Content/ashby/broken.md")
      let run = try portal.build()
      #expect(run.status == 1)
      #expect(run.output.contains("Site is as it was."))
      #expect(try portal.files(in: "Site") == before)
      let beside = try FileManager.default.contentsOfDirectory(atPath: portal.url.path)
      #expect(beside.filter { $0.hasPrefix(".Site") && !$0.hasSuffix("-lock") } == [])
    }
  }

  @Test("a stranger's file stays and is named; one with a dot in front just stays")
  func strangers() throws {
    try PortalFolder.with { portal in
      #expect(try portal.build().status == 0)
      for path in ["Site/mine.txt", "Site/ashby/complaints/scan.png", "Site/.gitignore"] {
        try portal.write("a stranger's", to: path)
      }
      try portal.write("---\ntitle: Grants\n---\n\n1. We give grants.\n", to: "Content/ashby/grants.md")
      try portal.remove("Content/ashby/complaints.md")
      // Published by mistake: somebody takes it out of the record by hand.
      try portal.write("policies:\n", to: "Content/ashby/published.lock.yml")
      let run = try portal.build()
      #expect(run.status == 0, "\(run)")
      #expect(run.output.contains("mine.txt"))
      #expect(run.output.contains("ashby/complaints/scan.png"))
      let files = try portal.files(in: "Site")
      #expect(files["ashby/complaints/index.html"] == nil)
      for path in ["mine.txt", "ashby/complaints/scan.png", ".gitignore"] {
        #expect(files[path]?.bytes == Data("a stranger's".utf8), "\(path)")
      }
    }
  }

  @Test("a stranger's file in the way is an error, and is not written over")
  func inTheWay() throws {
    try PortalFolder.with { portal in
      try portal.write("a stranger's", to: "Site/robots.txt")
      let run = try portal.build()
      #expect(run.status == 1, "\(run)")
      #expect(run.errors.contains("robots.txt"))
      #expect(try portal.files(in: "Site").mapValues(\.bytes) == ["robots.txt": Data("a stranger's".utf8)])
    }
  }

  @Test("folders may be named by their full paths")
  func fullPaths() throws {
    try PortalFolder.with { portal in
      try portal.write(
        "---\ntitle: Grants\n---\n\n1. See [complaints](complaints.md).\n", to: "Content/ashby/grants.md")
      let run = try portal.run(
        "check", "--content", portal.url.appending(path: "Content").path, "--as-of", "2026-11-21")
      #expect(run.status == 0, "\(run)")
    }
  }
}
