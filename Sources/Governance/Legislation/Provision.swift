/// A place inside a law: section 101(1)(a), regulation 8, paragraph 41 of Schedule 12.
package struct Provision: Sendable, Hashable {
  package enum Unit: String, Sendable, CaseIterable {
    case part, chapter, section, regulation, article, rule, schedule, paragraph
  }

  /// One unit with its number and the brackets behind it.
  package struct Step: Sendable, Hashable {
    package var unit: Unit
    /// As cited: `101`, `26A`, and below it what stands in brackets: `1`, `a`. Empty for a schedule that
    /// has no number.
    package var numbers: [String]

    package init(_ unit: Unit, _ numbers: String...) {
      self.init(unit, numbers)
    }

    package init(_ unit: Unit, _ numbers: [String]) {
      self.unit = unit
      self.numbers = numbers
    }
  }

  /// From the outermost: Schedule 12, then its paragraph 41. At least one.
  package var steps: [Step]

  package init(_ steps: Step...) {
    self.init(steps)
  }

  package init(_ steps: [Step]) {
    self.steps = steps
  }
}

/// What a text cites when it cites the law: one that has a number, or one of which only the title is
/// known, and perhaps a place inside it.
package struct LawCitation: Sendable, Hashable {
  package enum Law: Sendable, Hashable {
    /// Found in the table, or cited by its number: `SI 2018/952`.
    case numbered(Enactment.Number)
    /// As printed, with its year, spaces single: a law that the table lacks.
    case titled(String)
  }

  package var law: Law
  package var provision: Provision?

  package init(_ law: Law, _ provision: Provision? = nil) {
    self.law = law
    self.provision = provision
  }
}
