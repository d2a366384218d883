import SourceText
import Testing

@Suite("Findings for other programs")
struct FindingFormatTests {
  static let file = SourceFile(path: "Content/é \"x\",:%.md", text: "é: one\ntwo\n")

  @Test("JSON has every member of every finding, null where nothing is known")
  func json() {
    let finding = Finding(
      .sample, "a \"quoted\"\tword\u{1B}", at: Place(Self.file, 4..<10), notes: [Finding.Note("a note")],
      repair: "back\\slash")
    let bare = Finding(.sampleWarning, "no place", at: nil)
    #expect(
      findingsJSON([finding, bare]) == """
        {
          "findings": [
            {"rule": "sample-rule", "severity": "error", "headline": "a \\"quoted\\"\\tword\\u001b", \
        "file": "Content/é \\"x\\",:%.md", "line": 1, "column": 4, "endLine": 2, "endColumn": 3, \
        "notes": [{"text": "a note", "file": null, "line": null, "column": null, "endLine": null, \
        "endColumn": null}], "repair": "back\\\\slash"},
            {"rule": "sample-warning", "severity": "warning", "headline": "no place", "file": null, \
        "line": null, "column": null, "endLine": null, "endColumn": null, "notes": [], "repair": null}
          ]
        }

        """)
    #expect(findingsJSON([]) == "{\n  \"findings\": []\n}\n")
  }

  @Test(
    "JSON strings escape what must not stand in them",
    arguments: [
      ("plain é 日 👍", "\"plain é 日 👍\""), ("\"\u{301}", "\"\\\"\u{301}\""),
      ("a\r\n\u{0}", "\"a\\r\\n\\u0000\""),
      ("\u{2028}\u{9B}\u{7F}", "\"\\u2028\\u009b\\u007f\""), ("</script>", "\"</script>\""),
    ])
  func strings(text: String, written: String) {
    #expect(Array(jsonString(text).utf8) == Array(written.utf8))
  }

  @Test("annotations escape line ends and percent signs, in properties colons and commas too")
  func annotations() {
    let finding = Finding(
      .sample, "100 % wrong: yes, very", at: Place(Self.file, 4..<7), notes: [Finding.Note("one\r\ntwo")],
      repair: "mend it\u{1B}[0m")
    let whole = Finding(.sampleWarning, "as a whole", at: Place(SourceFile(path: "a.md", text: "")))
    let bare = Finding(.sample, "no place", at: nil)
    #expect(
      findingAnnotations([finding, whole, bare]) == """
        ::error file=Content/é "x"%2C%3A%25.md,line=1,endLine=1,col=4,endColumn=7,title=sample-rule::100 %25 wrong: yes, very\
        %0Aone%0D%0Atwo%0Arepair: mend it␛[0m
        ::warning file=a.md,title=sample-warning::as a whole
        ::error title=sample-rule::no place

        """)
  }

  @Test("an annotation over several lines has no columns")
  func severalLines() {
    let finding = Finding(.sample, "long", at: Place(SourceFile(path: "a.md", text: "one\ntwo\n"), 1..<6))
    #expect(
      findingAnnotations([finding]) == "::error file=a.md,line=1,endLine=2,title=sample-rule::long\n")
  }
}
