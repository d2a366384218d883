import Markup
import SourceText
import Testing

/// Pipe tables rule by rule after GitHub Flavored Markdown §4.10, and footnotes.
@Suite struct TableAndFootnoteTests {
  @Test("Tables", arguments: tableRows)
  func table(text: String, expected: String) {
    for document in [readPage(text), readPolicy(text)] {
      #expect(dump(document.value.blocks) == expected)
    }
  }

  static let tableRows: [(String, String)] = [
    ("| a | b |\n| - | - |\n| c | d |", "table none none\n  | a | b\n  | c | d\n"),
    // Pipes at the ends are optional, and cells need not line up.
    ("a | b\n- | -\nc | d", "table none none\n  | a | b\n  | c | d\n"),
    ("| a |\n|---|", "table none\n  | a\n"),
    // Colons align.
    ("|a|b|c|d|\n|:-|-:|:-:|-|", "table left right center none\n  | a | b | c | d\n"),
    // A pipe inside a cell has a backslash, in code too; other backslashes are Markdown's.
    ("| a \\| b | `c \\| d` | \\*e\\* |\n|-|-|-|", "table none none none\n  | a | b | `c | d` | *e*\n"),
    // Cells hold running text and no blocks.
    (
      "| **a** [b](c.md) | # d |\n|-|-|\n| - e | > f |",
      "table none none\n  | *a* [b](c.md) | # d\n  | - e | > f\n"
    ),
    ("| C # | #### |\n|-|-|", "table none none\n  | C # | ####\n"),
    // The head and the row of hyphens must match.
    ("| a | b |\n| - |\n| c |", "p | a | b |/| - |/| c |\n"), ("a\n-|-", "p a/-|-\n"),
    // Rows may be short; empty cells stay.
    ("|a|b|\n|-|-|\n|c|\n||d|\n|", "table none none\n  | a | b\n  | c | \n  |  | d\n  |  | \n"),
    ("|a|b|\n|-|-|\nc", "table none none\n  | a | b\n  | c | \n"),
    // The table ends at a blank line or where another block starts.
    ("|a|\n|-|\n|b|\n\nc", "table none\n  | a\n  | b\np c\n"),
    ("|a|\n|-|\n> b", "table none\n  | a\nquote\n  p b\n"),
    ("|a|\n|-|\n# b", "table none\n  | a\nh1 b\n"),
    ("|a|\n|-|\n- b", "table none\n  | a\nul\n  -\n    p b\n"),
    ("|a|\n|-|\n***", "table none\n  | a\nrule\n"), ("|a|\n|-|\n```\nb\n```", "table none\n  | a\ncode |b\n"),
    // Text above a table is a paragraph of its own.
    ("x\n|a|\n|-|\n|b|", "p x\ntable none\n  | a\n  | b\n"),
    // In a list.
    (
      "- x\n\n  |a|\n  |-|\n  |b|\n\n- y",
      "ul loose\n  -\n    p x\n    table none\n      | a\n      | b\n  -\n    p y\n"
    ),
    // No table in code, and no heading's underline for a table.
    ("```\n|a|\n|-|\n```", "code ||a|/|-|\n"), ("a\n---", "h2 a\n"),
    ("|a|\n|-|\n\n|b|\n|-|\n|c|", "table none\n  | a\ntable none\n  | b\n  | c\n"),
  ]

  @Test("A labelled line ends a table in a policy")
  func labelAfterTable() {
    #expect(dump(readPolicy("|a|\n|-|\n3.1 Text").value.blocks) == "table none\n  | a\np <3.1|1> Text\n")
  }

