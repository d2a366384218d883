import Markup
import SourceText

/// Reads what one text names, paragraph by paragraph, in its order.
struct TextReferences {
  private let frame: ReferenceFrame
  private let version: Version
  private let council: CouncilNames
  private let ownWords: [UInt64]
  private var known = NamedLaws()
  /// The paragraphs of the block at hand that may name something, by where their content begins in the tree; `next` of
  /// them is still to be read.
  private var telling: [(content: Int, signs: ReferenceTriggers.Signs)] = []
  private var next = 0
  private(set) var collector: ReferenceCollector

  init(
    _ version: Version, of policy: PolicyName, in frame: ReferenceFrame, _ council: CouncilNames,
    others: ClauseIndexes
  ) {
    self.frame = frame
    self.version = version
    self.council = council
    let own = ownNames(of: version, with: frame.grammar)
    ownWords = own.words
    collector = ReferenceCollector(frame, version, policy, ownUnit: own.unit, others: others)
  }

  /// Most blocks name nothing, and are passed at one look. The way through the others leads to where they do.
  mutating func read() {
    let clauses = version.clauses
    let (triggers, posts) = (council.triggers, council.posts)
    var walk = PassageWalk(clauses)
    clauses.forEachBlock { position, block in
      guard mayName(block, triggers, posts) else { return }
      walk.read(clauses[position]) { read($1, at: $0) }
    }
    for footnote in version.footnotes {
      for block in footnote.blocks where mayName(block, triggers, posts) {
        walk.read(block, of: footnote) { read($1, at: $0) }
      }
    }
  }

  /// Looks through the paragraphs of a block, and keeps in mind which may name something.
  private mutating func mayName(_ block: Block, _ triggers: ReferenceTriggers, _ posts: PostTitles) -> Bool {
    if !telling.isEmpty { telling.removeAll(keepingCapacity: true) }
    block.forEachParagraph(spelledIn: &collector.prose) { words in
      var signs = triggers.signs(in: words.text, words.part)
      if posts.isEmpty { signs.firstPost = nil }
      // A post may be named by what is no prose, such as a link.
      if !posts.isEmpty, !words.isWhole { signs.firstPost = 0 }
      if signs.mayRefer || signs.firstPost != nil { telling.append((words.content, signs)) }
    }
    next = 0
    // What a text has given a name of its own may be named by any word.
    return !telling.isEmpty || !known.terms.isEmpty
  }

  // MARK: One paragraph

  private mutating func read(_ content: InlineContent, at passage: PassageWalk) {
    var signs = ReferenceTriggers.Signs()
    if next < telling.count, telling[next].content == content.startIndex {
      signs = telling[next].signs
      next += 1
    } else if known.terms.isEmpty {
      return
    }
    collector.prose.read(content)
    collector.open(passage)
    if let firstPost = signs.firstPost { collector.addPosts(council.posts, in: content, from: firstPost) }
    guard signs.mayRefer || !known.terms.isEmpty else { return }
    // Bytes of its own, so that they stay while what is found in them is collected.
    let bytes = collector.prose.bytes
    bytes.withUnsafeBufferPointer { bytes in
      withTokens(of: bytes, with: council.titles.words) { tokens in
        read(Prose(bytes: Lent(bytes), tokens: tokens))
      }
    }
  }

  /// Names first, then the numbers from left to right, each with the name that it belongs to.
  private mutating func read(_ prose: Prose) {
    let lastLaw = known.last
    let (names, remarks) = readNames(in: prose)
    let tokens = prose.tokens
    let numbers = NumberReader(
      bytes: prose.bytes, tokens: tokens, names: names, lastLaw: lastLaw, ownWords: ownWords)
    var pointed = PointedNumbers(numbers: numbers)
    /// Unclear names that numbers belong to.
    var cited: Set<Int> = []
    var next = 0
    var at = 0
    while at < tokens.count {
      while next < names.count, names[next].tokens.lowerBound < at { next += 1 }
      if next < names.count, names[next].tokens.lowerBound == at {
        at = read(names[next], numbers)
      } else if !tokens[at].mayBeginNumbers {
        at += 1
      } else if let group = numbers.group(at: at) {
        collector.add(group, of: nil, names: numbers)
        if let name = numbers.name(from: group.tokens.upperBound),
          name.tokens.lowerBound <= group.tokens.upperBound + 2
        {
          cited.insert(name.tokens.lowerBound)
        }
        at = max(group.tokens.upperBound, at + 1)
      } else if let (unit, end) = pointed.this(at: at) {
        collector.addEnclosing(unit, at..<end, in: prose)
        at = end
      } else if let group = pointed.group(at: at) {
        collector.addPointed(group, in: prose)
        at = group.tokens.upperBound
      } else {
        at += 1
      }
    }
    collector.report(remarks, cited: cited, in: prose)
  }

  /// A name with the numbers behind it; gives where both end.
  private mutating func read(_ name: Name, _ numbers: NumberReader) -> Int {
    guard let group = numbers.group(behind: name).map({ collector.settled($0) }) else {
      collector.add(name, in: numbers.prose)
      return name.tokens.upperBound
    }
    if group.isOther || group.tokens.lowerBound > name.tokens.lowerBound {
      collector.add(name, in: numbers.prose)
    }
    collector.add(group, of: name, names: numbers)
    return group.tokens.upperBound
  }

  /// The names in the order of the text, none inside another, and what was noticed about them.
  private mutating func readNames(in prose: Prose) -> ([Name], [(NameRemark, Range<Int>)]) {
    let tokens = prose.tokens
    let laws = LawNames(bytes: prose.bytes, tokens: tokens, frame: frame)
    let policies = PolicyNames(bytes: prose.bytes, tokens: tokens, council: council, own: collector.policy)
    var remarks: [(NameRemark, Range<Int>)] = []
    var names: [Name] = []
    var at = 0
    var end = 0
    while at < tokens.count {
      guard mayBeName(tokens[at]) else {
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
    for title in UnpublishedTitles(bytes: prose.bytes, tokens: tokens, names: names).all() {
      remarks.append((.unpublishedPolicy(title: title.text), title.tokens))
    }
    return (names, remarks)
  }

  /// Whether a word may be one with which the name of a law or a policy is found: most are not.
  private func mayBeName(_ token: ProseToken) -> Bool {
    guard token.kind == .word || token.kind == .number else { return false }
    return !known.terms.isEmpty || !token.roles.isDisjoint(with: Self.naming)
  }

  private static let naming: ReferenceGrammar.Roles = [
    .act, .instrument, .series, .audience, .shortForm, .title,
  ]
}

extension ProseToken {
  /// Most tokens are words that no number follows.
  fileprivate var mayBeginNumbers: Bool {
    switch kind {
    case .number, .opening, .sectionSign: true
    default: unit != nil || !roles.isDisjoint(with: [.standing, .this])
    }
  }
}
