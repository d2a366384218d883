import Markup

/// A word, a number or a mark of a paragraph.
struct ProseToken: Sendable {
  enum Kind: UInt8, Sendable {
    case word, number
    case opening, closing, stop, comma, dash, quote, ampersand, sectionSign, slash, other
    /// Something that is no prose.
    case wall
  }

  /// Of its letters in small; 0 for what is no word and no number.
  var hash: UInt64 = 0
  var roles: ReferenceGrammar.Roles = []
  private let start: Int32
  private let behind: Int32
  /// How far what belongs to it goes on behind it.
  private var tail: Int32 = 0
  var kind: Kind
  /// Whether white space stands before it.
  var isApart: Bool
  var isCapital = false
  /// All letters are capitals, and there are two at least.
  var isAllCapitals = false
  /// `'s` stands behind it.
  var isPossessive: Bool { tail > 0 }
  var unit: ReferenceGrammar.Unit?

  init(kind: Kind, range: Range<Int>, isApart: Bool) {
    start = Int32(truncatingIfNeeded: range.lowerBound)
    behind = Int32(truncatingIfNeeded: range.upperBound)
    self.kind = kind
    self.isApart = isApart
  }

  /// The bytes in the paragraph; the `'s` of a word is not among them.
  var range: Range<Int> { Int(start)..<Int(behind) }

  /// Where it ends with what belongs to it.
  var end: Int {
    get { Int(behind &+ tail) }
    set { tail = Int32(truncatingIfNeeded: newValue) &- behind }
  }
}

/// Words by the hash of their small letters.
struct WordTable<Value: Sendable>: Sendable {
  /// As many as a power of two, half of them free at least. No word has the hash 0: it marks what is free.
  private var slots: [(hash: UInt64, place: Int)]
  private var values: [Value] = []

  /// `count` is how many words are expected; more of them cost a copy.
  init(count: Int = 500) {
    slots = Array(repeating: (0, 0), count: 1 << (Int.bitWidth - count.leadingZeroBitCount + 1))
  }

  func contains(_ hash: UInt64) -> Bool { hash != 0 && slots[slot(of: hash)].hash == hash }

  subscript(hash: UInt64) -> Value? {
    let entry = slots[slot(of: hash)]
    return entry.hash == 0 ? nil : values[entry.place]
  }

  /// A word whose hash is 0 is in no table: somebody would have to look for one.
  mutating func set(_ hash: UInt64, _ value: Value) {
    guard hash != 0 else { return }
    let slot = slot(of: hash)
    if slots[slot].hash == hash {
      values[slots[slot].place] = value
      return
    }
    slots[slot] = (hash, values.count)
    values.append(value)
    if values.count * 2 > slots.count { grow() }
  }

  /// Where a word stands, or where it belongs.
  private func slot(of hash: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: hash & UInt64(slots.count - 1))
    while slots[slot].hash != 0, slots[slot].hash != hash { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: (0, 0), count: old.count * 2)
    for entry in old where entry.hash != 0 { slots[slot(of: entry.hash)] = entry }
  }
}

/// FNV-1a of small letters: the same in every run.
struct WordHash: Equatable {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func take(_ byte: UInt8) {
    let isCapital = byte &- 0x41 < 26
    take(small: isCapital ? byte | 0x20 : byte)
  }

  /// What is no capital.
  mutating func take(small byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }

  static func of(_ word: some Sequence<UInt8>) -> UInt64 {
    var hash = WordHash()
    for byte in word { hash.take(byte) }
    return hash.value
  }

  static func of(_ word: some StringProtocol) -> UInt64 { of(Array(word.utf8)) }
}

/// The words of the grammar by their hashes: made once for a register, and shared.
final class GrammarWords: Sendable {
  struct Entry: Sendable {
    var roles: ReferenceGrammar.Roles = []
    var unit: ReferenceGrammar.Unit?
  }

  let table: WordTable<Entry>

