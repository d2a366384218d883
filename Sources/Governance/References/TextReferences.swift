import Markup
import SourceText

/// What every text of a register is read with: made once.
struct ReferenceFrame: Sendable {
  let grammar: GrammarWords
  let laws: LawTitles
  let triggers: ReferenceTriggers
  /// By council slug.
  let titles: [String: PolicyTitles]
  /// The text that counts of each policy that may be named: the newest that is no draft.
  let texts: [PolicyName: Version]
  /// The Standing Orders of each council that has one text of them.
  let standingOrders: [String: PolicyName]
}

/// What was found in one text.
struct TextFindings {
  var references: [Reference] = []
  var findings: [Finding] = []
  /// Titles of policies that nobody published, as printed.
  var unpublished: [String] = []
  var unknownLaws: [(title: String, range: Range<Int>)] = []
}

/// Reads the references out of one text, paragraph by paragraph, in its order.
struct TextReferences {
  let frame: ReferenceFrame
  let version: Version
  let policy: PolicyName
  let titles: PolicyTitles
  let ownUnit: ReferenceGrammar.Unit.Kind?
  let ownWords: Set<UInt64>
  var found = TextFindings()
  var known = NamedLaws()
  private var index: ClauseIndex?
  private var prose = ProseText()
  private var tokens: [ProseToken] = []
  /// The clause that is being read: its position among all and its address.
  private var node = -1
  private var address = ""

  init(_ version: Version, of policy: PolicyName, in frame: ReferenceFrame, titles: PolicyTitles) {
    self.frame = frame
    self.version = version
    self.policy = policy
    self.titles = titles
    (ownUnit, ownWords) = ownNames(of: version, with: frame.grammar)
  }

  mutating func read(_ others: inout ClauseIndexes) {
    for clause in version.clauses { read(clause, &others) }
    node = -1
    for footnote in version.footnotes {
      address = footnoteAddress(footnote.name)
      for block in footnote.blocks { read(block, &others) }
    }
  }

  private mutating func read(_ clause: Clause, _ others: inout ClauseIndexes) {
    node += 1
    let own = node
    address = clause.address
    if case .list(let list) = clause.block.kind {
      read(list, of: clause, at: [], from: 0, &others)
    } else {
      read(clause.block, &others)
    }
    for child in clause.children { read(child, &others) }
    _ = own
  }

  private mutating func read(
    _ list: MarkupList, of clause: Clause, at positions: [Int], from first: Int, _ others: inout ClauseIndexes
  ) {
    for (offset, item) in list.items.enumerated() {
      let position = positions + [first + offset]
      var nested = 0
      for block in item.blocks {
        address = clause.bulletAddress(position)
        if case .list(let inner) = block.kind {
          read(inner, of: clause, at: position, from: nested, &others)
          nested += inner.items.count
        } else {
          read(block, &others)
        }
      }
    }
  }

  private mutating func read(_ block: Block, _ others: inout ClauseIndexes) {
    switch block.kind {
    case .paragraph(let content), .heading(_, let content, _): read(content, &others)
    case .quote(let blocks):
      for block in blocks { read(block, &others) }
    case .list(let list):
      for block in list.items.flatMap(\.blocks) { read(block, &others) }
    case .table(let table):
      for row in [table.header] + table.rows {
        for cell in row { read(cell, &others) }
      }
    case .code, .rule: break
    }
  }

  private mutating func read(_ content: [Inline], _ others: inout ClauseIndexes) {
    prose.removeAll()
    prose.append(content)
    guard frame.triggers.fire(in: prose.bytes, titles) else { return }
    readTokens(of: prose.bytes, with: frame.grammar, into: &tokens)
    readParagraph(&others)
  }

  // MARK: One paragraph

  private mutating func readParagraph(_ others: inout ClauseIndexes) {
    let before = known.last
    var remarks: [(NameRemark, Range<Int>)] = []
    let names = readNames(&remarks)
    let reader = NumberReader(
      bytes: prose.bytes, tokens: tokens, names: names, lastLaw: before, ownWords: ownWords,
      councilWords: titles.councilWords)
    var at = 0
    var next = 0
    var joinedUnclear: Set<Int> = []
    while at < tokens.count {
      while next < names.count, names[next].tokens.lowerBound < at { next += 1 }
      if next < names.count, names[next].tokens.lowerBound == at {
        let name = names[next]
        if let group = reader.group(behind: name) {
          emit(group, name: name, reader, &others)
          at = group.tokens.upperBound
        } else {
          emit(name)
          at = name.tokens.upperBound
        }
        continue
      }
      if let group = reader.group(at: at) {
        emit(group, name: nil, reader, &others)
        if let unclear = names.first(where: { $0.tokens.lowerBound >= group.tokens.upperBound }),
          unclear.tokens.lowerBound <= group.tokens.upperBound + 2
        {
          joinedUnclear.insert(unclear.tokens.lowerBound)
        }
        at = max(group.tokens.upperBound, at + 1)
        continue
      }
      at = emitRelative(at, reader) ?? emitBare(at, reader) ?? at + 1
    }
    report(remarks, joinedUnclear)
  }

