import Foundation
import Testing

/// What cannot lie in a folder under version control; the rest is in the broken sites.
@Suite("Content folders as they come")
struct ContentReaderTests {
  @Test("links are named with where they lead, and not followed")
  func links() throws {
    try PortalFolder.with { portal in
      try portal.write("root:secret", to: "outside/passwd")
      for (name, target) in [
        ("out.md", "../../outside/passwd"), ("in.md", "complaints.md"), ("gone.md", "nowhere"), ("up", ".."),
      ] {
        try FileManager.default.createSymbolicLink(
          atPath: portal.url.appending(path: "Content/ashby/\(name)").path, withDestinationPath: target)
      }
      let run = try portal.build()
      #expect(run.status == 1)
      for target in ["../../outside/passwd", "complaints.md", "nowhere", ".."] {
        #expect(run.errors.contains("a link to \(target), not a file"))
      }
      #expect(!run.errors.contains("secret"))
    }
  }

  @Test("a name that is not UTF-8 and a file that is no file are reported")
  func oddFiles() throws {
    try PortalFolder.with { portal in
      let folder = portal.url.appending(path: "Content/ashby").path
      let name: [CChar] =
        folder.utf8.map { CChar(bitPattern: $0) } + [0x2F, 0x63, -0x17, 0x2E, 0x6D, 0x64, 0]
      close(open(name, O_CREAT | O_WRONLY, 0o644))
      mkfifo("\(folder)/pipe", 0o644)
      let run = try portal.check()
      #expect(run.status == 1)
      #expect(run.errors.contains("[file-name-unclear]\n  --> Content/ashby/c\u{FFFD}.md\n"))
      #expect(run.errors.contains("[file-not-readable]\n  --> Content/ashby/pipe\n"))
    }
  }

  @Test("a name with an escape sequence does not reach the terminal")
  func steeringNames() throws {
    try PortalFolder.with { portal in
      try portal.write("---\ntitle: A\n---\n\nText.\n", to: "Content/ashby/\u{1B}[2Jcleared.md")
      let run = try portal.check()
      #expect(run.status == 1)
      #expect(!run.errors.contains("\u{1B}"))
      #expect(run.errors.contains("Content/ashby/␛[2Jcleared.md"))
    }
  }

  @Test("two names that differ only in capitals are one address")
  func capitals() throws {
    try PortalFolder.with { portal in
      try portal.write("---\ntitle: A\n---\n\nText.\n", to: "Content/ashby/Complaints.md")
      let run = try portal.check()
      #expect(run.status == 1)
      #expect(run.errors.contains("[address-taken]"))
    }
  }

  @Test("copies of editors and hidden files are passed over")
  func backups() throws {
    try PortalFolder.with { portal in
      for name in ["complaints.md~", ".complaints.md.swp", ".DS_Store", "#complaints.md#", ".hidden/a.md"] {
        try portal.write("not a policy", to: "Content/ashby/\(name)")
      }
      let run = try portal.check()
      #expect(run.status == 0, "\(run)")
      #expect(run.errors == "")
    }
  }

  @Test("a folder that is missing or empty is said so")
  func nothing() throws {
    try PortalFolder.with { portal in
      let missing = try portal.run("check", "--content", "Nowhere", "--as-of", "2026-11-21")
      #expect(missing.status == 1)
      #expect(missing.errors.contains("there is no folder Nowhere"))
      try FileManager.default.createDirectory(
        at: portal.url.appending(path: "Empty"), withIntermediateDirectories: false)
      let empty = try portal.run("check", "--content", "Empty", "--as-of", "2026-11-21")
      #expect(empty.status == 1)
      #expect(empty.errors.contains("the folder Empty is empty"))
    }
  }
}
