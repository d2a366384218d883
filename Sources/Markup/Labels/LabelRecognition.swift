/// Recognises labels by their shape alone.
///
/// A label ends at a space, at the end of the line or at bold and italic signs. Four digits are a year, a
/// slash makes a minute number, a letter after the last stop makes `e.g.`: none of these is a label.
struct LabelScan {
  private let bytes: [UInt8]
  /// Those of all labels that it has found, one after the other; see `LabelPartList`.
  private(set) var parts: [LabelPart] = []
  /// Where those of the label at hand begin.
  private var firstPart = 0
  private var at = 0
  private var end = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The label that starts at `start`; `nil` when what stands there has none.
  mutating func token(at start: Int, end: Int) -> LabelToken? {
    guard start < end else { return nil }
    let first = bytes[start]
    if first.isLetter, !mayBeLabel(bytes, lettersAt: start, end: end) { return nil }
    (at, self.end) = (start, end)
    firstPart = parts.count
    let token = self.token(from: start, first)
    if token == nil { parts.removeLast(parts.count - firstPart) }
    return token
  }

  /// How the label is written that starts at `start`, for whoever asks for nothing else.
  static func style(in bytes: [UInt8], at start: Int, end: Int) -> LabelToken.Style? {
    var scan = LabelScan(bytes)
    return scan.token(at: start, end: end)?.style
  }

  private mutating func token(from start: Int, _ first: UInt8) -> LabelToken? {
    if first == .leftParenthesis { return roundToken() }
    if first.isDigit { return dottedToken(from: start, style: .stop) }
    if first.isLetter { return wordToken() ?? letterToken() }
    if bytes.has("§", at: start) {
      at = bytes.skippingSpaces(from: start + 2, to: end)
      return at < end && bytes[at].isDigit ? dottedToken(from: start, style: .sign) : nil
    }
    return nil
  }

  private func byte(_ offset: Int = 0) -> UInt8? { at + offset < end ? bytes[at + offset] : nil }

  private mutating func take(_ expected: UInt8) -> Bool {
    guard byte() == expected else { return false }
    at += 1
    return true
  }

  /// Nothing but a space, markup or the end may follow a label. A no-break space counts as a space.
  private var isAtEnd: Bool {
    guard let next = byte() else { return true }
    return next.isSpaceOrTab || next == .asterisk || next == .underscore || bytes.has("\u{A0}", at: at)
  }

  /// `(1)`, `(1A)`, `(a)`, `(aa)`, `(iv)`.
  private mutating func roundToken() -> LabelToken? {
    let start = at
    at += 1
    guard let part = number() ?? letters(), take(.rightParenthesis), isAtEnd else { return nil }
    parts.append(part)
    return token(.round, from: start, isPunctuated: true)
  }

  /// `3.`, `3A.`, `3.1`, `3.1A.`, `3.1.a`, `3)`, `7`, and the same after `§`.
  private mutating func dottedToken(from start: Int, style: LabelToken.Style) -> LabelToken? {
    guard let first = number() else { return nil }
    parts.append(first)
    guard takeFurtherParts() else { return nil }
    return finish(from: start, style: style)
  }

  /// `A.`, `A.1`, `A1`, `I.`, `IV.2`, `a.`, `a)`, `aa)`, `ii)`.
  private mutating func letterToken() -> LabelToken? {
    let start = at
    let isUpper = bytes[start].isUppercase
    guard let first = letters() else { return nil }
    parts.append(first)
    if isUpper, first.value < 0x100, let next = byte(), next.isDigit {
      guard let second = number() else { return nil }
      parts.append(second)
      guard takeFurtherParts() else { return nil }
      return finish(from: start, style: .stop)
    }
    guard byte() == .fullStop || byte() == .rightParenthesis else { return nil }
    if isUpper, byte() == .fullStop, byte(1)?.isDigit == true {
      guard takeFurtherParts() else { return nil }
    }
    return finish(from: start, style: .stop)
  }

  /// No document comes near it. Without an end, the addresses under one label could fill the memory.
  private static let mostParts = 100

