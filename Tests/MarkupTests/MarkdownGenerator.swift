/// Makes up Markdown from a seed, the same text for the same seed on every machine.
struct MarkdownGenerator {
  private var state: UInt64

  /// A document of blocks of every kind, nested and broken in ways people do not write.
  static func document(seed: UInt64) -> String {
    var generator = MarkdownGenerator(seed: seed)
    return (0..<generator.number(3...9)).map { _ in generator.block(depth: 0) }.joined(
      separator: generator.gap())
  }

  /// Paragraphs, headings and lists without escapes, entities or code.
  static func plainDocument(seed: UInt64) -> String {
    var generator = MarkdownGenerator(seed: seed)
    return (0..<8).map { _ in
      let words = (0..<generator.number(2...9)).map { _ in generator.one(of: plainWords) }.joined(
        separator: " ")
      return generator.one(of: ["", "", "## ", "- ", "  - ", "3.1 ", "a) ", "> "]) + words
    }.joined(separator: "\n\n")
  }

  private init(seed: UInt64) { state = (seed &+ 1) &* 0xD134_2543_DE82_EF95 }

  /// SplitMix64.
  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  private mutating func one(of choices: [String]) -> String { choices[number(0...choices.count - 1)] }

  private mutating func gap() -> String { one(of: ["\n\n", "\n\n", "\n", "\n\n\n"]) }

  private mutating func block(depth: Int) -> String {
    switch number(0...11) {
    case 0:
      return one(of: ["# ", "## ", "###### ", "####### ", "#", " ## "]) + run()
        + one(of: ["", " #", " ##", " \\#"])
    case 1: return run() + "\n" + one(of: ["===", "---", "=", "--", "   ---", "- - -"])
    case 2: return one(of: ["***", "- - -", "_ _ _", " **  * ** * ** * **", "+++", "**"])
    case 3:
      return one(of: ["```", "~~~", "````", "``` swift"]) + "\n" + lines()
        + one(of: ["\n```", "\n~~~", "\n````", ""])
    case 4: return indented(lines(), by: one(of: ["    ", "     ", "\t"]))
    case 5 where depth < 4: return indented(inner(depth), by: one(of: ["> ", ">", " > "]))
    case 6...8 where depth < 4: return list(depth)
    case 9: return one(of: ["[ref]: /url \"title\"", "[other]: <1 b>", "[Ref]: /second", "[bad]: "])
    default: return lines()
    }
  }

  private mutating func inner(_ depth: Int) -> String {
    (0..<number(1...3)).map { _ in block(depth: depth + 1) }.joined(separator: gap())
  }

  private mutating func list(_ depth: Int) -> String {
    let markers = [
      ["- ", "- ", "* "], ["1. ", "2. ", "7) "], ["+   ", "+ ", "-\t"], ["-\n  ", "10. ", "123456789. "],
    ]
    let family = markers[number(0...3)]
    let separator = one(of: ["\n", "\n\n"])
    return (0..<number(1...4)).map { _ in
      let marker = one(of: family)
      let margin = String(repeating: " ", count: number(1...5))
      return marker
        + inner(depth).split(separator: "\n", omittingEmptySubsequences: false).joined(
          separator: "\n" + margin)
    }.joined(separator: separator)
  }

  private mutating func lines() -> String {
    (0..<number(1...3)).map { _ in run() }.joined(separator: one(of: ["\n", "\n", "  \n", "\\\n", "\n   "]))
  }

  private mutating func run() -> String {
    (0..<number(1...7)).map { _ in one(of: Self.pieces) }.joined(separator: one(of: [" ", " ", ""]))
  }

  private func indented(_ text: String, by margin: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { margin + $0 }.joined(separator: "\n")
  }

  private static let plainWords = [
    "Council", "the", "Clerk", "and", "members", "shall", "Café", "*may*", "**must**", "attend",
  ]

  private static let pieces = [
    "word", "Council", "the Clerk", "é", "日本", "*a*", "**b**", "***c***", "_d_", "__e__", "*f **g* h**",
    "**i", "j*", "*", "_",
    "`k`", "`` l`m ``", "`n", "\\*", "\\`", "\\[", "\\", "&amp;", "&copy;", "&#233;", "&#x0;", "&nosuch;",
    "&", "<", "1 < 2", ">",
    "[o](/p)", "[q](/r \"s\")", "[t](<1 v>)", "[w][ref]", "[ref]", "[x", "y]", "[z](", "![a](/b.png)",
    "![*c*][ref]", "!", "[]()",
    "<https://a.uk>", "<a@b.uk>", "\"", "'", "1.", "2)", "-", "+", "#", "=", "~~~", "a_b_c", "**a**b",
    "[a*b](c)*", "*[a*](b)",
    "[a [b](c) d](e)", "![a [b](c)](d)", "(", ")", ":", "www.a.uk", "[a]: b", "a  b", "\t", "::", "%20",
    "[p](/q%20r?s=t&u=v)",
    "[ä](/ö)", "[e](\"f\")", "&quot;", "[g]( /h 'i\"j' )",
  ]
}
