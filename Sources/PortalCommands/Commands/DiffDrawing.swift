import Comparison
import Governance
import SourceText

/// Draws what changed from one text to another for a person at a terminal:
///
///     3.2, was 3.1, reworded
///         The Council meets [-four-] {+six+} times a year.
///
/// The signs say what went and what came; colour says it once more.
struct DiffDrawing {
  private let changes: TextChanges
  private let oldPlaces: [String: PassagePlace]
  private let newPlaces: [String: PassagePlace]
  private let width: Int
  private let usesColor: Bool

  init(from old: Version, to new: Version, width: Int, usesColor: Bool) {
    changes = TextChanges(from: old.clauses, to: new.clauses)
    oldPlaces = old.placesByAddress
    newPlaces = new.placesByAddress
    self.width = width
    self.usesColor = usesColor
  }

  var text: String {
    (changes.changes.map(draw) + [summary]).map { $0 + "\n" }.joined(separator: "\n")
  }

  // MARK: One change

  private func draw(_ change: ClauseChange) -> String {
    switch change {
    case .added(let address, let text):
      head(name(of: address, in: newPlaces), "new") + lines(words(of: text).map { .added($0) })
    case .removed(let address, let text):
      head(name(of: address, in: oldPlaces), "gone") + lines(words(of: text).map { .removed($0) })
    case .reworded(let from, let to, let words):
      head(name(of: to, in: newPlaces), (former(from, to).map { "\($0), " } ?? "") + "reworded")
        + lines(words)
    case .renumbered(let from, let to):
      head(name(of: to, in: newPlaces), former(from, to) ?? "moved")
    }
  }

  private func head(_ name: String, _ what: String) -> String {
    "\(usesColor ? "\u{1B}[1m\(name)\u{1B}[0m" : name), \(what)"
  }

  private func former(_ old: String, _ new: String) -> String? {
    let (old, new) = (name(of: old, in: oldPlaces), name(of: new, in: newPlaces))
    return old == new ? nil : "was \(old)"
  }

  /// `3.5 a)`, `3.5, bullet 8`; where there is neither a number nor a heading, its address.
  private func name(of address: String, in places: [String: PassagePlace]) -> String {
    guard let place = places[address] else { return displayText(address) }
    let inner: String? =
      switch place.position {
      case .opening: nil
      case .paragraph(let number): "paragraph \(number)"
      case .bullet(let numbers): "bullet " + numbers.map { String($0) }.joined(separator: ".")
      case .footnote(let mark): "footnote \(mark)"
      }
    return displayText([place.clause, inner ?? ""].filter { !$0.isEmpty }.joined(separator: ", "))
  }

  private func words(of text: String) -> [String] {
    text.split(whereSeparator: \.isWhitespace).map { String($0) }
  }

  // MARK: Words

  private enum Sign {
    case kept, removed, added
  }

  private typealias Piece = (word: String, sign: Sign)

  /// What went and what came stands between its signs; of long stretches that stayed only their ends are shown.
  private func lines(_ words: [Difference<String>]) -> String {
    var rest = words.map { word -> Piece in
      switch word {
      case .kept(let word): (displayText(word), .kept)
      case .removed(let word): (displayText(word), .removed)
      case .added(let word): (displayText(word), .added)
      }
    }[...]
    var pieces: [Piece] = []
    while let sign = rest.first?.sign {
      let run = rest.prefix { $0.sign == sign }
      rest = rest.dropFirst(run.count)
      switch sign {
      case .kept: pieces += shortened(run, isFirst: pieces.isEmpty, isLast: rest.isEmpty)
      case .removed: pieces += between("[-", run, "-]")
      case .added: pieces += between("{+", run, "+}")
      }
    }
    return "\n" + filled(pieces).map { "    " + $0 }.joined(separator: "\n")
  }

  private func between(_ opening: String, _ run: ArraySlice<Piece>, _ closing: String) -> [Piece] {
    var run = Array(run)
    run[0].word = opening + run[0].word
    run[run.count - 1].word += closing
    return run
  }

  private func shortened(_ run: ArraySlice<Piece>, isFirst: Bool, isLast: Bool) -> [Piece] {
    let shown = 8
    let (head, tail) = (isFirst ? 0 : shown, isLast ? 0 : shown)
    guard run.count > head + tail + 1 else { return Array(run) }
    return run.prefix(head) + [("…", .kept)] + run.suffix(tail)
  }

  /// In lines that fit the terminal.
  private func filled(_ pieces: [Piece]) -> [String] {
    var lines: [String] = []
    var room = 0
    for piece in pieces {
      let needed = displayWidth(piece.word)
      if lines.isEmpty || needed + 1 > room {
        lines.append(painted(piece))
        room = width - 4 - needed
      } else {
        lines[lines.count - 1] += " " + painted(piece)
        room -= needed + 1
      }
    }
    return lines
  }

  private func painted(_ piece: Piece) -> String {
    guard usesColor, piece.sign != .kept else { return piece.word }
    return "\u{1B}[\(piece.sign == .removed ? "31" : "32")m\(piece.word)\u{1B}[0m"
  }

  // MARK: The last line

  private var summary: String {
    func count(_ isCounted: (ClauseChange) -> Bool) -> Int { changes.changes.count(where: isCounted) }
    let parts = [
      (count { if case .reworded = $0 { true } else { false } }, "reworded"),
      (count { if case .added = $0 { true } else { false } }, "new"),
      (count { if case .removed = $0 { true } else { false } }, "gone"),
      (count { if case .renumbered = $0 { true } else { false } }, "with another number or at another place"),
    ].filter { $0.0 > 0 }
    if parts.isEmpty { return "The two texts say the same, word for word." }
    return
      "\(parts.map { "\(number($0.0)) \($0.1)" }.joined(separator: ", ")); \(number(changes.unchanged)) the same."
  }
}
