import Governance
import Markup

/// The names by which people cite labelled clauses: a label with those it stands under, `3.1 a)`.

/// `a)` under `3.1` is "3.1 a)"; `3.1.` under `3` says it all itself.
func labelName(_ label: String, under parent: String) -> String {
  if parent.isEmpty || withoutStop(label).hasPrefix(parent + ".") { return label }
  return "\(parent) \(label)"
}

/// Without the full stop that closes a number: "3.1".
func withoutStop(_ label: String) -> String {
  label.hasSuffix(".") ? String(label.dropLast()) : label
}

/// The names of all labelled clauses by their addresses, without closing full stops.
func labelNames(in clauses: [Clause]) -> [String: String] {
  var names: [String: String] = [:]
  addLabelNames(in: clauses, under: "", to: &names)
  return names
}

private func addLabelNames(in clauses: [Clause], under parent: String, to names: inout [String: String]) {
  for clause in clauses {
    let name = clause.block.label.map { withoutStop(labelName($0.text, under: parent)) }
    if let name { names[clause.address] = name }
    addLabelNames(in: clause.children, under: name ?? parent, to: &names)
  }
}
