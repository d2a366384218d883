import Markup
import SourceText
import Testing

@Suite struct FrontMatterTests {
  @Test("Fields come out as typed, each value with its place in the whole file")
  func fieldsHavePlaces() throws {
    let text = """
      ---
      title: Café Protocol   # a remark
      adopted: {date: 2023-03, body: "full council"}
      empty:
      list:
        - one
        - 'it''s'
      ---
      Text.

      """
    let file = SourceFile(path: "a.md", text: text)
    let document = readDocument(file, as: .policy)
    #expect(document.findings == [])
    let metadata = try #require(document.value.metadata)
    #expect(
      dump(metadata)
        == "{title: Café Protocol, adopted: {date: 2023-03, body: full council}, empty: , list: [one, it's]}")
    #expect(
      places(metadata, in: file) == ["Café Protocol", "2023-03", "\"full council\"", "", "one", "'it''s'"])
    #expect(file.text(document.value.body) == "Text.\n")
  }

  private func places(_ node: MetadataNode, in file: SourceFile) -> [String] {
    switch node.value {
    case .text: [file.text(node.range)]
    case .list(let nodes): nodes.flatMap { places($0, in: file) }
    case .fields(let fields): fields.flatMap { places($0.node, in: file) }
    }
  }

  @Test("Front matter that is missing, unclosed or mistyped is reported where it should be", arguments: cuts)
  func cut(text: String, expected: [String]) {
    let document = readDocument(SourceFile(path: "a.md", text: text), as: .policy)
    #expect(dump(document.findings) == expected)
    #expect((document.value.metadata == nil) == !expected.isEmpty)
  }

  static let cuts: [(String, [String])] = [
    ("", ["front-matter-missing"]), ("\n\n", ["front-matter-missing"]),
    ("# Title\n", ["front-matter-missing 1:1 # Title"]),
    ("----\ntitle: T\n---\n", ["front-matter-missing 1:1 ----"]),
    ("\u{2014}\ntitle: T\n", ["front-matter-missing 1:1 \u{2014}"]),
    ("---\ntitle: T\n", ["front-matter-unclosed 1:1 ---"]), ("---", ["front-matter-unclosed 1:1 ---"]),
    ("\n\n---\ntitle: T\n---\n", []), ("---  \ntitle: T\n--- \n", []), ("---\n---\n", []),
    ("---\r\ntitle: T\r\n---\r\nText\r\n", []), ("---\rtitle: T\r---\rText\r", []),
    ("\u{FEFF}---\ntitle: T\n---\n", []),
  ]

  @Test("Text of an unclosed front matter is left out, and the finding says where it may start")
  func unclosed() {
    let document = readDocument(SourceFile(path: "a.md", text: "---\ntitle: T\n\nText.\n"), as: .policy)
    #expect(document.value.blocks.isEmpty)
    #expect(document.findings[0].notes.map(\.text) == ["the fields seem to end here"])
  }

  @Test("What is wrong with fields is reported at its place", arguments: slips)
  func slip(text: String, expected: [String]) {
    #expect(dump(readSettings(text).findings) == expected)
  }

  static let slips: [(String, [String])] = [
    ("title: Member: Officer", ["colon-unquoted 1:14 :"]), ("a: b:", ["colon-unquoted 1:5 :"]),
    ("a: http://b.uk", []), ("a: 10:30", []), ("a: \"b: c\"", []), ("a: b # c: d", []),
    ("title:X", ["space-after-colon 1:1 title:"]), ("a: b\ntitle:X", ["space-after-colon 2:1 title:"]),
    ("a: b\nc", ["field-unreadable 2:1 c"]), ("just text", ["field-unreadable 1:1 just text"]),
    ("a: \u{201C}b\u{201D}", ["curly-quotes 1:4 \u{201C}b\u{201D}"]),
    ("a: \u{2018}b\u{2019}", ["curly-quotes 1:4 \u{2018}b\u{2019}"]),
    ("a: the \u{201C}b\u{201D}", []), ("minute: 24/05 #3", ["text-after-hash 1:15 #3"]),
    ("a: #12", ["text-after-hash 1:4 #12"]),
    ("a: b # remark", []), ("a: b#3", []), ("a:\n\tb: c", ["tab-indentation 2:1 \t"]),
    ("a:\n  \tb: c", ["tab-indentation 2:3 \t"]),
    ("a: b\na: c", ["key-repeated 2:1 a"]), ("x:\n  a: 1\n  b: 2\n  a: 3", ["key-repeated 4:3 a"]),
    ("x: {a: 1, a: 2}", ["key-repeated 1:11 a"]), ("x:\n  a: 1\ny:\n  a: 1", []), ("- a: 1\n- a: 2", []),
    ("x:\n- a: 1\n  b: 2\n- a: 2\ny: z", []), ("x:\n- a: 1\n  a: 2", ["key-repeated 3:3 a"]),
    ("a: &b c", ["field-shorthand 1:4 &b c"]), ("a: *b", ["field-shorthand 1:4 *b"]),
    ("a: !c d", ["field-shorthand 1:4 !c d"]),
    ("a: !!binary d", ["field-shorthand 1:4 !!binary d"]), ("<<: b", ["field-shorthand 1:1 <<"]),
    ("a: [b, *c]", ["field-shorthand 1:8 *c"]),
    ("a: {b: &c d}", ["field-shorthand 1:8 &c d"]), ("- *a", ["field-shorthand 1:3 *a"]),
    ("*a : b", ["field-shorthand 1:1 *a"]),
    ("a: b\n  *c* d", []), ("a: |\n  *c*\n  d: e: f\nh: i", []), ("a: >-\n  & b\nc: d", []),
    ("a:\n  long\n  *value*", []),
    ("a: \"b\n  *c: d\"\ne: f", []), ("a: 'it''s # 3'", []), ("? a\n: b", ["key-not-text 1:1 ? a"]),
    ("[a]: b", ["key-not-text 1:1 [a]"]),
    ("a: b\n---\na: c", ["several-documents 2:1 ---"]), ("---\na: b", []),
    ("a: [b", ["field-unreadable 1:4 [b"]),
    ("a: \"b", ["field-unreadable 1:4 \"b"]), ("a: \"b\\c\"", ["field-unreadable 1:6 \\c\""]),
    ("a: @b", ["field-unreadable 1:4 @b"]),
    ("a: `b`", ["field-unreadable 1:4 `b`"]), ("a: %b", ["field-unreadable 1:4 %b"]),
    (" a: b\nc: d", ["field-unreadable 2:1 c: d"]), ("a: b\n c: d", ["field-unreadable 2:2 c: d"]),
    ("a:\n  - b\n c: d", ["field-unreadable 3:2 c: d"]), ("a: {{x}}", ["key-not-text 1:5 {x}}"]), ("", []),
    ("# only a remark", []),
    ("é: ü # ö\nà: b: c", ["colon-unquoted 2:6 :"]),
  ]

  @Test("Values keep what was typed: no dates, numbers or answers are made of them")
  func typed() throws {
    let text = "a: 2026\nb: 2023-03\nc: no\nd: ~\ne: 012\nf: 1e3\ng: null\nh: 31/25\ni: \"\"\nj: 2020-09-28\n"
    let metadata = try #require(readSettings(text).value.metadata)
    #expect(
      dump(metadata)
        == "{a: 2026, b: 2023-03, c: no, d: ~, e: 012, f: 1e3, g: null, h: 31/25, i: , j: 2020-09-28}")
  }

  @Test("Every value of a short file is read, however short")
  func short() throws {
    for text in ["a: b", "a:", "a: [b]", "abcdefghijkl: m", "abcdefghijk: mn"] {
      #expect(readSettings(text).value.metadata != nil, "\(text)")
    }
  }

  @Test("Bombs of aliases and nesting are refused before they unfold")
  func bombs() {
    var bomb = "a: &a [x, x]\n"
    for (one, other) in zip("abcdefghijklmnopqrstuvwxy", "bcdefghijklmnopqrstuvwxyz") {
      bomb += "\(other): &\(other) [*\(one), *\(one), *\(one), *\(one), *\(one), *\(one)]\n"
    }
    #expect(Set(readSettings(bomb).findings.map(\.rule)) == [.fieldShorthand])
    for text in [
      "a: " + String(repeating: "[", count: 100_000), String(repeating: "{a: ", count: 50_000),
      String(repeating: "- ", count: 50_000) + "a",
      (0..<200).map { String(repeating: " ", count: $0) + "a:\n" }.joined(),
    ] {
      let document = readSettings(text)
      #expect(document.value.metadata == nil)
      #expect(document.findings.contains { $0.rule == .nestingTooDeep }, "\(text.prefix(20))")
    }
  }

  @Test("A repair quotes a value so that it can be copied, whatever quotes it has")
  func quoting() {
    let repairs = ["a: b: c", "a: b: \"c\"", "a: it's: \"c\""].map { readSettings($0).findings[0].repair }
    let advice = "put the value between straight quotation marks: "
    #expect(repairs == [advice + "\"b: c\"", advice + "'b: \"c\"'", advice + "'it''s: \"c\"'"])
  }
}
