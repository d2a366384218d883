import Comparison
import Governance
import Templating

/// On the page of a text that was replaced: for each clause, the way to the same clause of the text in
/// force.
///
/// A reader is told only what has changed: other words, another number, a clause that is not found any
/// more. Where a section has another number, its clauses do not each say so. The ways that say nothing new
/// are on the page too, and show under the clause whose address was followed, so that an old quotation
/// leads on without script.
struct LaterText {
  struct Line {
    let words: String
    let link: String
    /// Shown only where somebody came for this clause.
    let isQuiet: Bool
  }

  /// By the address of the clause in the old text.
  let lines: [String: Line]
  let isRenumbered: Bool
  /// So little of the old text is found again that a line under each lost clause would say nothing.
  let isRewritten: Bool

  /// `nil` where one of the two has no text.
  init?(after old: Version, is new: PolicyEntry, _ words: Words, _ links: Links) {
    guard !old.clauses.isEmpty, !new.version.clauses.isEmpty else { return nil }
    let alignment = alignClauses(of: old.clauses, with: new.version.clauses)
    isRewritten = 2 * alignment.old.count { $0.counterpart != nil } < alignment.old.count
    isRenumbered = alignment.isRenumbered || isRewritten
    let names = labelNames(in: new.version.clauses)
    var lines: [String: Line] = [:]
    for entry in alignment.old {
      if let counterpart = entry.counterpart, let successor = alignment.successor(of: entry) {
        let number = counterpart.numbering == .unchanged ? nil : names[successor.address]
        let losesNumber = entry.isLabelled && !successor.isLabelled
        let isMoved = counterpart.numbering == .changed && (number != nil || losesNumber)
        lines[entry.address] = Line(
          words: Self.words(number, losesNumber, isReworded: counterpart.isReworded, words),
          link: links.to(new.address.clause(successor.address)), isQuiet: !counterpart.isReworded && !isMoved)
      } else {
        let isWithParent = entry.parent.map { alignment.old[$0].counterpart == nil } ?? false
        lines[entry.address] = Line(
          words: words(.laterGone), link: links.to(new.address), isQuiet: isWithParent || isRewritten)
      }
    }
    self.lines = lines
  }

  private static func words(
    _ number: String?, _ losesNumber: Bool, isReworded: Bool, _ words: Words
  ) -> String {
    switch (number, isReworded) {
    case (let number?, true): words(.laterNumberReworded, [.number: number])
    case (let number?, false): words(.laterNumber, [.number: number])
    case (nil, true): words(.laterReworded)
    case (nil, false): words(losesNumber ? .laterWithoutNumber : .laterSame)
    }
  }
}
