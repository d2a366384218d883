import Markup
import SourceText

/// Reads what one text names, paragraph by paragraph, in its order.
struct TextReferences {
  private let frame: ReferenceFrame
  private let version: Version
  private let council: CouncilNames
  private let ownWords: [UInt64]
  private var known = NamedLaws()
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
  /// `paragraphs` are those of the council, a memory that texts read one after the other share.
  mutating func read(_ paragraphs: inout TellingParagraphs) {
    let clauses = version.clauses
    let table = clauses.table
    var walk = PassageWalk(clauses)
    table.forEach { position, tree in
      guard mayName(Int(table.nodes[position].block), of: tree, &paragraphs) else { return }
      walk.read(clauses[position]) { read($1, at: $0, paragraphs.take($1)) }
    }
    for footnote in version.footnotes {
      for block in footnote.blocks where mayName(block.index, of: block.tree, &paragraphs) {
        walk.read(block, of: footnote) { read($1, at: $0, paragraphs.take($1)) }
      }
    }
  }

  /// What a text has given a name of its own may be named by any word.
  private mutating func mayName(
    _ block: Int, of tree: MarkupTree, _ paragraphs: inout TellingParagraphs
  ) -> Bool {
    paragraphs.find(in: block, of: tree, spelledIn: &collector.prose)
    return !paragraphs.isEmpty || !known.terms.isEmpty
  }

  // MARK: One paragraph

  private mutating func read(
    _ content: InlineContent, at passage: PassageWalk, _ found: ReferenceTriggers.Signs?
  ) {
    if found == nil, known.terms.isEmpty { return }
    let signs = found ?? ReferenceTriggers.Signs()
    collector.prose.read(content)
    collector.open(passage)
    if let posts = signs.posts { collector.addPosts(council.posts, in: content, beginningAt: posts) }
    // Words that the text has given a meaning of its own may stand before the first sign.
    guard let first = known.terms.isEmpty ? signs.firstReference : 0 else { return }
    // Bytes of its own, so that they stay while what is found in them is collected.
    let bytes = collector.prose.bytes
    bytes.withUnsafeBufferPointer { bytes in
      let start = startOfSentence(around: first, in: bytes)
      withTokens(of: bytes, from: start, with: council.titles.words) { tokens in
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
