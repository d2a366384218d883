/// Findings as people read them in a terminal: headline, place, the lines it is about with marks under them,
/// notes, repair. What a finding says is decided elsewhere; here it is only drawn.
///
/// ```
/// error: the review date 2023-05 lies before the adoption [review-before-adoption]
///   --> Content/farnham/complaints.md:6:13
///    |
///  4 | adopted: 2024-05-17
///    |          ---------- adopted here
///  6 | review_due: 2023-05
///    |             ^^^^^^^
///    = repair: write a date after 17 May 2024, or remove the line if no review is planned
/// ```
package func drawFindings(_ findings: [Finding], usesColor: Bool) -> String {
  var drawing = FindingDrawing(paint: Paint(isOn: usesColor))
  for finding in findings { drawing.draw(finding) }
  return drawing.text
}

private struct FindingDrawing {
  let paint: Paint
  private(set) var text = ""
  private var lines = SourceLines()

  init(paint: Paint) {
    self.paint = paint
  }

  /// Something to be marked under a line of the source.
  private struct Mark {
    let range: Range<Int>
    let sign: Character
    let label: String
  }

  mutating func draw(_ finding: Finding) {
    let kind = finding.severity.rawValue
    let severity = finding.severity == .error ? paint.error(kind) : paint.warning(kind)
    text += "\(severity)\(paint.strong(": \(displayText(finding.headline))")) [\(finding.rule.name)]\n"
    if let place = finding.place { drawPlaces(of: finding, at: place) }
    for note in finding.notes where note.place == nil { drawRemark("note", note.text) }
    if let repair = finding.repair { drawRemark("repair", repair) }
    text += "\n"
  }

  private mutating func drawPlaces(of finding: Finding, at place: Place) {
    var marks: [Mark] = []
    if let range = place.range { marks.append(Mark(range: range, sign: "^", label: "")) }
    var elsewhere: [Finding.Note] = []
    for note in finding.notes {
      guard let other = note.place else { continue }
      if other.file.path == place.file.path, let range = other.range {
        marks.append(Mark(range: range, sign: "-", label: note.text))
      } else {
        elsewhere.append(note)
      }
    }
    draw(marks, in: place.file, at: place.range, arrow: "-->")
    for note in elsewhere {
      guard let other = note.place else { continue }
      let mark = other.range.map { [Mark(range: $0, sign: "-", label: note.text)] } ?? []
      draw(mark, in: other.file, at: other.range, arrow: ":::")
      if mark.isEmpty { drawRemark("note", note.text) }
    }
  }

  private mutating func draw(_ marks: [Mark], in file: SourceFile, at range: Range<Int>?, arrow: String) {
    let path = displayText(file.path)
    guard let range else {
      text += "  \(paint.quiet(arrow)) \(path)\n"
      return
    }
    let position = lines.position(of: range.lowerBound, in: file)
    text += "  \(paint.quiet(arrow)) \(path):\(position.line):\(position.column)\n"
    let placed = marks.map { (number: lines.number(ofLineAt: $0.range.lowerBound, in: file), mark: $0) }
      .sorted { ($0.number, $0.mark.range.lowerBound) < ($1.number, $1.mark.range.lowerBound) }
    let digits = max(2, String(placed.last?.number ?? 1).count)
    let gutter = paint.quiet(String(repeating: " ", count: digits + 1) + "|")
    text += gutter + "\n"
    var previous: Int?
    for (number, mark) in placed {
      if number != previous {
        if let previous, number > previous + 2 { text += paint.quiet("...") + "\n" }
        let label = String(repeating: " ", count: digits - String(number).count) + "\(number)"
        let window = window(of: lines.line(number, of: file), around: mark.range)
        text += paint.quiet("\(label) |") + (window.text.isEmpty ? "" : " \(window.text)") + "\n"
      }
      draw(mark, under: lines.line(number, of: file), gutter: gutter)
      previous = number
    }
  }

  private mutating func draw(_ mark: Mark, under line: SourceLine, gutter: String) {
    let window = window(of: line, around: mark.range)
    let cells = line.cells(of: mark.range)
    let shift = window.start > 0 ? window.start - 1 : 0
    let start = max(cells.lowerBound - shift, 0)
    let width = max(1, min(cells.count, Self.widest - start))
    let signs = String(repeating: mark.sign, count: width)
    let label = mark.label.isEmpty ? "" : " " + displayText(mark.label)
    let painted = mark.sign == "^" ? paint.error(signs) : paint.quiet(signs + label)
    text += "\(gutter) \(String(repeating: " ", count: start))\(painted)\(mark.sign == "^" ? label : "")\n"
  }

  /// Cells of source that are shown of a line.
  private static var widest: Int { 100 }

  /// A long line is cut to a window round the mark, with `…` where something is left out.
  private func window(of line: SourceLine, around range: Range<Int>) -> (text: String, start: Int) {
    guard line.width > Self.widest else { return (line.glyphs.map(\.text).joined(), 0) }
    let cells = line.cells(of: range)
    let start = cells.lowerBound < Self.widest - 20 ? 0 : cells.lowerBound - 40
    let shown = line.glyphs.filter { $0.cell >= start && $0.cell + $0.width <= start + Self.widest - 2 }
    let isCut = (shown.last.map { $0.cell + $0.width } ?? 0) < line.width
    return ((start > 0 ? "…" : "") + shown.map(\.text).joined() + (isCut ? "…" : ""), start)
  }

  private mutating func drawRemark(_ kind: String, _ remark: String) {
    text += "   \(paint.quiet("=")) \(paint.strong("\(kind):")) \(displayText(remark))\n"
  }
}

/// Colours of the terminal (ECMA-48 §8.3.117), or none.
private struct Paint {
  let isOn: Bool

  func error(_ text: String) -> String { paint(text, "1;31") }
  func warning(_ text: String) -> String { paint(text, "1;33") }
  func strong(_ text: String) -> String { paint(text, "1") }
  func quiet(_ text: String) -> String { paint(text, "34") }

  private func paint(_ text: String, _ code: String) -> String {
    isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
