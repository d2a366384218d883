import Comparison
import Testing

@Suite("Clauses of two texts are aligned by their words")
struct ClauseAlignmentTests {
  struct Pair: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let old: String
    let new: String
    let expected: [String]

    init(_ name: String, _ old: String, _ new: String, _ expected: String) {
      testDescription = name
      self.old = old
      self.new = new
      self.expected = expected.split(separator: ", ").map(String.init)
    }
  }

  static let pairs = [
    Pair(
      "capitals, punctuation and line breaks are no other words",
      "1. The Clerk keeps the register, open to all.", "1. The clerk keeps\nthe register; open to **all**",
      "1"),
    Pair(
      "a clause put before the others",
      "1. Gifts are entered in the register.\n\n2. The register is open to all.",
      "1. Members act with courtesy.\n\n2. Gifts are entered in the register.\n\n3. The register is open to all.",
      "1>2, 2>3, 1 new"),
    Pair(
      "a clause taken out",
      "1. Gifts are entered in the register.\n\n2. Members act with courtesy.\n\n3. The register is open to all.",
      "1. Gifts are entered in the register.\n\n2. The register is open to all.", "1, 2 gone, 3>2"),
    Pair(
      "two clauses that change places",
      "1. Gifts are entered in the register.\n\n2. The register is open to all.",
      "1. The register is open to all.\n\n2. Gifts are entered in the register.", "1>2, 2>1"),
    Pair(
      "an amount that changes",
      "1. Gifts over £25 are entered in the register.", "1. Gifts over £50 are entered in the register.", "1~"
    ),
    Pair(
      "a sign that changes the meaning of a figure",
      "1. The rise is at most 5% a year.", "1. The rise is at most £5 a year.", "1~"),
    Pair(
      "reworded and moved at once",
      """
      1. Any group in the parish may apply for a grant once a year.

      2. The council publishes every grant it makes.
      """,
      """
      1. The council publishes every grant it makes.

      2. Any group in the parish may apply for a grant twice a year.
      """, "1>2~, 2>1"),
    Pair(
      "another clause at the same number is not taken for it",
      "1. Dogs are kept on a lead.", "1. The council meets on the first Tuesday.", "1 gone, 1 new"),
    Pair(
      "equal clauses keep their addresses",
      "1. As above.\n\n2. As above.\n\n3. As above.", "1. As above.\n\n2. As above.\n\n3. As above.",
      "1, 2, 3"),
    Pair(
      "equal clauses stay under their section, which was renumbered",
      """
      ## 1. Gifts

      1.1. As the code says.

      ## 2. Travel

      2.1. As the code says.
      """,
      """
      ## 1. Conduct

      1.1. As the code says.

      ## 2. Gifts

      2.1. As the code says.

      ## 3. Travel

      3.1. As the code says.
      """, "1>2, 1.1»2.1, 2>3, 2.1»3.1, 1 new, 1.1 new"),
    Pair(
      "a section is found by what stands under it",
      """
      ## 1. General

      1.1. Members act with courtesy at all times.

      1.2. Officers give advice without favour.
      """,
      """
      ## 1. Purpose

      1.1. This protocol is for members and officers.

      ## 2. Principles

      2.1. Members act with courtesy at all times.

      2.2. Officers give advice without favour.
      """, "1>2~, 1.1»2.1, 1.2»2.2, 1 new, 1.1 new"),
    Pair(
      "bullets are found one by one",
      "Members:\n\n- the mayor\n- the leader of the council",
      "Members:\n\n- the leader of the council\n- the mayor",
      "p1, item1>item2, item2>item1"),
    Pair(
      "an item of a list that came under another clause",
      "1. The clerk:\n\na) keeps the minutes of every meeting\n\n2. The chair:\n\na) opens every meeting of the council",
      "1. The clerk:\n\n2. The chair:\n\na) opens every meeting of the council\n\nb) keeps the minutes of every meeting",
      "1, 1.a>2.b, 2, 2.a"),
    Pair("a text that came from nothing", "", "1. Words.", "1 new"),
    Pair("a text that is gone", "1. Words.", "", "1 gone"),
  ]

  @Test("which clause is which", arguments: pairs)
  func counterparts(_ pair: Pair) {
    #expect(Alignments.list(Alignments.align(pair.old, pair.new)) == pair.expected)
  }

  @Test("a clause that keeps half of its word pairs is the same, one that keeps less is another")
  func threshold() {
    let old = "1. one two three four five six seven"
    // 8 pairs of neighbours with both ends: 4 of 8 in common, then 3 of 8.
    #expect(Alignments.list(Alignments.align(old, "1. one two three four a b c")) == ["1~"])
    #expect(Alignments.list(Alignments.align(old, "1. one two three a b c d")) == ["1 gone", "1 new"])
  }

  @Test("the numbering has changed only where a number leads elsewhere or means another clause")
  func renumbered() {
    let old = "1. Gifts are entered in the register.\n\n2. The register is open to all."
    #expect(!Alignments.align(old, "1. Gifts are entered in the register.").isRenumbered)
    #expect(!Alignments.align(old, old + "\n\n3. Members act with courtesy.").isRenumbered)
    #expect(Alignments.align(old, "1. The register is open to all.").isRenumbered)
    #expect(
      Alignments.align(old, "1. Members act with courtesy.\n\n2. The register is open to all.").isRenumbered)
  }

  @Test("the way back from the new text is the way there from the old one", arguments: pairs)
  func bothWays(_ pair: Pair) {
    let alignment = Alignments.align(pair.old, pair.new)
    for (index, entry) in alignment.old.enumerated() {
      guard let counterpart = entry.counterpart else { continue }
      #expect(alignment.new[counterpart.index].counterpart?.index == index)
    }
    #expect(
      alignment.old.count { $0.counterpart != nil } == alignment.new.count { $0.counterpart != nil })
  }
}
