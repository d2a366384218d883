import Governance
import Markup

/// The names by which people cite labelled clauses (`3.1 a)`), by the clauses' addresses, without closing full
/// stops.
func labelNames(in clauses: Clauses) -> [String: String] {
  var names: [String: String] = [:]
  addLabelNames(in: clauses, under: "", to: &names)
  return names
}

private func addLabelNames(in clauses: Clauses, under parent: String, to names: inout [String: String]) {
  for clause in clauses {
    let name = clause.block.label.map { labelWithoutStop(fullLabel($0.text, under: parent)) }
    if let name { names[clause.address] = name }
    addLabelNames(in: clause.children, under: name ?? parent, to: &names)
  }
}
