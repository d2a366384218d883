/// The byte values that Markdown and YAML give a meaning, by name.
extension UInt8 {
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let quotationMark = UInt8(ascii: "\"")
  static let apostrophe = UInt8(ascii: "'")
  static let hash = UInt8(ascii: "#")
  static let ampersand = UInt8(ascii: "&")
  static let leftParenthesis = UInt8(ascii: "(")
  static let rightParenthesis = UInt8(ascii: ")")
  static let asterisk = UInt8(ascii: "*")
  static let plus = UInt8(ascii: "+")
  static let comma = UInt8(ascii: ",")
  static let hyphen = UInt8(ascii: "-")
  static let fullStop = UInt8(ascii: ".")
  static let slash = UInt8(ascii: "/")
  static let colon = UInt8(ascii: ":")
  static let semicolon = UInt8(ascii: ";")
  static let lessThan = UInt8(ascii: "<")
  static let equals = UInt8(ascii: "=")
  static let greaterThan = UInt8(ascii: ">")
  static let exclamationMark = UInt8(ascii: "!")
  static let questionMark = UInt8(ascii: "?")
  static let leftBracket = UInt8(ascii: "[")
  static let backslash = UInt8(ascii: "\\")
  static let rightBracket = UInt8(ascii: "]")
  static let caret = UInt8(ascii: "^")
  static let underscore = UInt8(ascii: "_")
  static let backtick = UInt8(ascii: "`")
  static let leftBrace = UInt8(ascii: "{")
  static let pipe = UInt8(ascii: "|")
  static let rightBrace = UInt8(ascii: "}")
  static let tilde = UInt8(ascii: "~")

  var isDigit: Bool { self &- 0x30 < 10 }
  var isLowercase: Bool { self &- 0x61 < 26 }
  var isUppercase: Bool { self &- 0x41 < 26 }
  var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
  var isSpaceOrTab: Bool { self == .space || self == .tab }
  var isLineEnd: Bool { self == .lineFeed || self == .carriageReturn }
}

extension [UInt8] {
  /// Where the run of spaces and tabs that starts at `start` ends.
  func skippingSpaces(from start: Int, to end: Int) -> Int {
    var at = start
    while at < end, self[at].isSpaceOrTab { at += 1 }
    return at
  }

  /// `range` without the spaces and tabs at its end.
  func trimmingEnd(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound, self[end - 1].isSpaceOrTab { end -= 1 }
    return range.lowerBound..<end
  }

  /// How often a byte stands at `start`, one after the other.
  func length(ofRunOf byte: UInt8, from start: Int, to end: Int) -> Int {
    var at = start
    while at < end, self[at] == byte { at += 1 }
    return at - start
  }

  /// Whether `text` stands at `start`.
  func has(_ text: StaticString, at start: Int) -> Bool {
    let length = text.utf8CodeUnitCount
    guard start >= 0, start + length <= count else { return false }
    for i in 0..<length where self[start + i] != text.utf8Start[i] { return false }
    return true
  }

  /// Whether a part of `other` stands at `start`, eight bytes at a step.
  func has(_ other: [UInt8], _ part: Range<Int>, at start: Int) -> Bool {
    let count = part.count
    guard start >= 0, start + count <= self.count, part.upperBound <= other.count else { return false }
    return withUnsafeBytes { bytes in
      other.withUnsafeBytes { words in
        var at = 0
        while at + 8 <= count,
          bytes.loadUnaligned(fromByteOffset: start + at, as: UInt64.self)
            == words.loadUnaligned(fromByteOffset: part.lowerBound + at, as: UInt64.self)
        {
          at += 8
        }
        while at < count, bytes[start + at] == words[part.lowerBound + at] { at += 1 }
        return at == count
      }
    }
  }
}
