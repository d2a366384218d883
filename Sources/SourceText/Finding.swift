/// Something that a stage found in the sources and somebody should know: data, not yet text.
///
/// What can be found is a `Rule`; how a finding reads is decided where it is made; how it is drawn is
/// decided in `FindingDrawing`.
package struct Finding: Sendable, Equatable {
  /// A remark inside a finding, with a place of its own when it points at something.
  package struct Note: Sendable, Equatable {
    package let text: String
    package let place: Place?

    package init(_ text: String, at place: Place? = nil) {
      self.text = text
      self.place = place
    }
  }

  package let rule: Rule
  /// One line that says what is the matter, the specific thing first, without a full stop.
  package let headline: String
  /// `nil` only where no file is to blame: a folder that is missing, a setting of the run.
  package let place: Place?
  package let notes: [Note]
  /// What the clerk can do about it, as an instruction.
  package let repair: String?

  package init(
    _ rule: Rule, _ headline: String, at place: Place?, notes: [Note] = [], repair: String? = nil
  ) {
    self.rule = rule
    self.headline = headline
    self.place = place
    self.notes = notes
    self.repair = repair
  }

  package var severity: Rule.Severity { rule.severity }
}
