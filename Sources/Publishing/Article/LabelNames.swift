import Governance
import Markup

/// The names by which people cite labelled clauses (`3.1 a)`), by the clauses' addresses, without closing full
/// stops.
func labelNames(in clauses: Clauses) -> [String: String] {
  var names: [String: String] = [:]
  var labels = ClauseLabels()
  clauses.forEachOfAll { clause in
    if let name = labels.label(of: clause, clause.block) { names[clause.address] = name }
  }
  return names
}
