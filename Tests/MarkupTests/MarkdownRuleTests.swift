import Markup
import SourceText
import Testing

/// What a text must not have: HTML, addresses that run programs, pictures without words.
@Suite struct MarkdownRuleTests {
  @Test("HTML is reported at its place and stays in the text", arguments: html)
  func rawHTML(text: String, finding: String, blocks: String) {
    let document = readPage(text)
    #expect(dump(document.findings) == [finding])
    #expect(dump(document.value.blocks) == blocks)
  }

  static let html: [(String, String, String)] = [
    (
      "The Clerk to <name of council> attends", "raw-html 4:14 <name of council>",
      "p The Clerk to <name of council> attends\n"
    ),
    ("<name of council>", "raw-html 4:1 <name of council>", "p <name of council>\n"),
    ("one<br>two", "raw-html 4:4 <br>", "p one<br>two\n"),
    ("<!-- a -->", "raw-html 4:1 <!-- a -->", "p <!-- a -->\n"),
    ("- <div>\n  a", "raw-html 4:3 <div>", "ul\n  -\n    p <div>/a\n"),
    ("|a <b>|\n|-|", "raw-html 4:4 <b>", "table none\n  | a <b>\n"),
    ("a <script>", "raw-html 4:3 <script>", "p a <script>\n"),
  ]

  @Test(
    "What only looks like HTML is text",
    arguments: ["1 < 2 and 3 > 2", "`<b>`", "\\<name>", "&lt;name>", "<3", "a<b"])
  func noHTML(text: String) {
    #expect(readPage(text).findings == [])
  }

  @Test("The repair fits what was meant")
  func repairs() {
    #expect(readPage("a <br> b").findings[0].repair?.contains("backslash") == true)
    #expect(
      readPage("a <Clerk name> b").findings[0].repair
        == "write \\<Clerk name> to print the angle brackets, or use square brackets")
  }

  @Test("Links lead to the web, to mail, telephone and to pages", arguments: links)
  func link(target: String, isAllowed: Bool) {
    #expect(
      readPage("a [b](\(target)) c").findings.map(\.rule) == (isAllowed ? [] : [.linkScheme]), "\(target)")
  }

  static let links: [(String, Bool)] = [
    ("https://a.uk", true), ("HTTP://a.uk", true), ("mailto:a@b.uk", true), ("tel:+441234", true),
    ("a.md", true),
    ("../b/c.md#3.1", true), ("#3.1", true), ("/a/b/", true), ("?a:b", true), ("a/b:c", true), ("", true),
    ("javascript:alert(1)", false), ("JavaScript:a", false), ("java&#10;script:a", false),
    ("java&Tab;script:a", false),
    ("&#1;javascript:a", false), ("data:text/html,a", false), ("vbscript:a", false), ("file:///c:/a", false),
    ("ftp://a", false),
    ("<java script:a>", false), ("c:/a.pdf", false), ("footnote:0", false),
  ]

  @Test("Addresses in angle brackets and in definitions are judged alike")
  func otherLinks() {
    #expect(dump(readPage("a <javascript:b> c").findings) == ["link-scheme 4:3 <javascript:b>"])
    #expect(dump(readPage("a [b] c\n\n[b]: javascript:d").findings) == ["link-scheme 4:3 [b]"])
    #expect(readPage("a <clerk@a.uk> <https://a.uk>").findings == [])
  }

  @Test("Pictures are of known kinds and have words", arguments: images)
  func image(text: String, expected: [String]) {
    #expect(dump(readPage(text).findings) == expected)
  }

  static let images: [(String, [String])] = [
    ("![Map](a.png)", []), ("![Map](a.JPG)", []), ("![Map](a.webp?b)", []),
    ("![Map](https://a.uk/b.jpeg)", []),
    ("![Map](a.svg)", ["image-kind 4:1 ![Map](a.svg)"]),
    ("a ![](b.png)", ["image-without-text 4:3 ![](b.png)"]),
    ("![ ](a.gif)", ["image-kind 4:1 ![ ](a.gif)", "image-without-text 4:1 ![ ](a.gif)"]),
  ]

  @Test("A tag and the tag that closes it are one mistake")
  func pairedTags() {
    let text = "a <b>c <i>d</i></b> <b>e</b>\n\nf</b>"
    #expect(dump(readPage(text).findings).map { $0.suffix(4) } == [" <b>", " <i>", " <b>", "</b>"])
  }

  @Test("Rules have names of their own, in words with hyphens, and say what to do")
  func rules() {
    #expect(Set(markupRules).count == markupRules.count)
    for rule in markupRules {
      #expect(rule.name.allSatisfy { $0.isLowercase || $0 == "-" } && rule.name.first?.isLetter == true)
      #expect(
        rule.explanation.count > 60 && !rule.explanation.lowercased().contains("invalid"), "\(rule.name)")
      #expect(rule.example.split(separator: "\n").count > 1, "\(rule.name)")
    }
  }
}
