/// What a paragraph may name: most name nothing, and are not looked at further.
///
/// A word counts when it begins one of the ways in which the grammar names things: a unit before a number,
/// `Act`, the first words of a title, a short form; or the title of a post. The test is one pass over the bytes;
/// it may say yes in vain, and never no where something is named.
///
/// A class, because every paragraph asks it: to lend it counts nothing.
final class ReferenceTriggers: Sendable {
  struct Signs {
    /// Where the first word stands that may name a clause, a law or a policy.
    var firstReference: Int?
    /// Where titles of posts begin that may be meant: from the first to the last.
    var posts: Range<Int>?
  }

  private let words: WordSigns
  private let posts: PostTitles

  /// `words` are those of the grammar, of the laws, and of the council's policies and posts.
  init(_ words: WordSigns, _ posts: PostTitles) {
    self.words = words
    self.posts = posts
  }

  /// Looks through a part of a text for what the paragraphs in it may name.
  func scan(_ text: UnsafeBufferPointer<UInt8>, _ part: Range<Int>, with scan: inout SignScan) {
    scan.read(text, part, for: words)
  }

  /// What the words of a paragraph may name, which are a part of `text` and ahead of `scan`; places are counted from
  /// where they begin.
  func signs(
    in text: UnsafeBufferPointer<UInt8>, _ part: Range<Int>, from scan: inout SignScan
  ) -> Signs {
    let bytes = UnsafeBufferPointer(rebasing: text[part])
    var signs = Signs(posts: posts.mayBeginOutsideWords ? bytes.indices : nil)
    let other = scan.take(part) { read($0, at: $0.start - part.lowerBound, in: bytes, into: &signs) }
    if let other { signs.firstReference = min(signs.firstReference ?? .max, other - part.lowerBound) }
    return signs
  }

  /// A word that is perhaps one of those looked for.
  private func read(
    _ sign: WordSigns.Sign, at start: Int, in bytes: UnsafeBufferPointer<UInt8>, into signs: inout Signs
  ) {
    if sign.kinds.contains(.post), posts.stand(in: bytes, at: start) {
      let first = signs.posts?.lowerBound ?? start
      signs.posts = first..<max(start + 1, signs.posts?.upperBound ?? 0)
    }
    // A post may be named behind a hyphen; any other word has it inside.
    if signs.firstReference != nil || isBehindHyphen(start, in: bytes) { return }
    if tells(sign, at: start, in: bytes) { signs.firstReference = start }
  }

  private func isBehindHyphen(_ index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var at = index - 1
    while at >= 0, bytes[at] == UInt8(ascii: "-") { at -= 1 }
    return at >= 0 && at < index - 1 && isLetter(bytes[at])
  }

  /// Whether a word is what it may be, by what stands beside it.
  private func tells(
    _ sign: WordSigns.Sign, at start: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let kinds = sign.kinds
    if kinds.contains(.alone) { return true }
    if isCapital(bytes[start]), !kinds.isDisjoint(with: [.capital, .act]) { return true }
    var end = start + sign.end - sign.start
    while end < bytes.count, isLetter(bytes[end]) { end += 1 }
    if kinds.contains(.title), mayBeginTitle(sign.letters, then: end, in: bytes) { return true }
    if kinds.contains(.unit), isBeforeNumber(end, in: bytes) || isBehindThis(start, in: bytes) { return true }
    if kinds.contains(.act), isBeforeNumber(end, in: bytes) { return true }
    if kinds.contains(.ending), isBehindTitle(start, in: bytes) { return true }
    return kinds.contains(.direction) && isBehindNumber(start, in: bytes)
  }

  /// A digit, a bracket, a letter alone or a numeral, behind marks and spaces.
  private func isBeforeNumber(_ index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var at = index
    while at < bytes.count, at < index + 6, !isLetter(bytes[at]), !isDigit(bytes[at]),
      bytes[at] != UInt8(ascii: "(")
    {
      at += 1
    }
    guard at < bytes.count else { return false }
    guard isLetter(bytes[at]) else { return isDigit(bytes[at]) || bytes[at] == UInt8(ascii: "(") }
    let letters = EightLetters(in: bytes, at: at)
    let end = at + letters.count
    if end < bytes.count, isDigit(bytes[end]) { return true }
    switch letters.count {
    case 1:
      return letters.isNumeral || isCapital(bytes[at])
        || end < bytes.count && bytes[end] == UInt8(ascii: ")")
    case 2 where isCapital(bytes[at + 1]): return true  // "Part VA"
    case 2...6: return letters.isNumeral || Self.number.contains(letters.word)
    default: return false
    }
  }

  /// "section No. 3"
  private static let number = ["no", "nos", "number"].map { letters($0) }

  private func isBehindThis(_ index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    index > 4 && bytes[index - 2] | 0x20 == UInt8(ascii: "s") && bytes[index - 3] | 0x20 == UInt8(ascii: "i")
      && bytes[index - 4] | 0x20 == UInt8(ascii: "h") || index > 1 && bytes[index - 1] != 0x20
  }

