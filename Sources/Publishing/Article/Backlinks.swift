/// Where the clauses of one text are named, in itself and in others: the way back of its references.
package struct Backlinks: Sendable {
  package struct Place: Sendable, Equatable {
    /// What a reader knows it by: `4.2 (b)`, `Standing Orders, 3`.
    package var name: String
    package var link: String
  }

  /// In the order of the addresses. A text has a few named clauses among hundreds that are looked for here, and most
  /// are told to be none of them by a comparison or two.
  private let named: [(clause: [UInt8], places: [Place])]

  package static let none = Backlinks([:])

  package init(_ byClause: [String: [Place]]) {
    named = byClause.map { (clause: Array($0.key.utf8), places: $0.value) }
      .sorted { $0.clause.lexicographicallyPrecedes($1.clause) }
  }

  /// The address is a part of `bytes`.
  func places(naming address: Range<Int>, in bytes: [UInt8]) -> [Place] {
    if address.isEmpty { return [] }
    var (low, high) = (0, named.count)
    while low < high {
      let middle = (low + high) / 2
      switch order(of: named[middle].clause, and: bytes[address]) {
      case 0: return named[middle].places
      case ..<0: low = middle + 1
      default: high = middle
      }
    }
    return []
  }

  /// Negative where the first stands before the second, 0 where they are the same.
  private func order(of one: [UInt8], and other: ArraySlice<UInt8>) -> Int {
    for (index, byte) in one.enumerated() {
      guard index < other.count else { return 1 }
      let difference = Int(byte) - Int(other[other.startIndex + index])
      if difference != 0 { return difference }
    }
    return one.count - other.count
  }
}
