/// A piece of a line that has the shape of an official label: `3.1.`, `a)`, `(iv)`, `Schedule 1`.
///
/// Only the shape is told here, from the bytes alone. Whether the line really opens a clause depends on the
/// lines around it and is decided in `LabelReader`.
struct LabelToken {
  enum Style: Equatable {
    /// `7`: a number without punctuation.
    case bare
    /// `3.`, `3.1`, `3.1.`, `a.`, `I.`, `A1`: full stops between or after the parts.
    case stop
    /// `a)`
    case closing
    /// `(a)`
    case round
    /// `§ 4`
    case sign
    /// `Schedule 1`
    case word(Word)
  }

  /// Words that make a label together with a number.
  enum Word: String, CaseIterable {
    case part, chapter, article, section, rule, schedule, appendix, annex, annexe
    /// The same in Welsh.
    case rhan, pennod, erthygl, adran, rheol, atodlen, atodiad

    /// Schedules and their like stand beside the body of a document, never inside a clause of it.
    var isOutermost: Bool {
      switch self {
      case .schedule, .appendix, .annex, .annexe, .atodlen, .atodiad: true
      case .part, .chapter, .article, .section, .rule, .rhan, .pennod, .erthygl, .adran, .rheol: false
      }
    }
  }

  /// At least one: `3.1` has two.
  let parts: LabelPartList
  let style: Style
  /// Whether it ends with punctuation of its own.
  let isPunctuated: Bool
  private let bytes: PackedRange
  /// The bytes of the label, markup around it apart.
  var range: Range<Int> { bytes.range }

  init(style: Style, parts: LabelPartList, range: Range<Int>, isPunctuated: Bool) {
    self.parts = parts
    self.style = style
    self.isPunctuated = isPunctuated
    bytes = PackedRange(range)
  }

  /// Numbers joined by full stops, in which every part is a level.
  var isDotted: Bool {
    switch style {
    case .bare, .stop, .sign: parts.count > 1 || parts.first.alphabet == .digits
    case .closing, .round, .word: false
    }
  }
}

/// One part of a label: a number or a few letters, perhaps with a letter added later (`3A`).
struct LabelPart: Equatable {
  enum Alphabet: UInt64 { case digits, lower, upper }

  /// All that it is, in one number, since every line of a text that might be labelled has a few of them.
  fileprivate let packed: UInt64

  init(_ alphabet: Alphabet, value: Int, suffix: Int = 0) {
    packed = UInt64(value) << 8 | UInt64(suffix) << 2 | alphabet.rawValue
  }

  var alphabet: Alphabet { Alphabet(rawValue: packed & 3) ?? .digits }

  /// The number, or for up to seven letters their bytes one after the other, so that `aa` and `a` differ.
  var value: Int { Int(packed >> 8) }

  /// 1 for the `A` of `3A`, 0 for none.
  var suffix: Int { Int(packed >> 2 & 0x3F) }

  /// 1 for `a` to 26 for `z`, 27 for `aa`; `nil` for other letters.
  var letter: Int? {
    guard alphabet != .digits else { return nil }
    let first = value & 0xFF | 0x20
    let position = first - 0x60
    if value < 0x100 { return position }
    return value < 0x10000 && value >> 8 | 0x20 == first ? 26 + position : nil
  }

  /// The value as a Roman numeral; `nil` when the letters are none.
  var roman: Int? { alphabet == .digits ? nil : romanValue(packed: value) }
}

/// The parts of a label, one or more. The outermost and the innermost lie in the value itself; all of them stand, with
/// those of the other labels of the text, in one array, so that a token holds no reference and is copied as plain bytes.
struct LabelPartList {
  let first: LabelPart
  /// The last one.
  let own: LabelPart
  private let start: Int32
  private let length: Int32

  /// The parts from `start` on, one at least.
  init(from start: Int, of parts: [LabelPart]) {
    first = parts[start]
    own = parts[parts.count - 1]
    self.start = Int32(start)
    length = Int32(parts.count - start)
  }

  var count: Int { Int(length) }

  func all(of parts: [LabelPart]) -> ArraySlice<LabelPart> { parts[Int(start)..<Int(start + length)] }

  /// Whether they are those of `other` with one more.
  func areBelow(_ other: LabelPartList, in parts: [LabelPart]) -> Bool {
    length == other.length + 1 && begin(like: other, Int(other.length), in: parts)
  }

  /// Whether only their last parts may differ.
  func areBeside(_ other: LabelPartList, in parts: [LabelPart]) -> Bool {
    length == other.length && begin(like: other, Int(length) - 1, in: parts)
  }

  private func begin(like other: LabelPartList, _ count: Int, in parts: [LabelPart]) -> Bool {
    var index = 0
    while index < count, parts[Int(start) + index] == parts[Int(other.start) + index] { index += 1 }
    return index == count
  }
}

/// The value of a Roman numeral of up to seven letters, written the usual way and below 90.
private func romanValue(packed: Int) -> Int? {
  var total = 0
  var after = 0
  var rest = packed
  while rest > 0 {
    let digit: Int
    switch UInt8(rest & 0xFF) | 0x20 {
    case UInt8(ascii: "i"): digit = 1
    case UInt8(ascii: "v"): digit = 5
    case UInt8(ascii: "x"): digit = 10
    case UInt8(ascii: "l"): digit = 50
    default: return nil
    }
    total += digit < after ? -digit : digit
    after = max(after, digit)
    rest >>= 8
  }
  return total > 0 && total < 90 && numerals[total] == lowercased(packed) ? total : nil
}

private func lowercased(_ packed: Int) -> Int {
  var result = 0
  var shift = 0
  while packed >> shift > 0 {
    result |= (packed >> shift & 0xFF | 0x20) << shift
    shift += 8
  }
  return result
}

/// The numerals that everybody writes for the numbers below 90, packed like `LabelPart.value`: told back, they prove
/// that letters such as `iix` are none.
private let numerals: [Int] = {
  let ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
  let tens = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx"]
  return tens.flatMap { ten in ones.map { one in (ten + one).utf8.reduce(0) { $0 << 8 | Int($1) } } }
}()
