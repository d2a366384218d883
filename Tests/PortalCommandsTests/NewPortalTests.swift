import Foundation
import SourceText
import StartingPortal
import Testing

@Suite("portal new portal")
struct NewPortalTests {
  @Test("the templates inside the program are those of the project, every one")
  func templates() throws {
    let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = project.appending(path: "Templates")
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter {
      $0.contains(".") && !$0.hasPrefix(".")
    }
    let own = startingTemplates()
    #expect(own.map(\.path).sorted() == names.map { "Templates/\($0)" }.sorted())
    for file in own {
      #expect(try Data(contentsOf: project.appending(path: file.path)) == Data(file.bytes), "\(file.path)")
    }
  }

  @Test("the folder holds the texts' settings and the templates, and no council yet")
  func folder() throws {
    try PortalFolder.with { portal in
      let run = try portal.run("new", "portal", "policies", "--title", "O'Neill: policies")
      #expect(run.status == 0, "\(run)")
      let settings = try String(
        contentsOf: portal.url.appending(path: "policies/Content/portal.yml"), encoding: .utf8)
      #expect(settings.contains("\ntitle: 'O''Neill: policies'\n"))
      #expect(settings.contains("\nbase_url: https://policies.example/\n"))
      let check = try portal.run(
        "check", "--content", "policies/Content", "--templates", "policies/Templates")
      #expect(check.errors.contains("[councils-missing]"))
      #expect(check.output == "1 error to put right before anything is published.\n")
    }
  }

  @Test("a folder with something in it is left alone; one with a repository alone is not in the way")
  func folderInUse() throws {
    try PortalFolder.with { portal in
      let run = try portal.run("new", "portal", ".")
      #expect(run.status == 64)
      #expect(run.errors == "error: . is there already, with something in it: name a new folder.\n")
      try portal.write("", to: "clone/.git/config")
      #expect(try portal.run("new", "portal", "clone").status == 0)
    }
  }

  @Test("a web address that is none is refused, and nothing is written")
  func address() throws {
    try PortalFolder.with { portal in
      let run = try portal.run("new", "portal", "policies", "--base-url", "policies")
      #expect(run.status == 1)
      #expect(run.errors.contains("[web-address-unclear]"), "\(run)")
      #expect(!FileManager.default.fileExists(atPath: portal.url.appending(path: "policies").path))
    }
  }

  @Test("a portal without templates of its own is published with the program's")
  func builtInTemplates() throws {
    try PortalFolder.with { portal in
      #expect(try portal.build().status == 0)
      let first = try portal.files(in: "Site").mapValues(\.bytes)
      try portal.remove("Templates")
      #expect(try portal.build().output.contains("No file changed."))
      try portal.write("", to: "Templates/.keep")
      #expect(try portal.build().output.contains("No file changed."))
      #expect(try portal.files(in: "Site").mapValues(\.bytes) == first)
      #expect(try portal.run("check", "--templates", "Templates").status == 1, "named, it must be there")
    }
  }
}
