package import Governance
package import SourceText

/// What became of one clause or bullet between two texts.
package enum ClauseChange: Sendable, Equatable {
  case added(address: String, text: String)
  case removed(address: String, text: String)
  /// `words` are those of both, each with its sign; `from` is where it stood before, perhaps under another number.
  case reworded(from: String, to: String, words: [Difference<String>])
  /// The same words under another number, which does not follow from that of the clause around it.
  case renumbered(from: String, to: String)
}

/// What changed from one text to another, clause by clause.
package struct TextChanges: Sendable, Equatable {
  /// In the order of the new text; what was removed stands where it stood.
  package private(set) var changes: [ClauseChange] = []
  /// How many clauses say the same as before.
  package private(set) var unchanged = 0

  package init(from old: Clauses, to new: Clauses) {
    let alignment = alignClauses(of: old, with: new)
    /// Which of the old text have been told of.
    var next = 0
    func removals(before end: Int) -> [ClauseChange] {
      defer { next = max(next, end) }
      return alignment.old[min(next, end)..<end].filter { $0.counterpart == nil }
        .map { .removed(address: $0.address, text: $0.text) }
    }
    for entry in alignment.new {
      guard let counterpart = entry.counterpart else {
        changes.append(.added(address: entry.address, text: entry.text))
        continue
      }
      changes += removals(before: counterpart.index)
      let before = alignment.old[counterpart.index]
      if before.text != entry.text {
        let words = wordDifferences(from: before.text, to: entry.text)
        changes.append(.reworded(from: before.address, to: entry.address, words: words))
      } else if counterpart.numbering == .changed {
        changes.append(.renumbered(from: before.address, to: entry.address))
      } else {
        unchanged += 1
      }
    }
    changes += removals(before: alignment.old.count)
  }
}

/// Word by word, as spaces part them. Texts of thousands of words with nothing in common at their ends are not
/// compared so: all of the one went, and all of the other came.
private func wordDifferences(from old: String, to new: String) -> [Difference<String>] {
  let (old, new) = (words(of: old), words(of: new))
  guard old.count * new.count <= 4_000_000 else { return old.map { .removed($0) } + new.map { .added($0) } }
  return differences(from: old, to: new)
}

private func words(of text: String) -> [String] {
  text.utf8.split { $0 <= 0x20 }.map { String(decoding: $0, as: UTF8.self) }
}
