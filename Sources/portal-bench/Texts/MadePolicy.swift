/// One policy's file, made up from a seed in the manner of the five protocols in `Content`: their sizes,
/// their ways of numbering, their share of lists, tables and references.
package struct MadePolicy: Sendable {
  /// How a text is numbered: one for each of the five protocols.
  package enum Shape: Int, CaseIterable, Sendable {
    /// Numbered clauses as paragraphs, tables, bullets in bullets, a table of facts at the head (Farnham).
    case paragraphs
    /// Numbered clauses as list items, with letters below them (Northampton).
    case items
    /// Headings and bullets without any number (Mumbles).
    case bullets
    /// Numbered clauses with long lettered lists (Wallingford).
    case letters
    /// Numbered headings over plain paragraphs, with small Roman numbers (Waverley).
    case headings

    /// Bytes, in the middle: the protocols' sizes, each one tenth up so that the mean is 16 KB.
    var size: Int {
      switch self {
      case .paragraphs: 29_300
      case .items: 12_400
      case .bullets: 6_600
      case .letters: 12_600
      case .headings: 18_900
      }
    }
  }

  package let shape: Shape
  package private(set) var text = ""

  private var words: MadeWords
  private let council: MadeCouncil
  private let policy: MadeCouncil.Policy
  /// The numbers of the clauses so far, for references to them.
  private var clauses: [String] = []

  package init(_ policy: MadeCouncil.Policy, of council: MadeCouncil, seed: UInt64) {
    // Shapes take turns, each council beginning with another.
    let shapes = Shape.allCases
    shape = shapes[(policy.number + policy.number / MadeCouncil.size) % shapes.count]
    self.policy = policy
    self.council = council
    words = MadeWords(numbers: SeededNumbers(seed: seed, thing: policy.number))
    text.reserveCapacity(shape.size * 3 / 2)

    text += madeFacts(of: policy, shape, numbers: &words.numbers)
    text += "\n\(council.name)\n\n\(policy.title)\n"
    let size = shape.size * words.numbers.number(55...135) / 100
    var section = 0
    while text.utf8.count < size {
      section += 1
      addSection(section)
    }
    if shape == .paragraphs { text += "\n[^1]: \(words.sentence())\n" }
  }

  private mutating func addSection(_ section: Int) {
    let heading = words.heading()
    switch shape {
    case .bullets:
      text += "\n## \(heading)\n\n\(words.paragraph(of: 200))\n\n"
      for _ in 1...words.numbers.number(2...5) { text += "- \(words.item())\n" }
    case .headings:
      text += "\n## \(section). \(heading)\n"
      clauses.append("\(section)")
      addParagraphs(2)
      addNumberedItems(["i", "ii", "iii", "iv", "v", "vi"])
    case .paragraphs, .items, .letters:
      text += "\n## \(section). \(heading)\n"
      for clause in 1...words.numbers.number(3...6) { addClause("\(section).\(clause)") }
    }
    if shape == .paragraphs, section % 4 == 2 { addTable() }
  }

  private mutating func addClause(_ number: String) {
    clauses.append(number)
    let text = words.paragraph(of: words.numbers.number(80...380))
    let mark = shape == .paragraphs && number == "1.1" ? "[^1]" : ""
    self.text += "\n\(shape == .items ? "- " : "")\(number). \(text)\(mark)\(reference())\n"
    switch shape {
    case .paragraphs where words.numbers.happens(35): addBullets()
    case .letters where words.numbers.happens(70): addNumberedItems(["a", "b", "c", "d", "e", "f", "g"])
    case .items where words.numbers.happens(40): addLetters()
    default: break
    }
    if words.numbers.happens(15) { addParagraphs(1) }
  }

  private mutating func addParagraphs(_ most: Int) {
    for _ in 1...words.numbers.number(1...most) {
      text += "\n\(words.paragraph(of: words.numbers.number(120...500)))\(reference())\n"
    }
  }

  private mutating func addNumberedItems(_ labels: [String]) {
    let isBracketed = shape == .headings
    text += "\n"
    for label in labels.prefix(words.numbers.number(3...labels.count)) {
      text += "- \(isBracketed ? "(" : "")\(label)) \(words.item())\n"
    }
  }

  private mutating func addLetters() {
    text += "\n"
    for label in ["a", "b", "c", "d", "e"].prefix(words.numbers.number(2...5)) {
      text += "- \(label). \(words.item())\n"
    }
  }

  private mutating func addBullets() {
    text += "\n"
    for _ in 1...words.numbers.number(3...7) {
      text += "- \(words.item())\n"
      if words.numbers.happens(15) { text += "  - \(words.item())\n  - \(words.item())\n" }
    }
  }

  private mutating func addTable() {
    text += "\n| Matter | Who decides | Limit |\n|---|---|---|\n"
    for _ in 1...words.numbers.number(4...9) {
      text += "| \(words.heading()) | \(words.cell()) | \(words.cell()) |\n"
    }
  }

  /// A sentence that names an earlier clause, another policy or an Act, or nothing.
  private mutating func reference() -> String {
    switch words.numbers.number(1...100) {
    case ...8: return " See \(clauses.isEmpty ? "above" : "clause \(words.numbers.pick(clauses))")."
    case ...12: return " This is subject to the Council's **\(otherPolicy.title)**."
    case ...14:
      let other = otherPolicy
      return " Further advice is given in the [\(other.title)](\(other.slug).md)."
    case ...22: return " Nothing here affects \(words.act())."
    case ...24: return " The words *in writing* include e-mail."
    default: return ""
    }
  }

  private var otherPolicy: MadeCouncil.Policy {
    mutating get { council.policies[words.numbers.number(0...(council.policies.count - 1))] }
  }
}
