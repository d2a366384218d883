import SourceText
import Testing

@Suite("Long lines are cut and long remarks wrapped")
struct LongLineTests {
  static let words = (1...60).map { "word\($0)" }.joined(separator: " ")

  @Test("the window lies around the place, with dots where the line is cut")
  func windows() {
    #expect(
      drawn(finding("word30", in: Self.words), width: 50) == """
        error: something is the matter [sample-rule]
          --> Content/a.md:1:195
           |
         1 | …d27 word28 word29 word30 word31 word32 word…
           |                    ^^^^^^


        """)
  }

  @Test(
    "no row is wider than asked for, wherever the place is and however wide the letters",
    arguments: [50, 100])
  func width(width: Int) {
    let texts = [
      Self.words, String(repeating: "日本語", count: 80), String(repeating: "a\t", count: 150),
      String(repeating: "e\u{301}👍", count: 100),
    ]
    for text in texts {
      let file = SourceFile(path: "a.md", text: text)
      for start in stride(from: 0, through: file.bytes.count, by: 7) {
        for length in [0, 1, 30, 500] {
          let end = min(start + length, file.bytes.count)
          let drawing = drawn(Finding(.sample, "long", at: Place(file, start..<end)), width: width)
          let rows = drawing.split(separator: "\n")
          #expect(rows.allSatisfy { displayWidth(String($0)) <= width }, "\(drawing)")
          #expect(rows.last?.contains("^") == true, "\(drawing)")
        }
      }
    }
  }

  @Test("what is marked is what stands above the mark", arguments: [1, 7, 15, 30, 45, 59, 60])
  func markedWords(number: Int) {
    let rows = drawn(finding("word\(number)", in: Self.words), width: 60).split(separator: "\n")
    let mark = rows[4].enumerated().filter { $0.element == "^" }.map(\.offset)
    let line = Array(rows[3])
    #expect(String(mark.map { line[$0] }) == "word\(number)")
  }

  @Test("places that are far apart on one line each get a window")
  func farApart() {
    let file = SourceFile(path: "a.md", text: Self.words)
    let finding = Finding(
      .sample, "said twice", at: file.place("word58"),
      notes: [Finding.Note("first here", at: file.place("word2"))])
    #expect(
      drawn(finding, width: 60) == """
        error: said twice [sample-rule]
          --> a.md:1:391
           |
         1 | word1 word2 word3 word4 word5 word6 word7 word8 word9 …
           |       ----- first here
         1 | …ord53 word54 word55 word56 word57 word58 word59 word60
           |                                    ^^^^^^


        """)
  }

  @Test("a long remark goes on under its first word; a long address stays whole")
  func wrapping() {
    let address = "https://policies.example/farnham/member-officer-protocol/#3.1.a"
    let finding = Finding(
      .sample, "long", at: nil, notes: [Finding.Note("see \(address) for more")],
      repair: "write the date as it is printed, or leave the line out if there is none")
    #expect(
      drawn(finding, width: 60) == """
        error: long [sample-rule]
           = note: see
                   https://policies.example/farnham/member-officer-protocol/#3.1.a
                   for more
           = repair: write the date as it is printed, or leave the
                     line out if there is none


        """)
  }

  @Test("the words of a note go on beside its mark, or below it where there is no room")
  func longNotes() {
    let file = SourceFile(path: "a.md", text: "adopted: 2024-05-17 and some more words up to here: x\n")
    let note = "the council adopted the text on this day, says the page"
    let beside = Finding(
      .sample, "long", at: Place(file), notes: [Finding.Note(note, at: file.place("2024"))])
    #expect(
      drawn(beside, width: 60) == """
        error: long [sample-rule]
          --> a.md:1:10
           |
         1 | adopted: 2024-05-17 and some more words up to here: x
           |          ---- the council adopted the text on this day,
           |               says the page


        """)
    let below = Finding(.sample, "long", at: Place(file), notes: [Finding.Note(note, at: file.place("x"))])
    #expect(
      drawn(below, width: 60) == """
        error: long [sample-rule]
          --> a.md:1:53
           |
         1 | adopted: 2024-05-17 and some more words up to here: x
           |                                                     -
           |                          the council adopted the text
           |                          on this day, says the page


        """)
  }
}
