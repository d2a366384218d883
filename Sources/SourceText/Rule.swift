/// A kind of mistake that the portal knows, under a stable name that states the mistake:
/// `review-before-adoption`.
///
/// Each module declares its own rules, grouped by subject in its `Rules` folder, and lists them in one
/// array `rules`; `portal check --explain NAME` prints `explanation` and `example`.
package struct Rule: Sendable, Hashable {
  package enum Severity: String, Sendable {
    /// The site would be wrong or misleading; nothing is published.
    case error
    /// The site can be published; somebody should act.
    case warning
  }

  /// Lower-case words joined by hyphens; never changes once released, since `accepted` entries use it.
  package let name: String
  package let severity: Severity
  /// What the rule is about and why it matters, in a clerk's words: two to five sentences.
  package let explanation: String
  /// A few lines of source that break the rule, and the same lines put right.
  package let example: String

  package init(_ name: String, _ severity: Severity, _ explanation: String, example: String) {
    self.name = name
    self.severity = severity
    self.explanation = explanation
    self.example = example
  }

  package static func == (one: Rule, other: Rule) -> Bool { one.name == other.name }

  package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
