/// Whether one line that looks labelled is: the rules, one by one.
///
/// A line that starts a block of its own is labelled unless its number is plainly something else: a time, a
/// measure, an initial, a date. A line in the middle of a paragraph is labelled only where its label is the
/// very one to be expected and the line above could end there.
struct LabelTest {
  enum Verdict { case label, text, closeToLabel }

  let bytes: [UInt8]
  let lines: [BodyLine]
  /// All lines that look labelled.
  let candidates: [LabelCandidate]
  /// The parts of their labels.
  private let parts: [LabelPart]
  /// Which of them is asked about.
  private var index = 0
  private var position = LabelStack.Position(depth: 0, fit: .first)
  /// The label above it, if any.
  private var last: LiftedLabel?

  init(bytes: [UInt8], lines: [BodyLine], candidates: [LabelCandidate], parts: [LabelPart]) {
    self.bytes = bytes
    self.lines = lines
    self.candidates = candidates
    self.parts = parts
  }

  private var candidate: LabelCandidate { candidates[index] }
  private var token: LabelToken { candidates[index].token }
  /// The one below.
  private var next: LabelCandidate? { index + 1 < candidates.count ? candidates[index + 1] : nil }
  private var rest: Range<Int> { candidates[index].rest }
  private var isExpected: Bool { position.fit == .next || position.fit == .first }

  /// Asks about a candidate that belongs at `position`, below the label `last`.
  mutating func verdict(on index: Int, at position: LabelStack.Position, below last: LiftedLabel?) -> Verdict
  {
    self.index = index
    self.position = position
    self.last = last
    if joinsAnotherLabel(bytes, rest) { return .text }
    let own = ownVerdict()
    guard own == .label, !startsBlock else { return own }
    return verdictInParagraph()
  }

  /// What the line itself says.
  private func ownVerdict() -> Verdict {
    switch token.style {
    case .word: return isWordHeading ? .label : .text
    case .bare: return isBareHeading ? .label : .text
    case .round: return isCopyright ? .text : .label
    case .closing, .sign: return .label
    case .stop:
      if token.parts.count > 1 { return dottedVerdict() }
      return token.parts.first.alphabet == .digits || isPlausibleLetter ? .label : .text
    }
  }

  /// `Schedule 1` is a heading; "Section 151 Officer" and "Part 2 of the Act" are words.
  private var isWordHeading: Bool {
    guard candidate.headingLevel > 0 || (startsBlock && isSingleLine && !candidate.hasBullet) else {
      return false
    }
    if rest.isEmpty || token.isPunctuated { return true }
    if bytes[rest.lowerBound] == .hyphen || bytes.has("\u{2013}", at: rest.lowerBound)
      || bytes.has("\u{2014}", at: rest.lowerBound)
    {
      return true
    }
    return isExpected && candidate.readsAsHeading(in: bytes)
  }

  /// `7 Heading` where it follows on from 6, or where 7.1 follows on from it.
  private var isBareHeading: Bool {
    guard !candidate.hasBullet, !startsWithMonth(bytes, rest), candidate.readsAsHeading(in: bytes) else {
      return false
    }
    if candidate.headingLevel > 0 { return isExpected || opensChildren }
    return startsBlock && isSingleLine && (position.fit == .next || opensChildren)
  }

  /// `(c) Farnham Town Council 2017` claims a right and lists nothing.
  private var isCopyright: Bool {
    guard token.parts.first.letter == 3, position.fit != .next else { return false }
    let words = bytes[rest].split(separator: .space)
    return words.contains { $0.count >= 4 && $0.prefix(4).allSatisfy(\.isDigit) }
  }

  /// `3.1` is a clause, `10.30 am` a time, `2.5 hours` a measure, `12.10.15` a date.
  private func dottedVerdict() -> Verdict {
    if !token.isPunctuated, startsWithUnit(bytes, rest) { return .text }
    if !bytes[token.range].contains(.fullStop) { return isListed ? .label : .text }
    if isExpected || position.isAnchored { return .label }
    if isDate { return .text }
    return position.fit == .other ? .closeToLabel : .label
  }

  /// Whether `A1` is one of several, and no size of paper: its parent or its neighbour is a label too.
  private var isListed: Bool {
    guard isExpected else { return false }
    return position.isAnchored || next?.token.parts.first == token.parts.first && next?.token.style == .stop
  }

  /// `12.10.15`
  private var isDate: Bool {
    let values = token.parts.all(of: parts).map { $0.alphabet == .digits ? $0.value : 0 }
    guard values.count == 3, !token.isPunctuated else { return false }
    return (1...31).contains(values[0]) && (1...12).contains(values[1]) && values[2] > 9
  }

