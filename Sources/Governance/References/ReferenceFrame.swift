/// What every text of a register is read with, made once and shared.
final class ReferenceFrame: Sendable {
  let grammar: GrammarWords
  let laws: LawTitles
  /// By council slug.
  let names: [String: CouncilNames]
  /// The text that counts of each policy that may be named: the newest that is no draft.
  let texts: [PolicyName: Version]
  /// The Standing Orders of each council that has one text of them.
  let standingOrders: [String: PolicyName]

  init(_ register: Register) {
    grammar = GrammarWords()
    var known = WordSigns(of: grammar)
    laws = LawTitles(register.legislation, with: grammar, &known)
    var names: [String: CouncilNames] = [:]
    var texts: [PolicyName: Version] = [:]
    texts.reserveCapacity(register.councils.reduce(0) { $0 + $1.policies.count })
    var orders: [String: PolicyName] = [:]
    for council in register.councils {
      var signs = known
      let titles = PolicyTitles(council, with: grammar, laws.words, &signs)
      let posts = PostTitles(council.posts, in: register.portal.language, &signs)
      names[council.slug] = CouncilNames(titles, posts, ReferenceTriggers(signs, posts))
      var all: [PolicyName] = []
      for policy in council.policies {
        let name = PolicyName(policy.slug, of: council.slug)
        let version = policy.versions.last { $0.status != .draft }
        texts[name] = version
        if version?.kind == .standingOrders { all.append(name) }
      }
      if all.count == 1 { orders[council.slug] = all[0] }
    }
    self.names = names
    self.texts = texts
    standingOrders = orders
  }
}

/// What the texts of one council may name of its own.
final class CouncilNames: Sendable {
  let titles: PolicyTitles
  let posts: PostTitles
  let triggers: ReferenceTriggers

  init(_ titles: PolicyTitles, _ posts: PostTitles, _ triggers: ReferenceTriggers) {
    self.titles = titles
    self.posts = posts
    self.triggers = triggers
  }
}
