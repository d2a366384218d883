import Governance
import Markup

/// What the clauses of a text are cited by, told while they are gone through in the order of the text.
struct ClauseLabels {
  /// Of the labelled clauses around, outermost first: the position behind all that stands under each.
  private var around: [(end: Int, label: String)] = []

  /// The label of the next clause under those around it, without closing stop: `3.1 a)`; `nil` where it has none.
  mutating func label(of clause: Clause, _ block: Block) -> String? {
    while let last = around.last, last.end <= clause.position { around.removeLast() }
    guard let label = block.label else { return nil }
    let full = labelWithoutStop(fullLabel(label.text, under: around.last?.label ?? ""))
    around.append((clause.children.endIndex, full))
    return full
  }
}
