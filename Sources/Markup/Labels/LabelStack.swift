/// The labels that are open at a place of the text, from the outermost, and where another one belongs.
///
/// Depth comes from the labels, never from spaces: the same shape (alphabet and punctuation) goes on with
/// its level, a new shape opens one below, and in dotted labels every part is a level. Gaps and lost items
/// never stop it; they are told apart as a `Fit`.
struct LabelStack {
  /// How a label stands to the labels before it.
  enum Fit: Equatable {
    /// The first of its level: `1`, `a`, `i`.
    case first
    /// Follows directly on the last of its level.
    case next
    /// The same as the last of its level.
    case repeated
    /// Further on than the next, or not the first of a new level: something is missing before it.
    case later
    /// Before the last of its level, or with nothing to compare.
    case other
  }

  struct Position: Equatable {
    var depth: Int
    var fit: Fit
    /// Letters read as a Roman numeral.
    var isRoman = false
    /// A list `1. 2. 3.` inside a clause of the same shape.
    var isInnerList = false
    /// A label of its own level or the one above it is open: it is not a number out of nowhere.
    var isAnchored = false
    /// The label that it follows or repeats.
    var previous: Range<Int>?
  }

  private struct Level {
    var token: LabelToken
    var position: Position
    var depth: Int { position.depth }
  }

  /// Those of all labels of the text.
  private let parts: [LabelPart]
  private var levels: [Level] = []
  private var headingPassed = false

  init(parts: [LabelPart]) { self.parts = parts }

  /// The depth of the innermost open label; -1 when none is.
  var depth: Int { levels.last?.depth ?? -1 }

  /// What a line is beside its label.
  enum Line { case heading, text }

  /// Where `token` belongs. `next` is the label-like text that follows somewhere below, if any.
  func position(of token: LabelToken, on line: Line = .text, before next: LabelToken?) -> Position {
    if case .word(let word) = token.style { return wordPosition(of: token, word) }
    if token.isDotted { return dottedPosition(of: token, on: line, before: next) }
    let part = token.parts.first
    let letter = part.letter.map { plainPosition(of: token, value: $0, isRoman: false) }
    guard let numeral = part.roman else {
      return letter ?? plainPosition(of: token, value: part.value, isRoman: false)
    }
    let roman = plainPosition(of: token, value: numeral, isRoman: true)
    guard let letter else { return roman }
    return isRoman(part, roman, letter, before: next, style: token.style) ? roman : letter
  }

  /// Opens `token` at `position`: whatever stands as deep or deeper is closed.
  mutating func open(_ token: LabelToken, at position: Position) {
    while let last = levels.last, last.depth >= position.depth { levels.removeLast() }
    levels.append(Level(token: token, position: position))
    headingPassed = false
  }

  /// A heading without a label: numbering may start again below it.
  mutating func passHeading() { headingPassed = true }

  /// A single letter is a letter. It is Roman only as a first `i`, or as the successor of a Roman sibling;
  /// `i` after `h` is the letter, unless `ii` follows.
  private func isRoman(
    _ part: LabelPart, _ roman: Position, _ letter: Position, before next: LabelToken?,
    style: LabelToken.Style
  ) -> Bool {
    if part.value >= 0x100 { return letter.fit != .next || roman.fit == .next }
    if roman.fit == .next, letter.fit != .next || roman.depth > letter.depth { return true }
    guard part.roman == 1 else { return false }
    if letter.fit == .next { return next?.style == style && next?.parts.first.roman == 2 }
    return true
  }

  /// `a)`, `(1)`, `(iv)`, `A.`: goes on with the innermost level of its shape.
  private func plainPosition(of token: LabelToken, value: Int, isRoman: Bool) -> Position {
    let alphabet = token.parts.first.alphabet
    let sibling = levels.last { level in
      level.token.style == token.style && !level.token.isDotted
        && level.token.parts.first.alphabet == alphabet && level.position.isRoman == isRoman
    }
    guard let sibling else {
      if alphabet == .upper, value == 1, !isRoman, let last = lastOfAlphabet(token.style) {
        return Position(depth: last.depth, fit: .next, isAnchored: true, previous: last.token.range)
      }
      return Position(depth: depth + 1, fit: value == 1 ? .first : .later, isRoman: isRoman)
    }
    let part = sibling.token.parts.first
    let last = (isRoman ? part.roman : part.letter) ?? part.value
    let fit = fit(value, token.parts.first.suffix, after: last, part.suffix)
    return Position(
      depth: sibling.depth, fit: fit, isRoman: isRoman, isAnchored: true, previous: sibling.token.range)
  }

  /// An open `z.`, on which some lists go on with `A.`, `B.` in place of `aa.`, `bb.`
  private func lastOfAlphabet(_ style: LabelToken.Style) -> Level? {
    levels.last { level in
      level.token.style == style && level.token.parts.count == 1 && level.token.parts.first.alphabet == .lower
        && level.token.parts.first.letter == 26
    }
  }

  private func fit(_ value: Int, _ suffix: Int, after last: Int, _ lastSuffix: Int) -> Fit {
    if value == last, suffix == lastSuffix { return value == 1 && headingPassed ? .first : .repeated }
    if value == last + 1, suffix == 0 { return .next }
    if value == last, suffix == lastSuffix + 1 { return .next }
    if value > last { return .later }
    return value == 1 ? .first : .other
  }

