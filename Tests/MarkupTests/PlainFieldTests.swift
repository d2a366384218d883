import Markup
import SourceText
import Testing

/// Plain fields are read without the YAML program; whatever is read so must be what the YAML program reads.
@Suite("Fields without YAML")
struct PlainFieldTests {
  static let plain = [
    "title: Complaints Procedure\n",
    "title: Complaints\nadopted: 2023-03\nreview_due: 2026\n",
    "adopted:\n  date: 14 March 2023\n  body: full-council\n  minute: C045/23\ntitle: A\n",
    "aliases:\n  - Member/Officer Protocol\n  - MOP\n\nkind: protocol\n",
    "reviews:\n  - date: 2024\n    outcome: no-change\n  - date: 2025-01\nstatus: adopted\n",
    "accepted:\n    -   rule: doubled-stop\n        at: \"9.8\"\n        why: 'So printed: two stops'\n",
    "purpose: Councillors\u{2019} roles \u{2013} caf\u{E9}   \r\nkind: policy\r\n",
    "a: \"\"\nb: null\nc: true\nd: 0x1F\ne: a:b#c - d [e] {f} *g &h\n",
    "url: https://example.org/a?b=c\ncontact: clerk@example.org",
    "# What it is\ntitle: A\n  # Whose\nbody: B\n#\n", "2023: a\n1-due: b\n7: c\n",
    "a:\n  b:\n    c:\n      - d: e\n        f:\n          g: h\ni: j\n",
    "a: [b]\nc: [ 2018, 2019 ,d-e]\nf: {g: 2026-11-21, h:   i_j}\nk: {2-l: m}  \n",
    (0..<40).map { "key-\($0): a\n" }.joined(),
  ]

  @Test(
    "what is accepted is what YAML reads, to the byte, and nothing is to be said about it", arguments: plain)
  func plainFieldsAreYAML(fields: String) throws {
    let file = SourceFile(path: "a.yml", text: "---\n" + fields)
    let part = 4..<file.bytes.count
    let yaml = readYAML(file, in: part)
    #expect(yaml.findings.map(\.headline) == [])
    let plain = readPlainFields(file, in: part)
    #expect(plain != nil)
    #expect(plain == yaml.value)
  }

  @Test(
    "anything else is left to YAML",
    arguments: [
      "", "# only a remark\n", "title: A\n# remark\n  B\n", "title: A # remark\n", "title: A: B\n",
      "title:\n", "title: A\n  B\n",
      "title: A\ntitle: B\n", "title: [A, B\n", "title: []\n", "title: [A,]\n", "title: [A B]\n",
      "title: [a: b]\n", "title: [[A]]\n",
      "title: [A] # remark\n", "title: [A]]\n", "title: {a}\n", "title: {}\n", "title: {a: }\n",
      "title: {a:b}\n",
      "title: {a: b, a: c}\n", "title: {a: b: c}\n", "title: {a: {b: c}}\n", "title: {a: b]\n",
      (0..<40).map { "key-\($0 % 39): a\n" }.joined(),
      (0..<9).map { String(repeating: " ", count: $0) + "a:\n" }.joined() + "         a: b\n",
      "title: |\n  A\n", "title: >\n  A\n",
      "title: *a\n", "title: &a b\n", "title: !!str a\n", "title: @a\n", "title: - a\n",
      "title: \u{201C}A\u{201D}\n",
      "title: \"a\\n\"\n", "title: 'it''s'\n", "title: \"a\" b\n", "title: \"a\n", "title:\tA\n",
      "\ttitle: A\n",
      " title: A\n", "a:\n- b\n", "a:\n  - b:\n      c\n", "a:\n   b: c\n  d: e\n",
      "a:\n  - b\n   - c\n", "a:\n  - b\n  c: d\n", "a:\n  - b: c\n     d: e\n", "- a\n", "a\n", "a:b\n",
      "\"a\": b\n",
      "title: A\u{85}b: c\n", "title: A\u{2028}b: c\n", "title: A\u{FEFF}\n", "title: \u{80}\n",
      "---\na: b\n",
      "a: b\n...\n", "? a\n", "<<: a\n", "a: b:\n", "a:\n  - - b\n", "a:\n  -\n", "a: ~\n", "a: -1\n",
    ])
  func otherFieldsAreNot(fields: String) {
    let file = SourceFile(path: "a.yml", text: fields)
    #expect(readPlainFields(file, in: 0..<file.bytes.count) == nil)
  }

  @Test("the same holds for a thousand fields put together by chance")
  func generatedFieldsAgree() {
    var numbers = Seeded(state: 4)
    let lines = [
      "a: b", "b: c d", "  c: e", "  - f", "  - g: h", "    i: j", "k:", "l:", "  m: \"n: o\"", "  - 'p'",
      "q: r:s", "",
      "   t: u", "v: 2023-03-14", "- w", "  x:", "      y: z", "# remark", "  aa: b # c",
      "  # remark", "2023-03: bb", "    - 7-cc", "dd: [ee, 2026]", "  ff: {gg: hh, ii: 2023-03-14}",
      "  - [jj]", "  - {kk: ll}",
    ]
    var accepted = 0
    for _ in 0..<20_000 {
      let text = (0..<numbers.number(below: 6) + 1).map { _ in
        lines[numbers.number(below: lines.count)] + "\n"
      }
      .joined()
      let file = SourceFile(path: "a.yml", text: text)
      guard let fields = readPlainFields(file, in: 0..<file.bytes.count) else { continue }
      accepted += 1
      let yaml = readYAML(file, in: 0..<file.bytes.count)
      #expect(yaml.findings.map(\.headline) == [], "\(text)")
      #expect(fields == yaml.value, "\(text)")
    }
    #expect(accepted > 1000)
  }

  /// The middle bits of Knuth's linear congruential generator (MMIX): enough for picking lines.
  private struct Seeded {
    var state: UInt64

    mutating func number(below limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
  }
}