  /// The names in the order of the text; none begins inside another.
  private mutating func readNames(_ remarks: inout [(NameRemark, Range<Int>)]) -> [Name] {
    let laws = LawNames(bytes: prose.bytes, tokens: tokens, titles: frame.laws)
    let policies = PolicyNames(bytes: prose.bytes, tokens: tokens, titles: titles, own: policy)
    var names: [Name] = []
    var at = 0
    var end = 0
    while at < tokens.count {
      guard tokens[at].kind == .word || tokens[at].kind == .number else {
        at += 1
        continue
      }
      var name = laws.name(at: at, after: end, &known, &remarks)
      if name == nil, tokens[at].kind == .word { name = policies.name(at: at, &remarks) }
      guard let name else {
        at += 1
        continue
      }
      while let last = names.last, last.tokens.upperBound > name.tokens.lowerBound { names.removeLast() }
      names.append(name)
      end = name.end
      at = max(end, at + 1)
    }
    for title in UnpublishedTitles(bytes: prose.bytes, tokens: tokens, names: names, titles: titles).all() {
      remarks.append((.unpublishedPolicy(title: title.text), title.tokens))
    }
    return names
  }

  // MARK: What is written down

  private mutating func add(_ target: Reference.Target, _ range: Range<Int>) {
    let bytes = tokens[range.lowerBound].range.lowerBound..<tokens[range.upperBound - 1].range.upperBound
    found.references.append(Reference(target: target, range: prose.rangeInFile(bytes), standsIn: address))
  }

  private mutating func report(_ rule: Rule, _ headline: String, _ range: Range<Int>, repair: String) {
    let bytes = tokens[range.lowerBound].range.lowerBound..<tokens[range.upperBound - 1].range.upperBound
    found.findings.append(
      Finding(rule, headline, at: Place(version.document.file, prose.rangeInFile(bytes)), repair: repair))
  }

  private mutating func emit(_ name: Name) {
    guard !name.needsNumbers else { return }
    switch name.meaning {
    case .law(let law): add(.law(LawCitation(law.law)), name.tokens)
    case .policy(let policy): add(.policy(policy, clause: nil), name.tokens)
    case .elsewhere(let url): add(.elsewhere(url: url), name.tokens)
    case .own, .unclear: break
    }
  }

  private mutating func emit(
    _ group: NumberGroup, name: Name?, _ reader: NumberReader, _ others: inout ClauseIndexes
  ) {
    switch group.owner {
    case .law(let law): emit(group, law, name)
    case .policy(let policy): emit(group, policy, reader, &others)
    case .elsewhere(let url): add(.elsewhere(url: url), group.tokens)
    case .own: emitOwn(group, isCertain: true, reader, &others)
    case .nothing: emitOwn(group, isCertain: false, reader, &others)
    case .other: break
    }
  }

  /// The tokens of the path at `position` in a list: the first with what stands before it, the last with what
  /// stands behind.
  private func tokens(of position: Int, in group: NumberGroup) -> Range<Int> {
    let path = group.list.paths[position]
    let isFirst = position == 0
    let isLast = position == group.list.paths.count - 1
    return (isFirst ? group.tokens.lowerBound : path.tokens.lowerBound)
      ..< (isLast ? max(group.tokens.upperBound, path.tokens.upperBound) : path.tokens.upperBound)
  }

  // MARK: Laws

  private mutating func emit(_ group: NumberGroup, _ law: NamedLaw, _ name: Name?) {
    guard let steps = provisionSteps(group, law) else {
      // Numbers that a law does not have; the law itself was named all the same.
      let named = name?.tokens ?? lawTokens(of: group)
      add(.law(LawCitation(law.law)), named)
      return
    }
    for (position, step) in steps.enumerated() {
      add(.law(LawCitation(law.law, Provision(step))), tokens(of: position, in: group))
    }
  }

