import Markup
import SourceText
import Testing

/// Lines and the labels that come off them. Each row is a text of its own; `⏎` in a row is a line end.
@Suite struct LabelShapeTests {
  @Test("A line that has the shape of a label gives it, verbatim", arguments: shapes)
  func shape(line: String, label: String) {
    #expect(labels(of: line) == [label])
  }

  static let shapes: [(String, String)] = [
    ("3. Text goes here.", "3."), ("3A. Text goes here.", "3A."), ("A.1 Text goes here.", "A.1"),
    ("3.1 Text", "3.1"), ("3.1. Text", "3.1."), ("3.1.2 Text", "3.1.2"), ("3.1.2.4.5 Text", "3.1.2.4.5"),
    ("3.1.2.4.5.6.7.8 Text", "3.1.2.4.5.6.7.8"), ("3.1.2.4.5.6.7.8.9.1 Text", "3.1.2.4.5.6.7.8.9.1"),
    ("## I. Introduction", "I."), ("I.1 Text", "I.1"), ("I.1. Text", "I.1."), ("IV.2 Text", "IV.2"),
    ("(1) Text", "(1)"), ("1) Text", "1)"), ("a) Text", "a)"), ("a. Text", "a."), ("(a) Text", "(a)"),
    ("(aa) Text", "(aa)"), ("(i) Text", "(i)"), ("i. Text", "i."), ("ii) Text", "ii)"), ("(iv) Text", "(iv)"),
    ("3.1A Text", "3.1A"), ("3.1.a Text", "3.1.a"), ("(1A) Text", "(1A)"), ("12A) Text", "12A)"),
    ("§ 4 Text", "§ 4"), ("§ 4.1 Text", "§ 4.1"), ("§4 Text", "§4"),
    ("Article I", "Article I"), ("Section 1.", "Section 1."), ("Schedule 1", "Schedule 1"),
    ("Appendix A", "Appendix A"), ("Part 1", "Part 1"), ("Rule 14", "Rule 14"), ("SCHEDULE 1", "SCHEDULE 1"),
    ("Appendix A: Form of complaint", "Appendix A:"), ("Appendix A – Form", "Appendix A"),
    ("Schedule 2 - Rates", "Schedule 2"), ("Schedule 1 Form of complaint", "Schedule 1"),
    ("## Schedule 3", "Schedule 3"), ("Annex B", "Annex B"), ("Chapter 2", "Chapter 2"),
    // The same label, typed in different ways.
    ("- 3.1. Text", "3.1."), ("* 3.1. Text", "3.1."), ("+ 3.1. Text", "3.1."), ("  - 3.1. Text", "3.1."),
    ("    3.1. Text", "3.1."), ("**3.1** Text", "3.1"), ("**3.1.** Text", "3.1."),
    ("**3.1 Title** Text", "3.1"),
    ("__3.1__ Text", "3.1"), ("*3.1* Text", "3.1"), ("***3.1*** Text", "3.1"), ("- **a)** Text", "a)"),
    ("- 1.1.** Text", "1.1."), ("3.1\tText", "3.1"), ("3.1\u{A0}Text", "3.1"), ("3.1", "3.1"), ("- a)", "a)"),
    ("## 3. Expectations", "3."), ("### 3.1 Expectations", "3.1"), ("## **3. Expectations**", "3."),
    ("## 1 Expectations", "1"), ("(a) to attend meetings", "(a)"), ("a) and so on", "a)"),
    ("3. [Not used]", "3."), ("(v) Text", "(v)"), ("bb) Text", "bb)"), ("xii. Text", "xii."),
  ]

  @Test("What only looks like a label stays text", arguments: traps)
  func trap(text: String) {
    #expect(labels(of: text) == [])
  }

