/// One line of a source file as a terminal shows it: a row of characters, each with the bytes it stands for
/// and the cells it takes.
struct SourceLine: Sendable {
  /// One character a person sees, or one byte that is not UTF-8.
  struct Glyph: Sendable {
    /// Bytes in the file.
    let bytes: Range<Int>
    /// As shown: a tab as spaces, a control character as its picture.
    let text: String
    /// The first of its cells, from 0.
    let cell: Int
    let width: Int
  }

  /// Cells between tab stops.
  static let tabWidth = 4

  let glyphs: [Glyph]
  /// Cells of the whole line.
  let width: Int

  init(_ file: SourceFile, _ range: Range<Int>) {
    let scalars = decode(file.bytes[range])
    var glyphs: [Glyph] = []
    var cell = 0
    var next = 0
    for character in String(String.UnicodeScalarView(scalars.map(\.scalar))) {
      let parts = scalars[next..<(next + character.unicodeScalars.count)]
      next = parts.endIndex
      guard let first = parts.first, let last = parts.last else { continue }
      let isMark = first.bytes.lowerBound == 0 && character == "\u{FEFF}"
      let text = Self.shown(character, at: cell)
      let glyph = Glyph(
        bytes: first.bytes.lowerBound..<last.bytes.upperBound, text: isMark ? "" : text, cell: cell,
        width: isMark ? 0 : displayWidth(text))
      glyphs.append(glyph)
      cell += glyph.width
    }
    self.glyphs = glyphs
    width = cell
  }

  /// The column of a byte, from 1, counted in characters a person sees. A byte-order mark is none.
  func column(ofByteAt offset: Int) -> Int {
    let before = index(ofByteAt: offset)
    let hasMark = before > 0 && glyphs[0].text.isEmpty
    return before + (hasMark ? 0 : 1)
  }

  /// The cells of a byte range; at least one, so that an empty range still has a mark under it.
  func cells(of range: Range<Int>) -> Range<Int> {
    let start = cell(ofByteAt: range.lowerBound)
    let end = range.isEmpty ? start : cell(ofByteAt: range.upperBound - 1, pastIt: true)
    return start..<max(end, start + 1)
  }

  /// The glyphs that lie wholly in a range of cells.
  func glyphs(within cells: Range<Int>) -> ArraySlice<Glyph> {
    let first = firstIndex { $0.cell >= cells.lowerBound }
    let end = firstIndex { $0.cell + $0.width > cells.upperBound }
    return glyphs[first..<max(first, end)]
  }

  private func cell(ofByteAt offset: Int, pastIt: Bool = false) -> Int {
    let index = index(ofByteAt: offset)
    guard index < glyphs.count else { return width }
    return glyphs[index].cell + (pastIt ? glyphs[index].width : 0)
  }

  /// The glyph in which a byte lies, or the number of glyphs where it lies after the last.
  private func index(ofByteAt offset: Int) -> Int {
    firstIndex { $0.bytes.upperBound > offset }
  }

  /// The first glyph that has reached something all later ones have reached too.
  private func firstIndex(where hasReached: (Glyph) -> Bool) -> Int {
    var low = 0
    var high = glyphs.count
    while low < high {
      let middle = (low + high) / 2
      if hasReached(glyphs[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private static func shown(_ character: Character, at cell: Int) -> String {
    guard character == "\t" else { return displayText(String(character)) }
    return String(repeating: " ", count: tabWidth - cell % tabWidth)
  }
}

/// The scalars of bytes that should be UTF-8, with the bytes of each; a replacement character for each run
/// of bytes that is none (Unicode 16.0 §3.9, maximal subparts).
private func decode(_ source: ArraySlice<UInt8>) -> [(scalar: Unicode.Scalar, bytes: Range<Int>)] {
  var scalars: [(scalar: Unicode.Scalar, bytes: Range<Int>)] = []
  var parser = Unicode.UTF8.ForwardParser()
  var bytes = source.makeIterator()
  var start = source.startIndex
  while true {
    switch parser.parseScalar(from: &bytes) {
    case .valid(let encoded):
      scalars.append((Unicode.UTF8.decode(encoded), start..<(start + encoded.count)))
      start += encoded.count
    case .error(let length):
      scalars.append(("\u{FFFD}", start..<(start + length)))
      start += length
    case .emptyInput:
      return scalars
    }
  }
}
