/// Numbers in a paragraph and what they belong to: `section 2 of the Local Government Act 1986`.

/// A unit, the paths behind it, and whose they are.
struct NumberGroup {
  var unit: ReferenceGrammar.Unit
  var list: LabelList
  /// The tokens from the unit to the end of what it belongs to.
  var tokens: Range<Int>
  var owner: Owner
  /// What the numbers stand in, outermost first: of Part 1 of Schedule 12A.
  var outer: [Outer] = []

  struct Outer {
    var unit: ReferenceGrammar.Unit
    var path: LabelPath
  }

  enum Owner {
    /// Nothing is said: the text at hand, where all else agrees.
    case nothing
    /// "of this protocol"
    case own
    case law(NamedLaw)
    case policy(PolicyName)
    case elsewhere(url: String)
    /// Another body's document, or one that is not known.
    case other
  }
}

/// Finds the numbers of a paragraph whose names are known.
struct NumberReader {
  let bytes: [UInt8]
  let tokens: [ProseToken]
  let names: [Name]
  /// The law that was named last before the paragraph.
  let lastLaw: NamedLaw?
  /// What the document may call itself: `protocol`, and the unit it is cited by.
  let ownWords: Set<UInt64>
  let councilWords: Set<UInt64>

  private var paths: LabelPathReader { LabelPathReader(bytes: bytes, tokens: tokens) }

  /// The unit at `index` and where its number may begin.
  func unit(at index: Int) -> (unit: ReferenceGrammar.Unit, next: Int)? {
    let token = tokens[index]
    if token.kind == .sectionSign {
      var next = index + 1
      let isDoubled = next < tokens.count && tokens[next].kind == .sectionSign
      if isDoubled { next += 1 }
      return (.init(kind: .section, isPlural: isDoubled), next)
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

  private func spaced(_ unit: ReferenceGrammar.Unit, _ index: Int) -> (ReferenceGrammar.Unit, Int)? {
    var next = index
    if next < tokens.count, tokens[next].roles.contains(.number), tokens[next].roles.isDisjoint(with: .and) {
      next += 1
      if next < tokens.count, tokens[next].kind == .stop { next += 1 }
    }
    guard next < tokens.count, tokens[next].isApart else { return nil }
    return (unit, next)
  }

  /// `s.101`, `S137`, `ss 26`, `Reg. 6`; `SO` in capitals alone, `Art.` and `App.` with a stop or a capital.
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
    default: false
    }
  }

  /// The group that begins with the unit at `index`.
  func group(at index: Int) -> NumberGroup? {
    guard let (unit, next) = unit(at: index), let list = LabelList(at: next, of: unit, with: paths) else {
      return nil
    }
    return group(unit, list, from: index)
  }

  private func group(_ unit: ReferenceGrammar.Unit, _ list: LabelList, from start: Int) -> NumberGroup {
    if let inner = inner(behind: unit, list) {
      var group = inner
      group.tokens = start..<inner.tokens.upperBound
      return group
    }
    let joint = joint(at: list.end, of: unit)
    return NumberGroup(
      unit: unit, list: list, tokens: start..<max(joint.end, list.end), owner: joint.owner, outer: joint.outer)
  }

  /// `Schedule 1, paragraph 2`: the numbers that count stand behind those of what they are in.
  private func inner(behind unit: ReferenceGrammar.Unit, _ list: LabelList) -> NumberGroup? {
    guard unit.isOuter, list.paths.count == 1 else { return nil }
    var at = list.end
    if at < tokens.count, tokens[at].kind == .comma { at += 1 }
    guard at < tokens.count, tokens[at].kind == .word, let next = self.unit(at: at), next.unit.kind != unit.kind,
      next.unit.kind == .paragraph || next.unit.isOuter || next.unit.kind == .item,
      var group = group(at: at)
    else { return nil }
    if case .policy = group.owner, !group.outer.isEmpty { return nil }
    group.outer.append(.init(unit: unit, path: list.paths[0]))
    return group
  }

  // MARK: What numbers belong to

