/// Writes the lines of a policy anew for libcmark, with the official labels taken out.
///
/// CommonMark would make a list of `1. Scope`, run `a)` into the paragraph above and take four spaces before
/// `(a)` for code. So every labelled line becomes a block of its own at the left margin, after a blank line;
/// lines that go on with it are moved to the margin too, with the nesting of bulleted lists kept. After a
/// label there is always running text, and a number that is no label is text as well: what looks like the
/// start of another block there gets a backslash before it.
///
/// Words that are nothing else (`BodyLine.isPlain`) are not written: a letter stands for those of a line, and a
/// paragraph of one such line is left out where that changes nothing around it. They are nine tenths of a text, and
/// libcmark would need most of its time to give them back as they are.
struct LabelLifter {
  private let file: [UInt8]
  private let lines: [BodyLine]
  private let labels: [LiftedLabel]
  /// How many of them are written.
  private var labelCount = 0
  /// The text for libcmark.
  private(set) var text: SyntheticText
  /// Labels by the number of the line in `text` where their block starts, from 1.
  private(set) var labelLines: LabelLines
  /// Lines that stand for a block which libcmark cannot be given: a label without text.
  private(set) var placeholders = Placeholders()
  /// Bulleted lists that are open: how far in their text stands in the file and in `text`.
  private var bullets: [(source: Int, written: Int)] = []
  /// A label whose text has not come yet.
  private var waiting: LiftedLabel?
  private var wasBlank = true
  /// Whether what is written last is a paragraph in no list or a heading, with which nothing below a blank line goes on.
  private var isClosed = false
  private var skipsUnderline = false

  init(file: [UInt8], lines: [BodyLine], labels: [LiftedLabel], after text: consuming SyntheticText) {
    self.file = file
    self.lines = lines
    self.labels = labels
    labelLines = LabelLines(capacity: labels.count)
    self.text = text
  }

  mutating func lift() {
    for (index, line) in lines.enumerated() {
      if skipsUnderline {
        skipsUnderline = false
        continue
      }
      if labelCount < labels.count, labels[labelCount].line == index {
        labelCount += 1
        write(labels[labelCount - 1])
        continue
      }
      if let label = waiting, !canOpen(label, with: line) { writeEmpty(label) }
      write(line, at: index)
    }
    if let label = waiting { writeEmpty(label) }
  }

  private var nextLine: Int32 { Int32(text.lines.count + 1) }

  private mutating func separate(at position: Int) {
    if !wasBlank { text.appendBlank(at: position) }
    wasBlank = true
  }

  // MARK: Labelled lines

  private mutating func write(_ label: LiftedLabel) {
    if let label = waiting { writeEmpty(label) }
    separate(at: label.range.lowerBound)
    bullets = []
    skipsUnderline = label.isUnderlined
    if label.headingLevel == nil, label.opener.isEmpty, mayOmit(label.rest, of: label.line) {
      return text.omit(label.rest, label)
    }
    isClosed = label.opener.isEmpty
    if let level = label.headingLevel {
      labelLines.add(label, at: nextLine)
      text.begin(with: .hash, times: level)
      text.begin(with: .space)
      text.begin(with: label.opener)
      // A heading's own closing signs stay; the last one here keeps a `#` that belongs to the text.
      text.append(label.rest, closing: label.isTypedHeading ? "" : " #")
      return
    }
    guard !label.rest.isEmpty else {
      waiting = label
      return
    }
    labelLines.add(label, at: nextLine)
    if label.opener.isEmpty {
      appendRunningText(label.rest, of: lines[label.line])
    } else {
      text.begin(with: label.opener)
      text.append(label.rest)
    }
    wasBlank = false
  }

  /// Whether the text of a label that stands alone on its line begins with this one.
  private func canOpen(_ label: LiftedLabel, with line: BodyLine) -> Bool {
    guard line.kind == .text, lines[label.line + 1].range == line.range else { return false }
    return !isBullet(file, at: line.start, end: line.range.upperBound) && file[line.start] != .hash
  }

  /// A label without text keeps its place: a line across stands for it.
  private mutating func writeEmpty(_ label: LiftedLabel) {
    waiting = nil
    let end = label.range.upperBound
    separate(at: end)
    labelLines.add(label, at: nextLine)
    placeholders.emptyLines.insert(nextLine)
    isClosed = false
    text.appendPlaceholder(at: end)
    text.appendBlank(at: end)
  }

  // MARK: Other lines

  private mutating func write(_ line: BodyLine, at index: Int) {
    switch line.kind {
    case .blank:
      if !wasBlank || text.lines.isEmpty { text.appendBlank(at: line.range.upperBound) }
      wasBlank = true
    case .tableHead:
      isClosed = false
      closeBullets(below: line.indent(in: file))
      placeholders.addTable(at: nextLine)
      beginAtMargin()
      text.appendPlaceholder(at: line.range.upperBound)
      wasBlank = false
    case .tableRow:
      break
    case .footnote, .refused:
      separate(at: line.range.lowerBound)
    case .code:
      isClosed = false
      writeCode(line)
      wasBlank = false
    case .quote:
      isClosed = false
      if wasBlank { closeBullets(below: line.indent(in: file)) }
      beginAtMargin()
      text.append(line.start..<line.range.upperBound)
      wasBlank = false
    case .text:
      if wasBlank, waiting == nil, mayOmit(line.start..<line.range.upperBound, of: index) {
        return text.omit(line.start..<line.range.upperBound, nil)
      }
      writeText(line)
      wasBlank = false
    }
  }

