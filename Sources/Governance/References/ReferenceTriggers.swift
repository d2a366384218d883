/// What a paragraph may name: most name nothing, and are not looked at further.
///
/// A word counts when it begins one of the ways in which the grammar names things: a unit before a number,
/// `Act`, the first words of a title, a short form; or the title of a post. The test is one pass over the bytes;
/// it may say yes in vain, and never no where something is named.
///
/// A class, because every paragraph asks it: to lend it counts nothing.
final class ReferenceTriggers: Sendable {
  struct Signs {
    /// To a clause, a law or a policy.
    var mayRefer = false
    /// Where the first title of a post begins that may be meant.
    var firstPost: Int?
  }

  private let words: WordMap
  private let grammar: GrammarWords
  private let laws: LawTitles
  private let titles: PolicyTitles
  private let posts: PostTitles

  /// `words` are those of the grammar and the laws, the same for all councils.
  init(
    _ words: WordMap, _ grammar: GrammarWords, _ laws: LawTitles, _ titles: PolicyTitles, _ posts: PostTitles
  ) {
    self.words = words.union(titles.firstWords).union(posts.firstWords)
    self.grammar = grammar
    self.laws = laws
    self.titles = titles
    self.posts = posts
  }

  static func words(of laws: LawTitles) -> WordMap {
    var words = WordMap()
    let roles = ReferenceGrammar.roles.filter { !$0.0.isDisjoint(with: telling) }
    for list in ReferenceGrammar.units.map(\.1) + roles.map(\.1) {
      for word in list.split(separator: " ") { words.insert(Array(word.utf8)) }
    }
    for word in laws.firstWordsOfShortForms { words.insert(word) }
    return words
  }

  private static let telling: ReferenceGrammar.Roles = [
    .act, .instrument, .orders, .series, .policyWord, .see, .direction, .thereof,
  ]

  /// What the words of a paragraph may name.
  func signs(in bytes: UnsafeBufferPointer<UInt8>) -> Signs {
    var signs = Signs(firstPost: posts.mayBeginOutsideWords ? 0 : nil)
    let isASCII = words.forEachStart(in: bytes) { start in
      read(start, in: bytes, into: &signs)
      return !signs.mayRefer || signs.firstPost == nil && !posts.isEmpty
    }
    if !signs.mayRefer, !isASCII { signs.mayRefer = hasSectionSign(in: bytes) }
    return signs
  }

  /// A word that is perhaps one of those looked for. Few are, and the loop over the others shall stay small.
  @inline(never)
  private func read(_ start: Int, in bytes: UnsafeBufferPointer<UInt8>, into signs: inout Signs) {
    if signs.firstPost == nil, posts.stand(in: bytes, at: start) { signs.firstPost = start }
    // A post may be named behind a hyphen; any other word has it inside.
    if signs.mayRefer || isBehindHyphen(start, in: bytes) { return }
    var end = start
    while end < bytes.count, isLetter(bytes[end]) || bytes[end] == UInt8(ascii: "-") { end += 1 }
    signs.mayRefer = tells(start..<end, in: bytes)
  }

  private func isBehindHyphen(_ index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var at = index - 1
    while at >= 0, bytes[at] == UInt8(ascii: "-") { at -= 1 }
    return at >= 0 && at < index - 1 && isLetter(bytes[at])
  }

  private func hasSectionSign(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.indices.dropLast().contains { bytes[$0] == 0xC2 && bytes[$0 + 1] == 0xA7 }
  }

  /// Whether a word that looks like one of the grammar is one, with what must stand beside it.
  private func tells(_ word: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let hash = WordHash.of(bytes[word])
    let isCapital = isUpper(bytes[word.lowerBound])
    if titles.hasTitles(beginningWith: hash),
      titles.mayBegin(with: hash, then: nextWord(behind: word.upperBound, in: bytes))
    {
      return true
    }
    if isCapital, laws.hasShortForms(beginningWith: hash) { return true }
    guard let entry = grammar.table[hash] else { return false }
    let roles = entry.roles
    if entry.unit != nil || !roles.isDisjoint(with: [.orders, .instrument, .see]),
      isBeforeNumber(word.upperBound, in: bytes) || isBehindThis(word.lowerBound, in: bytes)
    {
      return true
    }
    if roles.contains(.act) { return isCapital || isBeforeNumber(word.upperBound, in: bytes) }
    if roles.contains(.ending) || roles.contains(.orders) {
      return isBehindTitle(word.lowerBound, in: bytes)
    }
    if roles.contains(.policyWord) { return isCapital }
    if roles.contains(.direction) { return isBehindNumber(word.lowerBound, in: bytes) }
    return !roles.isDisjoint(with: [.series, .thereof])
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
    var end = at
    var isNumeral = true
    while end < bytes.count, isLetter(bytes[end]) {
      switch bytes[end] | 0x20 {
      case UInt8(ascii: "i"), UInt8(ascii: "v"), UInt8(ascii: "x"), UInt8(ascii: "l"): break
      default: isNumeral = false
      }
      end += 1
    }
    if isNumeral || end < bytes.count && isDigit(bytes[end]) { return true }
    if end - at == 1 { return isUpper(bytes[at]) || end < bytes.count && bytes[end] == UInt8(ascii: ")") }
    // "Part VA", "section No. 3"
    return end - at == 2 && (isUpper(bytes[at + 1]) || bytes[at] | 0x20 == UInt8(ascii: "n"))
      || WordHash.of(bytes[at..<end]) == Self.number
  }

  private static let number = WordHash.of("number")

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
    let end = at + 1
    while at > 0, isLetter(bytes[at - 1]) { at -= 1 }
    guard at >= 0, isUpper(bytes[at]) else { return false }
    return grammar.table[WordHash.of(bytes[at..<end])]?.roles.isDisjoint(with: [.the, .this]) ?? true
  }

  private func nextWord(behind index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> UInt64? {
    var at = index
    while at < bytes.count, at < index + 8, !isLetter(bytes[at]) {
      if bytes[at] == UInt8(ascii: "&") { return ProseToken.and }
      at += 1
    }
    var hash = WordHash()
    let start = at
    while at < bytes.count, isLetter(bytes[at]) || bytes[at] == UInt8(ascii: "-") {
      hash.take(bytes[at])
      at += 1
    }
    return at > start ? hash.value : nil
  }
}

private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

private func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }

private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
