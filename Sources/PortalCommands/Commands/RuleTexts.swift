package import SourceText
import Governance
import Markup
import Publishing
import Templating

/// Every rule of the program, in the order of their names.
package let allRules: [Rule] =
  (markupRules + governanceRules + templatingRules + publishingRules + commandRules)
  .sorted { $0.name < $1.name }

/// What `portal check --explain` prints.
func explanation(of rule: Rule) -> String {
  let example = rule.example.split(separator: "\n", omittingEmptySubsequences: false)
  return """
    \(rule.name) (\(rule.severity.rawValue))

    \(wrapped(rule.explanation))

    Example, first with the mistake, then put right:

    \(example.map { $0.isEmpty ? "" : "    \($0)" }.joined(separator: "\n"))
    """
}

/// What `portal check --rules` prints.
func ruleList() -> String {
  let width = allRules.map(\.name.count).max() ?? 0
  let lines = allRules.map { rule in
    let gap = String(repeating: " ", count: width - rule.name.count)
    return "\(rule.name)\(gap)  \(rule.severity.rawValue)"
  }
  return lines.joined(separator: "\n")
    + "\n\n`portal check --explain` with one of these names tells what it is about."
}

/// Broken between words into lines of at most 80 characters.
private func wrapped(_ text: String) -> String {
  var lines: [String] = []
  for word in text.split(whereSeparator: \.isWhitespace) {
    if let last = lines.last, last.count + 1 + word.count <= 80 {
      lines[lines.count - 1] += " \(word)"
    } else {
      lines.append(String(word))
    }
  }
  return lines.joined(separator: "\n")
}
