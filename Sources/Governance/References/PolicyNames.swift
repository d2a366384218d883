/// Finds the policies of a council that a paragraph names.
struct PolicyNames {
  let bytes: Lent<UInt8>
  let tokens: Lent<ProseToken>
  let council: CouncilNames
  /// The policy at hand.
  let own: PolicyName?

  /// The policy whose title begins at `index`.
  func name(at index: Int, _ remarks: inout [(NameRemark, Range<Int>)]) -> Name? {
    let token = tokens[index]
    var start = index
    // "the Councillors' Code of Conduct"
    if token.roles.contains(.audience) {
      start = index + 1
      if start < tokens.count, tokens[start].kind == .quote { start += 1 }
      if start == tokens.count || tokens[start].hash != ProseToken.code { start = index }
    }
    guard tokens[start].titleWord != nil, tokens[start].roles.contains(.title) else { return nil }
    return name(index, titleAt: start, &remarks)
  }

  private func name(
    _ start: Int, titleAt index: Int, _ remarks: inout [(NameRemark, Range<Int>)]
  ) -> Name? {
    let titles = council.titles
    var best: [Match] = []
    titles.forEachTitle(beginningWith: tokens[index].hash) { title in
      guard let match = match(title, at: index) else { return }
      if let first = best.first {
        if match.end < first.end || match.end == first.end && first.isExact && !match.isExact { return }
        if match.end > first.end || match.isExact && !first.isExact { best = [] }
      }
      best.append(match)
    }
    guard let first = best.first, stands(start..<first.end) else { return nil }
    let end = first.end
    let owner = titles.owner(of: first.title)
    let needsNumbers = best.allSatisfy(\.title.needsNumbers)
    guard best.allSatisfy({ titles.owner(of: $0.title) == owner }) else {
      let names = best.compactMap { match in
        if case .policy(let name) = titles.owner(of: match.title) { name } else { nil }
      }
      // What may be meant by the text itself is no question to a reader.
      if !needsNumbers, !names.contains(where: { $0 == own }) {
        let title = bytes.words(tokens[start].range.lowerBound..<tokens[end - 1].range.upperBound)
        remarks.append((.ambiguousPolicy(title: title, names), start..<end))
      }
      return Name(meaning: .unclear, tokens: start..<end)
    }
    switch owner {
    case .elsewhere(let url): return Name(meaning: .elsewhere(url: url), tokens: start..<end)
    case .policy(let name):
      return Name(
        meaning: name == own ? .own : .policy(name), tokens: start..<end, needsNumbers: needsNumbers)
    }
  }

  private struct Match {
    var title: PolicyTitles.Title
    var end: Int
    /// The title's own ending, not another that may stand for it.
    var isExact: Bool
  }

  private func match(_ title: PolicyTitles.Title, at index: Int) -> Match? {
    var at = index
    for place in title.words {
      if place > title.words.lowerBound { at = skippingMarks(at) }
      guard at < tokens.count, tokens[at].titleWord == council.titles.word(place) else { return nil }
      guard !tokens[at].isPossessive || place + 1 < title.words.upperBound || title.ending == 0 else {
        return nil
      }
      at += 1
    }
    if title.ending == 0 {
      let end = at < tokens.count && council.titles.isCode(title) ? audience(at) : at
      return Match(title: title, end: end, isExact: true)
    }
    at = skippingMarks(at)
    guard at < tokens.count, tokens[at].roles.contains(.ending) else { return nil }
    let isExact = tokens[at].hash == title.ending
    at += 1
    if at + 1 < tokens.count, tokens[at].hash == ProseToken.and, tokens[at + 1].roles.contains(.ending) {
      at += 2
    }
    return Match(title: title, end: at, isExact: isExact)
  }

  /// `for Members` behind a Code of Conduct.
  private func audience(_ at: Int) -> Int {
    guard at + 1 < tokens.count, tokens[at].hash == Self.for,
      tokens[at + 1].roles.contains(.audience)
    else { return at }
    return at + 2
  }

