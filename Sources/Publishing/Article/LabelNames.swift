import Governance
import Markup

/// The names by which people cite labelled clauses (`3.1 a)`), by the clauses' addresses, without closing full
/// stops.
func labelNames(in clauses: Clauses) -> [String: String] {
  var names: [String: String] = [:]
  clauses.forEachOfAll { clause in
    if let name = clause.citation { names[clause.address] = name }
  }
  return names
}
