/// The number of a clause as a text cites it, and lists of them.

/// `4.2(b)` as its components: 4, 2, b.
struct LabelPath: Equatable {
  /// As printed, without marks.
  var components: [String]
  var tokens: Range<Int>
  /// It begins in brackets, and counts from where it stands: `(b)`.
  var isRelative: Bool
  /// A stop or bracket behind the last token is part of it: `2 a.`
  var closesWithMark = false
}

/// Reads label paths out of a paragraph's tokens.
struct LabelPathReader {
  let bytes: Lent<UInt8>
  let tokens: Lent<ProseToken>

  /// Numbers longer than this are no numbers of clauses.
  private static let longestNumber = 4

  /// The path that begins at `index`. `takesLetters` where a letter or a numeral may stand alone: `Appendix A`.
  func path(at index: Int, takesLetters: Bool) -> LabelPath? {
    var at = index
    var components: [String] = []
    guard at < tokens.count else { return nil }
    switch tokens[at].kind {
    case .number:
      guard readNumber(&at, &components) else { return nil }
    case .word:
      guard readLetters(&at, &components, takesLetters) else { return nil }
    case .opening:
      guard let step = bracket(at) else { return nil }
      components.append(step)
      at += 3
    default: return nil
    }
    let isRelative = tokens[index].kind == .opening
    let closesWithMark = readSteps(&at, &components)
    return LabelPath(
      components: components, tokens: index..<at, isRelative: isRelative, closesWithMark: closesWithMark)
  }

  // MARK: The head

  /// `4`, `4.2`, `3A`, `100A`, `1.k`
  private func readNumber(_ at: inout Int, _ components: inout [String]) -> Bool {
    guard tokens[at].range.count <= Self.longestNumber else { return false }
    components.append(text(at))
    at += 1
    readGluedLetter(&at, &components)
    while at + 1 < tokens.count, tokens[at].kind == .stop, !tokens[at].isApart, !tokens[at + 1].isApart {
      let next = tokens[at + 1]
      if next.kind == .number {
        components.append(text(at + 1))
        at += 2
        readGluedLetter(&at, &components)
      } else if next.kind == .word, next.range.count == 1 || isNumeral(at + 1), !isAbbreviation(at + 1) {
        components.append(text(at + 1))
        at += 2
      } else {
        break
      }
    }
    if at < tokens.count, !tokens[at].isApart {
      return tokens[at].kind != .word && tokens[at].kind != .number
    }
    return true
  }

  /// `A` behind `3`, and not the `th` of `4th`.
  private func readGluedLetter(_ at: inout Int, _ components: inout [String]) {
    guard at < tokens.count, tokens[at].kind == .word, !tokens[at].isApart else { return }
    let letters = tokens[at]
    guard letters.range.count == 1 || letters.range.count == 2 && letters.isAllCapitals, !letters.isPossessive
    else { return }
    components[components.count - 1] += text(at)
    at += 1
  }

  /// `A`, `A2`, `IV`
  private func readLetters(_ at: inout Int, _ components: inout [String], _ takesLetters: Bool) -> Bool {
    let token = tokens[at]
    let next = at + 1 < tokens.count ? tokens[at + 1] : nil
    if token.isCapital, token.range.count == 1, let next, next.kind == .number, !next.isApart {
      components.append(text(at) + text(at + 1))
      at += 2
      return true
    }
    if token.range.count == 1, let next, next.kind == .closing, !next.isApart, !isInBrackets(at) {
      components.append(text(at))
      at += 2
      return true
    }
    guard takesLetters, token.isCapital || isNumeral(at), !token.isPossessive || token.range.count < 3 else {
      return false
    }
    guard token.range.count == 1 || isNumeral(at) || token.range.count == 2 && token.isAllCapitals else {
      return false
    }
    components.append(text(at))
    at += 1
    return true
  }

  // MARK: Steps

  /// Whether a stop or a bracket that closes the last step was taken.
  private func readSteps(_ at: inout Int, _ components: inout [String]) -> Bool {
    while at < tokens.count {
      if let step = bracket(at) {
        components.append(step)
        at += 3
        continue
      }
      if tokens[at].kind == .closing, !tokens[at].isApart, endsWithLetter(components), !isInBrackets(at),
        tokens[at - 1].kind == .word
      {
        // "3.1a)": the letter was read with the number before it.
        if let last = components.popLast() {
          components += [last.prefix { $0.isNumber }, last.drop { $0.isNumber }].map(String.init)
            .filter { !$0.isEmpty }
        }
        at += 1
        return true
      }
      guard tokens[at].kind == .word, tokens[at].range.count == 1 || isNumeral(at),
        !tokens[at].isCapital, tokens[at].isApart,
        components.last?.utf8.last.map({ $0 < 0x3A }) ?? false
      else { return false }
      let next = at + 1 < tokens.count ? tokens[at + 1] : nil
      if let next, next.kind == .closing, !next.isApart, !isInBrackets(at) {
        components.append(text(at))
        at += 2
        return true
      }
      guard let next, next.kind == .stop, !next.isApart, !isAbbreviation(at) else { return false }
      components.append(text(at))
      let goesOn = at + 2 < tokens.count && tokens[at + 2].kind == .word && !tokens[at + 2].isCapital
      at += goesOn ? 2 : 1
      return goesOn
    }
    return false
  }