  /// Whether a part of a line is a paragraph by itself that is nothing but words. libcmark does not have to be given it:
  /// with a blank line on both sides and nothing open around it, it changes nothing in what stands above and below.
  private func mayOmit(_ content: Range<Int>, of index: Int) -> Bool {
    guard isClosed, lines[index].isPlain, !content.isEmpty, file[content.lowerBound].isLetter else {
      return false
    }
    let next = index + 1
    return next == lines.count || lines[next].kind == .blank
      || labelCount < labels.count && labels[labelCount].line == next
  }

  private mutating func beginAtMargin() { text.begin(with: .space, times: bullets.last?.written ?? 0) }

  private mutating func closeBullets(below indent: Int) {
    while let last = bullets.last, indent < last.source { bullets.removeLast() }
  }

  /// Code keeps its own spaces; only the margin of its fence is taken off.
  private mutating func writeCode(_ line: BodyLine) {
    if wasBlank { closeBullets(below: line.indent(in: file)) }
    var start = line.range.lowerBound
    let margin = bullets.last?.source ?? 0
    while start < line.start, start - line.range.lowerBound < margin { start += 1 }
    beginAtMargin()
    text.append(start..<line.range.upperBound)
  }

  private mutating func writeText(_ line: BodyLine) {
    let end = line.range.upperBound
    let content = line.start..<end
    if let label = waiting {
      waiting = nil
      isClosed = true
      labelLines.add(label, at: nextLine)
      appendRunningText(content, of: line)
      return
    }
    guard isBullet(file, at: line.start, end: end), !isThematicBreak(file, content) else {
      if wasBlank { closeBullets(below: line.indent(in: file)) }
      isClosed =
        bullets.isEmpty && (file[line.start].isLetter || file[line.start] == .hash) && (wasBlank || isClosed)
      beginAtMargin()
      appendWords(content, of: line, escaping: orderedDelimiter(file, at: line.start, end: end))
      return
    }
    isClosed = false
    let indent = line.indent(in: file)
    closeBullets(below: indent)
    let margin = bullets.last?.written ?? 0
    beginAtMargin()
    let inner = file.skippingSpaces(from: line.start + 1, to: end)
    let gap = inner - line.start > 5 || inner == end ? 2 : inner - line.start
    bullets.append((indent + gap, margin + 2))
    var start = inner
    while isBullet(file, at: start, end: end) { start = file.skippingSpaces(from: start + 1, to: end) }
    text.begin(with: file[line.start])
    text.begin(with: .space)
    appendWords(inner..<end, of: line, escaping: orderedDelimiter(file, at: start, end: end))
  }

  /// A line that is running text whatever it looks like.
  private mutating func appendRunningText(_ content: Range<Int>, of line: BodyLine) {
    appendWords(content, of: line, escaping: blockSign(at: content))
  }

  /// What a line has behind its bullet or its label.
  private mutating func appendWords(_ content: Range<Int>, of line: BodyLine, escaping sign: Int?) {
    if line.isPlain, !content.isEmpty, file[content.lowerBound].isLetter {
      text.appendStandIn(for: content)
    } else {
      text.append(content, escaping: sign)
    }
  }

  /// The byte that would make another block of a line, if there is one.
  private func blockSign(at content: Range<Int>) -> Int? {
    let start = content.lowerBound
    let end = content.upperBound
    switch file[start] {
    case .hyphen, .plus, .asterisk, .underscore:
      let startsBlock = isBullet(file, at: start, end: end) || isThematicBreak(file, content)
      return startsBlock ? start : nil
    case .greaterThan, .hash, .tilde, .equals: return start
    case .leftBracket: return mayDefineLink(start..<end) ? start : nil
    case .backtick: return file.has("```", at: start) ? start : nil
    default: return orderedDelimiter(file, at: start, end: end)
    }
  }

  /// `[name]: address` is a definition, which shows nothing (CommonMark §4.7); its name may go on in the next
  /// line.
  private func mayDefineLink(_ line: Range<Int>) -> Bool {
    guard let close = file[line].firstIndex(of: .rightBracket) else { return true }
    return close + 1 < line.upperBound && file[close + 1] == .colon
  }
}

/// Labels by the number of the line in the synthetic text where their block starts, from 1.
struct LabelLines {
  /// Ascending, since labels are added as the lines are written.
  private var labels: [(line: Int32, label: LiftedLabel)] = []
  private var taken = 0

  init(capacity: Int = 0) { labels.reserveCapacity(capacity) }

  fileprivate mutating func add(_ label: LiftedLabel, at line: Int32) { labels.append((line, label)) }

  /// The label of the block that starts at `line`. Blocks must ask in their order.
  mutating func take(at line: Int32) -> LiftedLabel? {
    while taken < labels.count, labels[taken].line < line { taken += 1 }
    return taken < labels.count && labels[taken].line == line ? labels[taken].label : nil
  }
}

/// Lines of the synthetic text that stand for blocks libcmark is not given.
struct Placeholders {
  /// Labels without text, by line from 1.
  var emptyLines: Set<Int32> = []
  /// Tables, by line from 1, as indices into the tables found.
  private(set) var tables: [Int32: Int] = [:]

  /// The next of the tables found stands at a line.
  mutating func addTable(at line: Int32) { tables[line] = tables.count }
}
