import Markup
import SourceText
import Testing

/// Labels and how deep they stand. A row is a row of labels, each opening a paragraph of its own.
@Suite struct LabelLevelTests {
  @Test("Depth comes from the shapes of the labels", arguments: rows)
  func depths(labels: String, depths: String) {
    let text = labels.split(separator: " ").map { "\($0) Text of the clause, which ends." }.joined(
      separator: "\n\n")
    let blocks = readPolicy(text).value.blocks
    #expect(blocks.compactMap(\.label?.text).joined(separator: " ") == labels)
    #expect(blocks.compactMap(\.label?.depth).map(String.init).joined() == depths)
  }

  static let rows: [(String, String)] = [
    ("1. 2. 3.", "000"), ("1. 1.1 1.2 2. 2.1", "01101"), ("1. 1.1. 1.1.1. 1.1.2. 1.2. 2.", "012210"),
    ("1. (a) (b) 2. (a)", "01101"), ("1. 1.1 (a) (i) (ii) (b) 1.2 (a)", "01233212"),
    ("1. a) b) i) ii) c) 2.", "0112210"), ("(1) (a) (i) (2)", "0120"),
    // `i)` after `h)` is the letter; as a first below another shape it is Roman.
    ("a) b) c) d) e) f) g) h) i) j) k)", "00000000000"), ("1. i) ii) iii) iv) v) vi) 2.", "01111110"),
    ("(a) (b) (i) (ii) (c)", "00110"), ("1. (i) (ii) 2.", "0110"),
    ("a) b) c) d) e) f) g) h) i) ii) j)", "00000000110"),
    // A numeral misread for a figure.
    ("I. I.1. I.2. 2. 2.1. 3.", "011010"), ("I. I.1 II. II.1 III.", "01010"), ("I.1 I.2 II.1", "111"),
    // Dotted labels without the label above them, gaps and lost items.
    ("1.1 1.2 2.1 2.2", "1111"), ("1. 1.1 1.4 3. 3.2", "01101"), ("a) c) f)", "000"),
    ("2.1 2.2 (c) (d)", "1122"),
    ("1. 1.1 1.2.1 1.2.2 1.3", "01221"),
    // Letters added later.
    ("3. 3A. 3B. 4.", "0000"), ("3.1 3.1A 3.2", "111"),
    // A list inside a clause that uses the shape of the clauses.
    ("1. 1.1 1. 2. 1.2 2.", "012210"),
    // Some lists go on with capitals behind z.
    (
      "1. a. b. c. d. e. f. g. h. i. j. k. l. m. n. o. p. q. r. s. t. u. v. w. x. y. z. A. B. 2.",
      "011111111111111111111111111110"
    ), ("1. (y) (z) (aa) (bb) 2.", "011110"),
    ("1. 1.1 1.1.1 (a) (i) (A) (1) (2) (B)", "012345665"),
    ("A. 1. 2. B. 1. 2.", "011011"), ("(1) (a) (1) (2) (b)", "01001"),
  ]

  @Test("Schedules stand outermost, parts above sections", arguments: wordRows)
  func words(text: String, depths: String) {
    let blocks = readPolicy(text).value.blocks
    #expect(blocks.compactMap(\.label?.depth).map(String.init).joined() == depths, "\(dump(blocks))")
  }

  static let wordRows: [(String, String)] = [
    ("Part 1\n\n1. Scope\n\nPart 2\n\n2. Roles", "0101"),
    ("1. Scope\n\n1.1 Text.\n\nSchedule 1\n\n1. Text.\n\n2. Text.\n\nSchedule 2\n\n1. Text.", "0101101"),
    ("Article 1\n\n1.1 Text.\n\n(a) Text.\n\nArticle 2\n\n2.1 Text.", "01201"),
    ("Appendix A\n\nA1 Text.\n\nA2 Text.", "011"),
  ]

  @Test("Below a heading without a number, numbering may start again at its level")
  func restart() {
    let text = "## Meetings\n\n1. Text.\n\n(a) Text.\n\n## Votes\n\n1. Text.\n\n(a) Text."
    #expect(readPolicy(text).value.blocks.compactMap(\.label?.depth) == [0, 1, 0, 1])
  }

  @Test("A number that stands over a second section opens no list inside the first")
  func repeatedHeading() {
    let text = "## 1. Purpose\n\n1.1 Text.\n\n## 1. Appeals\n\n1.1 Text.\n\n1.2 Text."
    #expect(readPolicy(text).value.blocks.compactMap(\.label?.depth) == [0, 1, 0, 1, 1])
  }

  @Test("Gaps, repetitions and wrong orders are reported at the label, with the one before it")
  func sequence() {
    let text = "1. Text.\n\n1.1 Text.\n\n1.1 Text.\n\n1.4 Text.\n\n1.5 Text.\n\n1.2 Text.\n\nb) Text.\n"
    let findings = readPolicy(text).findings
    #expect(
      dump(findings) == [
        "label-repeated 8:1 1.1", "label-missing 10:1 1.4", "label-order 14:1 1.2", "label-missing 16:1 b)",
      ])
    #expect(findings.map { $0.notes.count } == [1, 1, 1, 0])
  }

  @Test("A label that stands after the next one is out of order, and not missing as well")
  func swapped() {
    let text = "1. Text.\n\n1.1 Text.\n\n1.3 Text.\n\n1.2 Text.\n"
    #expect(dump(readPolicy(text).findings) == ["label-order 10:1 1.2"])
  }

  @Test("In a list without blank lines a gap is a gap, and a number inside a sentence is none")
  func gapInList() {
    let list = "1. Text:\n\na) One;\nc) three.\n"
    #expect(readPolicy(list).value.blocks.count == 3)
    #expect(dump(readPolicy(list).findings) == ["label-missing 7:1 c)"])
    let sentence = "1. Text:\n\na) One and\nc) three.\n"
    #expect(readPolicy(sentence).value.blocks.count == 2)
  }
}
