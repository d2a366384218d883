package import Governance

/// Which clause of one text is which clause of another: of the next version, or of another council's policy.
///
/// Words decide, as they are read: capitals, punctuation, markup and official numbers do not count.
/// Addresses only choose between clauses whose words fit equally well, so that a clause moved from 3.1 to
/// 4.2 is found there, and another one that now stands at 3.1 is not taken for it. Every clause has at most
/// one counterpart. How the words differ is not said here, nor how any of it looks on a page.
package struct ClauseAlignment: Sendable, Equatable {
  /// A clause or a bullet with an address, in one of the two texts.
  package struct Entry: Sendable, Equatable {
    package let address: String
    /// Whether it prints an official number.
    package let isLabelled: Bool
    /// What it says, without what stands under it.
    package let text: String
    /// The position, among the entries of its text, of the one it stands under.
    package let parent: Int?
    /// The same clause in the other text. Without one it is gone, or new.
    package let counterpart: Counterpart?
  }

  package struct Counterpart: Sendable, Equatable {
    /// The position among the entries of the other text.
    package let index: Int
    package let isReworded: Bool
    package let numbering: Numbering
  }

  package enum Numbering: Sendable, Equatable {
    case unchanged
    /// Only because what it stands under has another number: 3.1 is 4.1, since 3 is 4.
    case changedWithParent
    case changed
  }

  /// In the order of the text.
  package let old: [Entry]
  package let new: [Entry]

  /// The same clause in the new text.
  package func successor(of entry: Entry) -> Entry? { entry.counterpart.map { new[$0.index] } }

  /// Whether an official number of the old text leads elsewhere in the new one, or means another clause
  /// there. A number that is merely no longer used misleads nobody.
  package var isRenumbered: Bool {
    let origins = Dictionary(
      new.map { ($0.address, $0.counterpart?.index) }, uniquingKeysWith: { one, _ in one })
    return old.indices.contains { index in
      let entry = old[index]
      guard entry.isLabelled else { return false }
      if let counterpart = entry.counterpart { return counterpart.numbering != .unchanged }
      return origins[entry.address] != nil
    }
  }
}

/// Aligns the clauses of two texts, in time that grows with their length (and the logarithm of it).
package func alignClauses(of old: Clauses, with new: Clauses) -> ClauseAlignment {
  var words = WordNumbers()
  var matching = ClauseMatching(
    ComparedText(old, numbering: &words), ComparedText(new, numbering: &words))
  matching.matchAll()
  return matching.alignment
}
