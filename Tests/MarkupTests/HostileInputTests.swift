import Markup
import SourceText
import Testing

/// Texts made to take long or to overflow a stack. Each is read within the time limit, with a finding where
/// it is refused.
@Suite(.timeLimit(.minutes(1))) struct HostileInputTests {
  @Test(
    "Nesting beyond the limit is reported, in time that grows with the length", arguments: deep.keys.sorted())
  func deepNesting(name: String) throws {
    let text = try #require(Self.deep[name])
    for document in [readPage(text), readPolicy(text)] {
      #expect(document.findings.contains { $0.rule == .nestingTooDeep }, "\(name)")
    }
  }

  static let deep: [String: String] = [
    "100,000 quotes": String(repeating: ">", count: 100_000),
    "quotes and spaces": String(repeating: "> ", count: 50_000),
    "bullets": String(repeating: "- ", count: 50_000) + "a",
    "numbers": String(repeating: "1. ", count: 30_000) + "a",
    "bullets, then blank lines": String(repeating: "- ", count: 20_000) + "a"
      + String(repeating: "\n", count: 20_000),
    "strong": String(repeating: "**a ", count: 150) + String(repeating: "b**", count: 150),
    "lists by indentation": (0..<150).map { String(repeating: "  ", count: $0) + "- a\n" }.joined(),
    "brackets that cost the square": String(repeating: "![[]()", count: 20_000),
    "declarations that cost the square": String(repeating: "a <!A ", count: 20_000),
  ]

  @Test("Long rows of markup are read in time that grows with their length", arguments: long.keys.sorted())
  func longRows(name: String) throws {
    let text = try #require(Self.long[name])
    for document in [readPage(text), readPolicy(text)] {
      #expect(document.value.body.count == text.utf8.count)
    }
  }

  static let long: [String: String] = [
    "emphasis": String(repeating: "*a **a ", count: 10_000),
    "entities": String(repeating: "&eacute;", count: 10_000),
    "escapes": String(repeating: "\\*", count: 20_000),
    "cells": "|" + String(repeating: "a|", count: 10_000) + "\n|" + String(repeating: "-|", count: 10_000),
    "tables": String(repeating: "|a|\n|-|\n\n", count: 3_000),
    "footnotes": (0..<3_000).map { "[^\($0)]: a\n" }.joined(),
    "labels": (0..<3_000).map { "\($0 % 900). Text\n\n" }.joined(),
    "clauses": String(repeating: "1.1 a\n", count: 10_000),
    "backticks": (1...300).map { String(repeating: "`", count: $0) + "e" }.joined(separator: " "),
    "blank lines": String(repeating: "\n", count: 100_000),
    "tabs": String(repeating: "a\tb\n", count: 10_000),
    "fences": String(repeating: "```\n", count: 10_001),
    "prose": String(repeating: "The Council shall meet. ", count: 10_000),
  ]

  @Test("One hundred quotes are fine")
  func limit() {
    #expect(readPage(String(repeating: ">", count: 97) + " a").findings == [])
  }

  @Test("Words of hostile markup cannot pass for what the reader adds itself")
  func forgery() {
    let text = "[a](footnote:0)[^1]\n\n***\n\n# b #\n\n[^1]: c\n\n|d|\n|-|"
    #expect(dump(readPolicy(text).value.blocks) == "p [a](footnote:0)[^1]\nrule\nh1 b\ntable none\n  | d\n")
  }
}
