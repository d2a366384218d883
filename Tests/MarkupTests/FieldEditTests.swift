import Markup
import SourceText
import Testing

@Suite("Changes to front matter, every other byte as it was")
struct FieldEditTests {
  static let order = [
    "title", "status", "adopted", "reviews", "review_started", "review_due", "lead_officer",
  ]
  static let entry: [FieldEdit.Part] = [.init("date", "2026-05-12"), .init("minute", "31/26")]
  static let line = "{date: 2026-05-12, minute: 31/26}"

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var before: String
    var after: String

    init(_ name: String, _ before: String, _ after: String) {
      (testDescription, self.before, self.after) = (name, before, after)
    }
  }

  /// Lists to which an entry is added.
  static let lists: [Case] = [
    Case(
      "no list yet", "title: A\nadopted: 2020\nlead_officer: clerk\n",
      "title: A\nadopted: 2020\nreviews:\n  - \(line)\nlead_officer: clerk\n"),
    Case(
      "no field that comes before", "lead_officer: clerk\n", "lead_officer: clerk\nreviews:\n  - \(line)\n"),
    Case(
      "a remark above the next field stays with it", "title: A\n\n# when\nreview_due: 2026\n",
      "title: A\nreviews:\n  - \(line)\n\n# when\nreview_due: 2026\n"),
    Case(
      "an empty field", "title: A\nreviews:\nlead_officer: x\n",
      "title: A\nreviews:\n  - \(line)\nlead_officer: x\n"),
    Case(
      "an empty field with a remark", "title: A\nreviews:   # the log\nlead_officer: x\n",
      "title: A\nreviews:   # the log\n  - \(line)\nlead_officer: x\n"),
    Case("empty brackets", "title: A\nreviews: []  # none\n", "title: A\nreviews: [\(line)]  # none\n"),
    Case("empty brackets with room", "title: A\nreviews: [ ]\n", "title: A\nreviews: [\(line) ]\n"),
    Case(
      "entries in brackets on lines of their own",
      "title: A\nreviews:\n  - {date: 2020, minute: a}\n  - {date: 2021}\nlead_officer: x\n",
      "title: A\nreviews:\n  - {date: 2020, minute: a}\n  - {date: 2021}\n  - \(line)\nlead_officer: x\n"),
    Case(
      "entries as far out as the field", "title: A\nreviews:\n- {date: 2020}\n",
      "title: A\nreviews:\n- {date: 2020}\n- \(line)\n"),
    Case(
      "entries field by field", "title: A\nreviews:\n  - date: 2020\n    minute: a\nlead_officer: x\n",
      "title: A\nreviews:\n  - date: 2020\n    minute: a\n  - date: 2026-05-12\n    minute: 31/26\nlead_officer: x\n"
    ),
    Case(
      "entries with wide gaps", "title: A\nreviews:\n   -   date: 2020\n       minute: a\n",
      "title: A\nreviews:\n   -   date: 2020\n       minute: a\n   -   date: 2026-05-12\n       minute: 31/26\n"
    ),
    Case(
      "a hyphen alone on its line", "title: A\nreviews:\n  -\n    date: 2020\n",
      "title: A\nreviews:\n  -\n    date: 2020\n  - \(line)\n"),
    Case(
      "entries of both kinds: as the last", "title: A\nreviews:\n  - date: 2020\n  - {date: 2021}\n",
      "title: A\nreviews:\n  - date: 2020\n  - {date: 2021}\n  - \(line)\n"),
    Case(
      "empty lines and remarks below the list",
      "title: A\nreviews:\n  - {date: 2020}\n\n# then\n\nreview_due: 2026\n",
      "title: A\nreviews:\n  - {date: 2020}\n  - \(line)\n\n# then\n\nreview_due: 2026\n"),
    Case(
      "remarks inside the list", "title: A\nreviews:\n  # first\n  - {date: 2020}  # in May\n  # last\n",
      "title: A\nreviews:\n  # first\n  - {date: 2020}  # in May\n  # last\n  - \(line)\n"),
    Case(
      "all in brackets", "title: A\nreviews: [{date: 2020}, {date: 2021}]\n",
      "title: A\nreviews: [{date: 2020}, {date: 2021}, \(line)]\n"),
    Case(
      "a comma at the end", "title: A\nreviews: [{date: 2020},]\n",
      "title: A\nreviews: [{date: 2020}, \(line)]\n"),
    Case(
      "brackets over several lines",
      "title: A\nreviews: [\n  {date: 2020},  # ]\n  {date: 2021, minute: 'a ] b'}  # last\n]  # end\nlead_officer: x\n",
      "title: A\nreviews: [\n  {date: 2020},  # ]\n  {date: 2021, minute: 'a ] b'}, \(line)  # last\n]  # end\nlead_officer: x\n"
    ),
    Case(
      "quotation marks inside brackets",
      "title: A\nreviews: [{date: 2020, minute: \"a \\\" ]\"}, {minute: O'Brien's, date: 2021}]\n",
      "title: A\nreviews: [{date: 2020, minute: \"a \\\" ]\"}, {minute: O'Brien's, date: 2021}, \(line)]\n"),
    Case(
      "a name in quotation marks", "title: A\n\"reviews\":\n  - {date: 2020}\n",
      "title: A\n\"reviews\":\n  - {date: 2020}\n  - \(line)\n"),
    Case(
      "fields that all stand further in", "  title: A\n  reviews:\n    - {date: 2020}\n",
      "  title: A\n  reviews:\n    - {date: 2020}\n    - \(line)\n"),
    Case(
      "a text in lines that look like fields",
      "title: A\npurpose: |\n  reviews:\n    - {date: 1999}\n  # no remark\nlead_officer: x\n",
      "title: A\nreviews:\n  - \(line)\npurpose: |\n  reviews:\n    - {date: 1999}\n  # no remark\nlead_officer: x\n"
    ),
    Case(
      "a title over two lines before it", "title: A\n  and B\nlead_officer: x\n",
      "title: A\n  and B\nreviews:\n  - \(line)\nlead_officer: x\n"),
    Case(
      "letters of other alphabets", "title: Ŵ é 🏛\nreviews: [{date: 2020, minute: ŵ🏛}]\n",
      "title: Ŵ é 🏛\nreviews: [{date: 2020, minute: ŵ🏛}, \(line)]\n"),
  ]

  @Test("an entry is added to a list however it is written", arguments: lists)
  func append(_ example: Case) {
    expect(example, [.append(to: "reviews", Self.entry)])
  }

  static let values: [Case] = [
    Case("plain", "title: A\nreview_due: 2026\n", "title: A\nreview_due: 2029-05\n"),
    Case(
      "with a remark", "title: A\nreview_due:  2026   # soon\n", "title: A\nreview_due:  2029-05   # soon\n"),
    Case(
      "in quotation marks", "review_due: \"2026\" # soon\ntitle: A\n",
      "review_due: 2029-05 # soon\ntitle: A\n"),
    Case("on the next line", "title: A\nreview_due:\n  2026\n", "title: A\nreview_due:\n  2029-05\n"),
    Case("empty", "title: A\nreview_due:\nstatus: x\n", "title: A\nreview_due: 2029-05\nstatus: x\n"),
    Case("empty with a remark", "title: A\nreview_due:  # ?\n", "title: A\nreview_due: 2029-05  # ?\n"),
    Case(
      "not there", "title: A\nadopted: 2020 # so\nlead_officer: x\n",
      "title: A\nadopted: 2020 # so\nreview_due: 2029-05\nlead_officer: x\n"),
    Case(
      "after brackets over several lines",
      "title: A\nadopted: {\n  date: 2020\n}\n# remark\nlead_officer: x\n",
      "title: A\nadopted: {\n  date: 2020\n}\nreview_due: 2029-05\n# remark\nlead_officer: x\n"),
    Case("the same already", "title: A\nreview_due: '2029-05'\n", "title: A\nreview_due: 2029-05\n"),
  ]

  @Test("a value is set", arguments: values)
  func set(_ example: Case) {
    expect(example, [.set("review_due", to: "2029-05")])
  }

  static let removals: [Case] = [
    Case("a line", "title: A\nreview_started: 2026\nstatus: x\n", "title: A\nstatus: x\n"),
    Case("the last one", "title: A\nreview_started: 2026\n\n# end\n", "title: A\n\n# end\n"),
    Case("over two lines", "review_started:\n  2026\ntitle: A\n", "title: A\n"),
    Case("not there", "title: A\n", "title: A\n"),
  ]

  @Test("a field is removed", arguments: removals)
  func remove(_ example: Case) {
    expect(example, [.remove("review_started")])
  }

  @Test(
    "a text with signs of its own is put between quotation marks",
    arguments: [
      "24/05 #3", "a: b", "it's", "- x", "{x}", "[x", "*x", "&x", "!x", "@x", "`x`", "%x", "x:", "\"x\"", "'",
      "''",
      "x ", " x", "#x", "a, b", "~", "null", "yes", "'\u{301}x", "Ŵ", "🏛", "--- x", "|", ">", "? x", "a\\b",
      "",
    ])
  func texts(text: String) throws {
    for list in ["reviews:\n  - date: 2020\n", "reviews: [{date: 2020}]\n", "reviews:\n  - {date: 2020}\n"] {
      let file = SourceFile(path: "a.md", text: "---\ntitle: A\n\(list)---\nText.\n")
      let parts: [FieldEdit.Part] = [.init("date", "2026"), .init("minute", text)]
      let edited = try #require(editing(file, [.append(to: "reviews", parts)], order: Self.order))
      let document = readDocument(edited, as: .policy)
      #expect(document.findings.isEmpty, "\(edited.text(0..<edited.bytes.count))")
    }
  }

  @Test("a CRLF, a CR, a byte order mark and a missing final newline stay", arguments: lists + values)
  func lineEnds(_ example: Case) {
    let edits: [FieldEdit] =
      example.after.contains(Self.line) || example.after.contains("31/26")
      ? [.append(to: "reviews", Self.entry)] : [.set("review_due", to: "2029-05")]
    for (head, lineEnd) in [("", "\r\n"), ("\u{FEFF}", "\n"), ("\u{FEFF}\r\n", "\r\n"), ("\n\n", "\n")] {
      func file(_ fields: String) -> String {
        let text = "---\n\(fields)---\n\nText\n--- \nno end"
        return head + text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: lineEnd)
      }
      let edited = editing(SourceFile(path: "a.md", text: file(example.before)), edits, order: Self.order)
      #expect(
        edited?.text(0..<(edited?.bytes.count ?? 0)).unicodeScalars.elementsEqual(
          file(example.after).unicodeScalars) == true)
    }
  }

  @Test("several changes are made one after the other, or none")
  func several() {
    let fields = "title: A\nstatus: adopted\nreview_started: 2026-03\nreview_due: 2026\n"
    expect(
      Case("", fields, "title: A\nstatus: adopted\nreviews:\n  - \(Self.line)\nreview_due: 2029\n"),
      [.append(to: "reviews", Self.entry), .remove("review_started"), .set("review_due", to: "2029")])
    expectRefusal(fields, [.set("title", to: "B"), .append(to: "status", Self.entry)])
  }

  @Test("fields are added under a name, and never over what is there")
  func add() {
    let parts: [FieldEdit.Part] = [.init("date", "2026-11-12"), .init("reason", "The county: its turn.")]
    expect(
      Case(
        "", "title: A\nstatus: x\n",
        "title: A\nstatus: x\nwithdrawn: {date: 2026-11-12, reason: 'The county: its turn.'}\n"),
      [.add("withdrawn", parts)])
    expectRefusal("title: A\nwithdrawn: {date: 2020}\n", [.add("withdrawn", parts)])
    expectRefusal("title: A\nwithdrawn: 2020\n", [.add("withdrawn", parts)])
  }

  @Test(
    "what has no safe place for a change is left alone",
    arguments: [
      "{title: A, reviews: []}\n", "{title: A}\n", "title: A\nreviews: 2020\n",
      "title: A\nreviews: {date: 2020}\n",
      "title: A\nreviews: \"\"\n", "title: A\nreviews: [\n",
      "title: A\ntitle: B\n", "title: [A\n", "no fields\n", "", "# only a remark\n",
      "title: A\nreviews: |\n  - {date: 2020}\n", "title: A\n\treviews:\n", "title: *a\n",
    ])
  func refusals(fields: String) {
    expectRefusal(fields, [.append(to: "reviews", Self.entry)])
  }

  @Test(
    "control characters and line ends are never written",
    arguments: ["a\nb", "a\rb", "a\u{0}b", "\u{1B}[2J", "a\u{85}b", "a\u{2028}b", "\t"])
  func controls(text: String) {
    expectRefusal("title: A\n", [.set("review_due", to: text)])
    expectRefusal("title: A\n", [.append(to: "reviews", [.init("minute", text)])])
  }

  @Test(
    "a file without front matter, or with one that is open, is left alone",
    arguments: ["Text.\n", "---\ntitle: A\n", ""])
  func noFrontMatter(text: String) {
    #expect(
      editing(SourceFile(path: "a.md", text: text), [.set("status", to: "x")], order: Self.order) == nil)
  }

  private func expect(_ example: Case, _ edits: [FieldEdit]) {
    let text = { (fields: String) in "---\n\(fields)---\n\n# Text\n\n---\n\ntitle: no field\n" }
    let edited = editing(SourceFile(path: "a.md", text: text(example.before)), edits, order: Self.order)
    #expect(edited?.text(0..<(edited?.bytes.count ?? 0)) == text(example.after))
  }

  private func expectRefusal(_ fields: String, _ edits: [FieldEdit]) {
    let file = SourceFile(path: "a.md", text: "---\n\(fields)---\n\nText.\n")
    let edited = editing(file, edits, order: Self.order)
    #expect(edited == nil, "\(edited.map { $0.text(0..<$0.bytes.count) } ?? "")")
  }
}
