/// From numbers as they are cited to clauses, and to places in a law.

extension ClauseIndex {
  /// The clause that a path names; `inherited` is the path before it in the list, and becomes this one.
  func resolve(
    _ path: LabelPath, _ group: NumberGroup, after inherited: inout [String], from node: Int?
  ) -> Answer {
    if !group.outer.isEmpty {
      var base: [String] = []
      for step in group.outer {
        base.append(
          "\(step.unit.kind.word ?? "")-\(step.path.components.joined(separator: ".").lowercased())")
      }
      inherited = path.components
      if let word = group.unit.kind.word, group.unit.isOuter {
        return answer(
          ["\(word)-\(path.components.joined(separator: "."))"], under: base.joined(separator: "."))
      }
      return answer(path.components, under: base.joined(separator: "."))
    }
    let word = group.unit.kind.word
    let needsWord = group.unit.isOuter || group.unit.kind == .article
    guard path.isRelative, !inherited.isEmpty else {
      inherited = path.components
      return answer(path.components, word: word, from: node, needsWord: needsWord)
    }
    // The nearest that exists: beside the one before, then beside what it stands in, then under it.
    for depth in (0...inherited.count).map({
      $0 == 0 ? inherited.count - 1 : $0 == inherited.count ? inherited.count : inherited.count - 1 - $0
    }) where depth >= 0 {
      let components = inherited.prefix(depth) + path.components
      let answer = answer(Array(components), word: word, from: node, needsWord: needsWord)
      guard case .found = answer else { continue }
      inherited = Array(components)
      return answer
    }
    return .missing
  }
}

extension ReferenceGrammar.Unit.Kind {
  /// As it stands in the labels of headings: `Schedule 1`.
  var word: String? {
    switch self {
    case .section: "section"
    case .rule: "rule"
    case .article: "article"
    case .part: "part"
    case .chapter: "chapter"
    case .schedule: "schedule"
    case .appendix: "appendix"
    case .annex: "annex"
    case .clause, .paragraph, .item, .regulation, .order, .bylaw: nil
    }
  }

  /// What a law calls it; `nil` for what a law of the kind does not have.
  func provisionUnit(in law: NamedLaw, isInSchedule: Bool) -> Provision.Unit? {
    switch self {
    case .section: law.isInstrument ? nil : .section
    case .paragraph: isInSchedule ? .paragraph : nil
    case .regulation: law.isInstrument ? .regulation : nil
    case .article: law.isInstrument ? .article : nil
    case .rule: law.isInstrument ? .rule : nil
    case .part: .part
    case .chapter: .chapter
    case .schedule: .schedule
    case .clause, .item, .order, .bylaw, .appendix, .annex: nil
    }
  }
}

/// The places in `law` that the numbers of a group name, each from the outermost; `nil` where the law has
/// nothing of the kind.
func provisionSteps(_ group: NumberGroup, _ law: NamedLaw) -> [[Provision.Step]]? {
  let isInSchedule = group.outer.contains { $0.unit.kind == .schedule }
  guard let unit = group.unit.kind.provisionUnit(in: law, isInSchedule: isInSchedule) else { return nil }
  var outer: [Provision.Step] = []
  for step in group.outer {
    guard let unit = step.unit.kind.provisionUnit(in: law, isInSchedule: false) else { return nil }
    outer.append(.init(unit, step.path.components))
  }
  var steps: [[Provision.Step]] = []
  var last: [String] = []
  for path in group.list.paths {
    last = path.isRelative ? beside(last, path.components) : path.components
    steps.append(outer + [.init(unit, last)])
  }
  return steps
}

/// `(6)` behind 28(5) is 28(6), and `(b)` behind 28(5)(a) is 28(5)(b).
private func beside(_ last: [String], _ components: [String]) -> [String] {
  guard let first = components.first else { return last }
  let shape = LabelShape(first)
  for depth in stride(from: last.count - 1, through: 1, by: -1) {
    let other = LabelShape(last[depth])
    if shape == other || shape == .numeral && other == .letter && follows(last[depth], first) {
      return last.prefix(depth) + components
    }
  }
  return last + components
}

/// `(h) and (i)`: a letter after all.
private func follows(_ letter: String, _ next: String) -> Bool {
  guard let one = letter.utf8.first, let other = next.utf8.first, next.utf8.count == 1 else { return false }
  return other > one
}

private enum LabelShape {
  case digits, letter, numeral

  init(_ component: String) {
    if component.utf8.allSatisfy({ $0 < 0x3A }) {
      self = .digits
    } else if component.utf8.allSatisfy({ "ivx".utf8.contains($0 | 0x20) }) {
      self = .numeral
    } else {
      self = .letter
    }
  }
}

/// The clauses of policies that others cite, each listed once: a memory that texts read one after the other share.
final class ClauseIndexes {
  private var indexes: [PolicyName: ClauseIndex] = [:]

  init() {}

  func index(of policy: PolicyName, in frame: ReferenceFrame) -> ClauseIndex? {
    if let index = indexes[policy] { return index }
    guard let version = frame.texts[policy] else { return nil }
    let index = ClauseIndex(version)
    indexes[policy] = index
    return index
  }
}

/// The unit by which a text is cited, and the words it may call itself by: its title's last word.
func ownNames(
  of version: Version, with grammar: GrammarWords
) -> (unit: ReferenceGrammar.Unit.Kind?, words: [UInt64]) {
  let tokens = readTokens(of: Array(version.title.utf8), with: grammar)
  let words =
    [document] + tokens.filter { !$0.roles.isDisjoint(with: [.ownWord, .standing]) }.map(\.hash)
  switch version.kind {
  case .standingOrders?: return (.order, words)
  case .financialRegulations?: return (.regulation, words)
  default: break
  }
  for token in tokens.reversed() {
    if token.roles.contains(.orders) { return (.order, words) }
    switch token.unit?.kind {
    case .rule?, .regulation?, .bylaw?: return (token.unit?.kind, words)
    default: break
    }
  }
  return (nil, words)
}

private let document = WordHash.of("document")
