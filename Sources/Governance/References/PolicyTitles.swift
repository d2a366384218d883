/// The titles by which the texts of one council may name its policies, ready to be found in a paragraph.
///
/// A title counts without the council's name, a year, and `the`; a Code of Conduct without the members it
/// is for. `Policy`, `Procedure` and `Protocol` at its end may stand for each other where only one policy
/// can be meant.
struct PolicyTitles: Sendable {
  enum Owner: Hashable, Sendable {
    case policy(PolicyName)
    case elsewhere(url: String)
  }

  struct Title: Sendable {
    /// Hashes, its ending apart.
    var words: [UInt64]
    /// `Policy`, `Procedures`: the last word, if it is one of those that may stand for each other.
    var ending: UInt64?
    var owner: Owner
    /// `Standing Order` of the Standing Orders: a name only with a number behind it.
    var needsNumbers = false
  }

  private var byFirstWord = WordTable<[Title]>()
  /// For a first look at a paragraph: a Code of Conduct may begin with those it is for.
  private(set) var firstWords = WordMap()
  /// The words of the council's own name.
  let councilWords: Set<UInt64>
  private let grammar: GrammarWords
  private var tokens: [ProseToken] = []

  init(_ council: Council, with grammar: GrammarWords) {
    self.grammar = grammar
    var tokens: [ProseToken] = []
    readTokens(of: Array(council.name.utf8), with: grammar, into: &tokens)
    councilWords = Set(tokens.titleWords)
    let name = tokens.titleWords
    var known: Set<String> = []
    for policy in council.policies {
      let owner = Owner.policy(PolicyName(policy.slug, of: council.slug))
      for version in policy.versions where version.status != .draft {
        for title in [version.title] + version.facts.aliases
        where known.insert("\(policy.slug) \(title)").inserted {
          add(title, owner, of: name)
        }
      }
    }
    addKinds(of: council, name)
    for (title, url) in council.publishedElsewhere { add(title, .elsewhere(url: url), of: name) }
  }

  func hasTitles(beginningWith hash: UInt64) -> Bool { byFirstWord.contains(hash) }

  func titles(beginningWith hash: UInt64) -> [Title] { byFirstWord[hash] ?? [] }

  /// What everybody calls the Standing Orders, the Financial Regulations and the Code of Conduct, where the
  /// council has one text of the kind.
  private mutating func addKinds(of council: Council, _ name: [UInt64]) {
    let usual: [(Policy.Kind, String)] = [
      (.standingOrders, "Standing Orders"), (.financialRegulations, "Financial Regulations"),
      (.codeOfConduct, "Code of Conduct"),
    ]
    for (kind, title) in usual {
      let policies = council.policies.filter { policy in
        policy.versions.contains { $0.status != .draft && $0.kind == kind }
      }
      guard policies.count == 1, let policy = policies.first else { continue }
      add(title, .policy(PolicyName(policy.slug, of: council.slug)), of: name)
    }
  }

  private mutating func add(_ title: String, _ owner: Owner, of council: [UInt64]) {
    let bytes = Array(title.utf8)
    readTokens(of: bytes, with: grammar, into: &tokens)
    var tokens = self.tokens.filter { $0.titleWord != nil }
    if let first = tokens.first, first.roles.contains(.the) || bytes.year(first) != nil {
      tokens.removeFirst()
    }
    if let last = tokens.last, bytes.year(last) != nil { tokens.removeLast() }
    tokens = without(council, tokens)
    if tokens.isCodeOfConduct {
      if tokens.first?.roles.contains(.audience) ?? false { tokens.removeFirst() }
      if tokens.count == 5, tokens[4].roles.contains(.audience) { tokens.removeLast(2) }
    }
    guard let last = tokens.last else { return }
    // "The Protocol" may be what a text calls itself; in another it would be any protocol.
    let isBareWord = tokens.count == 1 && last.roles.contains(.ownWord)
    if isBareWord, case .policy = owner { return }
    add(tokens, bytes, owner)
    if last.unit?.isPlural ?? false || last.roles.contains(.orders) {
      addSingular(tokens, bytes, owner)
    }
  }

  private mutating func add(_ tokens: [ProseToken], _ bytes: [UInt8], _ owner: Owner) {
    var words = tokens.titleWords
    var ending: UInt64?
    if let last = tokens.last, last.roles.contains(.ending), words.count > 1 {
      ending = words.removeLast()
      // "Policy and Procedure" is one ending.
      if words.count > 2, words.last == ProseToken.and, tokens[words.count - 2].roles.contains(.ending) {
        words.removeLast(2)
      }
    }
    insert(Title(words: words, ending: ending, owner: owner), bytes.firstWord(of: tokens))
  }

  private mutating func addSingular(_ tokens: [ProseToken], _ bytes: [UInt8], _ owner: Owner) {
    guard let last = tokens.last else { return }
    var words = tokens.titleWords
    words[words.count - 1] = WordHash.of(bytes[last.range].dropLast())
    insert(
      Title(words: words, ending: nil, owner: owner, needsNumbers: true), bytes.firstWord(of: tokens))
  }

  /// Whether a title may begin with a word and go on with another.
  func mayBegin(with first: UInt64, then second: UInt64?) -> Bool {
    titles(beginningWith: first).contains { $0.words.count == 1 || $0.words[1] == second }
  }

  private mutating func insert(_ title: Title, _ word: [UInt8]) {
    guard let first = title.words.first else { return }
    firstWords.insert(word)
    byFirstWord.set(first, (byFirstWord[first] ?? []) + [title])
  }

  /// `Ashby Town Council Standing Orders`, `Standing Orders of Ashby Town Council`.
  private func without(_ council: [UInt64], _ tokens: [ProseToken]) -> [ProseToken] {
    let words = tokens.titleWords
    guard !council.isEmpty, words.count > council.count else { return tokens }
    if words.starts(with: council) { return Array(tokens.dropFirst(council.count)) }
    guard words.suffix(council.count).elementsEqual(council) else { return tokens }
    return Array(tokens.dropLast(council.count + 1))
  }
}

extension [ProseToken] {
  /// `Code of Conduct`, with or without those it is for.
  var isCodeOfConduct: Bool {
    guard let first, count >= 3, count <= 5 else { return false }
    let start = first.roles.contains(.audience) ? 1 : 0
    return count >= start + 3 && self[start].hash == ProseToken.code
      && self[start + 2].hash == ProseToken.conduct
  }
}

extension [UInt8] {
  fileprivate func firstWord(of tokens: [ProseToken]) -> [UInt8] {
    tokens.first.map { Array(self[$0.range]) } ?? []
  }
}
