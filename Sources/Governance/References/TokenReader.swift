/// Cuts a paragraph into tokens.

import Markup

/// Lends the tokens of `text` from the byte `start` on to `body`, whose words are looked up in `words`.
func withTokens<Result>(
  of text: UnsafeBufferPointer<UInt8>, from start: Int = 0, with words: WordTable<GrammarWords.Entry>,
  _ body: (Lent<ProseToken>) -> Result
) -> Result {
  // No token is shorter than a byte.
  withUnsafeTemporaryAllocation(of: ProseToken.self, capacity: text.count) { memory in
    var reader = TokenReader(bytes: text, words: words, at: start)
    let count = reader.read(into: memory)
    return body(Lent(UnsafeBufferPointer(rebasing: memory[..<count])))
  }
}

/// The tokens of a title.
func readTokens(of bytes: [UInt8], with words: GrammarWords) -> [ProseToken] {
  bytes.withUnsafeBufferPointer { withTokens(of: $0, with: words.table) { Array($0) } }
}

private struct TokenReader {
  let bytes: UnsafeBufferPointer<UInt8>
  let words: WordTable<GrammarWords.Entry>
  var at: Int

  /// Gives how many there are. Each is put together in its place: it is too large to be handed round.
  mutating func read(into memory: UnsafeMutableBufferPointer<ProseToken>) -> Int {
    var count = 0
    while count < memory.count {
      let isApart = skipSpace() || at == 0
      guard at < bytes.count else { break }
      let byte = bytes[at]
      if isLetter(byte) {
        memory.initializeElement(at: count, to: word(isApart))
      } else if isDigit(byte) {
        memory.initializeElement(at: count, to: number(isApart))
      } else if byte < 0x80 {
        memory.initializeElement(at: count, to: one(mark(byte), 1, isApart))
      } else if let mark = wideMark(at) {
        memory.initializeElement(at: count, to: one(mark.kind, mark.length, isApart))
      } else {
        memory.initializeElement(at: count, to: word(isApart))
      }
      count &+= 1
    }
    return count
  }

  @inline(__always)
  private mutating func skipSpace() -> Bool {
    let start = at
    while at < bytes.count {
      let byte = bytes[at]
      if byte > 0x20, byte < 0x80 { break }
      let length = byte == 0x20 ? 1 : spaceLength(at)
      if length == 0 { break }
      at &+= length
    }
    return at > start
  }

  /// White space, the kinds that do not break a line among it (U+00A0, U+2000 to U+200A, U+202F).
  private func spaceLength(_ at: Int) -> Int {
    let byte = bytes[at]
    if byte == 0x20 || byte &- 0x09 < 5 { return 1 }
    if byte < 0x80 { return 0 }
    if byte == 0xC2, at + 1 < bytes.count, bytes[at + 1] == 0xA0 { return 2 }
    if byte == 0xE2, at + 2 < bytes.count, bytes[at + 1] == 0x80,
      bytes[at + 2] <= 0x8A || bytes[at + 2] == 0xAF
    {
      return 3
    }
    return 0
  }

  @inline(__always)
  private mutating func one(_ kind: ProseToken.Kind, _ length: Int, _ isApart: Bool) -> ProseToken {
    at &+= length
    return ProseToken(kind: kind, from: at &- length, to: at, isApart: isApart)
  }

  private func mark(_ byte: UInt8) -> ProseToken.Kind {
    switch byte {
    case UInt8(ascii: "("): .opening
    case UInt8(ascii: ")"): .closing
    case UInt8(ascii: "."): .stop
    case UInt8(ascii: ","): .comma
    case UInt8(ascii: "-"): .dash
    case UInt8(ascii: "'"), UInt8(ascii: "\""): .quote
    case UInt8(ascii: "&"): .ampersand
    case UInt8(ascii: "/"): .slash
    case ProseText.wall: .wall
    default: .other
    }
  }

  /// Marks outside ASCII: § (C2 A7), other signs (C2 xx), and dashes, quotation marks and the like (E2 80 xx).
  private func wideMark(_ at: Int) -> (kind: ProseToken.Kind, length: Int)? {
    guard at + 1 < bytes.count else { return (.other, 1) }
    if bytes[at] == 0xC2 { return (bytes[at + 1] == 0xA7 ? .sectionSign : .other, 2) }
    guard bytes[at] == 0xE2, at + 2 < bytes.count else { return nil }
    switch (bytes[at + 1], bytes[at + 2]) {
    case (0x80, 0x90...0x95), (0x88, 0x92): return (.dash, 3)
    case (0x80, 0x98...0x9F): return (.quote, 3)
    default: return (.other, 3)
    }
  }

  @inline(__always)
  private mutating func number(_ isApart: Bool) -> ProseToken {
    let start = at
    while at < bytes.count, isDigit(bytes[at]) { at &+= 1 }
    let hash = WordHash.of(bytes, start..<at)
    return ProseToken(kind: .number, from: start, to: at, isApart: isApart, hash: hash, words[hash])
  }