  /// "A. Smith" is a name: a first capital is a label only where the next one stands further down.
  private var isPlausibleLetter: Bool {
    let part = token.parts.first
    if position.fit == .next { return true }
    guard part.alphabet == .upper else {
      return position.isAnchored || position.fit == .first || part.value > 0xFF
    }
    if candidate.headingLevel > 0 || opensChildren { return true }
    let neighbour = candidates[(index + 1)...].first { candidate in
      candidate.token.style == .stop && candidate.token.parts.count == 1
        && candidate.token.parts.first.alphabet == .upper
    }
    guard position.fit == .first, let second = neighbour?.token.parts.first else { return false }
    return position.isRoman ? second.roman == 2 : second.letter == 2
  }

  /// No blank line stands before it: the label must be the one to be expected, or a later one of the list
  /// that the line above belongs to, and the line above must be able to end there.
  private func verdictInParagraph() -> Verdict {
    let isListLine = last?.line == candidate.line - 1 && last?.style == token.style
    let above = bytes.trimmingEnd(lines[candidate.line - 1].range)
    guard isExpected || isListLine && position.fit == .later && endsSentence(bytes, above) else {
      return startsWithReference(bytes, rest) || !isCapital ? .text : .closeToLabel
    }
    if endsSentence(bytes, above) { return .label }
    if startsWithReference(bytes, rest) { return .text }
    if endsWithPointer(bytes, above) { return .closeToLabel }
    return isListLine || isCapital ? .label : .closeToLabel
  }

  private var isCapital: Bool {
    let first = bytes[rest].first { $0 != .asterisk && $0 != .underscore }
    return first?.isUppercase ?? true
  }
}

extension LabelTest {
  /// Whether the line starts a block: a bullet, a heading, or nothing above it that it could go on with.
  private var startsBlock: Bool {
    if candidate.hasBullet || candidate.headingLevel > 0 || candidate.line == 0 { return true }
    let above = lines[candidate.line - 1]
    guard above.kind == .text else { return true }
    if let last, last.line == candidate.line - 1, last.headingLevel != nil { return true }
    return bytes[above.start] == .hash || isUnderline(above, in: bytes)
  }

  /// Whether no line goes on with it.
  private var isSingleLine: Bool {
    let below = candidate.line + 1
    guard below < lines.count, lines[below].kind == .text else { return true }
    return next?.line == below || isUnderlined || bytes[lines[below].start] == .hash
      || isBullet(bytes, at: lines[below].start, end: lines[below].range.upperBound)
  }

  var isUnderlined: Bool {
    let below = candidate.line + 1
    return below < lines.count && isUnderline(lines[below], in: bytes)
  }

  private var opensChildren: Bool {
    guard let next, next.token.parts.areBelow(token.parts, in: parts) else { return false }
    return next.token.parts.own.value == 1 || next.token.parts.own.letter == 1
  }

  /// The level of the heading that a labelled line is: as typed, 2 and its depth where it reads as one, else
  /// `nil`.
  func headingLevel() -> Int? {
    if candidate.headingLevel > 0 { return candidate.headingLevel }
    if isUnderlined { return bytes[lines[candidate.line + 1].start] == .equals ? 1 : 2 }
    guard readsAsHeading else { return nil }
    return min(6, 2 + position.depth)
  }

  private var readsAsHeading: Bool {
    switch token.style {
    case .word, .bare: return true
    case .closing, .round: return false
    case .stop, .sign: break
    }
    let part = token.parts.first
    guard token.parts.count == 1, part.alphabet != .lower, !position.isInnerList, isSingleLine else {
      return false
    }
    if opensChildren, candidate.isShort, !rest.isEmpty { return true }
    return candidate.readsAsHeading(in: bytes) && !isListItem
  }

  /// An item of a list has its neighbour right below, or a line above that announces the list.
  private var isListItem: Bool {
    if let next, next.token.style == token.style, next.token.parts.count == 1,
      lines[(candidate.line + 1)..<next.line].allSatisfy({ $0.kind == .blank })
    {
      return true
    }
    guard let last, last.headingLevel == nil, last.depth == position.depth else { return announcesList }
    return announcesList || lines[(last.line + 1)..<candidate.line].allSatisfy { $0.kind == .blank }
  }

  private var announcesList: Bool {
    guard let above = lines[..<candidate.line].last(where: { $0.kind != .blank }) else { return false }
    let text = bytes.trimmingEnd(above.range)
    return text.isEmpty
      ? false : bytes[text.upperBound - 1] == .colon || bytes.has(":-", at: text.upperBound - 2)
  }
}
