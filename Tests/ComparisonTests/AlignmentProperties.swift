import Comparison
import Governance
import Testing

@Suite("What holds for the alignment of any texts")
struct AlignmentProperties {
  @Test("a text aligned with itself is the same clause by clause", arguments: UInt64(1)...40)
  func identity(_ seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let text = Self.text(sections: 6, &numbers)
    let alignment = Alignments.align(text, text)
    #expect(alignment.old.count > 10)
    #expect(Alignments.list(alignment) == alignment.old.map(\.address))
    #expect(!alignment.isRenumbered)
  }

  @Test("clauses put into any order are all found again", arguments: UInt64(1)...40)
  func shuffled(_ seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let lines = (0..<30).map { _ in Self.sentence(of: 8, &numbers) + " \(numbers.next() % 100_000)" }
    let shuffled = lines.shuffled(using: &numbers)
    let alignment = Alignments.align(Self.numbered(lines), Self.numbered(shuffled))
    for (index, entry) in alignment.old.enumerated() {
      #expect(entry.counterpart.map { shuffled[$0.index] } == lines[index])
      #expect(entry.counterpart?.isReworded == false)
    }
  }

  @Test("the same texts give the same alignment every time", arguments: UInt64(1)...10)
  func deterministic(_ seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let (old, new) = (Self.text(sections: 8, &numbers), Self.text(sections: 8, &numbers))
    let first = Alignments.align(old, new)
    for _ in 0..<5 { #expect(Alignments.align(old, new) == first) }
  }

  @Test("a long text, every clause of it reworded and moved, is aligned in the end", .timeLimit(.minutes(1)))
  func large() {
    var numbers = SeededNumbers(seed: 7)
    let lines = (0..<800).map { _ in Self.sentence(of: 20, &numbers) }
    let old = Alignments.clauses(Self.numbered(lines.map { "The council \($0)" }))
    let new = Alignments.clauses(Self.numbered(lines.map { "Members \($0) always" }.reversed()))
    let alignment = alignClauses(of: old, with: new)
    #expect(alignment.old.count == 800 && alignment.new.count == 800)
  }

  // MARK: Made texts

  private static let words = [
    "council", "member", "officer", "register", "gift", "meeting", "clerk", "advice", "public", "grant", "of",
    "the", "a", "in", "with", "shall", "keep", "give", "open", "every",
  ]

  private static func sentence(of count: Int, _ numbers: inout SeededNumbers) -> String {
    (0..<count).map { _ in words.randomElement(using: &numbers) ?? "" }.joined(separator: " ")
  }

  private static func numbered(_ lines: [String]) -> String {
    lines.enumerated().map { "\($0.offset + 1). \($0.element)." }.joined(separator: "\n\n")
  }

  /// Sections with clauses, paragraphs and bullets, many of which say the same.
  private static func text(sections: Int, _ numbers: inout SeededNumbers) -> String {
    (1...sections).map { section in
      var parts = ["## \(section). \(["General", "Gifts", "Meetings"].randomElement(using: &numbers) ?? "")"]
      for clause in 1...3 {
        parts.append(
          "\(section).\(clause). \(sentence(of: Int.random(in: 1...6, using: &numbers), &numbers)).")
        if Bool.random(using: &numbers) { parts.append("As above.") }
        if Bool.random(using: &numbers) { parts.append("- the clerk\n- the chair\n- the clerk") }
      }
      return parts.joined(separator: "\n\n")
    }.joined(separator: "\n\n")
  }
}
