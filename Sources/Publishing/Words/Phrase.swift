/// A word of the interface, cut at its placeholders once, when it is read: `In force since {date}`.
package struct Phrase: Sendable, Equatable {
  package enum Piece: Sendable, Equatable {
    case literal(String)
    /// The name between the braces, as typed.
    case placeholder(String)
  }

  package let pieces: [Piece]

  /// A brace without its partner is an ordinary character.
  package init(_ text: String) {
    var pieces: [Piece] = []
    var rest = text.utf8[...]
    while let open = rest.firstIndex(of: UInt8(ascii: "{")),
      let close = rest[open...].firstIndex(of: UInt8(ascii: "}"))
    {
      if open > rest.startIndex { pieces.append(.literal(String(rest[..<open]) ?? "")) }
      pieces.append(.placeholder(String(rest[rest.index(after: open)..<close]) ?? ""))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.literal(String(rest) ?? "")) }
    self.pieces = pieces
  }

  package var placeholders: [String] {
    pieces.compactMap { piece in
      if case .placeholder(let name) = piece { name } else { nil }
    }
  }
}
