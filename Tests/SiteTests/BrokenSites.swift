import Foundation
import PortalCommands
import SourceText
import Testing

/// A tiny broken site for every rule, with the exact text a clerk sees and the exit status.
///
/// `Fixtures/Broken/<rule>/` (or `<rule>.<variant>/`) holds what is laid over the good site in
/// `Fixtures/Broken/base`, the text in `expected.txt`, and arguments other than `check` in
/// `arguments.txt`. A path in `removed.txt` is taken away first; in the file on the first line of
/// `edited.txt` the words of its second line are replaced by those of the third.
@Suite("Broken sites")
struct BrokenSites {
  static let names = Fixtures.names(in: "Broken").filter { $0 != "base" }

  @Test("each is told to the clerk in these words", arguments: names)
  func message(name: String) throws {
    let example = Fixtures.root.appending(path: "Broken/\(name)")
    let outcome = try Fixtures.inTemporaryFolder { folder in
      try Fixtures.lay(Fixtures.root.appending(path: "Broken/base"), over: folder)
      try Fixtures.lay(
        Fixtures.project.appending(path: "Templates"), over: folder.appending(path: "Templates"))
      for path in lines(of: "removed.txt", in: example) {
        try FileManager.default.removeItem(at: folder.appending(path: path))
      }
      try edit(lines(of: "edited.txt", in: example), in: folder)
      try Fixtures.lay(example, over: folder)
      let arguments = lines(of: "arguments.txt", in: example)
      let run = try PortalRun(
        (arguments.isEmpty ? ["check"] : arguments) + ["--as-of", "2026-11-21"], in: folder)
      return run.terminal + "exit status \(run.status)\n"
    }
    let rule = name.split(separator: ".")[0]
    #expect(outcome.contains("[\(rule)]"), "\(name) does not bring up its own rule:\n\(outcome)")
    let expected = example.appending(path: "expected.txt")
    if Fixtures.renews { try outcome.write(to: expected, atomically: true, encoding: .utf8) }
    #expect(try outcome == String(contentsOf: expected, encoding: .utf8))
  }

  @Test("every rule has one, and every one has a rule")
  func rulesAreShown() {
    let shown = Set(Self.names.map { String($0.split(separator: ".")[0]) })
    let rules = Set(allRules.map(\.name)).subtracting(Self.shownElsewhere.keys)
    #expect(rules.subtracting(shown).sorted() == [])
    #expect(shown.subtracting(rules).sorted() == [])
  }

  @Test("no two rules have one name")
  func namesAreUnique() {
    #expect(Set(allRules.map(\.name)).count == allRules.count)
  }

  /// Rules whose mistake cannot lie in a folder under version control, with the test that provokes them.
  static let shownElsewhere: [String: String] = [
    "file-name-unclear": "FilesBeyondVersionControl.nameUnclear",
    "file-not-readable": "FilesBeyondVersionControl.pipe",
    "file-too-large": "FilesBeyondVersionControl.large",
    "site-busy": "DisturbedBuilds.siteBusy",
    "site-replaced": "DisturbedBuilds.siteReplaced",
  ]

  private func edit(_ edit: [String], in folder: URL) throws {
    guard edit.count == 3 else { return }
    let file = folder.appending(path: edit[0])
    let text = try String(contentsOf: file, encoding: .utf8)
    try #require(text.contains(edit[1]))
    try text.replacingOccurrences(of: edit[1], with: edit[2])
      .write(to: file, atomically: true, encoding: .utf8)
  }

  private func lines(of file: String, in folder: URL) -> [String] {
    let text = try? String(contentsOf: folder.appending(path: file), encoding: .utf8)
    return (text ?? "").split(separator: "\n").map(String.init)
  }
}
