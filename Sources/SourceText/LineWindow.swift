/// The part of a source line that is shown: the whole line, or of a line wider than the terminal the
/// neighbourhood of what is marked, with `…` where it is cut.
struct LineWindow {
  /// The line's cells that are shown, the signs of a cut not counted.
  private let cells: Range<Int>
  private let isCutBefore: Bool
  /// Without spaces at its end.
  let text: String

  /// `width` is the room in cells, at least 3; the beginning of `focus` is always inside.
  init(of line: SourceLine, around focus: Range<Int>, width: Int) {
    // A mark may stand one cell past the last character.
    let whole = max(line.width, focus.upperBound)
    var shown = 0..<whole
    if whole > width {
      let context = max(1, (width - focus.count) / 2)
      let start = min(max(0, focus.lowerBound - context), whole - width)
      shown = start..<(start + width)
    }
    isCutBefore = shown.lowerBound > 0
    let isCutAfter = shown.upperBound < whole
    cells = (shown.lowerBound + (isCutBefore ? 1 : 0))..<(shown.upperBound - (isCutAfter ? 1 : 0))

    let glyphs = line.glyphs(within: cells)
    let gap = max(0, (glyphs.first?.cell ?? cells.lowerBound) - cells.lowerBound)
    var text = (isCutBefore ? "…" : "") + String(repeating: " ", count: gap)
    for glyph in glyphs { text += glyph.text }
    if isCutAfter { text += "…" }
    self.text = String(text.reversed().drop { $0 == " " }.reversed())
  }

  /// Where the cells of a mark stand in `text`, cut to what is shown.
  func position(of mark: Range<Int>) -> Range<Int> {
    let shift = cells.lowerBound - (isCutBefore ? 1 : 0)
    let visible = mark.clamped(to: cells)
    return (visible.lowerBound - shift)..<(max(visible.upperBound, visible.lowerBound + 1) - shift)
  }
}
