import Foundation
import Testing

/// What is wrong with files that a version control system cannot keep, or that are too large to be kept: each
/// is made in a folder and told to the clerk by the real program.
@Suite("Files beyond version control")
struct FilesBeyondVersionControl {
  @Test("a name that is not UTF-8 is shown with a sign for what cannot be read")
  func nameUnclear() throws {
    let told = try messages { folder in
      // "compláints.md" as a Windows computer of 1995 writes it.
      let name = Array("\(folder.path)/Content/ashby/compl".utf8) + [0xE1] + Array("ints.md".utf8)
      let descriptor = open(name.map { CChar(bitPattern: $0) } + [0], O_CREAT | O_WRONLY, 0o644)
      try #require(descriptor >= 0)
      close(descriptor)
    }
    #expect(
      told == """
        error: the name of this file has characters that cannot be read [file-name-unclear]
          --> Content/ashby/compl\u{FFFD}ints.md
           = repair: rename it, with letters, digits and hyphens


        """)
  }

  @Test("a connection between programs is no file")
  func pipe() throws {
    let told = try messages { folder in
      try #require(mkfifo(folder.appending(path: "Content/ashby/printer").path, 0o644) == 0)
    }
    #expect(
      told == """
        error: this is a device or a connection between programs, not a file [file-not-readable]
          --> Content/ashby/printer
           = repair: remove it


        """)
  }

  @Test("folders in folders end somewhere")
  func deepFolders() throws {
    let path = "Content/ashby/attachments" + String(repeating: "/old", count: 31)
    let told = try messages { folder in
      try FileManager.default.createDirectory(
        at: folder.appending(path: path + "/older"), withIntermediateDirectories: true)
    }
    #expect(
      told == """
        error: this folder stands more than 32 folders deep [file-not-readable]
          --> \(path)
           = repair: move what is in it further up, or remove it


        """)
  }

  @Test("a text of more than 4 MB is not read")
  func large() throws {
    let told = try messages { folder in
      let line = "1.1. The council meets in public.\n\n"
      let text = String(repeating: line, count: (4 << 20) / line.utf8.count + 1)
      try text.write(
        to: folder.appending(path: "Content/ashby/minutes.md"), atomically: false, encoding: .utf8)
    }
    #expect(
      told == """
        error: the file has 4.1 MB, and more than 4 MB are not read [file-too-large]
          --> Content/ashby/minutes.md
           = repair: split the text, or attach the document as a PDF instead


        """)
  }

  @Test("a row of 100,000 signs is refused at once")
  func longRow() throws {
    let signs = String(repeating: ">", count: 100_000)
    let told = try messages { folder in
      let file = folder.appending(path: "Content/ashby/complaints.md")
      let text = try String(contentsOf: file, encoding: .utf8)
      try "\(text)\n\(signs)\n".write(to: file, atomically: false, encoding: .utf8)
    }
    #expect(told.hasPrefix("error: quotes, lists or bold and italic words stand more than 100 deep"))
    #expect(told.contains("--> Content/ashby/complaints.md:16:1\n"))
  }

  /// What the program says to a good site after `change`; it must be one error.
  private func messages(after change: (URL) throws -> Void) throws -> String {
    try Fixtures.inTemporaryFolder { folder in
      try Fixtures.lay(Fixtures.root.appending(path: "Broken/base"), over: folder)
      try Fixtures.lay(
        Fixtures.project.appending(path: "Templates"), over: folder.appending(path: "Templates"))
      try change(folder)
      let run = try PortalRun(["check", "--as-of", "2026-11-21"], in: folder)
      #expect(run.status == 1)
      let ending = "1 error to put right before anything is published.\n"
      #expect(run.terminal.hasSuffix(ending))
      return String(run.terminal.dropLast(ending.count))
    }
  }
}
