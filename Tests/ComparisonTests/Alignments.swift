import Comparison
import Governance
import Markup
import SourceText

/// Texts as a clerk types them, and alignments as lists that a person can read.
enum Alignments {
  static func clauses(_ text: String) -> Clauses {
    makeClauses(
      of: readDocument(SourceFile(path: "Content/ashby/protocol.md", text: text), as: .policy).value
    ).value
  }

  static func align(_ old: String, _ new: String) -> ClauseAlignment {
    alignClauses(of: clauses(old), with: clauses(new))
  }

  /// A word for each clause of the old text, then the clauses that are new: `1.1`, `1.2>1.3`, `1.3~`,
  /// `1.4>2.1~`, `1.5 gone`, `1.6 new`. `>` is followed by another address, `»` by one that only follows
  /// the section's, `~` stands for other words.
  static func list(_ alignment: ClauseAlignment) -> [String] {
    let old = alignment.old.map { entry in
      guard let counterpart = entry.counterpart else { return "\(entry.address) gone" }
      let address = alignment.new[counterpart.index].address
      let move =
        switch counterpart.numbering {
        case .unchanged: ""
        case .changedWithParent: "»\(address)"
        case .changed: ">\(address)"
        }
      return entry.address + move + (counterpart.isReworded ? "~" : "")
    }
    return old + alignment.new.filter { $0.counterpart == nil }.map { "\($0.address) new" }
  }
}

/// The same numbers for the same seed on every machine (xorshift64, Marsaglia 2003).
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