  @Test("Cells know their places, and the table its lines")
  func tablePlaces() throws {
    let document = readPolicy("Text.\n\n| Post | *Holder* |\n|---|---|\n| Clerk | é B |\n").value
    let table = try #require(document.blocks.last)
    #expect(document.file.text(table.range) == "Post | *Holder* |\n|---|---|\n| Clerk | é B")
    let texts = runs([table]).flatMap(texts)
    #expect(texts.map(\.words) == ["Post", "Holder", "Clerk", "é B"])
    for text in texts { #expect(document.file.text(text.range) == text.words) }
  }

  @Test("Cells beyond the head's and a head that does not match are reported")
  func tableFindings() {
    #expect(dump(readPage("|a|b|\n|-|-|\n|c|d|e|f|").findings) == ["table-cells 6:6 e|f"])
    #expect(dump(readPage("|a|b|\n|-|").findings) == ["table-columns 4:1 |a|b|"])
  }

  @Test("Footnotes", arguments: footnoteRows)
  func footnote(text: String, expected: String, notes: String) {
    for document in [readPage(text), readPolicy(text)] {
      #expect(dump(document.value.blocks) == expected)
      #expect(document.value.footnotes.map { "\($0.name): \(dump($0.blocks))" }.joined() == notes)
      #expect(document.findings == [])
    }
  }

  static let footnoteRows: [(String, String, String)] = [
    ("Code[^1] applies.\n\n[^1]: Issued *2011*.", "p Code[^1] applies.\n", "1: p Issued _2011_.\n"),
    ("Code[^1].\n[^1]: Issued.\nAgain.", "p Code[^1].\n", "1: p Issued./Again.\n"),
    ("[^1]: Issued.\n\nCode[^1].", "p Code[^1].\n", "1: p Issued.\n"),
    (
      "Code[^a-b].\n\n[^A-B]: One.\n\n    Two.\n\n    - three\n\nAfter.", "p Code[^A-B].\np After.\n",
      "A-B: p One.\np Two.\nul\n  -\n    p three\n"
    ),
    (
      "Code[^1], Act[^2].\n\n[^1]: One.\n[^2]: Two, see [^1].", "p Code[^1], Act[^2].\n",
      "1: p One.\n2: p Two, see [^1].\n"
    ),
    ("Stop![^1]\n\n[^1]: One.", "p Stop![^1]\n", "1: p One.\n"),
    ("|a[^1]|\n|-|\n\n[^1]: One.", "table none\n  | a[^1]\n", "1: p One.\n"),
    // What a footnote leaves open ends with it.
    (
      "A[^1].\n\n[^1]: One.\n\n    ```\n    code\n\nAfter.", "p A[^1].\np After.\n", "1: p One.\ncode |code\n"
    ),
    (
      "**A[^1]** and [b[^1]][c]\n\n[^1]: One.\n\n[c]: d.md",
      "p *A[^1]* and [b[^1]][c](d.md)\n", "1: p One.\n"
    ),
  ]

  @Test("Footnotes without a mark or without a text, and marks used twice, are reported")
  func footnoteFindings() {
    #expect(
      dump(readPage("Code[^2].\n\n[^1]: One.").findings) == [
        "footnote-undefined 4:5 [^2]", "footnote-unused 6:1 [^1]",
      ])
    #expect(dump(readPage("A[^1].\n\n[^1]: One.\n[^1]: Two.").findings) == ["footnote-repeated 7:1 [^1]"])
    #expect(readPage("Code\\[^2].").findings == [])
    #expect(
      dump(readPage("[a](footnote:0)[^1]\n\n[^1]: One.").findings) == ["link-scheme 4:1 [a](footnote:0)"])
  }

  @Test("Footnotes know their places")
  func footnotePlaces() throws {
    let document = readPolicy("Code[^10].\n\n[^10]: Issued in\n  2011.\n").value
    let note = try #require(document.footnotes.first)
    #expect(document.file.text(note.range) == "[^10]: Issued in\n  2011.")
    for text in runs(note.blocks).flatMap(texts) { #expect(document.file.text(text.range) == text.words) }
    guard case .paragraph(let content) = document.blocks[0].kind,
      case .footnote(_, let start) = Array(content)[1]
    else {
      return #expect(Bool(false))
    }
    #expect(document.file.text(start..<start + 5) == "[^10]")
  }
}