  static let traps: [String] = [
    "(as set out below) the Council", "(or) the Council", "e.g. a member", "i.e. a member", "a.m. is early",
    "1986. It was a good year", "2026", "2026.", "1972 was the year of the Act", "1986\\. It was so",
    "3\\. Text",
    "31/25 was the minute", "C045/23 was the minute", "24/05 #3", "£3.50 is charged",
    "3,500 people live here",
    "3.50 per hour is paid", "10.30 am is when it starts", "2.5 hours are allowed", "50% of members",
    "12.10.2015",
    "A. Smith proposed the motion.", "J. Brown seconded it.", "A working partnership", "I think so",
    "7 working days are allowed", "7 May 2026", "- 2 working days", "Section 151 Officer",
    "- Section 151 Officer",
    "Section 2 of the Local Government Act applies", "Part 2 of the Act",
    "Schedule 12A to the Act is exempt.",
    "Parties 1 and 2", "Article writing", "(c) Farnham Town Council 2017", "3.1.2026", "A4 paper is used",
    "(a) and (b) above apply to all", "(1) to (3) apply", "x3.1 Text", "3.1Text", "3.Text", "(a)Text",
    "Mr. Smith", "p. 14", "No. 3", "www.a.b", "3.1/2 Text", "3-4 members", "1st of May", "iiv) Text",
    "abc) Text", "1" + String(repeating: ".1", count: 100) + " Text",
  ]

  @Test("No label is lifted out of code, quotes, tables or footnotes")
  func elsewhere() {
    let text = """
      ```
      3.1 Code
      ```

      > 3.2 Quote

      | 3.3 | Cell |
      | --- | --- |
      | 3.4 | Cell |

      Text[^1].

      [^1]: 3.5 Note
        3.6 Note
      """
    #expect(labels(of: text) == [])
  }

  @Test("In a paragraph only the very label to be expected opens a clause", arguments: wrappedRows)
  func wrapped(text: String, expected: String) {
    #expect(labels(of: text).joined(separator: " ") == expected)
  }

  static let wrappedRows: [(String, String)] = [
    ("3.1 Text that is followed here\n3.2 Text of its own", "3.1 3.2"),
    ("a) attend meetings;\nb) vote; and\nc) declare interests.", "a) b) c)"),
    ("a) attend meetings\nb) vote at meetings", "a) b)"),
    ("1. Members must:\na) attend\nb) vote", "1. a) b)"),
    ("1. Scope\n1.1 This protocol applies.\n1.2 So it does.", "1. 1.1 1.2"),
    ("3.1 Members declare interests as in\n3.1 above and leave.", "3.1"),
    ("3.1 Members declare interests as in\n3.2 Standing Orders.", "3.1"),
    ("3.1 As is said in the items\n(a) and (b) above, members leave.", "3.1"),
    ("3.1 For members altogether\n2.5 hours are allowed.", "3.1"),
    ("3.1 The meeting starts at\n10.30 am or later.", "3.1"),
    ("3.1 It was carried when\nA. Smith proposed it.", "3.1"),
    ("3.1 It was carried.\nA. Smith proposed it.", "3.1"),
    ("3.1 The Act of\n1986. It was repealed.", "3.1"),
    ("1. The roles are as follows.\n2. The Clerk advises.", "1. 2."),
    ("3.1 There are at least\n4. Text.", "3.1"),
  ]

  @Test("A line that is close to being labelled is reported")
  func closeCalls() {
    let text = "3.1 Members declare interests as required by\n3.2 Standing Orders.\n"
    #expect(dump(readPolicy(text).findings) == ["label-in-text 5:1 3.2"])
  }

  @Test("The numbers of a typed contents list are no labels, and the list is reported once")
  func contents() {
    let text = """
      CONTENTS:

      1. Background 3

      2. Roles of Councillors..... 3

      3. Officers 4

      1. Background

      2. Roles of Councillors
      """
    let document = readPolicy(text)
    #expect(document.value.blocks.compactMap(\.label?.text) == ["1.", "2."])
    #expect(dump(document.findings) == ["typed-contents 6:1 1. Background 3"])
    #expect(dump(document.value.blocks).contains("p 2. Roles of Councillors..... 3\n"))
  }

  private func labels(of text: String) -> [String] {
    readPolicy(text).value.blocks.compactMap(\.label?.text)
  }
}