  struct Joint {
    var owner: NumberGroup.Owner
    var end: Int
    var outer: [NumberGroup.Outer] = []
  }

  /// What follows a list of numbers and says whose they are.
  func joint(at index: Int, of unit: ReferenceGrammar.Unit) -> Joint {
    let nothing = Joint(owner: .nothing, end: index)
    var at = index
    if at + 2 < tokens.count, tokens[at].kind == .opening, tokens[at + 2].kind == .closing { at += 3 }
    if at < tokens.count, tokens[at].roles.contains(.direction) { at += 1 }
    guard at < tokens.count else { return nothing }
    let token = tokens[at]
    if token.roles.contains(.thereof) {
      return law(before: at).map { Joint(owner: .law($0), end: at + 1) } ?? Joint(owner: .other, end: at)
    }
    if token.roles.contains(.of) || token.roles.contains(.to) && unit.isOuter || token.roles.contains(.within) {
      return joined(by: at, of: unit) ?? (isFirm(at, of: unit) ? Joint(owner: .other, end: index) : nothing)
    }
    // "on the agenda", "on page 3"
    if token.hash == Self.on, at + 1 < tokens.count,
      !tokens[at + 1].roles.isDisjoint(with: [.the, .determiner, .otherText, .that])
    {
      return Joint(owner: .other, end: index)
    }
    if let direct = name(at: at), case .law(let law) = direct.meaning, !tokens[at].roles.contains(.the) {
      return Joint(owner: .law(law), end: direct.tokens.upperBound)
    }
    if token.kind == .comma, let direct = name(at: at + 1), case .law(let law) = direct.meaning,
      tokens[at + 1].roles.isDisjoint(with: [.the, .that])
    {
      return Joint(owner: .law(law), end: direct.tokens.upperBound)
    }
    return nothing
  }

  private static let on = WordHash.of("on")

  /// Whether `of` or `to` must name an owner: "paragraph 3 of the report", "Appendix A to the report".
  private func isFirm(_ index: Int, of unit: ReferenceGrammar.Unit) -> Bool {
    if tokens[index].roles.contains(.of) { return true }
    guard tokens[index].roles.contains(.to), index + 1 < tokens.count else { return false }
    return !tokens[index + 1].roles.isDisjoint(with: [.the, .determiner, .that]) || tokens[index + 1].isCapital
  }

  private func joined(by index: Int, of unit: ReferenceGrammar.Unit) -> Joint? {
    var at = index + 1
    guard at < tokens.count else { return nil }
    if let (outer, next) = self.unit(at: at), outer.isOuter, !outer.isPlural,
      let path = paths.path(at: next, takesLetters: true)
    {
      var joint = joint(at: path.tokens.upperBound, of: outer)
      joint.outer.append(.init(unit: outer, path: path))
      if case .nothing = joint.owner { joint.owner = .own }
      return joint
    }
    if tokens[at].roles.contains(.this), at + 1 < tokens.count, isOwnWord(at + 1) {
      return Joint(owner: .own, end: index)
    }
    if let name = nameBehindArticle(&at) {
      let end = name.tokens.upperBound
      switch name.meaning {
      case .law(let law): return Joint(owner: .law(law), end: end)
      case .policy(let policy): return Joint(owner: .policy(policy), end: end)
      case .elsewhere(let url): return Joint(owner: .elsewhere(url: url), end: end)
      case .own: return Joint(owner: .own, end: index)
      case .unclear: return Joint(owner: .other, end: index)
      }
    }
    at = index + 1
    if tokens[at].roles.contains(.the), at + 1 < tokens.count, ownWords.contains(tokens[at + 1].hash),
      at + 2 >= tokens.count || tokens[at + 2].roles.isDisjoint(with: .of) && !tokens[at + 2].isCapital
    {
      return Joint(owner: .own, end: index)
    }
    return nil
  }

  private func isOwnWord(_ index: Int) -> Bool {
    tokens[index].roles.contains(.ownWord)
      || tokens[index].roles.contains(.standing) || tokens[index].range.count == 4 && tokens[index].isCapital
      || index + 1 < tokens.count && tokens[index + 1].roles.contains(.ownWord)
  }

