package import Governance

/// What places are called in lists of them: those of a policy's text, and those of a law.
extension Words {
  /// "3.5 a)", "Roles of officers, paragraph 2", "3.5, bullet 8".
  package func place(_ place: PassagePlace) -> String {
    let inner: String
    switch place.position {
    case .opening: return place.clause
    case .paragraph(let number): inner = self(.placeParagraph, [.number: String(number)])
    case .bullet(let numbers):
      inner = self(.placeBullet, [.number: numbers.map { String($0) }.joined(separator: ".")])
    case .footnote(let mark): inner = self(.placeFootnote, [.number: mark])
    }
    return place.clause.isEmpty ? inner : self(.placeWithin, [.clause: place.clause, .place: inner])
  }

  /// "Section 101(1)(a)", "Schedule 12A, paragraph 3"; without a provision "As a whole".
  package func provision(_ provision: Provision?) -> String {
    guard let provision else { return self(.lawWhole) }
    return provision.steps.map { step in
      guard let first = step.numbers.first else { return self(.lawOnlySchedule) }
      let number = first + step.numbers.dropFirst().map { "(\($0))" }.joined()
      return self(word(for: step.unit), [.number: number])
    }.joined(separator: ", ")
  }

  private func word(for unit: Provision.Unit) -> Word {
    switch unit {
    case .part: .lawPart
    case .chapter: .lawChapter
    case .section: .lawSection
    case .regulation: .lawRegulation
    case .article: .lawArticle
    case .rule: .lawRule
    case .schedule: .lawSchedule
    case .paragraph: .lawParagraph
    }
  }
}