  private func lawTokens(of group: NumberGroup) -> Range<Int> {
    var start = group.list.end
    while start < group.tokens.upperBound - 1,
      tokens[start].kind != .word || !tokens[start].roles.isDisjoint(with: [.of, .to, .the, .within, .direction])
    {
      start += 1
    }
    return start..<group.tokens.upperBound
  }

  // MARK: Clauses of other policies

  private mutating func emit(
    _ group: NumberGroup, _ policy: PolicyName, _ reader: NumberReader, _ others: inout ClauseIndexes
  ) {
    let target = others.index(of: policy, in: frame)
    var inherited: [String] = []
    for (position, path) in group.list.paths.enumerated() {
      let range = tokens(of: position, in: group)
      let answer = target?.resolve(path, group, after: &inherited, from: nil) ?? .missing
      if case .found(let clause) = answer {
        add(.policy(policy, clause: clause), range)
        continue
      }
      // The policy was named, whatever its clauses are.
      if let name = reader.names.first(where: { range.contains($0.tokens.lowerBound) }) { emit(name) }
      let label = printed(path.tokens)
      let title = frame.texts[policy]?.title ?? policy.policy
      report(
        .referenceUnknown, answer == .ambiguous ? "\(title) has two clauses \(label)" : "\(title) has no clause \(label)",
        path.tokens,
        repair: target.flatMap { suggestion(for: path.components, in: $0) }
          ?? "compare with the adopted document; if it has the same, list this under `accepted:`")
    }
  }

  private func printed(_ range: Range<Int>) -> String {
    prose.words(tokens[range.lowerBound].range.lowerBound..<tokens[range.upperBound - 1].range.upperBound)
  }

  private func suggestion(for components: [String], in index: ClauseIndex) -> String? {
    let near = index.nearest(to: components)
    return near.first.map { "the nearest is \($0); compare with the adopted document" }
  }

  // MARK: Clauses of the text at hand

  private mutating func ownIndex() -> ClauseIndex {
    if let index { return index }
    let made = ClauseIndex(version)
    index = made
    return made
  }

  private mutating func emitOwn(
    _ group: NumberGroup, isCertain: Bool, _ reader: NumberReader, _ others: inout ClauseIndexes
  ) {
    let surroundings = NumberSurroundings(bytes: prose.bytes, tokens: tokens)
    if !isCertain || tokens[group.tokens.lowerBound].unit != nil {
      guard surroundings.leaveRoom(before: group.tokens.lowerBound) else { return }
    }
    if !isCertain {
      guard surroundings.leaveRoom(behind: group.list.end, of: group) else { return }
    }
    let unit = group.unit.kind
    if unit == .order, ownUnit != .order {
      if let orders = frame.standingOrders[policy.council], group.outer.isEmpty {
        emit(group, orders, reader, &others)
      }
      return
    }
    let index = ownIndex()
    guard isOwn(unit, index) else { return }
    var inherited: [String] = []
    for (position, path) in group.list.paths.enumerated() {
      let range = tokens(of: position, in: group)
      switch index.resolve(path, group, after: &inherited, from: node < 0 ? nil : node) {
      case .found(let clause): add(.clause(clause), range)
      case .ambiguous:
        report(
          .referenceUnknown, "\(printed(path.tokens)) stands in this text twice, and either could be meant",
          path.tokens,
          repair: "compare with the adopted document; if it has the same, list this under `accepted:`")
      case .missing:
        if isSilent(group, path, index) { continue }
        report(
          .referenceUnknown, "this text has no clause \(printed(path.tokens))", path.tokens,
          repair: suggestion(for: inherited.isEmpty ? path.components : inherited, in: index)
            ?? "compare with the adopted document; if it has the same, list this under `accepted:`")
      }
    }
  }

  /// Whether the text itself may have units of the kind.
  private func isOwn(_ kind: ReferenceGrammar.Unit.Kind, _ index: ClauseIndex) -> Bool {
    switch kind {
    case .section, .clause, .paragraph, .item, .schedule, .appendix, .annex: true
    case .order, .regulation, .bylaw: ownUnit == kind
    case .rule: ownUnit == kind || index.hasLabels(beginningWith: "rule")
    case .article: index.hasLabels(beginningWith: "article")
    case .part: index.hasLabels(beginningWith: "part")
    case .chapter: index.hasLabels(beginningWith: "chapter")
    }
  }

