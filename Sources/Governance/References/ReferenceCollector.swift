import Markup
import SourceText

/// What was found in one text.
struct TextFindings {
  var references: [Reference] = []
  var posts: [PostMention] = []
  var findings: [Finding] = []
  /// Titles of policies that nobody published, as printed.
  var unpublished: [String] = []
  var unknownLaws: [(title: String, range: Range<Int>)] = []
}

/// Turns what a paragraph names into references, and into findings where a name leads nowhere.
struct ReferenceCollector {
  let frame: ReferenceFrame
  let version: Version
  let policy: PolicyName
  let ownUnit: ReferenceGrammar.Unit.Kind?
  /// The clauses of other policies, kept from text to text.
  let others: ClauseIndexes
  /// Where the paragraph stands that is being read.
  private(set) var passage: PassageWalk
  /// Once it was asked for.
  private var knownPlace: PassagePlace?
  var prose = ProseText()
  private(set) var found = TextFindings()
  private var index: ClauseIndex?

  init(
    _ frame: ReferenceFrame, _ version: Version, _ policy: PolicyName, ownUnit: ReferenceGrammar.Unit.Kind?,
    others: ClauseIndexes
  ) {
    self.frame = frame
    self.version = version
    passage = PassageWalk(version.clauses)
    self.policy = policy
    self.ownUnit = ownUnit
    self.others = others
  }

  /// Goes on to another paragraph.
  mutating func open(_ passage: PassageWalk) {
    self.passage = passage
    knownPlace = nil
  }

  private mutating func place() -> PassagePlace {
    if let knownPlace { return knownPlace }
    let place = passage.place
    knownPlace = place
    return place
  }

  /// The clauses of the text itself, listed when they are first asked for.
  private mutating func ownClauses() -> ClauseIndex {
    if let index { return index }
    let made = ClauseIndex(version)
    index = made
    return made
  }

  // MARK: Posts

  /// Those whose titles begin at the bytes `starts`.
  mutating func addPosts(_ titles: PostTitles, in content: InlineContent, beginningAt starts: Range<Int>) {
    var text = prose.bytes
    if !prose.isWhole {
      text.removeAll(keepingCapacity: true)
      content.appendPlainText(to: &text)
    }
    let place = place()
    text.withUnsafeBufferPointer {
      titles.addMentions(in: $0, beginningAt: starts, at: place, to: &found.posts)
    }
  }

  // MARK: Names and numbers

  mutating func add(_ name: Name, in prose: Prose) {
    guard !name.needsNumbers else { return }
    switch name.meaning {
    case .law(let law): add(.law(LawCitation(law.law)), name.tokens, in: prose)
    case .policy(let policy): add(.policy(policy, clause: nil), name.tokens, in: prose)
    case .elsewhere(let url): add(.elsewhere(url: url), name.tokens, in: prose)
    case .own, .unclear: break
    }
  }

  mutating func add(_ group: NumberGroup, of name: Name?, names: NumberReader) {
    let group = settled(group)
    switch group.owner {
    case .law(let law): add(group, of: law, named: name, in: names.prose)
    case .policy(let policy): add(group, of: policy, names)
    case .elsewhere(let url): add(.elsewhere(url: url), group.tokens, in: names.prose)
    case .own: addOwn(group, names)
    case .nothing:
      guard !passage.isQuoted, names.surroundings.leaveRoom(behind: group.list.end, of: group) else { return }
      if group.isPerhapsAgenda { return }
      addOwn(group, names)
    case .other: break
    }
  }

  /// Numbers that may be the text's own or another's: the other's where the text has no such clause, and
  /// nobody's where it has.
  mutating func settled(_ group: NumberGroup) -> NumberGroup {
    guard case .nothing = group.owner, let rival = group.rival else { return group }
    var settled = group
    settled.rival = nil
    if case .law(let law) = rival, provisionSteps(group, law) == nil { return settled }
    var inherited: [String] = []
    let answer = ownClauses().resolve(group.list.paths[0], group, after: &inherited, from: passage.node)
    settled.owner = answer == .missing ? rival : .other
    return settled
  }

  private mutating func add(_ target: Reference.Target, _ range: Range<Int>, in prose: Prose) {
    found.references.append(
      Reference(target: target, range: rangeInFile(range, of: prose), place: place()))
  }

  private func rangeInFile(_ range: Range<Int>, of prose: Prose) -> Range<Int> {
    self.prose.rangeInFile(prose.bytes(of: range))
  }

