/// Sources and pages put together from pieces, each of which is known to be letters, an end of a word, or neither: what
/// words they have is told here without anything that the program has for it.
struct WordPairs {
  private struct Piece {
    let text: String
    /// Its letters; `nil` where it ends a word.
    let letters: String?
  }

  private static let letters = ["a", "b", "é", "7", "ŵ"].map { Piece(text: $0, letters: $0) }
  private static let sourceOnly = [
    Piece(text: "&#97;", letters: "a"), Piece(text: " ", letters: nil), Piece(text: "-", letters: nil),
    Piece(text: "**", letters: nil), Piece(text: "]", letters: nil), Piece(text: "\n", letters: nil),
    Piece(text: "&amp;", letters: nil),
  ]
  private static let pageOnly = [
    Piece(text: " ", letters: nil), Piece(text: "?", letters: nil), Piece(text: "<b>", letters: nil),
    Piece(text: "</p><p id=\"x.1\">", letters: nil), Piece(text: "&amp;", letters: nil),
    Piece(text: "<i data-not-source>b 7</i>", letters: nil),
    Piece(text: "<a class=\"ref\" href=\"#1\">", letters: ""), Piece(text: "", letters: ""),
  ]

  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  /// A source and a page, and how many words they have where these are the same; `nil` where they are not.
  mutating func next() -> (source: String, page: String, count: Int?) {
    // At least a word, and never something that opens a block.
    var source = [Self.letters[0]]
    for _ in 0..<number(below: 40) { source.append(piece(Self.letters + Self.sourceOnly)) }
    var page: [Piece] = []
    for piece in source {
      switch number(below: 60) {
      case 0: break
      case 1: page.append(self.piece(Self.letters))
      case 2...6:
        page.append(written(piece))
        page.append(self.piece(Self.pageOnly))
      default: page.append(written(piece))
      }
    }
    let (one, other) = (words(in: source), words(in: page))
    return (text(of: source), "<p>\(text(of: page))</p>", one == other ? one.count : nil)
  }

  /// A piece of a source as a page has it.
  private func written(_ piece: Piece) -> Piece {
    piece.letters.map { Piece(text: $0, letters: $0) } ?? Piece(text: "<b>", letters: nil)
  }

  private func text(of pieces: [Piece]) -> String { pieces.map(\.text).joined() }

  private func words(in pieces: [Piece]) -> [String] {
    var words = [""]
    for piece in pieces {
      if let letters = piece.letters { words[words.count - 1] += letters } else { words.append("") }
    }
    return words.filter { !$0.isEmpty }
  }

  private mutating func piece(_ pieces: [Piece]) -> Piece { pieces[number(below: pieces.count)] }

  private mutating func number(below end: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state >> 33) % end
  }
}