  private func isBehindNumber(_ index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var at = index - 1
    while at >= 0, at > index - 4, !isDigit(bytes[at]), !isLetter(bytes[at]), bytes[at] != UInt8(ascii: ")") {
      at -= 1
    }
    guard at >= 0 else { return false }
    if isDigit(bytes[at]) || bytes[at] == UInt8(ascii: ")") { return true }
    return at == 0 || !isLetter(bytes[at - 1])
  }

  /// A word with a capital, or a quotation mark, before `policy`; "This Policy" is none.
  private func isBehindTitle(_ index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var at = index - 1
    while at >= 0, !isLetter(bytes[at]) {
      if bytes[at] > 0x7F || bytes[at] == UInt8(ascii: "'") || bytes[at] == UInt8(ascii: "\"") { return true }
      at -= 1
    }
    while at > 0, isLetter(bytes[at - 1]) { at -= 1 }
    guard at >= 0, isCapital(bytes[at]) else { return false }
    return !Self.articles.contains(letters(at, in: bytes))
  }

  private static let articles = ["the", "this", "these"].map { letters($0) }

  /// Whether a title may begin with a word and with the next letters behind its end.
  private func mayBeginTitle(
    _ first: UInt64, then end: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    var at = end
    while at < bytes.count, at < end + 16, !isLetter(bytes[at]) {
      if bytes[at] == UInt8(ascii: "&") { return words.mayBeginTitle(first, Self.and) }
      at += 1
    }
    return words.mayBeginTitle(first, letters(at, in: bytes))
  }

  private static let and = letters("and")

  /// The first eight letters of a word.
  private func letters(_ word: Int, in bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    EightLetters(in: bytes, at: word).word
  }

  private static func letters(_ word: StaticString) -> UInt64 {
    EightLetters(in: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount), at: 0).word
  }
}

extension WordSigns {
  /// Of the words of the grammar, each with what must stand beside it to begin or end a reference.
  init(of grammar: GrammarWords) {
    self.init()
    for list in ReferenceGrammar.units.map(\.1) + ReferenceGrammar.roles.map(\.1) {
      for word in list.split(separator: " ") {
        guard let entry = grammar.table[WordHash.of(String(word))], !entry.kinds.isEmpty else { continue }
        let parts = Array(word.utf8).split(separator: UInt8(ascii: "-"))
        if parts.count > 1 {
          insertTitle(Self.letters(of: parts[0]), then: Self.letters(of: parts[1]))
        } else {
          insert(parts[0], entry.kinds)
        }
      }
    }
  }

  /// Adds a word that is looked for as a whole: one of letters of ASCII and hyphens.
  mutating func insert(whole word: ArraySlice<UInt8>, _ kinds: Kinds) {
    if word.isLetters { insert(word, kinds) }
  }

  /// Adds the words of a title by their places in `text`; that of an ampersand is empty. Unless they are the whole of
  /// it, one of the endings follows that may stand for each other.
  mutating func insertTitle(_ words: ArraySlice<Range<Int>>, of text: [UInt8], isWhole: Bool) {
    var (first, second) = (UInt64(0), UInt64(0))
    func take(_ part: UInt64) { if first == 0 { first = part } else if second == 0 { second = part } }
    for word in words where second == 0 {
      if word.isEmpty, first != 0 { take(and) }
      // Whatever is no letter of ASCII parts the words of the texts that are looked through: Côd is `C` and `d` there.
      for part in text[word].split(whereSeparator: { !isLetter($0) }) { take(Self.letters(of: part)) }
    }
    if first == 0 {
      haveLetterlessTitle = true
    } else if second != 0 {
      insertTitle(first, then: second)
    } else if isWhole {
      insert(first, .alone)
    } else {
      for ending in endings { insertTitle(first, then: ending) }
    }
  }
}

private let and = WordSigns.letters(of: Array("and".utf8)[...])
private let endings = ReferenceGrammar.roles.filter { $0.0 == .ending }
  .flatMap { $0.1.split(separator: " ").map { WordSigns.letters(of: Array($0.utf8)[...]) } }

extension GrammarWords.Entry {
  fileprivate var kinds: WordSigns.Kinds {
    var kinds: WordSigns.Kinds = []
    if unit != nil || !roles.isDisjoint(with: [.orders, .instrument, .see]) { kinds.insert(.unit) }
    if roles.contains(.act) {
      kinds.insert(.act)
    } else if !roles.isDisjoint(with: [.ending, .orders]) {
      kinds.insert(.ending)
    } else if roles.contains(.policyWord) {
      kinds.insert(.capital)
    } else if roles.contains(.direction) {
      kinds.insert(.direction)
    } else if !roles.isDisjoint(with: [.series, .thereof]) {
      kinds.insert(.alone)
    }
    return kinds
  }
}

extension EightLetters {
  /// Whether the letters at the start are those of a numeral.
  fileprivate var isNumeral: Bool {
    var rest = word
    while rest != 0 {
      switch UInt8(truncatingIfNeeded: rest) {
      case UInt8(ascii: "i"), UInt8(ascii: "v"), UInt8(ascii: "x"), UInt8(ascii: "l"): rest >>= 8
      default: return false
      }
    }
    return true
  }
}

extension ArraySlice<UInt8> {
  fileprivate var isLetters: Bool { !isEmpty && allSatisfy { isLetter($0) || $0 == UInt8(ascii: "-") } }
}