  /// The tokens of the path at `position` in a list: the first with what stands before it, the last with what
  /// stands behind.
  private func tokens(of position: Int, in group: NumberGroup) -> Range<Int> {
    let path = group.list.paths[position].tokens
    let start = position == 0 ? group.tokens.lowerBound : path.lowerBound
    let isLast = position == group.list.paths.count - 1
    return start..<(isLast ? max(group.tokens.upperBound, path.upperBound) : path.upperBound)
  }

  // MARK: Laws

  private mutating func add(
    _ group: NumberGroup, of law: NamedLaw, named name: Name?, in prose: Prose
  ) {
    guard let steps = provisionSteps(group, law) else {
      // Numbers that a law does not have; the law itself was named all the same.
      guard group.tokens.upperBound > group.list.end || name != nil else { return }
      add(.law(LawCitation(law.law)), name?.tokens ?? tokensOfName(in: group, of: prose), in: prose)
      return
    }
    for (position, step) in steps.enumerated() {
      add(.law(LawCitation(law.law, Provision(step))), tokens(of: position, in: group), in: prose)
    }
  }

  /// What stands behind the numbers and `of the`.
  private func tokensOfName(in group: NumberGroup, of prose: Prose) -> Range<Int> {
    let tokens = prose.tokens
    var start = group.list.end
    while start < group.tokens.upperBound - 1,
      tokens[start].kind != .word
        || !tokens[start].roles.isDisjoint(with: [.of, .to, .the, .within, .direction])
    {
      start += 1
    }
    return start..<group.tokens.upperBound
  }

  // MARK: Clauses of other policies

  private mutating func add(_ group: NumberGroup, of policy: PolicyName, _ names: NumberReader) {
    let clauses = others.index(of: policy, in: frame)
    var inherited: [String] = []
    for (position, path) in group.list.paths.enumerated() {
      let range = tokens(of: position, in: group)
      let answer = clauses?.resolve(path, group, after: &inherited, from: nil) ?? .missing
      if case .found(let clause) = answer {
        add(.policy(policy, clause: clause), range, in: names.prose)
        continue
      }
      // The policy was named, whatever its clauses are.
      if let name = names.name(from: range.lowerBound), range.contains(name.tokens.lowerBound) {
        add(name, in: names.prose)
      }
      let title = frame.texts[policy]?.title ?? policy.policy
      let count = answer == .ambiguous ? "two clauses" : "no clause"
      report(
        .referenceUnknown, "\(title) has \(count) \(names.prose.printed(path.tokens))", path.tokens,
        in: names.prose, repair: clauses.map { suggestion(for: path.components, in: $0) } ?? compare)
    }
  }

  // MARK: Clauses of the text at hand

  private mutating func addOwn(_ group: NumberGroup, _ names: NumberReader) {
    let start = group.tokens.lowerBound
    let isNamed = names.name(at: start) != nil
    let surroundings = names.surroundings
    guard isNamed || surroundings.leaveRoom(before: start, endsPhrase: surroundings.isEnd(group.list.end))
    else {
      return
    }
    if group.unit.kind == .order, ownUnit != .order {
      guard let orders = frame.standingOrders[policy.council], group.outer.isEmpty else { return }
      return add(group, of: orders, names)
    }
    let (clauses, prose) = (ownClauses(), names.prose)
    guard mayHave(group.unit.kind, clauses) else { return }
    var inherited: [String] = []
    for (position, path) in group.list.paths.enumerated() {
      switch clauses.resolve(path, group, after: &inherited, from: passage.node) {
      case .found(let clause): add(.clause(clause), tokens(of: position, in: group), in: prose)
      case .ambiguous:
        report(
          .referenceUnknown,
          "\(prose.printed(path.tokens)) stands in this text twice, and either could be meant", path.tokens,
          in: prose, repair: compare)
      case .missing where !group.mayBePower(path):
        report(
          .referenceUnknown, "this text has no clause \(prose.printed(path.tokens))", path.tokens, in: prose,
          repair: suggestion(for: inherited.isEmpty ? path.components : inherited, in: clauses))
      case .missing: break
      }
    }
  }

  /// `see 4.2`: what is not there may be any number.
  mutating func addPointed(_ group: NumberGroup, in prose: Prose) {
    let clauses = ownClauses()
    var inherited: [String] = []
    for path in group.list.paths {
      let answer = clauses.resolve(path, group, after: &inherited, from: passage.node)
      if case .found(let clause) = answer { add(.clause(clause), path.tokens, in: prose) }
    }
  }

