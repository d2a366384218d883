import Foundation
import Testing

/// Habits of the code that a reader relies on and a compiler does not check.
@Suite("The code keeps its habits")
struct Habits {
  /// Words that only `PortalCommands` may use, each with the reason.
  static let commandsOnly: [(word: String, reason: String)] = [
    ("FileManager", "the disk is read and written by the commands alone"),
    ("fopen(", "the disk is read and written by the commands alone"),
    ("getenv", "settings of a run are arguments"),
    ("ProcessInfo", "settings of a run are arguments"),
    ("CommandLine.", "settings of a run are arguments"),
    ("Date()", "the day is an argument: the same input gives the same bytes"),
    ("Date.now", "the day is an argument: the same input gives the same bytes"),
    ("Clock()", "the day is an argument: the same input gives the same bytes"),
    ("Locale", "pages must not depend on the machine that makes them"),
    ("TimeZone", "a day is a day in the council's calendar"),
    ("DateFormatter", "dates keep their own precision and words"),
    ("print(", "what is said to people is said by the commands"),
    ("Regex", "a slow matcher on somebody else's text"),
    (".random", "the same input gives the same bytes"),
    ("Hasher()", "its seed changes with every run"),
    (".hashValue", "its seed changes with every run"),
  ]

  /// Words that no file of the program may use, each with the reason.
  static let nowhere: [(word: String, reason: String)] = [
    ("@testable", "tests see what modules show each other"),
    ("public func", "modules show each other things with `package`"),
    ("public struct", "modules show each other things with `package`"),
    ("public let", "modules show each other things with `package`"),
    ("fatalError", "content never stops the program"),
    ("try!", "content never stops the program"),
    ("TODO", "unfinished work is an issue, not a comment"),
    ("FIXME", "unfinished work is an issue, not a comment"),
    ("Yams.load", "it crashes on `key: {{x}}` and expands alias bombs"),
  ]

  static let vagueNames = ["Util", "Helper", "Manager", "Context", "Engine", "Misc"]

  @Test("below the commands nothing touches disk, clock or environment")
  func modulesArePure() throws {
    for file in try SourceTree.swiftFiles(under: "Sources")
    where !["PortalCommands", "portal", "portal-bench"].contains(file.module) {
      expectAbsence(of: Self.commandsOnly, in: file)
    }
  }

  @Test("no file uses what is banned everywhere")
  func bannedWordsAreAbsent() throws {
    for file in try SourceTree.swiftFiles(under: "Sources") { expectAbsence(of: Self.nowhere, in: file) }
  }

  @Test("files are at most 400 lines long")
  func filesAreShort() throws {
    for file in try SourceTree.swiftFiles(under: "Sources") + SourceTree.swiftFiles(under: "Tests")
    where file.lines.count > 401 {
      Issue.record("\(file.path) has \(file.lines.count - 1) lines; 400 is the limit")
    }
  }

  @Test("files are named after what they hold")
  func fileNamesAreTelling() throws {
    for file in try SourceTree.swiftFiles(under: "Sources") {
      #expect(!file.name.contains("+"), "\(file.path): a type is not cut up into slices")
      for name in Self.vagueNames where file.name.contains(name) {
        Issue.record("\(file.path): \(name) does not say what the file is for")
      }
    }
  }

  @Test("HTML is written through the buffer only")
  func markupComesFromTheBuffer() throws {
    for file in try SourceTree.swiftFiles(under: "Sources")
    where ["Publishing", "Templating", "PortalCommands"].contains(file.module) {
      for (number, line) in file.lines.enumerated() where !isComment(line) && holdsMarkup(line) {
        guard !line.contains("markup(\"") else { continue }
        Issue.record("\(file.path):\(number + 1) writes HTML past the buffer: \(line)")
      }
    }
  }

  @Test("the code map names every source file, and no other")
  func codeMapIsComplete() throws {
    let map = try SourceTree.text(of: "Sources/README.md")
    let files = try SourceTree.swiftFiles(under: "Sources")
    for file in files where !map.contains("`\(file.name)`") {
      Issue.record("Sources/README.md does not name \(file.path)")
    }
    for word in map.split(separator: "`") where word.hasSuffix(".swift") {
      let isThere = files.contains { $0.path.hasSuffix("/\(word)") }
      #expect(isThere, "Sources/README.md names \(word), which does not exist")
    }
  }

  private func expectAbsence(of banned: [(word: String, reason: String)], in file: SourceTree.File) {
    for (number, line) in file.lines.enumerated() where !isComment(line) {
      for (word, reason) in banned where line.contains(word) {
        Issue.record("\(file.path):\(number + 1) uses \(word): \(reason)")
      }
    }
  }

  private func isComment(_ line: Substring) -> Bool {
    line.drop { $0 == " " }.hasPrefix("//")
  }

  /// A string literal that begins with a tag.
  private func holdsMarkup(_ line: Substring) -> Bool {
    guard let quote = line.range(of: "\"<") else { return false }
    guard let next = line[quote.upperBound...].first else { return false }
    return next == "/" || next.isLetter
  }
}
