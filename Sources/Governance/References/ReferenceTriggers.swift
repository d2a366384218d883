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

  private let words: WordSigns
  private let posts: PostTitles

  /// `words` are those of the grammar, of the laws, and of the council's policies and posts.
  init(_ words: WordSigns, _ posts: PostTitles) {
    self.words = words
    self.posts = posts
  }

  /// What the words of a paragraph may name, which are a part of `text`; places are counted from where they begin.
  func signs(in text: UnsafeBufferPointer<UInt8>, _ part: Range<Int>) -> Signs {
    if part.upperBound > text.count - LetterBlock.size {
      // Near the end of the text: a copy with room behind it.
      let copy = text[part] + Array(repeating: 0, count: LetterBlock.size)
      return copy.withUnsafeBufferPointer { self.signs(in: $0, 0..<part.count) }
    }
    var signs = Signs(firstPost: posts.mayBeginOutsideWords ? 0 : nil)
    let bytes = UnsafeBufferPointer(rebasing: text[part])
    let isASCII = words.withKinds { kinds in
      var scan = WordSigns.Scan(of: text, part, for: kinds)
      while !signs.mayRefer || signs.firstPost == nil && !posts.isEmpty, let sign = scan.next() {
        read(sign, at: sign.start &- part.lowerBound, in: bytes, into: &signs)
      }
      return scan.isASCII
    }
    if !signs.mayRefer, !isASCII { signs.mayRefer = words.haveLetterlessTitle || hasSectionSign(in: bytes) }
    return signs
  }

  /// A word that is perhaps one of those looked for. Few are, and the loop over the others shall stay small.
  @inline(never)
  private func read(
    _ sign: WordSigns.Sign, at start: Int, in bytes: UnsafeBufferPointer<UInt8>, into signs: inout Signs
  ) {
    if sign.kinds.contains(.post), signs.firstPost == nil, posts.stand(in: bytes, at: start) {
      signs.firstPost = start
    }
    // A post may be named behind a hyphen; any other word has it inside.
    if signs.mayRefer || isBehindHyphen(start, in: bytes) { return }
    signs.mayRefer = tells(sign, at: start, in: bytes)
  }

  private func isBehindHyphen(_ index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var at = index - 1
    while at >= 0, bytes[at] == UInt8(ascii: "-") { at -= 1 }
    return at >= 0 && at < index - 1 && isLetter(bytes[at])
  }

  private func hasSectionSign(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var at = 1
    while at < bytes.count {
      if bytes[at] == 0xA7, bytes[at - 1] == 0xC2 { return true }
      at += 1
    }
    return false
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
    if end - at == 1 { return isCapital(bytes[at]) || end < bytes.count && bytes[end] == UInt8(ascii: ")") }
    // "Part VA", "section No. 3"
    return end - at == 2 && (isCapital(bytes[at + 1]) || bytes[at] | 0x20 == UInt8(ascii: "n"))
      || letters(at, in: bytes) == Self.number
  }

  private static let number = letters("number")

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
        if parts.count > 1 { insertTitle(parts[0], then: parts[1]) } else { insert(parts[0], entry.kinds) }
      }
    }
  }

  /// Adds a word that is looked for as a whole: one of letters of ASCII and hyphens.
  mutating func insert(whole word: ArraySlice<UInt8>, _ kinds: Kinds) {
    if word.isLetters { insert(word, kinds) }
  }

  /// Adds the words of a title, of which an ampersand is empty. Unless they are the whole of it, one of the endings
  /// follows that may stand for each other.
  mutating func insertTitle(_ words: ArraySlice<ArraySlice<UInt8>>, isWhole: Bool) {
    // Whatever is no letter of ASCII parts the words of the texts that are looked through: Côd is `C` and `d` there.
    let parts = words.drop { !$0.contains(where: isLetter) }.flatMap {
      $0.isEmpty ? [Array("and".utf8)[...]] : $0.split { !isLetter($0) }
    }
    guard let first = parts.first else {
      haveLetterlessTitle = true
      return
    }
    if parts.count > 1 {
      insertTitle(first, then: parts[1])
    } else if isWhole {
      insert(first, .alone)
    } else {
      for ending in endings { insertTitle(first, then: ending) }
    }
  }
}

private let endings = ReferenceGrammar.roles.filter { $0.0 == .ending }
  .flatMap { $0.1.split(separator: " ").map { Array($0.utf8)[...] } }

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

extension ArraySlice<UInt8> {
  fileprivate var isLetters: Bool { !isEmpty && allSatisfy { isLetter($0) || $0 == UInt8(ascii: "-") } }
}