  /// A name at `at`, behind `the`, the council's own name, `adopted` and a quotation mark.
  private func nameBehindArticle(_ at: inout Int) -> Name? {
    let start = at
    while at < tokens.count, at < start + 10 {
      if let name = name(at: at) { return name }
      let token = tokens[at]
      guard
        token.kind == .quote || token.roles.contains(.the) || token.roles.contains(.owner)
          || councilWords.contains(token.hash)
      else { return nil }
      at += 1
    }
    return nil
  }

  func name(at index: Int) -> Name? {
    var (low, high) = (0, names.count)
    while low < high {
      let middle = (low + high) / 2
      if names[middle].tokens.lowerBound < index { low = middle + 1 } else { high = middle }
    }
    guard low < names.count, names[low].tokens.lowerBound == index else { return nil }
    return names[low]
  }

  private func law(before index: Int) -> NamedLaw? {
    for name in names.reversed() where name.tokens.upperBound <= index {
      if case .law(let law) = name.meaning { return law }
    }
    return lastLaw
  }

  // MARK: Numbers behind a name

  /// `Standing Orders 4 and 6`, `LGA 1972, s.101`, `Code of Conduct, paragraph 3.1(a)`.
  func group(behind name: Name) -> NumberGroup? {
    let end = name.tokens.upperBound
    guard let owner = owner(of: name), end < tokens.count else { return nil }
    if let last = tokens[end - 1].unitOfTitle, case .word = tokens[end - 1].kind {
      var unit = last
      unit.isPlural = true
      if tokens[end].isApart, bytes.year(tokens[end]) == nil, !tokens[end - 1].isPossessive,
        let list = LabelList(at: end, of: unit, with: paths), !list.paths[0].isRelative
      {
        let joint = joint(at: list.end, of: unit)
        if case .nothing = joint.owner {
          return NumberGroup(unit: unit, list: list, tokens: name.tokens.lowerBound..<list.end, owner: owner)
        }
        if case .own = joint.owner {
          return NumberGroup(unit: unit, list: list, tokens: name.tokens.lowerBound..<list.end, owner: owner)
        }
      }
    }
    var at = end
    if tokens[at].kind == .opening, at + 1 < tokens.count, tokens[at + 1].hash == Self.as {
      while at < tokens.count, tokens[at].kind != .closing { at += 1 }
      at += 1
    }
    let hasComma = at < tokens.count && tokens[at].kind == .comma
    if hasComma { at += 1 }
    guard at < tokens.count, var group = group(at: at), case .nothing = group.owner else { return nil }
    if hasComma, !group.unit.isShort, opensSentence(name) { return nil }
    group.owner = owner
    group.tokens = name.tokens.lowerBound..<group.tokens.upperBound
    return group
  }

  private static let `as` = WordHash.of("as")

  private func owner(of name: Name) -> NumberGroup.Owner? {
    switch name.meaning {
    case .law(let law): .law(law)
    case .policy(let policy): .policy(policy)
    case .elsewhere(let url): .elsewhere(url: url)
    case .own: .own
    case .unclear: nil
    }
  }

  /// "Under the Localism Act 2011, section 3 applies" may speak of two texts.
  func opensSentence(_ name: Name) -> Bool {
    var at = name.tokens.lowerBound - 1
    while at >= 0, tokens[at].roles.contains(.the) || tokens[at].roles.contains(.owner) || tokens[at].kind == .quote {
      at -= 1
    }
    guard at >= 0, tokens[at].kind == .word, tokens.beginsSentence(at) else { return false }
    return !tokens[at].roles.contains(.see) && tokens[at].roles.contains(.plain)
  }
}

extension ProseToken {
  /// The unit that numbers behind a title count: orders, regulations, rules.
  fileprivate var unitOfTitle: ReferenceGrammar.Unit? {
    if roles.contains(.orders) { return .init(kind: .order) }
    switch unit?.kind {
    case .regulation?, .rule?, .bylaw?, .article?: return unit
    default: return nil
    }
  }
}