  /// `Schedule 1` closes everything; `Part 2` and its like close what is no such word.
  private func wordPosition(of token: LabelToken, _ word: LabelToken.Word) -> Position {
    let part = token.parts.first
    let outer = levels.last { if case .word = $0.token.style { true } else { false } }
    let depth = word.isOutermost ? 0 : (outer?.depth ?? -1) + 1
    guard let sibling = levels.last(where: { $0.token.style == token.style }) else {
      let isFirst = part.value == 1 || part.letter == 1 || part.roman == 1
      return Position(depth: depth, fit: isFirst ? .first : .later)
    }
    let before = sibling.token.parts.first
    let fits = [
      fit(part.value, part.suffix, after: before.value, before.suffix),
      readings(\.letter, part, before), readings(\.roman, part, before),
    ]
    let fit = fits.contains(.next) ? .next : fits[0]
    return Position(depth: sibling.depth, fit: fit, isAnchored: true, previous: sibling.token.range)
  }

  private func readings(_ reading: (LabelPart) -> Int?, _ part: LabelPart, _ before: LabelPart) -> Fit {
    guard let value = reading(part), let last = reading(before) else { return .other }
    return fit(value, 0, after: last, 0)
  }

  /// `3.`, `3.1`, `I.1`, `7`: every part is a level.
  private func dottedPosition(of token: LabelToken, on line: Line, before next: LabelToken?) -> Position {
    let opensChildren = next.map { $0.isDotted && $0.parts.areBelow(token.parts, in: parts) } ?? false
    if let found = besideSiblings(of: token, standsOutside: opensChildren || line == .heading) {
      return found
    }
    let count = token.parts.count
    let last = token.parts.own
    let startsLevel: Fit = last.value == 1 || last.letter == 1 ? .first : .later
    if count > 1, let parent = levels.last(where: { isParent($0, of: token) }) {
      return Position(depth: parent.depth + 1, fit: startsLevel, isAnchored: true)
    }
    guard let relative = levels.last(where: { $0.token.isDotted && !$0.position.isInnerList }) else {
      return Position(depth: depth + count, fit: startsLevel)
    }
    // No label of as many parts is open under the same parent: the depth follows from another length.
    let base = relative.depth - (relative.token.parts.count - 1)
    return Position(
      depth: max(0, base + count - 1), fit: fit(token.parts, after: relative.token.parts),
      previous: count == 1 ? relative.token.range : nil)
  }

  /// Compares dotted labels of different parents or lengths: `2.1` is a first one after `1.3`, `2.` follows
  /// on `1.3`, and `1.2.1` comes later than `1.1`.
  private func fit(_ parts: LabelPartList, after before: LabelPartList) -> Fit {
    let (parts, before) = (parts.all(of: self.parts), before.all(of: self.parts))
    let common = zip(parts, before).prefix { $0 == $1 }.count
    let rest = parts.dropFirst(common)
    guard let other = before.dropFirst(common).first, let first = rest.first else {
      return rest.isEmpty ? .other : rest.allSatisfy { $0.value == 1 } ? .first : .later
    }
    let follows = follows(first, other)
    if follows, rest.count == 1 { return .next }
    if follows, rest.dropFirst().allSatisfy({ $0.value == 1 }) { return .first }
    let isOnward = first.alphabet == other.alphabet && first.value > other.value
    return isOnward ? .later : .other
  }

  private func isSibling(_ level: Level, of token: LabelToken) -> Bool {
    level.token.isDotted && (level.token.style == .sign) == (token.style == .sign)
      && level.token.parts.areBeside(token.parts, in: parts)
      && level.token.parts.own.alphabet == token.parts.own.alphabet
  }

  private func isParent(_ level: Level, of token: LabelToken) -> Bool {
    guard !level.position.isInnerList else { return false }
    switch level.token.style {
    case .bare, .stop, .sign, .word: return token.parts.areBelow(level.token.parts, in: parts)
    case .closing, .round: return false
    }
  }

  /// Beside the innermost sibling that it follows; a `1.` that starts again inside a clause is a list there,
  /// unless it opens clauses of its own or is a heading: then it stands with the outermost.
  private func besideSiblings(of token: LabelToken, standsOutside: Bool) -> Position? {
    let one = token.parts.own
    func fit(_ sibling: Level) -> Fit {
      let before = sibling.token.parts.own
      return self.fit(
        one.letter ?? one.value, one.suffix, after: before.letter ?? before.value, before.suffix)
    }
    func position(_ sibling: Level) -> Position {
      Position(
        depth: sibling.depth, fit: fit(sibling), isInnerList: sibling.position.isInnerList, isAnchored: true,
        previous: sibling.token.range)
    }
    guard let outermost = levels.first(where: { isSibling($0, of: token) }) else { return nil }
    if standsOutside, !outermost.position.isInnerList { return position(outermost) }
    if let followed = levels.last(where: { isSibling($0, of: token) && fit($0) == .next }) {
      return position(followed)
    }
    let startsAgain = token.parts.count == 1 && one.value == 1
    if startsAgain, !headingPassed, let innermost = levels.last(where: { isSibling($0, of: token) }),
      depth > innermost.depth
    {
      return Position(depth: depth + 1, fit: .first, isInnerList: true)
    }
    return position(outermost)
  }

  private func follows(_ part: LabelPart, _ before: LabelPart) -> Bool {
    if part.alphabet == .digits, before.alphabet != .digits {
      // A numeral `I` misread for `1` is common in scans: `2.` may follow on `I.5`.
      return before.roman.map { part.value == $0 + 1 } ?? false
    }
    if part.alphabet == .digits { return part.value == before.value + 1 }
    if let one = part.letter, let other = before.letter, one == other + 1 { return true }
    if let one = part.roman, let other = before.roman, one == other + 1 { return true }
    return false
  }
}