  /// What stands in `(b)`, `(12)`, `(iv)`, `(2A)`; `nil` for other brackets.
  private func bracket(_ index: Int) -> String? {
    guard index + 2 < tokens.count, tokens[index].kind == .opening else { return nil }
    let inner = tokens[index + 1]
    guard !inner.isApart, tokens[index + 2].kind == .closing, !tokens[index + 2].isApart else { return nil }
    switch inner.kind {
    case .number: return inner.range.count <= 3 ? text(index + 1) : nil
    case .word where !inner.isPossessive:
      return inner.range.count == 1 || isNumeral(index + 1) || isDoubled(index + 1) ? text(index + 1) : nil
    default: return nil
    }
  }

  /// `i.` of `i.e.`, `e.` of `e.g.`
  private func isAbbreviation(_ index: Int) -> Bool {
    index + 2 < tokens.count && tokens[index + 1].kind == .stop && tokens[index + 2].kind == .word
      && !tokens[index + 2].isApart
  }

  private func endsWithLetter(_ components: [String]) -> Bool {
    guard let last = components.last?.utf8.last else { return false }
    return last | 0x20 >= UInt8(ascii: "a")
  }

  /// `(aa)`, `(BB)`: letters beyond z.
  private func isDoubled(_ index: Int) -> Bool {
    let range = tokens[index].range
    return range.count == 2 && bytes[range.lowerBound] | 0x20 == bytes[range.lowerBound + 1] | 0x20
  }

  func isNumeral(_ index: Int) -> Bool {
    let range = tokens[index].range
    guard tokens[index].kind == .word, range.count <= 6 else { return false }
    return bytes[range].allSatisfy { byte in
      switch byte | 0x20 {
      case UInt8(ascii: "i"), UInt8(ascii: "v"), UInt8(ascii: "x"), UInt8(ascii: "l"): true
      default: false
      }
    }
  }

  /// Whether a bracket that opened before the token is still open.
  private func isInBrackets(_ index: Int) -> Bool {
    var depth = 0
    for at in stride(from: index - 1, through: max(0, index - 60), by: -1) {
      if tokens[at].kind == .closing { depth -= 1 }
      if tokens[at].kind == .opening { depth += 1 }
      if depth > 0 { return true }
    }
    return false
  }

  private func text(_ index: Int) -> String {
    String(decoding: bytes[tokens[index].range], as: UTF8.self)
  }
}

/// Several paths behind one unit: `3, 4(b) and (c) and 6`.
struct LabelList {
  var paths: [LabelPath] = []
  var end: Int

  init?(at index: Int, of unit: ReferenceGrammar.Unit, with reader: LabelPathReader) {
    let takesLetters = unit.takesLetters
    guard let first = reader.path(at: index, takesLetters: takesLetters) else { return nil }
    paths = [first]
    end = first.tokens.upperBound
    while let next = Self.separator(at: end, in: reader.tokens) {
      guard let path = reader.path(at: next, takesLetters: takesLetters && unit.isPlural),
        Self.belongs(path, unit, in: reader.tokens)
      else { break }
      paths.append(path)
      end = path.tokens.upperBound
    }
  }

  /// Where the next path begins: behind a comma, `and`, `or`, `to`, a dash, and two of them.
  private static func separator(at index: Int, in tokens: Lent<ProseToken>) -> Int? {
    var at = index
    if at < tokens.count, tokens[at].kind == .comma { at += 1 }
    if at < tokens.count {
      let token = tokens[at]
      if !token.roles.isDisjoint(with: [.and, .range]) || token.kind == .dash || token.kind == .ampersand {
        at += 1
      }
    }
    return at > index && at < tokens.count ? at : nil
  }

  /// A thing that is counted is no clause: "paragraph 3 and 5 members".
  private static func belongs(_ path: LabelPath, _ unit: ReferenceGrammar.Unit, in tokens: Lent<ProseToken>)
    -> Bool
  {
    guard path.tokens.upperBound < tokens.count else { return true }
    let next = tokens[path.tokens.upperBound]
    guard next.kind == .word, next.isApart else { return next.kind != .slash }
    if path.isRelative { return true }
    if next.roles.contains(.measure) || next.roles.contains(.power) { return false }
    return unit.isPlural || next.isCapital
      || !next.roles.isDisjoint(
        with: [.plain, .and, .of, .range, .to, .within, .direction, .thereof, .the])
  }
}

extension ReferenceGrammar.Unit {
  /// Whether a letter or a numeral may stand alone behind it.
  var takesLetters: Bool {
    switch kind {
    case .part, .chapter, .schedule, .appendix, .annex, .article: true
    default: false
    }
  }

  /// Beside the body of a document, with numbers of their own.
  var isOuter: Bool {
    switch kind {
    case .part, .chapter, .schedule, .appendix, .annex: true
    default: false
    }
  }
}