  /// `.1.2` after a first part. `false` when something stands there that no label has.
  private mutating func takeFurtherParts() -> Bool {
    while byte() == .fullStop, let next = byte(1) {
      let count = parts.count - firstPart
      if next.isDigit {
        at += 1
        guard let part = number(), count < Self.mostParts else { return false }
        parts.append(part)
      } else if next.isLowercase, parts[firstPart].alphabet == .digits {
        at += 1
        guard let part = letters(), count < 6 else { return false }
        parts.append(part)
      } else {
        return true
      }
    }
    return true
  }

  private mutating func finish(from start: Int, style: LabelToken.Style) -> LabelToken? {
    let isOnePart = parts.count == firstPart + 1
    var style = style
    var isPunctuated = true
    if take(.rightParenthesis) {
      if isOnePart, style == .stop { style = .closing }
    } else if !take(.fullStop) {
      isPunctuated = false
      if isOnePart, style == .stop { style = .bare }
    }
    return isAtEnd ? token(style, from: start, isPunctuated: isPunctuated) : nil
  }

  private func token(_ style: LabelToken.Style, from start: Int, isPunctuated: Bool) -> LabelToken {
    LabelToken(
      style: style, parts: LabelPartList(from: firstPart, of: parts), range: start..<at,
      isPunctuated: isPunctuated)
  }

  /// `Article IV`, `Section 3.`, `APPENDIX A:`.
  private mutating func wordToken() -> LabelToken? {
    let start = at
    guard bytes[start].isUppercase, let word = word() else { return nil }
    at = bytes.skippingSpaces(from: at, to: end)
    guard let part = number() ?? upperLetters() else {
      at = start
      return nil
    }
    let isPunctuated = take(.fullStop) || take(.colon)
    guard isAtEnd else {
      at = start
      return nil
    }
    parts.append(part)
    return token(.word(word), from: start, isPunctuated: isPunctuated)
  }

  private mutating func word() -> LabelToken.Word? {
    var length = 0
    while let letter = byte(length), letter.isLetter { length += 1 }
    guard (4...8).contains(length), byte(length)?.isSpaceOrTab == true else { return nil }
    let number = bytes.skippingSpaces(from: at + length, to: end)
    guard number < end, bytes[number].isDigit || bytes[number].isUppercase else { return nil }
    let letters = String(decoding: bytes[at..<at + length], as: UTF8.self).lowercased()
    guard let word = LabelToken.Word(rawValue: letters) else { return nil }
    at += length
    return word
  }

  /// Up to three digits and perhaps one letter that was added later. Four digits are a year.
  private mutating func number() -> LabelPart? {
    var value = 0
    let start = at
    while let digit = byte(), digit.isDigit {
      value = value * 10 + Int(digit - 0x30)
      at += 1
      if at - start > 3 { return nil }
    }
    guard at > start else { return nil }
    guard let letter = byte(), letter.isLetter, byte(1).map({ !$0.isLetter && !$0.isDigit }) ?? true else {
      return LabelPart(.digits, value: value)
    }
    at += 1
    return LabelPart(.digits, value: value, suffix: Int(letter | 0x20) - 0x60)
  }

  private mutating func upperLetters() -> LabelPart? {
    guard byte()?.isUppercase == true else { return nil }
    return letters()
  }

  /// One letter, a doubled letter, or a Roman numeral, all in one case.
  private mutating func letters() -> LabelPart? {
    guard let first = byte(), first.isLetter else { return nil }
    let isLower = first.isLowercase
    var value = 0
    var length = 0
    while let letter = byte(length), isLower ? letter.isLowercase : letter.isUppercase {
      length += 1
      guard length <= 7 else { return nil }
      value = value << 8 | Int(letter)
    }
    let part = LabelPart(isLower ? .lower : .upper, value: value)
    guard part.letter != nil || part.roman != nil else { return nil }
    at += length
    return part
  }
}

/// Whether a mark or a figure stands behind the letters, or a space behind a word like "Schedule", and not just any
/// word: nearly all lines begin with one.
private func mayBeLabel(_ bytes: [UInt8], lettersAt start: Int, end: Int) -> Bool {
  var at = start + 1
  while at < end, bytes[at].isLetter, at - start < 8 { at += 1 }
  guard at < end else { return false }
  switch bytes[at] {
  case .fullStop, .rightParenthesis: return true
  case .space, .tab: return bytes[start].isUppercase && at - start >= 4
  case let next: return next.isDigit
  }
}
