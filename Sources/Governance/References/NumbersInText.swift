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
  /// Whose the numbers are if they are not the text's own: of what stands behind the next numbers, "section 3
  /// and Schedule 4 of the Localism Act 2011", or before a comma, "the Localism Act 2011, section 3".
  var rival: Owner?

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

  var isOther: Bool {
    if case .other = owner { true } else { false }
  }
}

/// Finds the numbers of a paragraph whose names are known.
struct NumberReader {
  let bytes: Lent<UInt8>
  let tokens: Lent<ProseToken>
  let names: [Name]
  /// The law that was named last before the paragraph.
  let lastLaw: NamedLaw?
  /// What the document may call itself: `protocol`, and the unit it is cited by.
  let ownWords: [UInt64]

  /// How many groups may hang together: Part 1 of Schedule 12A, and a few more. It keeps the cost of a
  /// paragraph in step with its length.
  private static let longestChain = 5

  var prose: Prose { Prose(bytes: bytes, tokens: tokens) }

  var surroundings: NumberSurroundings { NumberSurroundings(bytes: bytes, tokens: tokens) }

  var paths: LabelPathReader { LabelPathReader(bytes: bytes, tokens: tokens) }

  private func unit(at index: Int) -> (unit: ReferenceGrammar.Unit, next: Int)? {
    UnitWords(tokens: tokens).unit(at: index)
  }

  /// The group that begins with the unit at `index`.
  func group(at index: Int, depth: Int = 0) -> NumberGroup? {
    guard depth < Self.longestChain, let (unit, next) = unit(at: index),
      let list = LabelList(at: next, of: unit, with: paths)
    else { return nil }
    return group(unit, list, from: index, depth)
  }

  private func group(
    _ unit: ReferenceGrammar.Unit, _ list: LabelList, from start: Int, _ depth: Int
  ) -> NumberGroup {
    if let inner = inner(behind: unit, list, depth) {
      var group = inner
      group.tokens = start..<inner.tokens.upperBound
      return group
    }
    let joint = joint(at: list.end, of: unit, depth)
    return NumberGroup(
      unit: unit, list: list, tokens: start..<max(joint.end, list.end), owner: joint.owner,
      outer: joint.outer, rival: joint.rival)
  }

  /// `Schedule 1, paragraph 2`: the numbers that count stand behind those of what they are in.
  private func inner(
    behind unit: ReferenceGrammar.Unit, _ list: LabelList, _ depth: Int
  ) -> NumberGroup? {
    guard unit.isOuter, list.paths.count == 1 else { return nil }
    var at = list.end
    if at < tokens.count, tokens[at].kind == .comma { at += 1 }
    guard at < tokens.count, tokens[at].kind == .word, let next = self.unit(at: at),
      next.unit.kind != unit.kind,
      next.unit.kind == .paragraph || next.unit.isOuter || next.unit.kind == .item,
      var group = group(at: at, depth: depth + 1)
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
    var rival: NumberGroup.Owner?
  }

  /// What follows a list of numbers and says whose they are.
  func joint(at index: Int, of unit: ReferenceGrammar.Unit, _ depth: Int = 0) -> Joint {
    let nothing = Joint(owner: .nothing, end: index)
    var at = index
    if at + 2 < tokens.count, tokens[at].kind == .opening, tokens[at + 2].kind == .closing { at += 3 }
    if at + 1 < tokens.count, tokens[at].kind == .opening || tokens[at].kind == .comma,
      tokens[at + 1].roles.contains(.of)
    {
      at += 1
    }
    if at < tokens.count, tokens[at].roles.contains(.direction) { at += 1 }
    guard at < tokens.count else { return nothing }
    let token = tokens[at]
    if token.roles.contains(.thereof) {
      return law(before: at).map { Joint(owner: .law($0), end: at + 1) } ?? Joint(owner: .other, end: at)
    }
    if token.roles.contains(.of) || token.roles.contains(.to) && unit.isOuter || token.roles.contains(.within)
    {
      if let joint = joined(by: at, of: unit, depth) { return joint }
      return isFirm(at, of: unit) || isInOtherText(at) ? Joint(owner: .other, end: index) : nothing
    }
    if isInOtherText(at) { return Joint(owner: .other, end: index) }
    if let direct = name(at: at), case .law(let law) = direct.meaning, !tokens[at].roles.contains(.the) {
      return Joint(owner: .law(law), end: direct.tokens.upperBound)
    }
    if token.kind == .comma, let direct = name(at: at + 1), case .law(let law) = direct.meaning,
      tokens[at + 1].roles.isDisjoint(with: [.the, .that])
    {
      return Joint(owner: .law(law), end: direct.tokens.upperBound)
    }
    return chained(at: at, depth) ?? nothing
  }

