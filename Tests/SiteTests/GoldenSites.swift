import Foundation
import Testing

/// Small whole sites with every file they must give: `Fixtures/Sites/<name>/{Content,Expected}`, made with
/// the project's Templates or with their own, and arguments other than `--as-of 2026-11-21` in
/// `arguments.txt`. An example without a Content of its own names in `content.txt` the one whose Content it
/// publishes, on another day.
///
/// A missing, a changed or an extra file fails. `UPDATE_GOLDEN=1 swift test` writes `Expected` anew.
@Suite("Golden sites")
struct GoldenSites {
  static let names = Fixtures.names(in: "Sites")

  @Test("each comes out to the byte", arguments: names)
  func site(name: String) throws {
    let example = Fixtures.root.appending(path: "Sites/\(name)")
    let made = try Fixtures.inTemporaryFolder { folder in
      try Fixtures.lay(
        Fixtures.project.appending(path: "Templates"), over: folder.appending(path: "Templates"))
      if let other = words(in: "content.txt", of: example)?.first {
        try Fixtures.lay(
          Fixtures.root.appending(path: "Sites/\(other)/Content"), over: folder.appending(path: "Content"))
      }
      try Fixtures.lay(example, over: folder)
      let arguments = words(in: "arguments.txt", of: example) ?? ["--as-of", "2026-11-21"]
      let run = try PortalRun(["build"] + arguments, in: folder)
      #expect(run.status == 0, "\(run.terminal)")
      var files = try Fixtures.files(in: folder.appending(path: "Site"))
      // Assets that are published just as they lie in Templates need not be kept once more.
      for (path, bytes) in try Fixtures.files(in: folder.appending(path: "Templates"))
      where files[path] == bytes { files[path] = nil }
      files["terminal.txt"] = Data(run.terminal.utf8)
      return files
    }
    let expectation = example.appending(path: "Expected")
    if Fixtures.renews { try write(made, to: expectation) }
    let expected = try Fixtures.files(in: expectation)
    #expect(made.keys.sorted() == expected.keys.sorted())
    for (path, bytes) in made.sorted(by: { $0.key < $1.key }) where expected[path] != nil {
      #expect(
        String(decoding: bytes, as: UTF8.self) == expected[path].map { String(decoding: $0, as: UTF8.self) },
        "\(path)")
    }
  }

  private func words(in file: String, of example: URL) -> [String]? {
    let text = try? String(contentsOf: example.appending(path: file), encoding: .utf8)
    return text?.split(whereSeparator: \.isWhitespace).map(String.init)
  }

  private func write(_ files: [String: Data], to folder: URL) throws {
    try? FileManager.default.removeItem(at: folder)
    for (path, bytes) in files {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try bytes.write(to: file)
    }
  }
}
