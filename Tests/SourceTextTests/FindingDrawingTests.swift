import SourceText
import Testing

@Suite("Findings are drawn with the lines they are about")
struct FindingDrawingTests {
  @Test("a place and a note above it, as the design shows")
  func designExample() {
    let rule = Rule("review-before-adoption", .error, "Explained.", example: "shown")
    let file = SourceFile(
      path: "Content/farnham/complaints.md",
      text:
        "---\ntitle: Complaints\nkind: policy\nadopted: 2024-05-17\nlead: clerk\nreview_due: 2023-05\n---\n")
    let finding = Finding(
      rule, "the review date 2023-05 lies before the adoption", at: file.place("2023-05"),
      notes: [Finding.Note("adopted here", at: file.place("2024-05-17"))],
      repair: "write a date after 17 May 2024, or remove the line if no review is planned")
    #expect(
      drawn(finding) == """
        error: the review date 2023-05 lies before the adoption [review-before-adoption]
          --> Content/farnham/complaints.md:6:13
           |
         4 | adopted: 2024-05-17
           |          ---------- adopted here
         6 | review_due: 2023-05
           |             ^^^^^^^
           = repair: write a date after 17 May 2024, or remove the line if no review is planned


        """)
  }

  @Test(
    "marks stand under the characters they mean, and columns count characters",
    arguments: [
      ("é before: wrong", "wrong", "1:11", "é before: wrong", "          ^^^^^"),
      ("e\u{301} before: wrong", "wrong", "1:11", "e\u{301} before: wrong", "          ^^^^^"),
      ("日本: wrong", "wrong", "1:5", "日本: wrong", "      ^^^^^"),
      ("a 日本 b", "日本", "1:3", "a 日本 b", "  ^^^^"),
      ("👩‍👩‍👧 and 🇬🇧: x", "x", "1:10", "👩‍👩‍👧 and 🇬🇧: x", "           ^"),
      ("\tx", "x", "1:2", "    x", "    ^"),
      ("ab\tx", "x", "1:4", "ab  x", "    ^"),
      ("a\tb", "\t", "1:2", "a   b", " ^^^"),
      ("\u{FEFF}title", "title", "1:1", "title", "^^^^^"),
      ("one\r\ntwo\r\n", "two", "2:1", "two", "^^^"),
      ("one\rtwo", "two", "2:1", "two", "^^^"),
      ("red \u{1B}[31m", "[31m", "1:6", "red ␛[31m", "     ^^^^"),
      ("del\u{7F}\u{9B}\u{202E}x", "x", "1:7", "del␡\u{FFFD}\u{FFFD}x", "      ^"),
      ("trailing   ", "trailing", "1:1", "trailing", "^^^^^^^^"),
    ])
  func marks(text: String, words: String, position: String, line: String, mark: String) {
    let number = position.prefix(1)
    #expect(
      drawn(finding(words, in: text)) == """
        error: something is the matter [sample-rule]
          --> Content/a.md:\(position)
           |
         \(number) | \(line)
           | \(mark)


        """)
  }

  @Test("a place over several lines is underlined on its first")
  func severalLines() {
    #expect(
      drawn(finding("two\nthree", in: "one two\nthree\n")) == """
        error: something is the matter [sample-rule]
          --> Content/a.md:1:5
           |
         1 | one two
           |     ^^^


        """)
  }

  @Test("an empty file, the end of a file and the end of a line have a place to point at")
  func emptyPlaces() {
    let cases: [(text: String, offset: Int, position: String, rows: String)] = [
      ("", 0, "1:1", " 1 |\n   | ^"),
      ("one\n", 4, "2:1", " 2 |\n   | ^"),
      ("one", 3, "1:4", " 1 | one\n   |    ^"),
      ("one\ntwo\n", 3, "1:4", " 1 | one\n   |    ^"),
      ("one", 99, "1:4", " 1 | one\n   |    ^"),
    ]
    for example in cases {
      let file = SourceFile(path: "a.md", text: example.text)
      let finding = Finding(.sample, "it ends", at: Place(file, example.offset..<example.offset))
      #expect(
        drawn(finding)
          == "error: it ends [sample-rule]\n  --> a.md:\(example.position)\n   |\n\(example.rows)\n\n")
    }
  }

  @Test("bytes that are not UTF-8 are one character each and do not shift what follows")
  func brokenBytes() {
    let file = SourceFile(path: "a.md", bytes: [0x63, 0xE9, 0x20, 0xFF, 0x78])
    #expect(
      drawn(Finding(.sample, "not UTF-8", at: Place(file, 3..<4))) == """
        error: not UTF-8 [sample-rule]
          --> a.md:1:4
           |
         1 | c\u{FFFD} \u{FFFD}x
           |    ^


        """)
  }

  @Test("several places: neighbours on one line, dots for lines left out, wide numbers")
  func severalPlaces() {
    let lines = (1...12).map { "line \($0)" }.joined(separator: "\n")
    let file = SourceFile(path: "a.md", text: lines)
    let finding = Finding(
      .sampleWarning, "said three times", at: file.place("line 12"),
      notes: [
        Finding.Note("and here", at: file.place("line 5")),
        Finding.Note("first here", at: file.place("line 2")),
        Finding.Note("on the same line", at: file.place("12")),
      ])
    #expect(
      drawn(finding) == """
        warning: said three times [sample-warning]
          --> a.md:12:1
           |
         2 | line 2
           | ------ first here
        ...
         5 | line 5
           | ------ and here
        ...
        12 | line 12
           | ^^^^^^^
           |      -- on the same line


        """)
  }

  @Test("the frame grows with line numbers of three digits")
  func threeDigits() {
    let text = (1...120).map { "line \($0)" }.joined(separator: "\n")
    let file = SourceFile(path: "a.md", text: text)
    let finding = Finding(
      .sample, "late", at: file.place("line 101"), notes: [Finding.Note("early", at: file.place("line 9"))],
      repair: "move it")
    #expect(
      drawn(finding) == """
        error: late [sample-rule]
           --> a.md:101:1
            |
          9 | line 9
            | ------ early
         ...
        101 | line 101
            | ^^^^^^^^
            = repair: move it


        """)
  }

  @Test("places in two files, and notes without a place")
  func twoFiles() {
    let one = SourceFile(path: "Content/a.md", text: "title: A\n")
    let other = SourceFile(path: "Content/b.md", text: "\ntitle: A\n")
    let finding = Finding(
      .sample, "two policies are called A", at: one.place("A"),
      notes: [
        Finding.Note("the other one", at: other.place("A")),
        Finding.Note("this one", at: one.place("A")),
        Finding.Note("so does the file as a whole", at: Place(other)), Finding.Note("titles are read aloud"),
      ])
    #expect(
      drawn(finding) == """
        error: two policies are called A [sample-rule]
          --> Content/a.md:1:8
           |
         1 | title: A
           |        ^ this one
          ::: Content/b.md:2:8
           |
         2 | title: A
           |        - the other one
           = note: so does the file as a whole (Content/b.md)
           = note: titles are read aloud


        """)
  }

  @Test("a file as a whole, and no file at all")
  func withoutLines() {
    let whole = Finding(.sample, "it is a link", at: Place(SourceFile(path: "a\u{1B}.md", text: "")))
    #expect(drawn(whole) == "error: it is a link [sample-rule]\n  --> a␛.md\n\n")
    let none = Finding(.sample, "Content\nis missing", at: nil, repair: "make it")
    #expect(drawn(none) == "error: Content␊is missing [sample-rule]\n   = repair: make it\n\n")
  }

  @Test("an empty line follows each finding")
  func parting() {
    let none = Finding(.sample, "one", at: nil)
    #expect(
      drawFindings([none, none], usesColor: false)
        == "error: one [sample-rule]\n\nerror: one [sample-rule]\n\n"
    )
    #expect(drawFindings([], usesColor: false) == "")
  }

  @Test("color marks the kind, the frame and the marks, and changes no word")
  func color() {
    let colored = drawFindings([finding("b", in: "a b")], usesColor: true)
    #expect(colored.hasPrefix("\u{1B}[1;31merror\u{1B}[0m\u{1B}[1m: something is the matter\u{1B}[0m"))
    let codes = ["\u{1B}[1;31m", "\u{1B}[1;34m", "\u{1B}[1m", "\u{1B}[0m"]
    let plain = codes.reduce(colored) { $0.split(separator: $1, omittingEmptySubsequences: false).joined() }
    #expect(plain == drawn(finding("b", in: "a b")))
  }
}
