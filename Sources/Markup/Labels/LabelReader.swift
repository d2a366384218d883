import SourceText

/// A label that has been told from running text, and the line it opens.
struct LiftedLabel {
  /// Index into the lines of the body.
  let line: Int
  /// The bytes of the label.
  let range: Range<Int>
  let style: LabelToken.Style
  /// As in `LabelCandidate`.
  let opener: Range<Int>
  let rest: Range<Int>
  /// The line is typed as a heading, with `#`.
  let isTypedHeading: Bool
  let depth: Int
  /// The level of the heading that the line is; `nil` for a clause in running text.
  let headingLevel: Int?
  /// The line below it is a row of `=` or `-` that made it a heading.
  let isUnderlined: Bool

  init(_ candidate: LabelCandidate, depth: Int, headingLevel: Int?, isUnderlined: Bool) {
    line = candidate.line
    range = candidate.token.range
    style = candidate.token.style
    opener = candidate.opener
    rest = candidate.rest
    isTypedHeading = candidate.headingLevel > 0
    self.depth = depth
    self.headingLevel = headingLevel
    self.isUnderlined = isUnderlined
  }
}

/// Decides which lines of a policy open with an official label.
///
/// Takes the lines of a text, gives the labels in their order, each with its depth, and warnings about gaps,
/// repetitions and lines that are close to being labelled. It moves nothing: `LabelLifter` does.
struct LabelReader {
  let file: SourceFile
  let lines: [BodyLine]
  private(set) var labels: [LiftedLabel] = []
  private(set) var findings: [Finding] = []
  private var stack: LabelStack
  private var test: LabelTest
  private var bytes: [UInt8] { file.bytes }

  /// `contents` are the lines of typed contents lists, in the order of the text.
  init(file: SourceFile, lines: [BodyLine], contents: [Range<Int>]) {
    self.file = file
    self.lines = lines
    let bytes = file.bytes
    var scan = LabelScan(bytes)
    var candidates: [LabelCandidate] = []
    candidates.reserveCapacity(lines.count / 2)
    var lists = contents[...]
    for index in lines.indices {
      while let list = lists.first, list.upperBound <= index { lists.removeFirst() }
      if lists.first?.contains(index) ?? false { continue }
      if let candidate = LabelCandidate(line: index, lines[index], in: bytes, &scan) {
        candidates.append(candidate)
      }
    }
    stack = LabelStack(parts: scan.parts)
    test = LabelTest(bytes: bytes, lines: lines, candidates: candidates, parts: scan.parts)
  }

  mutating func read() {
    labels.reserveCapacity(test.candidates.count)
    var position = 0
    for index in lines.indices {
      if position < test.candidates.count, test.candidates[position].line == index {
        read(position)
        position += 1
      } else if isPlainHeading(index) {
        stack.passHeading()
      }
    }
  }

  private mutating func read(_ index: Int) {
    let candidate = test.candidates[index]
    let next = index + 1 < test.candidates.count ? test.candidates[index + 1].token : nil
    let position = stack.position(
      of: candidate.token, on: candidate.headingLevel > 0 ? .heading : .text, before: next)
    switch test.verdict(on: index, at: position, below: labels.last) {
    case .text:
      if candidate.headingLevel > 0 { stack.passHeading() }
    case .closeToLabel:
      findings.append(closeFinding(candidate))
    case .label:
      stack.open(candidate.token, at: position)
      labels.append(
        LiftedLabel(
          candidate, depth: position.depth, headingLevel: test.headingLevel(), isUnderlined: test.isUnderlined
        ))
      if let finding = sequenceFinding(candidate.token, position) {
        if finding.rule == .labelOrder { forgetGap(before: position.previous) }
        findings.append(finding)
      }
    }
  }

  private func isPlainHeading(_ index: Int) -> Bool {
    let line = lines[index]
    guard line.kind == .text else { return false }
    if bytes[line.start] == .hash { return true }
    return index > 0 && lines[index - 1].kind == .text && isUnderline(line, in: bytes)
  }

  private func closeFinding(_ candidate: LabelCandidate) -> Finding {
    let range = candidate.token.range
    let label = file.text(range)
    return Finding(
      .labelInText, "\"\(label)\" at the start of this line is read as part of the sentence above",
      at: Place(file, range),
      repair: "put a blank line above it if it opens a clause; else move it to the end of the line above")
  }

  private func sequenceFinding(_ token: LabelToken, _ position: LabelStack.Position) -> Finding? {
    if position.fit == .first || position.fit == .next { return nil }
    let label = file.text(token.range)
    let place = Place(file, token.range)
    let notes = position.previous.map { [Finding.Note("the label before it", at: Place(file, $0))] } ?? []
    switch position.fit {
    case .first, .next: return nil
    case .repeated:
      return Finding(
        .labelRepeated, "\"\(label)\" stands here a second time", at: place, notes: notes, repair: compare)
    case .later:
      let headline =
        position.previous.map {
          "\"\(label)\" follows \"\(file.text($0))\": something is missing between them"
        }
        ?? "\"\(label)\" is the first of its row: something is missing before it"
      return Finding(
        .labelMissing, headline, at: place, notes: notes,
        repair: "look in the adopted document; if nothing is missing there, list this under `accepted:`")
    case .other:
      guard let previous = position.previous else { return nil }
      return Finding(
        .labelOrder, "\"\(label)\" stands after \"\(file.text(previous))\"", at: place, notes: notes,
        repair: compare)
    }
  }

  /// A label that turns up after the next one is not missing, but out of order, and that is said of it.
  private mutating func forgetGap(before range: Range<Int>?) {
    findings.removeAll { $0.rule == .labelMissing && $0.place?.range == range }
  }
}

private let compare = "compare with the adopted document; if it has the same, list this under `accepted:`"

/// A row of `=` or of `-` that makes the line above it a heading (CommonMark §4.3).
func isUnderline(_ line: BodyLine, in bytes: [UInt8]) -> Bool {
  guard line.kind == .text else { return false }
  let text = bytes.trimmingEnd(line.start..<line.range.upperBound)
  let sign = bytes[text.lowerBound]
  guard sign == .equals || sign == .hyphen, text.count > 1 else { return false }
  return bytes[text].allSatisfy { $0 == sign }
}
