import Markup
import SourceText

/// Reads what one text names, paragraph by paragraph, in its order.
struct TextReferences {
  private let frame: ReferenceFrame
  private let version: Version
  private let council: CouncilNames
  private let ownWords: Set<UInt64>
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
    collector = ReferenceCollector(
      frame, version, policy, ownUnit: own.unit, councilWords: council.titles.councilWords, others: others)
  }

  mutating func read() {
    let triggers = council.triggers
    version.walkPassages { passage, content in read(content, at: passage, triggers) }
  }

  // MARK: One paragraph

  private mutating func read(
    _ content: InlineContent, at passage: PassageWalk, _ triggers: ReferenceTriggers
  ) {
    var signs = ReferenceTriggers.Signs()
    let isOnePiece = content.lendOnlyText { signs = triggers.signs(in: $0) }
    if !isOnePiece {
      collector.prose.read(content)
      signs = collector.prose.bytes.withUnsafeBufferPointer { triggers.signs(in: $0) }
    }
    // What a text has given a name of its own may be named by any word.
    let mayRefer = signs.mayRefer || !known.terms.isEmpty
    // A post may be named by what is no prose, such as a link.
    let isWhole = isOnePiece || collector.prose.isWhole
    let firstPost = council.posts.isEmpty ? nil : isWhole ? signs.firstPost : 0
    guard mayRefer || firstPost != nil else { return }
    if isOnePiece { collector.prose.read(content) }
    collector.open(passage)
    if let firstPost { collector.addPosts(council.posts, in: content, from: firstPost) }
    if mayRefer {
      readTokens(of: collector.prose.bytes, with: frame.grammar, into: &collector.tokens)
      readParagraph()
    }
  }

  /// Names first, then the numbers from left to right, each with the name that it belongs to.
  private mutating func readParagraph() {
    let lastLaw = known.last
    let (names, remarks) = readNames()
    let (bytes, tokens) = (collector.prose.bytes, collector.tokens)
    let numbers = NumberReader(
      bytes: bytes, tokens: tokens, names: names, lastLaw: lastLaw, ownWords: ownWords,
      councilWords: council.titles.councilWords)
    var pointed = PointedNumbers(numbers: numbers, surroundings: collector.surroundings)
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
        collector.addEnclosing(unit, at..<end)
        at = end
      } else if let group = pointed.group(at: at) {
        collector.addPointed(group)
        at = group.tokens.upperBound
      } else {
        at += 1
      }
    }
    collector.report(remarks, cited: cited)
  }

  /// A name with the numbers behind it; gives where both end.
  private mutating func read(_ name: Name, _ numbers: NumberReader) -> Int {
    guard let group = numbers.group(behind: name).map({ collector.settled($0) }) else {
      collector.add(name)
      return name.tokens.upperBound
    }
    if group.isOther || group.tokens.lowerBound > name.tokens.lowerBound { collector.add(name) }
    collector.add(group, of: name, names: numbers)
    return group.tokens.upperBound
  }

  /// The names in the order of the text, none inside another, and what was noticed about them.
  private mutating func readNames() -> ([Name], [(NameRemark, Range<Int>)]) {
    let (bytes, tokens) = (collector.prose.bytes, collector.tokens)
    let laws = LawNames(bytes: bytes, tokens: tokens, frame: frame)
    let policies = PolicyNames(bytes: bytes, tokens: tokens, council: council, own: collector.policy)
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
    for title in UnpublishedTitles(bytes: bytes, tokens: tokens, names: names, council: council).all() {
      remarks.append((.unpublishedPolicy(title: title.text), title.tokens))
    }
    return (names, remarks)
  }

  /// Whether a word may be one with which the name of a law or a policy is found: most are not.
  private func mayBeName(_ token: ProseToken) -> Bool {
    guard token.kind == .word || token.kind == .number else { return false }
    return !known.terms.isEmpty
      || !token.roles.isDisjoint(with: [.act, .instrument, .series, .audience])
      || token.isCapital && frame.laws.hasShortForms(beginningWith: token.hash)
      || council.titles.hasTitles(beginningWith: token.hash)
  }
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