  /// Letters, and hyphens and abbreviating stops between them: `sub-clause`, `S.I.`
  @inline(__always)
  private mutating func word(_ isApart: Bool) -> ProseToken {
    let eight = EightLetters(in: bytes, at: at)
    // Nearly all words are letters of ASCII and a space.
    guard eight.isWordBeforeSpace else { return otherWord(isApart) }
    let (start, hash) = (at, WordHash.step(0, eight.word))
    at &+= eight.count
    return ProseToken(
      kind: .word, from: start, to: at, isApart: isApart, hash: hash, words[hash],
      isCapital: isCapital(bytes[start]), isAllCapitals: isAllCapitals(start..<at))
  }

  @inline(never)
  private mutating func otherWord(_ isApart: Bool) -> ProseToken {
    var word = plainWord()
    if word.end < bytes.count, bytes[word.end] >= 0x80 || joins(word.end) { word = joinedWord() }
    let start = at
    at = word.end
    let tail = possessiveLength
    at &+= tail
    return ProseToken(
      kind: .word, from: start, to: word.end, isApart: isApart, hash: word.hash, words[word.hash],
      tail: tail, isCapital: beginsWithCapital(start), isAllCapitals: isAllCapitals(start..<word.end))
  }

  private func beginsWithCapital(_ start: Int) -> Bool {
    bytes[start] < 0x80 ? isCapital(bytes[start]) : isWideCapital(start)
  }

  /// Ŵ, Â: a character beyond ASCII has four bytes at most.
  @inline(never)
  private func isWideCapital(_ start: Int) -> Bool {
    let character = bytes[start..<min(start + 4, bytes.count)]
    return String(decoding: character, as: UTF8.self).unicodeScalars.first?.properties.isUppercase ?? false
  }

  /// Of the `'s` that stands here.
  private var possessiveLength: Int {
    let mark = apostropheLength(at)
    guard mark > 0, at + mark < bytes.count, bytes[at + mark] | 0x20 == UInt8(ascii: "s"),
      at + mark + 1 == bytes.count || !isLetter(bytes[at + mark + 1])
    else { return 0 }
    return mark + 1
  }

  private typealias Word = (end: Int, hash: UInt64)

  /// What joins letters stands between two.
  @inline(__always)
  private func isAllCapitals(_ word: Range<Int>) -> Bool {
    guard isCapital(bytes[word.lowerBound]), word.count > 1 else { return false }
    return word.dropFirst().allSatisfy { isCapital(bytes[$0]) || bytes[$0] &- 0x2D < 2 }
  }

  /// The letters of ASCII from here on.
  private func plainWord() -> Word {
    var word: Word = (at, 0)
    while true {
      let eight = EightLetters(in: bytes, at: word.end)
      let count = eight.count
      if count > 0 { word.hash = WordHash.step(word.hash, eight.word) }
      word.end &+= count
      if count < 8 { return word }
    }
  }

  private func joinedWord() -> Word {
    var end = at
    while end < bytes.count {
      guard isLetter(bytes[end]) || bytes[end] >= 0x80 && isWideLetter(end) || joins(end) else { break }
      end += 1
    }
    return (end, WordHash.of(bytes, at..<end))
  }

  private func isWideLetter(_ at: Int) -> Bool {
    spaceLength(at) == 0 && bytes[at] != 0xC2 && (bytes[at] != 0xE2 || wideMark(at) == nil)
  }

  /// A hyphen between letters, and the stop inside `S.I`.
  private func joins(_ at: Int) -> Bool {
    let isHyphen = bytes[at] == UInt8(ascii: "-")
    guard isHyphen || bytes[at] == UInt8(ascii: ".") else { return false }
    guard at + 1 < bytes.count, isLetter(bytes[at + 1]) else { return false }
    return isHyphen || isStopOfAbbreviation(at)
  }

  private func isStopOfAbbreviation(_ at: Int) -> Bool {
    guard bytes[at + 1] | 0x20 == UInt8(ascii: "i") else { return false }
    let isShort = at + 2 == bytes.count || !isLetter(bytes[at + 2])
    return isShort && at > 0 && bytes[at - 1] == UInt8(ascii: "S") && (at == 1 || !isLetter(bytes[at - 2]))
  }

  private func apostropheLength(_ at: Int) -> Int {
    guard at < bytes.count else { return 0 }
    if bytes[at] == UInt8(ascii: "'") { return 1 }
    guard bytes[at] == 0xE2, at + 2 < bytes.count, bytes[at + 1] == 0x80, bytes[at + 2] == 0x99 else {
      return 0
    }
    return 3
  }
}

extension EightLetters {
  /// Whether a word stands at the start and a space behind it, both among the eight bytes.
  @inline(__always)
  fileprivate var isWordBeforeSpace: Bool {
    count > 0 && count < 8 && UInt8(truncatingIfNeeded: bytes &>> UInt64(8 &* count)) == 0x20
  }
}