  /// Marks inside a title: quotation marks, strokes, colons, brackets.
  private func skippingMarks(_ index: Int) -> Int {
    var at = index
    while at < tokens.count, at < index + 2 {
      switch tokens[at].kind {
      case .quote, .slash, .comma, .dash, .opening, .closing: at += 1
      case .other where bytes[tokens[at].range.lowerBound] == UInt8(ascii: ":"): at += 1
      default: return at
      }
    }
    return at
  }

  // MARK: What stands around a title

  /// Whether the words before and behind a title leave it the council's own.
  private func stands(_ range: Range<Int>) -> Bool {
    let isCapital = tokens[range.lowerBound].isCapital
    return startsHere(range.lowerBound, isCapital: isCapital) && endsHere(range)
  }

  private func startsHere(_ start: Int, isCapital: Bool) -> Bool {
    var at = start - 1
    var isDetermined = false
    while at >= 0, start - at < 12, !isDetermined || !tokens[at + 1].roles.contains(.the) {
      let token = tokens[at]
      let belongs =
        token.roles.contains(.owner) || token.roles.contains(.the)
        || token.roles.contains(.council)
      guard token.kind == .quote || token.kind == .word && belongs else { break }
      if token.isPossessive || token.roles.contains(.the) || token.roles.contains(.determiner) {
        isDetermined = true
      }
      at -= 1
    }
    guard at >= 0 else { return isCapital || isDetermined }
    let token = tokens[at]
    // A number before it is a year: of this edition, or of another.
    if token.kind == .number { return isCapital && at > 0 && tokens[at - 1].roles.contains(.the) }
    guard token.kind == .word else { return isCapital || isDetermined }
    if tokens[at + 1].roles.contains(.the) { return true }
    if token.roles.contains(.foreign) { return false }
    if isDetermined { return true }
    guard isCapital, !token.isPossessive,
      token.roles.isDisjoint(with: [.audience, .otherAudience, .otherText])
    else { return false }
    guard token.isCapital, !tokens[start].isAllCapitals else { return true }
    return !token.roles.isDisjoint(with: [.plain, .and, .of, .see, .within, .to]) || token.unit != nil
      || tokens.beginsSentence(at)
  }

  private func endsHere(_ range: Range<Int>) -> Bool {
    var at = range.upperBound
    while at < tokens.count, tokens[at].kind == .quote { at += 1 }
    if at < tokens.count, bytes.year(tokens[at]) != nil { at += 1 }
    guard at < tokens.count, tokens[at].kind == .word, tokens[at].isApart else { return true }
    let token = tokens[at]
    if token.hash == Self.for {
      guard at + 1 < tokens.count, !tokens[at + 1].roles.contains(.council) else {
        return true
      }
      return !tokens[at + 1].isCapital && tokens[at + 1].roles.isDisjoint(with: .otherAudience)
    }
    if token.roles.contains(.of) || token.hash == Self.issued || token.hash == Self.by {
      return isOfCouncil(at + 1)
    }
    if token.isCapital, !tokens[range.lowerBound].isAllCapitals {
      return token.unit != nil
        || !token.roles.isDisjoint(with: [.plain, .and, .range, .to, .within, .direction])
    }
    return true
  }

  private static let `for` = WordHash.of("for")
  private static let issued = WordHash.of("issued")
  private static let by = WordHash.of("by")

  /// `of the Council`, `of this council`, `of Ashby Town Council`, and not `of the Borough Council`.
  private func isOfCouncil(_ index: Int) -> Bool {
    var at = index
    while at < tokens.count, tokens[at].roles.contains(.the) || tokens[at].roles.contains(.this) { at += 1 }
    guard at < tokens.count, tokens[at].kind == .word else { return true }
    if tokens[at].roles.contains(.council) { return true }
    return !tokens[at].isCapital && tokens[at].roles.isDisjoint(with: [.foreign, .determiner])
  }
}
