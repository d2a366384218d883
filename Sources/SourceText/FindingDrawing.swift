/// Draws findings for a person at a terminal: the headline with its rule, the lines of the source with what
/// is meant underlined, what can be done.
///
/// Goes in: findings, and the cells of a line, the same everywhere unless somebody asks otherwise, so that a
/// message reads the same on every machine. Comes out: text with an empty line after each finding. Nothing here decides what a finding says or in which order findings stand.
package func drawFindings(_ findings: [Finding], width: Int = 100, usesColor: Bool) -> String {
  var lines = SourceLines()
  return findings.map { finding in
    var drawing = FindingDrawing(finding, width: width, usesColor: usesColor)
    drawing.draw(&lines)
    return drawing.text
  }.joined()
}

private struct FindingDrawing {
  /// Something to underline: the place itself with `^^^^`, the place of a note with `----`.
  private struct Mark {
    let range: Range<Int>
    let text: String
    let isMain: Bool
  }

  /// The marks in one file.
  private struct Excerpt {
    let file: SourceFile
    var marks: [Mark]
  }

  private(set) var text = ""
  private let finding: Finding
  private let width: Int
  private let usesColor: Bool
  private var excerpts: [Excerpt] = []
  /// Digits of the largest line number; never less than two, so that the frame of most findings stands alike.
  private var gutter = 2

  init(_ finding: Finding, width: Int, usesColor: Bool) {
    self.finding = finding
    self.width = width
    self.usesColor = usesColor
    if let place = finding.place {
      excerpts.append(Excerpt(file: place.file, marks: []))
      if let range = place.range { mark(Mark(range: range, text: "", isMain: true), in: place.file) }
    }
    for note in finding.notes {
      guard let place = note.place, let range = place.range else { continue }
      mark(Mark(range: range, text: note.text, isMain: place == finding.place), in: place.file)
    }
  }

  /// A note on the main place itself puts its words behind the main mark.
  private mutating func mark(_ mark: Mark, in file: SourceFile) {
    guard let index = excerpts.firstIndex(where: { $0.file.path.utf8.elementsEqual(file.path.utf8) }) else {
      excerpts.append(Excerpt(file: file, marks: [mark]))
      return
    }
    let plain = excerpts[index].marks.firstIndex { $0.isMain && $0.text.isEmpty }
    if mark.isMain, let plain {
      excerpts[index].marks[plain] = mark
    } else {
      excerpts[index].marks.append(mark)
    }
  }

  mutating func draw(_ lines: inout SourceLines) {
    let ends = excerpts.flatMap { excerpt in
      excerpt.marks.map { lines.number(ofLineAt: $0.range.lowerBound, in: excerpt.file) }
    }
    gutter = max(2, String(ends.max() ?? 1).count)

    let kind = painted(finding.severity.rawValue, severityColor)
    let headline = painted(": \(displayText(finding.headline))", .strong)
    text = "\(kind)\(headline) [\(finding.rule.name)]\n"
    for (index, excerpt) in excerpts.enumerated() {
      draw(excerpt, arrow: index == 0 ? "-->" : ":::", &lines)
    }
    for note in finding.notes where note.place?.range == nil {
      let path = note.place.map { " (\($0.file.path))" } ?? ""
      drawRemark("note", note.text + path)
    }
    if let repair = finding.repair { drawRemark("repair", repair) }
    text += "\n"
  }

