import Markup
import SourceText
import Testing

/// What becomes of the lines around labels: blocks, headings, lists, and the places of all.
@Suite struct LabelLiftingTests {
  @Test("Lines with labels become blocks of their own", arguments: liftingRows)
  func lifting(text: String, expected: String) {
    #expect(dump(readPolicy(text).value.blocks) == expected)
  }

  static let liftingRows: [(String, String)] = [
    // After a label there is always running text.
    ("3.1 - dash", "p <3.1|1> - dash\n"), ("3.1 > sign", "p <3.1|1> > sign\n"),
    ("3.1 # sign", "p <3.1|1> # sign\n"),
    ("3.1 5. five", "p <3.1|1> 5. five\n"), ("3.1 ``` code", "p <3.1|1> ``` code\n"),
    ("3.1 ~~~ code", "p <3.1|1> ~~~ code\n"), ("3.1 *** here", "p <3.1|1> *** here\n"),
    ("3.1 [a]: b", "p <3.1|1> [a]: b\n"), ("3.1 ===", "p <3.1|1> ===\n"), ("3.1 - - -", "p <3.1|1> - - -\n"),
    ("3.1 *word* and **word**", "p <3.1|1> _word_ and *word*\n"),
    // Bold and italic around labels.
    ("**3.1** Text", "p <3.1|1> Text\n"), ("**3.1 Title** Text", "p <3.1|1> *Title* Text\n"),
    ("**3.1** **Title**", "p <3.1|1> *Title*\n"), ("3.1 **Title**", "p <3.1|1> *Title*\n"),
    ("*3.1 Title*", "p <3.1|1> _Title_\n"), ("- 3.2. **Councillors**", "p <3.2.|1> *Councillors*\n"),
    // Continuation lines and lists.
    ("3.1 One\n    two", "p <3.1|1> One/two\n"), ("a) One\n\n    two", "p <a)|0> One\n" + "p two\n"),
    ("3.1 List:\n    - one\n    - two", "p <3.1|1> List:\nul\n  -\n    p one\n  -\n    p two\n"),
    ("- 3.1 List:\n- one\n - two", "p <3.1|1> List:\nul\n  -\n    p one\n  -\n    p two\n"),
    (
      "- 3.1 List:\n    - one\n        - inner\n    - two",
      "p <3.1|1> List:\nul\n  -\n    p one\n    ul\n      -\n        p inner\n  -\n    p two\n"
    ),
    ("3.1 List:\n\n- one\n\nThen on.", "p <3.1|1> List:\nul\n  -\n    p one\np Then on.\n"),
    (
      "- one\n\n  still one\n\n      still one",
      "ul loose\n  -\n    p one\n    p still one\n    p still one\n"
    ),
    ("- one\n- 1986. It was", "ul\n  -\n    p one\n  -\n    p 1986. It was\n"),
    ("1986. It was", "p 1986. It was\n"), ("    indented", "p indented\n"),
    ("- one\n  - a) label\n- two", "ul\n  -\n    p one\np <a)|0> label\nul\n  -\n    p two\n"),
    // A label alone on its line.
    ("3.1\nText below", "p <3.1|1> Text below\n"), ("3.1", "p <3.1|1> \n"),
    ("3.1\n\nText", "p <3.1|1> \np Text\n"),
    ("3.1\n- item", "p <3.1|1> \nul\n  -\n    p item\n"), ("3.1\n3.2 Text", "p <3.1|1> \np <3.2|1> Text\n"),
    ("3.1\n***", "p <3.1|1> ***\n"), ("1. [Not used]", "h2 <1.|0> [Not used]\n"),
    // Code is left alone.
    ("3.1 Text\n\n```\n    3.2 code\n```", "p <3.1|1> Text\ncode |    3.2 code\n"),
    ("- item\n  ```\n  a) code\n  ```\na) label", "ul\n  -\n    p item\n    code |a) code\np <a)|0> label\n"),
    ("3.1 Text\n> quote", "p <3.1|1> Text\nquote\n  p quote\n"),
  ]

  @Test("A numbered line is a heading when it reads as one", arguments: headingRows)
  func headings(text: String, expected: String) {
    let blocks = readPolicy(text).value.blocks
    let kinds = blocks.map { dump([$0]).prefix { $0 != " " } }.joined(separator: " ")
    #expect(kinds == expected)
  }