  /// "section 3 and Schedule 4 of the Localism Act 2011": the first numbers may be of the Act as well.
  private func chained(at index: Int, _ depth: Int) -> Joint? {
    var at = index
    if tokens[at].kind == .comma || tokens[at].kind == .slash { at += 1 }
    if at < tokens.count, tokens[at].roles.contains(.and) || tokens[at].kind == .ampersand { at += 1 }
    guard at > index, at < tokens.count, tokens[at].unit != nil,
      let next = group(at: at, depth: depth + 1)
    else { return nil }
    if case .nothing = next.owner {
      guard let rival = next.rival else { return nil }
      return Joint(owner: .nothing, end: index, rival: rival)
    }
    if case .own = next.owner { return nil }
    return Joint(owner: .nothing, end: index, rival: next.owner)
  }

  private static let on = WordHash.of("on")
  private static let places = Set(["in", "within", "from", "to", "at", "on"].map { WordHash.of($0) })

  /// "on the agenda", "on page 3", "in the report", "from the Nolan Report"
  private func isInOtherText(_ index: Int) -> Bool {
    guard Self.places.contains(tokens[index].hash), index + 1 < tokens.count else { return false }
    var at = index + 1
    if tokens[index].hash == Self.on, tokens[at].roles.contains(.otherText) { return true }
    guard !tokens[at].roles.isDisjoint(with: [.the, .determiner, .that]), at + 1 < tokens.count else {
      return false
    }
    at += 1
    return tokens[at].roles.contains(.otherText)
      || tokens[at].isCapital && !tokens[at].isAllCapitals && !tokens[at].roles.contains(.council)
  }

  /// Whether `of` or `to` must name an owner: "paragraph 3 of the report", "Appendix A to the report".
  private func isFirm(_ index: Int, of unit: ReferenceGrammar.Unit) -> Bool {
    if tokens[index].roles.contains(.of) { return true }
    guard tokens[index].roles.contains(.to), index + 1 < tokens.count else { return false }
    return !tokens[index + 1].roles.isDisjoint(with: [.the, .determiner, .that])
      || tokens[index + 1].isCapital
  }