  init() {
    var table = WordTable<Entry>()
    for (roles, words) in ReferenceGrammar.roles {
      for word in words.split(separator: " ") {
        let hash = WordHash.of(word)
        var entry = table[hash] ?? Entry()
        entry.roles.formUnion(roles)
        table.set(hash, entry)
      }
    }
    for (unit, words) in ReferenceGrammar.units {
      for word in words.split(separator: " ") {
        let hash = WordHash.of(word)
        var entry = table[hash] ?? Entry()
        entry.unit = unit
        table.set(hash, entry)
      }
    }
    self.table = table
  }
}

/// Cuts a paragraph into tokens.
func readTokens(of bytes: [UInt8], with words: GrammarWords, into tokens: inout [ProseToken]) {
  tokens.removeAll(keepingCapacity: true)
  bytes.withUnsafeBufferPointer { bytes in
    var reader = TokenReader(bytes: bytes, words: words)
    while let token = reader.next() { tokens.append(token) }
  }
}

private struct TokenReader {
  let bytes: UnsafeBufferPointer<UInt8>
  let words: GrammarWords
  var at = 0

  mutating func next() -> ProseToken? {
    let isApart = skipSpace() || at == 0
    guard at < bytes.count else { return nil }
    let byte = bytes[at]
    if isDigit(byte) { return number(isApart) }
    if isLetter(byte) { return word(isApart) }
    if byte >= 0x80 {
      let mark = wideMark(at)
      return mark.map { one($0.kind, $0.length, isApart) } ?? word(isApart)
    }
    return one(mark(byte), 1, isApart)
  }

  private mutating func skipSpace() -> Bool {
    let start = at
    while at < bytes.count {
      let length = spaceLength(at)
      if length == 0 { break }
      at += length
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

  private mutating func one(_ kind: ProseToken.Kind, _ length: Int, _ isApart: Bool) -> ProseToken {
    let range = at..<at + length
    at += length
    return ProseToken(kind: kind, range: range, isApart: isApart)
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

  private mutating func number(_ isApart: Bool) -> ProseToken {
    let start = at
    var hash = WordHash()
    while at < bytes.count, isDigit(bytes[at]) {
      hash.take(bytes[at])
      at += 1
    }
    var token = ProseToken(kind: .number, range: start..<at, isApart: isApart)
    token.hash = hash.value
    return token
  }

  /// Letters, and hyphens and abbreviating stops between them: `sub-clause`, `S.I.`
  private mutating func word(_ isApart: Bool) -> ProseToken {
    var hash = WordHash()
    /// A bit that all letters but the capitals have is among these.
    var bits: UInt8 = 0
    var end = at
    while end < bytes.count {
      let byte = bytes[end]
      if isLetter(byte) {
        bits |= byte
        hash.take(small: byte | smallLetter)
        end += 1
        continue
      }
      if byte >= 0x80, isWideLetter(end) {
        bits |= smallLetter
      } else if !joins(end) {
        break
      }
      hash.take(small: byte)
      end += 1
    }
    var token = ProseToken(kind: .word, range: at..<end, isApart: isApart)
    token.isCapital = bytes[at] &- 0x41 < 26
    // What joins letters stands between two.
    token.isAllCapitals = bits & smallLetter == 0 && end > at + 1
    token.hash = hash.value
    at = end
    if let entry = words.table[hash.value] {
      token.roles = entry.roles
      token.unit = entry.unit
    }
    let mark = apostropheLength(at)
    if mark > 0, at + mark < bytes.count, bytes[at + mark] | 0x20 == UInt8(ascii: "s"),
      at + mark + 1 == bytes.count || !isLetter(bytes[at + mark + 1])
    {
      at += mark + 1
      token.end = at
    }
    return token
  }

  private func isWideLetter(_ at: Int) -> Bool {
    spaceLength(at) == 0 && bytes[at] != 0xC2 && (bytes[at] != 0xE2 || wideMark(at) == nil)
  }

  /// A hyphen between letters, and the stop inside `S.I`.
  private func joins(_ at: Int) -> Bool {
    let isHyphen = bytes[at] == UInt8(ascii: "-")
    guard isHyphen || bytes[at] == UInt8(ascii: "."), at + 1 < bytes.count, isLetter(bytes[at + 1]) else {
      return false
    }
    if isHyphen { return true }
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

private let smallLetter: UInt8 = 0x20

private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }
