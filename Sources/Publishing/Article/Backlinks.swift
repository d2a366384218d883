/// Where the clauses of one text are named, in itself and in others: the way back of its references.
package struct Backlinks: Sendable {
  package struct Place: Sendable, Equatable {
    /// What a reader knows it by: `4.2 (b)`, `Standing Orders, 3`.
    package var name: String
    package var link: String
  }

  /// In the order of the addresses. A text has a few named clauses among hundreds that are looked for here, and most
  /// are told to be none of them by a comparison or two.
  private let named: [(clause: String, places: [Place])]

  package static let none = Backlinks([:])

  package init(_ byClause: [String: [Place]]) {
    named = byClause.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  func places(naming address: String) -> [Place] {
    if address.isEmpty { return [] }
    var (low, high) = (0, named.count)
    while low < high {
      let middle = (low + high) / 2
      if named[middle].clause == address { return named[middle].places }
      if named[middle].clause < address { low = middle + 1 } else { high = middle }
    }
    return []
  }
}