  private func joined(by index: Int, of unit: ReferenceGrammar.Unit, _ depth: Int) -> Joint? {
    var at = index + 1
    guard at < tokens.count else { return nil }
    if tokens[at].kind == .comma, at + 1 < tokens.count {
      at += 1
      if tokens[at].roles.contains(.and), at + 1 < tokens.count,
        let next = group(at: at + 1, depth: depth + 1),
        case .law(let law) = next.owner
      {
        // "section 27 of, and Schedule 4 to, the Localism Act 2011"
        return Joint(owner: .law(law), end: index)
      }
    }
    if depth < Self.longestChain, let (outer, next) = self.unit(at: at), outer.isOuter, !outer.isPlural,
      let path = paths.path(at: next, takesLetters: true)
    {
      var joint = joint(at: path.tokens.upperBound, of: outer, depth + 1)
      joint.outer.append(.init(unit: outer, path: path))
      if case .nothing = joint.owner { joint.owner = .own }
      return joint
    }
    if tokens[at].roles.contains(.this), at + 1 < tokens.count, isOwnWord(at + 1) || isOwnName(at + 1) {
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
    if isCouncil(at) { return Joint(owner: .nothing, end: index) }
    if tokens[at].roles.contains(.the), at + 1 < tokens.count, ownWords.contains(tokens[at + 1].hash),
      at + 2 >= tokens.count || tokens[at + 2].roles.isDisjoint(with: .of) && !tokens[at + 2].isCapital
    {
      return Joint(owner: .own, end: index)
    }
    return nil
  }

  /// `of the council`, `of Ashby Town Council`, with nothing that it has behind.
  private func isCouncil(_ index: Int) -> Bool {
    var at = index
    while at < tokens.count, tokens[at].roles.contains(.the) || tokens[at].roles.contains(.this) { at += 1 }
    let start = at
    while at < tokens.count, tokens[at].roles.contains(.council) {
      if tokens[at].isPossessive { return false }
      at += 1
    }
    return at > start && (at == tokens.count || tokens[at].kind != .word || !tokens[at].isCapital)
  }

  private func isOwnWord(_ index: Int) -> Bool {
    tokens[index].roles.contains(.ownWord)
      || tokens[index].roles.contains(.standing) || tokens[index].range.count == 4 && tokens[index].isCapital
      || index + 1 < tokens.count && tokens[index + 1].roles.contains(.ownWord)
  }

  private func isOwnName(_ index: Int) -> Bool {
    if case .own? = name(at: index)?.meaning { true } else { false }
  }

  /// A name at `at`, behind `the`, the council's own name, `adopted` and a quotation mark.
  private func nameBehindArticle(_ at: inout Int) -> Name? {
    let start = at
    while at < tokens.count, at < start + 10 {
      if let name = name(at: at) { return name }
      let token = tokens[at]
      guard
        token.kind == .quote || token.roles.contains(.the) || token.roles.contains(.owner)
          || token.roles.contains(.council)
      else { return nil }
      at += 1
    }
    return nil
  }

  func name(at index: Int) -> Name? {
    name(from: index).flatMap { $0.tokens.lowerBound == index ? $0 : nil }
  }

  /// The first name that begins at `index` or behind it.
  func name(from index: Int) -> Name? {
    let position = position(of: index)
    return position < names.count ? names[position] : nil
  }

  private func position(of index: Int) -> Int {
    var (low, high) = (0, names.count)
    while low < high {
      let middle = (low + high) / 2
      if names[middle].tokens.lowerBound < index { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The last law before `index`, among the few names before it.
  private func law(before index: Int) -> NamedLaw? {
    let before = names[..<position(of: index)]
    for name in before.suffix(8).reversed() {
      if case .law(let law) = name.meaning { return law }
    }
    return before.count <= 8 ? lastLaw : nil
  }

  // MARK: Numbers behind a name

  /// `Standing Orders 4 and 6`, `LGA 1972, s.101`, `Code of Conduct, paragraph 3.1(a)`.
  func group(behind name: Name) -> NumberGroup? {
    let end = name.tokens.upperBound
    guard let owner = owner(of: name), end < tokens.count else { return nil }
    if let last = tokens[end - 1].unitOfTitle, case .word = tokens[end - 1].kind {
      var unit = last
      unit.isPlural = true
      let start = behindNumberWord(end)
      if start < tokens.count, tokens[end].isApart, bytes.year(tokens[end]) == nil,
        !tokens[end - 1].isPossessive,
        let list = LabelList(at: start, of: unit, with: paths), !list.paths[0].isRelative
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
    if name.definitionEnd > end { at = name.definitionEnd + 1 }
    while at < tokens.count, tokens[at].kind == .quote { at += 1 }
    let mark = at < tokens.count ? tokens[at].kind : .other
    if mark == .comma || mark == .opening { at += 1 }
    guard at < tokens.count, var group = group(at: at), case .nothing = group.owner else { return nil }
    let goesOn = group.list.end < tokens.count && tokens[group.list.end].kind == .word
    if mark == .comma, !group.unit.isShort, goesOn {
      if opensSentence(name) { group.owner = .other } else { group.rival = owner }
    } else {
      group.owner = owner
    }
    // What stands in brackets behind a name is a link of its own.
    group.tokens = (mark == .opening ? at : name.tokens.lowerBound)..<group.tokens.upperBound
    return group
  }

  /// Behind `No.` or `number`.
  private func behindNumberWord(_ index: Int) -> Int {
    guard index < tokens.count, tokens[index].roles.contains(.number) else { return index }
    let hasStop = index + 1 < tokens.count && tokens[index + 1].kind == .stop
    return index + (hasStop ? 2 : 1)
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
    while at >= 0,
      tokens[at].roles.contains(.the) || tokens[at].roles.contains(.owner) || tokens[at].kind == .quote
    {
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
