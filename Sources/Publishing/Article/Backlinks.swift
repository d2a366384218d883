/// Where the clauses of one text are named, in itself and in others: the way back of its references.
package struct Backlinks: Sendable {
  package struct Place: Sendable, Equatable {
    /// What a reader knows it by: `4.2 (b)`, `Standing Orders, 3`.
    package var name: String
    package var link: String
  }

  private let byClause: [String: [Place]]

  package static let none = Backlinks([:])

  package init(_ byClause: [String: [Place]]) {
    self.byClause = byClause
  }

  func places(naming address: String) -> [Place] {
    if byClause.isEmpty || address.isEmpty { return [] }
    return byClause[address] ?? []
  }
}