  /// Numbers of which nobody can say that they should be here: powers under an Act, items of an agenda.
  private func isSilent(_ group: NumberGroup, _ path: LabelPath, _ index: ClauseIndex) -> Bool {
    switch group.unit.kind {
    case .section: group.unit.isShort || path.components.count == 1 && (Int(path.components[0]) ?? 0) > 99
    case .item: path.components.count == 1 && !path.isRelative
    default: false
    }
  }

  /// `this clause`, `this section`
  private mutating func emitRelative(_ at: Int, _ reader: NumberReader) -> Int? {
    guard tokens[at].roles.contains(.this), node >= 0, at + 1 < tokens.count, tokens[at].range.count == 4 else { return nil }
    var end = at + 2
    var kind = tokens[at + 1].unit?.kind
    if tokens[at + 1].roles.contains(.standing), at + 2 < tokens.count, tokens[at + 2].roles.contains(.orders) {
      kind = .order
      end = at + 3
    }
    guard let kind, !(tokens[end - 1].unit?.isPlural ?? false), !(tokens[end - 1].unit?.isShort ?? false) else { return nil }
    if end < tokens.count, tokens[end].roles.contains(.of) || tokens[end].kind == .number { return nil }
    let index = ownIndex()
    let clause: String?
    switch kind {
    case .section: clause = index.section(around: node)
    case .clause, .paragraph: clause = index.labelled(around: node)
    case .order, .regulation, .bylaw, .rule: clause = ownUnit == kind ? index.labelled(around: node) : nil
    case .schedule, .appendix, .annex, .part, .chapter, .article: clause = index.outer(kind.word ?? "", around: node)
    case .item: clause = nil
    }
    guard let clause else { return nil }
    add(.clause(clause), at..<end)
    return end
  }

  /// `see 4.2`, `4.2(b) above`: a number of several parts that is pointed at.
  private mutating func emitBare(_ at: Int, _ reader: NumberReader) -> Int? {
    guard tokens[at].kind == .number, tokens[at].isApart || at > 0 && tokens[at - 1].kind == .opening else { return nil }
    let unit = ReferenceGrammar.Unit(kind: .clause, isPlural: true)
    guard let list = LabelList(at: at, of: unit, with: LabelPathReader(bytes: prose.bytes, tokens: tokens)),
      list.paths[0].components.count > 1
    else { return nil }
    let isSeen = at > 0 && tokens[at - 1].roles.contains(.see)
    let isPointedAt =
      list.end < tokens.count && tokens[list.end].roles.contains(.direction)
      && NumberSurroundings(bytes: prose.bytes, tokens: tokens).endsPhrase(list.end + 1)
    guard isSeen || isPointedAt else { return nil }
    if isSeen, !isPointedAt, !NumberSurroundings(bytes: prose.bytes, tokens: tokens).endsPhrase(list.end) { return nil }
    let joint = reader.joint(at: list.end, of: unit)
    if case .other = joint.owner { return nil }
    let index = ownIndex()
    let group = NumberGroup(unit: unit, list: list, tokens: at..<list.end, owner: .own)
    var inherited: [String] = []
    for path in list.paths {
      guard case .found(let clause) = index.resolve(path, group, after: &inherited, from: node < 0 ? nil : node)
      else { continue }
      add(.clause(clause), path.tokens)
    }
    return list.end
  }

  // MARK: What is to be told

  private mutating func report(_ remarks: [(NameRemark, Range<Int>)], _ joined: Set<Int>) {
    for (remark, range) in remarks {
      switch remark {
      case .unknownLaw(let title):
        let bytes = tokens[range.lowerBound].range.lowerBound..<tokens[range.upperBound - 1].range.upperBound
        found.unknownLaws.append((title, prose.rangeInFile(bytes)))
      case .unclearLaw(let words, .shortForm):
        let before = range.lowerBound > 0 ? tokens[range.lowerBound - 1].roles : []
        guard joined.contains(range.lowerBound) || before.contains(.within) else { continue }
        report(
          .lawUnclear, "\"\(words)\" is not the name of one Act", range,
          repair: "compare with the adopted document; if it has the same, list this under `accepted:`")
      case .unclearLaw(let words, .noYear):
        report(
          .lawUnclear, "the \(words) is named without its year", range,
          repair: "compare with the adopted document; if it has the same, list this under `accepted:`")
      case .ambiguousPolicy(let title, let names):
        report(
          .policyAmbiguous, "\"\(title)\" may be \(names.map(\.policy).sorted().joined(separator: " or "))", range,
          repair: "take the title out of the `aliases:` of one of them, or link by hand in the text")
      case .unpublishedPolicy(let title): found.unpublished.append(title)
      }
    }
  }
}
