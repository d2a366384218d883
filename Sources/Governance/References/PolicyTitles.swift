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

  /// Plain numbers, since many are compared with few words.
  struct Title: Sendable {
    /// The places of their hashes among those of all titles, its ending apart.
    fileprivate(set) var words: Range<Int32>
    /// `Policy`, `Procedures`: the last word, if it is one of those that may stand for each other; else 0.
    fileprivate(set) var ending: UInt64
    fileprivate(set) var owner: Int32
    /// `Standing Order` of the Standing Orders: a name only with a number behind it.
    fileprivate(set) var needsNumbers: Bool
    /// The next title that begins with the same word; -1 for none.
    fileprivate(set) var next: Int32 = -1

    fileprivate init(from start: Int, to end: Int, ending: UInt64, owner: Int32, needsNumbers: Bool = false) {
      words = Int32(start)..<Int32(end)
      self.ending = ending
      self.owner = owner
      self.needsNumbers = needsNumbers
    }
  }

  private var titles: [Title] = []
  private var hashes: [UInt64] = []
  private var owners: [Owner] = []
  /// The first and the last title that begin with a word.
  private var byFirstWord: WordTable<(first: Int32, last: Int32)>
  /// Those of all texts, the words of the council's own name, and the first ones of titles.
  private(set) var words: WordTable<GrammarWords.Entry>
  private let grammar: GrammarWords

  /// `known` are the words that mean something in the texts of all councils. Adds those of titles to `signs`.
  init(
    _ council: Council, with grammar: GrammarWords, _ known: WordTable<GrammarWords.Entry>,
    _ signs: inout WordSigns
  ) {
    self.grammar = grammar
    words = known
    byFirstWord = WordTable(count: council.policies.count)
    let name = readTokens(of: Array(council.name.utf8), with: grammar).titleWords
    for word in name { add(.council, to: word) }
    for policy in council.policies {
      let owner = newOwner(.policy(PolicyName(policy.slug, of: council.slug)))
      var seen: [String] = []
      for version in policy.versions where version.status != .draft {
        for title in [version.title] + version.aliases where !seen.contains(title) {
          seen.append(title)
          add(title, owner, of: name, &signs)
        }
      }
    }
    addKinds(of: council, name, &signs)
    for (title, url) in council.publishedElsewhere {
      add(title, newOwner(.elsewhere(url: url)), of: name, &signs)
    }
  }

  /// Calls `visit` with each title that begins with a word, in the order in which they came.
  func forEachTitle(beginningWith hash: UInt64, _ visit: (Title) -> Void) {
    var next = byFirstWord[hash]?.first ?? -1
    while next >= 0 {
      let title = titles[Int(next)]
      visit(title)
      next = title.next
    }
  }

  func owner(of title: Title) -> Owner { owners[Int(title.owner)] }

  func word(_ place: Int32) -> UInt64 { hashes[Int(place)] }

  /// `Code of Conduct`
  func isCode(_ title: Title) -> Bool {
    title.words.count == 3 && word(title.words.lowerBound) == ProseToken.code
      && word(title.words.upperBound - 1) == ProseToken.conduct
  }

  // MARK: Adding

  private mutating func newOwner(_ owner: Owner) -> Int32 {
    owners.append(owner)
    return Int32(owners.count - 1)
  }

  private mutating func add(_ role: ReferenceGrammar.Roles, to word: UInt64) {
    words.set(word, .adding(role, to: words[word]))
  }

  /// What everybody calls the Standing Orders, the Financial Regulations and the Code of Conduct, where the
  /// council has one text of the kind.
  private mutating func addKinds(of council: Council, _ name: [UInt64], _ signs: inout WordSigns) {
    let kinds = council.policies.map { policy in
      policy.versions.compactMap { $0.status == .draft ? nil : $0.kind }
    }
    let usual: [(Policy.Kind, String)] = [
      (.standingOrders, "Standing Orders"), (.financialRegulations, "Financial Regulations"),
      (.codeOfConduct, "Code of Conduct"),
    ]
    for (kind, title) in usual {
      let policies = kinds.indices.filter { kinds[$0].contains(kind) }
      // Policies have their owners in their order, before all others.
      if policies.count == 1 { add(title, Int32(policies[0]), of: name, &signs) }
    }
  }

  private mutating func add(_ title: String, _ owner: Int32, of council: [UInt64], _ signs: inout WordSigns) {
    let bytes = Array(title.utf8)
    var tokens = readTokens(of: bytes, with: grammar).filter { $0.titleWord != nil }[...]
    if let first = tokens.first, first.roles.contains(.the) || bytes.year(first) != nil {
      tokens = tokens.dropFirst()
    }
    if let last = tokens.last, bytes.year(last) != nil { tokens = tokens.dropLast() }
    tokens = without(council, tokens)
    if tokens.isCodeOfConduct {
      if tokens.first?.roles.contains(.audience) ?? false { tokens = tokens.dropFirst() }
      if tokens.count == 5, tokens.last?.roles.contains(.audience) ?? false { tokens = tokens.dropLast(2) }
    }
    guard let last = tokens.last else { return }
    // "The Protocol" may be what a text calls itself; in another it would be any protocol.
    let isBareWord = tokens.count == 1 && last.roles.contains(.ownWord)
    if isBareWord, case .policy = owners[Int(owner)] { return }
    var start = hashes.count
    for token in tokens { hashes.append(token.titleWord ?? 0) }
    let ending = takeEnding(of: tokens, from: start)
    var words = tokens.map { $0.kind == .ampersand ? 0..<0 : $0.range }
    insert(Title(from: start, to: hashes.count, ending: ending, owner: owner), words, of: bytes, &signs)
    if last.unit?.isPlural ?? false || last.roles.contains(.orders) {
      start = hashes.count
      for token in tokens.dropLast() { hashes.append(token.titleWord ?? 0) }
      let singular = last.range.dropLast()
      words[words.count - 1] = singular
      hashes.append(WordHash.of(Array(bytes[singular])))
      let title = Title(from: start, to: hashes.count, ending: 0, owner: owner, needsNumbers: true)
      insert(title, words, of: bytes, &signs)
    }
  }

  /// Takes the ending off the words of a title, which stand from `start` on; 0 for none.
  private mutating func takeEnding(of tokens: ArraySlice<ProseToken>, from start: Int) -> UInt64 {
    guard let last = tokens.last, last.roles.contains(.ending), tokens.count > 1 else { return 0 }
    hashes.removeLast()
    // "Policy and Procedure" is one ending.
    let count = hashes.count - start
    if count > 2, hashes.last == ProseToken.and,
      tokens[tokens.startIndex + count - 2].roles.contains(.ending)
    {
      hashes.removeLast(2)
    }
    return last.hash
  }

  /// `words` are the places of those of the title in its bytes; that of an ampersand is empty.
  private mutating func insert(
    _ title: Title, _ words: [Range<Int>], of bytes: [UInt8], _ signs: inout WordSigns
  ) {
    guard !title.words.isEmpty else { return }
    signs.insertTitle(words.prefix(title.words.count), of: bytes, isWhole: title.ending == 0)
    let first = word(title.words.lowerBound)
    let index = Int32(titles.count)
    titles.append(title)
    add(.title, to: first)
    guard let others = byFirstWord[first] else { return byFirstWord.set(first, (index, index)) }
    titles[Int(others.last)].next = index
    byFirstWord.set(first, (others.first, index))
  }

  /// `Ashby Town Council Standing Orders`, `Standing Orders of Ashby Town Council`.
  private func without(
    _ council: [UInt64], _ tokens: ArraySlice<ProseToken>
  ) -> ArraySlice<ProseToken> {
    guard !council.isEmpty, tokens.count > council.count else { return tokens }
    if zip(tokens, council).allSatisfy({ $0.titleWord == $1 }) { return tokens.dropFirst(council.count) }
    guard zip(tokens.suffix(council.count), council).allSatisfy({ $0.titleWord == $1 }) else { return tokens }
    return tokens.dropLast(council.count + 1)
  }
}

extension RandomAccessCollection<ProseToken> where Index == Int {
  /// `Code of Conduct`, with or without those it is for.
  var isCodeOfConduct: Bool {
    guard let first, count >= 3, count <= 5 else { return false }
    let start = startIndex + (first.roles.contains(.audience) ? 1 : 0)
    return endIndex >= start + 3 && self[start].hash == ProseToken.code
      && self[start + 2].hash == ProseToken.conduct
  }
}