  private static let headingRows: [(String, String)] = [
    ("1. Scope", "h2"), ("1. Scope and purpose of it.", "p"), ("1. Scope;", "p"), ("1. Scope:", "p"),
    ("1. scope", "p"), ("1. What is it?", "h2"), ("- 1. Scope", "h2"), ("3.1 Scope", "p"), ("a) Scope", "p"),
    ("(1) Scope", "p"), ("1) Scope", "p"), ("## 3.1 Scope", "h2"), ("#### 1. Scope", "h4"),
    ("# 1. Scope", "h1"),
    ("1. Scope\n===", "h1"), ("1. Scope\n---", "h2"), ("3.1 Scope\n---\n\nText", "h2 p"),
    ("1. Scope goes on\nover two lines", "p"), ("1. Scope is this.\n\n1.1 Text.", "h2 p"),
    ("1. Scope\n1.1 Text.", "h2 p"), ("1. " + String(repeating: "Scope ", count: 40), "p"),
    ("Part 1\n\n1. Scope\n\n(a) One\n\nPart 2", "h2 h3 p h2"), ("1. Scope\n\nText.\n\n2. Roles", "h2 p h2"),
    ("The roles are:\n\n1. Mayor\n\n2. Clerk", "p p p"), ("1. Mayor\n\n2. Clerk\n\n3. Chair", "p p p"),
    ("1. Scope\n\nText.\n\n2 Roles", "h2 p h2"), ("1. Scope\n\nText.\n\n2 Roles are these.", "h2 p p"),
    ("1. Scope\n\nText.\n\n5 Roles", "h2 p p"), ("1 Scope\n\n1.1 Text", "h2 p"), ("1 Scope", "p"),
    ("1. Scope\n\n1.1 Members:\n\n1. Mayor\n\nText.\n\n1.2 Clerks", "h2 p p p p"), ("Schedule 1", "h2"),
    ("**1. Scope**", "h2"), ("A. Scope\n\nText.\n\nB. Roles", "h2 p h2"),
  ]

  @Test("A numbered heading keeps its own words, bold type and signs at its end")
  func headingContent() {
    #expect(dump(readPolicy("## 3. **Expectations** ##").value.blocks) == "h2 <3.|0> *Expectations*\n")
    #expect(dump(readPolicy("**3. Expectations**").value.blocks) == "h2 <3.|0> *Expectations*\n")
    #expect(dump(readPolicy("3. Grades in C #").value.blocks) == "h2 <3.|0> Grades in C #\n")
    #expect(dump(readPolicy("## 3. Expectations {#hopes}").value.blocks) == "h2 <3.|0> Expectations #hopes\n")
    #expect(dump(readPage("## Expectations {#Our hopes}").value.blocks) == "h2 Expectations {#Our hopes}\n")
  }

  @Test("In a plain page numbers are lists as Markdown has them")
  func page() {
    #expect(
      dump(readPage("3. one\n4. two\n\n    code").value.blocks)
        == "ol 3 loose\n  -\n    p one\n  -\n    p two\n    p code\n")
    #expect(readPage("3.1 Text").value.blocks[0].label == nil)
  }

  @Test("Blocks, labels and texts know their places in the file")
  func placesOfParts() throws {
    let source = "- **3.1 Title** of é it\n    goes *on* here\n\n## 4. Four {#four}\n"
    let document = readPolicy(source).value
    let clause = try #require(document.blocks.first)
    #expect(document.file.text(try #require(clause.label).range) == "3.1")
    #expect(document.file.text(clause.range) == "3.1 Title** of é it\n    goes *on* here")
    guard case .paragraph(let content) = clause.kind else { return #expect(Bool(false)) }
    #expect(texts(content).map(\.words) == ["Title", " of é it", "goes ", "on", " here"])
    for text in texts(content) { #expect(document.file.text(text.range) == text.words) }
    #expect(document.file.text(document.blocks[1].range) == "4. Four {#four}")
  }

  @Test("Texts behind escapes, entities, code and links are found again")
  func placesBehindMarkup() {
    let source =
      "A\\*b &amp; *c* `*c*` &eacute; **d** [*e* f](a\\)b.md 'g') h<https://i.uk>j ![k](l.png)m\n> n\no"
    let document = readPage(source).value
    let places = runs(document.blocks).flatMap(texts).filter { $0.words.utf8.count < 6 }
    #expect(places.map(\.words) == ["c", " ", " é ", "d", " ", "e", " f", " h", "j ", "m", "n", "o"])
    for text in places where text.words != " é " { #expect(document.file.text(text.range) == text.words) }
  }
}