  /// `this clause`: the one it stands in.
  mutating func addEnclosing(_ unit: ReferenceGrammar.Unit.Kind, _ range: Range<Int>, in prose: Prose) {
    guard let node = passage.node else { return }
    let clauses = ownClauses()
    let clause: String?
    switch unit {
    case .section: clause = clauses.section(around: node)
    case .clause, .paragraph: clause = clauses.labelled(around: node)
    case .order, .regulation, .bylaw, .rule: clause = ownUnit == unit ? clauses.labelled(around: node) : nil
    case .schedule, .appendix, .annex, .part, .chapter, .article:
      clause = clauses.outer(unit.word ?? "", around: node)
    case .item: clause = nil
    }
    if let clause { add(.clause(clause), range, in: prose) }
  }

  /// Whether the text itself may have units of the kind.
  private func mayHave(_ kind: ReferenceGrammar.Unit.Kind, _ clauses: ClauseIndex) -> Bool {
    switch kind {
    case .section, .clause, .paragraph, .item, .schedule, .appendix, .annex: true
    case .order, .regulation, .bylaw: ownUnit == kind
    case .rule: ownUnit == kind || clauses.hasLabels(beginningWith: "rule")
    case .article: clauses.hasLabels(beginningWith: "article")
    case .part: clauses.hasLabels(beginningWith: "part")
    case .chapter: clauses.hasLabels(beginningWith: "chapter")
    }
  }

  // MARK: What is to be told

  /// `cited` are the tokens of unclear names that numbers belong to.
  mutating func report(_ remarks: [(NameRemark, Range<Int>)], cited: Set<Int>, in prose: Prose) {
    for (remark, range) in remarks {
      switch remark {
      case .unknownLaw(let title): found.unknownLaws.append((title, rangeInFile(range, of: prose)))
      case .unpublishedPolicy(let title): found.unpublished.append(title)
      case .unclearLaw(let words, .shortForm(let why)):
        // Alone it is often an association, a tax, a person's initials.
        let isUnder = range.lowerBound > 0 && prose.tokens[range.lowerBound - 1].roles.contains(.within)
        guard isUnder || cited.contains(range.lowerBound) else { continue }
        report(.lawUnclear, "\"\(words)\" is no link: \(why)", range, in: prose, repair: compare)
      case .unclearLaw(let words, .noYear):
        report(.lawUnclear, "the \(words) is named without its year", range, in: prose, repair: compare)
      case .ambiguousPolicy(let title, let names):
        let notes = names.compactMap { frame.texts[$0] }.map { version in
          let key = version.facts.aliases.contains(title) ? "aliases" : "title"
          return Finding.Note("this policy has it", at: version.document.place(of: key))
        }
        report(
          .policyAmbiguous, "two policies are called \"\(title)\", and either could be meant", range,
          in: prose, notes: notes,
          repair: "take the title out of the `aliases:` of one of them, or make it a link by hand")
      }
    }
  }

  private func suggestion(for components: [String], in clauses: ClauseIndex) -> String {
    clauses.nearest(to: components).map { "did you mean \($0)? Otherwise \(compare)" } ?? compare
  }

  private mutating func report(
    _ rule: Rule, _ headline: String, _ range: Range<Int>, in prose: Prose, notes: [Finding.Note] = [],
    repair: String
  ) {
    let words = SourceText.Place(version.document.file, rangeInFile(range, of: prose))
    found.findings.append(Finding(rule, headline, at: words, notes: notes, repair: repair))
  }
}

private let compare = "compare with the adopted document; if it has the same, list this under `accepted:`"

extension NumberGroup {
  /// "item 5" alone is one of an agenda as often.
  fileprivate var isPerhapsAgenda: Bool {
    guard unit.kind == .item, outer.isEmpty, let path = list.paths.first, !path.isRelative else {
      return false
    }
    return path.components.count == 1 && Int(path.components[0]) != nil
  }

  /// Numbers of which nobody can say that they should be here: powers under an Act.
  fileprivate func mayBePower(_ path: LabelPath) -> Bool {
    guard unit.kind == .section else { return false }
    return unit.isShort || path.components.count == 1 && (Int(path.components[0]) ?? 0) > 99
  }
}
