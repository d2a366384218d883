import Foundation
import PortalCommands
import SourceText
import Testing

/// One voice for every message: what is so, said to somebody who knows documents and no programs.
@Suite("The words of the rules")
struct RuleWords {
  /// Words of programs about themselves. They blame the reader, or say nothing that helps.
  static let banned = [
    "invalid", "illegal", "failed to", "failure", "unable to", "unexpected", "exception", "malformed",
    "abort",
    "please", "sorry", "oops", "syntax", "parse", "must not be null", "unsupported", "not allowed to",
    "warning:", "error:",
  ]

  static func bannedWords(in text: String) -> [String] {
    let words = text.lowercased()
    return banned.filter { words.contains($0) }
  }

  @Test("an explanation is two to six plain sentences and an example in two halves", arguments: allRules)
  func explanation(_ rule: Rule) {
    #expect(Self.bannedWords(in: rule.explanation) == [])
    #expect(rule.explanation.hasSuffix("."))
    let sentences = rule.explanation.split(separator: ". ").count
    #expect((1...6).contains(sentences))
    let halves = rule.example.split(separator: "\n\n", maxSplits: 1)
    #expect(halves.count == 2 && halves.first != halves.last, "with the mistake, and put right")
  }

  @Test("a rule's name states the mistake, in plain words joined by hyphens", arguments: allRules)
  func name(_ rule: Rule) {
    #expect(rule.name.allSatisfy { $0.isLowercase || $0 == "-" })
    #expect(rule.name.split(separator: "-").count >= 2)
    #expect(Self.bannedWords(in: rule.name) == [])
  }

  @Test("what a clerk sees of a broken site has none of the banned words", arguments: BrokenSites.names)
  func message(name: String) throws {
    let expected = try String(
      contentsOf: Fixtures.root.appending(path: "Broken/\(name)/expected.txt"), encoding: .utf8)
    let lines = expected.split(separator: "\n").map(String.init)
    let headlines = lines.filter { $0.hasPrefix("error: ") || $0.hasPrefix("warning: ") }
    let repairs = lines.filter { $0.hasPrefix("   = ") }
    #expect(!headlines.isEmpty)
    for headline in headlines {
      let words = headline.drop { $0 != ":" }.dropFirst(2)
      #expect(Self.bannedWords(in: Self.withoutQuotations(words)) == [], "\(headline)")
      #expect(words.hasSuffix("]"), "the rule's name ends it: \(headline)")
      #expect(!words.contains(". ["), "no full stop: \(headline)")
    }
    for repair in repairs {
      #expect(Self.bannedWords(in: Self.withoutQuotations(repair[...])) == [], "\(repair)")
      #expect(!repair.hasSuffix("."), "\(repair)")
    }
    #expect(!repairs.isEmpty, "something can be done about it")
  }

  /// What the clerk wrote is not ours.
  private static func withoutQuotations(_ text: Substring) -> String {
    var ours = ""
    var isOurs = true
    for character in text {
      if character == "\"" || character == "`" { isOurs.toggle() } else if isOurs { ours.append(character) }
    }
    return ours
  }
}
