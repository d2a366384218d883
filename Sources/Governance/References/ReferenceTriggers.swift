/// Whether a paragraph can hold a reference at all: most hold none, and are not looked at further.
///
/// A word counts when it begins one of the ways in which the grammar names things: a unit before a number,
/// `Act`, the first words of a title, a short form. The test is one pass over the bytes; it may say yes in
/// vain, and never no where there is a reference.
struct ReferenceTriggers: Sendable {
  private var words = WordMap()
  private let grammar: GrammarWords
  private let laws: LawTitles

  init(_ grammar: GrammarWords, _ laws: LawTitles) {
    self.grammar = grammar
    self.laws = laws
    for (_, list) in ReferenceGrammar.units {
      for word in list.split(separator: " ") { words.insert(Array(word.utf8)) }
    }
    for (roles, list) in ReferenceGrammar.roles where !roles.isDisjoint(with: Self.telling) {
      for word in list.split(separator: " ") { words.insert(Array(word.utf8)) }
    }
    for word in laws.firstWordsOfShortForms { words.insert(word) }
  }

  private static let telling: ReferenceGrammar.Roles = [
    .act, .instrument, .orders, .series, .policyWord, .see, .direction, .thereof,
  ]

  func fire(in bytes: [UInt8], _ titles: PolicyTitles) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      var at = 0
      while at < bytes.count {
        let byte = bytes[at]
        guard isLetter(byte) else {
          if byte == 0xC2, at + 1 < bytes.count, bytes[at + 1] == 0xA7 { return true }
          at += 1
          continue
        }
        let start = at
        repeat { at += 1 } while at < bytes.count && (isLetter(bytes[at]) || bytes[at] == UInt8(ascii: "-"))
        let key = WordMap.key(bytes[start], at - start > 1 ? bytes[start + 1] : 0, at - start)
        if words.contains(key) || titles.firstWords.contains(key), tells(start..<at, in: bytes, titles) {
          return true
        }
      }
      return false
    }
  }

  /// Whether a word that looks like one of the grammar is one, with what must stand beside it.
  private func tells(
    _ word: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>, _ titles: PolicyTitles
  ) -> Bool {
    let hash = WordHash.of(bytes[word])
    let isCapital = isUpper(bytes[word.lowerBound])
    if titles.mayBegin(with: hash, then: nextWord(behind: word.upperBound, in: bytes)) { return true }
    if isCapital, !laws.shortForms(beginningWith: hash).isEmpty { return true }
    guard let entry = grammar.table[hash] else { return false }
    if entry.unit != nil || !entry.roles.isDisjoint(with: [.orders, .instrument]) {
      return isBeforeNumber(word.upperBound, in: bytes) || isBehindThis(word.lowerBound, in: bytes)
        || entry.roles.contains(.policyWord) && isCapital
    }
    if entry.roles.contains(.act) { return isCapital || isBeforeNumber(word.upperBound, in: bytes) }
    if entry.roles.contains(.policyWord) { return isCapital || isBehindTitle(word.lowerBound, in: bytes) }
    if entry.roles.contains(.see) { return isBeforeNumber(word.upperBound, in: bytes) }
    if entry.roles.contains(.direction) { return isBehindNumber(word.lowerBound, in: bytes) }
    return !entry.roles.isDisjoint(with: Self.telling)
  }

  /// A digit, a bracket, a letter alone or a short numeral, behind marks and spaces.
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
    while end < bytes.count, end < at + 7, isLetter(bytes[end]) { end += 1 }
    return end - at < 7 && (isUpper(bytes[at]) || end - at < 5)
  }

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

  /// A word with a capital, or a quotation mark, before `policy` in small letters.
  private func isBehindTitle(_ index: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var at = index - 1
    while at >= 0, !isLetter(bytes[at]) {
      if bytes[at] > 0x7F || bytes[at] == UInt8(ascii: "'") || bytes[at] == UInt8(ascii: "\"") { return true }
      at -= 1
    }
    while at > 0, isLetter(bytes[at - 1]) { at -= 1 }
    return at >= 0 && isUpper(bytes[at])
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

/// Which words may begin something, by their first two letters and their length.
struct WordMap: Sendable {
  private var bits = [UInt64](repeating: 0, count: 512)

  static func key(_ first: UInt8, _ second: UInt8, _ length: Int) -> Int {
    Int(first & 31) << 10 | Int(second & 31) << 5 | min(length, 31)
  }

  mutating func insert(_ word: [UInt8]) {
    let letters = word.prefix { isLetter($0) || $0 == UInt8(ascii: "-") }
    guard let first = letters.first else { return }
    let key = Self.key(first, letters.count > 1 ? letters[1] : 0, letters.count)
    bits[key >> 6] |= 1 << UInt64(key & 63)
  }

  func contains(_ key: Int) -> Bool { bits[key >> 6] & 1 << UInt64(key & 63) != 0 }
}

private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

private func isUpper(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 }

private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
