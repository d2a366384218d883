/// Finds the words that go before numbers: `section`, `paras`, `s.`, `§`, `standing order`.
struct UnitWords {
  let tokens: Lent<ProseToken>

  /// The unit at `index` and where its number may begin.
  func unit(at index: Int) -> (unit: ReferenceGrammar.Unit, next: Int)? {
    let token = tokens[index]
    if token.kind == .sectionSign {
      let isDoubled = index + 1 < tokens.count && tokens[index + 1].kind == .sectionSign
      return (.init(kind: .section, isPlural: isDoubled), index + (isDoubled ? 2 : 1))
    }
    guard token.kind == .word, token.isApart || mayFollow(index), !token.isPossessive else { return nil }
    if token.roles.contains(.standing), index + 1 < tokens.count, tokens[index + 1].roles.contains(.orders) {
      let isPlural = tokens[index + 1].range.count > 5
      return spaced(.init(kind: .order, isPlural: isPlural), index + 2)
    }
    guard var unit = token.unit else { return nil }
    if unit.isShort { return short(unit, index) }
    var next = index + 1
    if next + 2 < tokens.count, tokens[next].kind == .opening, !tokens[next].isApart,
      tokens[next + 1].range.count == 1, tokens[next + 2].kind == .closing
    {
      // "clause(s) 3 and 4"
      unit.isPlural = true
      next += 3
    }
    return spaced(unit, next)
  }

  /// A whole word has white space behind it, and perhaps `No.`
  private func spaced(_ unit: ReferenceGrammar.Unit, _ index: Int) -> (ReferenceGrammar.Unit, Int)? {
    var next = index
    if next < tokens.count, tokens[next].roles.contains(.number) {
      next += 1
      if next < tokens.count, tokens[next].kind == .stop { next += 1 }
    }
    guard next < tokens.count, tokens[next].isApart else { return nil }
    return (unit, next)
  }

  /// `s.101`, `S137`, `ss 26`, `Reg. 6`; `SO` in capitals alone, `Art.` with a stop, `App.` with a capital.
  private func short(_ unit: ReferenceGrammar.Unit, _ index: Int) -> (ReferenceGrammar.Unit, Int)? {
    let token = tokens[index]
    var next = index + 1
    guard next < tokens.count else { return nil }
    let hasStop = tokens[next].kind == .stop && !tokens[next].isApart
    if hasStop { next += 1 }
    switch unit.kind {
    case .order: guard token.isAllCapitals || token.range.count == 3 && token.isCapital else { return nil }
    case .article: guard hasStop else { return nil }
    case .appendix: guard token.isCapital else { return nil }
    default: break
    }
    guard next < tokens.count else { return nil }
    if token.range.count > 1, !hasStop, !tokens[next].isApart, unit.kind != .section { return nil }
    return (unit, next)
  }

  private func mayFollow(_ index: Int) -> Bool {
    guard index > 0 else { return true }
    return switch tokens[index - 1].kind {
    case .opening, .quote, .dash, .comma: true
    case .slash: index > 1 && tokens[index - 2].kind != .slash
    default: false
    }
  }
}