  private mutating func draw(_ excerpt: Excerpt, arrow: String, _ lines: inout SourceLines) {
    var whereabouts = displayText(excerpt.file.path)
    if let first = excerpt.marks.first(where: \.isMain) ?? excerpt.marks.first {
      let position = lines.position(of: first.range.lowerBound, in: excerpt.file)
      whereabouts += ":\(position.line):\(position.column)"
    }
    text += "\(spaces(gutter))\(painted(arrow, .frame)) \(whereabouts)\n"
    guard !excerpt.marks.isEmpty else { return }
    addRow("")
    let marks = Dictionary(grouping: excerpt.marks) {
      lines.number(ofLineAt: $0.range.lowerBound, in: excerpt.file)
    }
    var previous = 0
    for (number, marks) in marks.sorted(by: { $0.key < $1.key }) {
      // One line left out shows in the numbers; more are worth a sign of their own.
      if previous > 0, number > previous + 2 { text += painted(spaces(gutter - 2) + "...", .frame) + "\n" }
      previous = number
      draw(marks, in: lines.line(number, of: excerpt.file), number)
    }
  }

  /// A source line and its marks, each in a row of its own so that they never run into each other. A line
  /// wider than the terminal is shown once for each group of marks that fits into one window.
  private mutating func draw(_ marks: [Mark], in line: SourceLine, _ number: Int) {
    let room = max(width - gutter - 3, 40)
    let placed = marks.map { (mark: $0, cells: line.cells(of: $0.range)) }
      .sorted { ($0.cells.lowerBound, $0.cells.upperBound) < ($1.cells.lowerBound, $1.cells.upperBound) }
    var rest = placed[...]
    while let first = rest.first {
      let fitting =
        line.width < room ? rest : rest.prefix { $0.cells.upperBound - first.cells.lowerBound < room - 2 }
      let group = fitting.isEmpty ? rest.prefix(1) : fitting
      rest = rest.dropFirst(group.count)
      let end = group.map(\.cells.upperBound).max() ?? first.cells.upperBound
      let window = LineWindow(of: line, around: first.cells.lowerBound..<end, width: room)
      addRow(window.text, number: number)
      for (mark, cells) in group { draw(mark, at: window.position(of: cells), room) }
    }
  }

  private mutating func draw(_ mark: Mark, at cells: Range<Int>, _ room: Int) {
    let color = mark.isMain ? severityColor : .frame
    let sign = String(repeating: mark.isMain ? "^" : "-", count: cells.count)
    let underline = spaces(cells.lowerBound) + painted(sign, color)
    guard !mark.text.isEmpty else { return addRow(underline) }
    let narrowest = 30
    let besides = room - cells.upperBound - 1
    if displayWidth(mark.text) <= besides || besides >= narrowest {
      for (index, line) in wrap(mark.text, width: besides).enumerated() {
        let before = index == 0 ? underline + " " : spaces(cells.upperBound + 1)
        addRow(before + painted(line, color))
      }
    } else {
      addRow(underline)
      let indent = min(cells.lowerBound, room - narrowest)
      for line in wrap(mark.text, width: room - indent) { addRow(spaces(indent) + painted(line, color)) }
    }
  }

  private mutating func addRow(_ content: String, number: Int? = nil) {
    let digits = number.map(String.init) ?? ""
    let bar = painted("\(spaces(gutter - digits.count))\(digits) |", .frame)
    text += content.isEmpty ? "\(bar)\n" : "\(bar) \(content)\n"
  }

  /// `= repair: …`, the lines after the first under the first word.
  private mutating func drawRemark(_ name: String, _ remark: String) {
    let indent = gutter + 1 + "= \(name): ".count
    for (index, line) in wrap(remark, width: max(width - indent, 40)).enumerated() {
      let start = spaces(gutter + 1) + painted("=", .frame) + " " + painted("\(name):", .strong) + " "
      text += (index == 0 ? start : spaces(indent)) + line + "\n"
    }
  }

  private func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
}

extension FindingDrawing {
  /// Codes of ECMA-48, "select graphic rendition".
  private enum Color: String {
    case strong = "1"
    case red = "1;31"
    case yellow = "1;33"
    case frame = "1;34"
  }

  private var severityColor: Color { finding.severity == .error ? .red : .yellow }

  private func painted(_ text: String, _ color: Color) -> String {
    usesColor ? "\u{1B}[\(color.rawValue)m\(text)\u{1B}[0m" : text
  }
}
