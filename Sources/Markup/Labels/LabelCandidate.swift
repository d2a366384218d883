/// A line that starts like a labelled clause, taken apart: bullet, heading signs, bold or italic signs,
/// label, text.
struct LabelCandidate {
  let token: LabelToken
  /// Index into the lines of the body.
  var line: Int { Int(storedLine) }
  private let storedLine: Int32
  /// Bold or italic signs before the label that end further on: `**` of `**3.1 Title**`.
  var opener: Range<Int> { storedOpener.range }
  private let storedOpener: PackedRange
  /// The text after the label, without spaces around it.
  var rest: Range<Int> { storedRest.range }
  private let storedRest: PackedRange
  let hasBullet: Bool
  /// 1 to 6 for `#` to `######` as typed, 0 for none.
  var headingLevel: Int { Int(storedLevel) }
  private let storedLevel: UInt8

  /// `scan` reads `bytes`.
  init?(line index: Int, _ line: BodyLine, in bytes: [UInt8], _ scan: inout LabelScan) {
    guard line.kind == .text, Self.mayStart(with: bytes[line.start]) else { return nil }
    let end = bytes.trimmingEnd(line.range).upperBound
    var at = line.start
    hasBullet = isBullet(bytes, at: at, end: end)
    if hasBullet { at = bytes.skippingSpaces(from: at + 1, to: end) }
    let hashes = bytes.length(ofRunOf: .hash, from: at, to: end)
    let isHeading = (1...6).contains(hashes) && at + hashes < end && bytes[at + hashes].isSpaceOrTab
    storedLevel = isHeading ? UInt8(hashes) : 0
    if isHeading { at = bytes.skippingSpaces(from: at + hashes, to: end) }
    var opener = at..<at
    if at < end, bytes[at] == .asterisk || bytes[at] == .underscore {
      let sign = bytes[at]
      opener = at..<(at + bytes.length(ofRunOf: sign, from: at, to: end))
      guard opener.count <= 3 else { return nil }
      at = opener.upperBound
    }
    guard let token = scan.token(at: at, end: end) else { return nil }
    at = token.range.upperBound
    if !opener.isEmpty, at < end, bytes[at] == bytes[opener.lowerBound] {
      let closer = bytes.length(ofRunOf: bytes[opener.lowerBound], from: at, to: end)
      if closer == opener.count {
        at += closer
        opener = at..<at
      }
    }
    at = bytes.skippingSpaces(from: at, to: end)
    if bytes.has("\u{A0}", at: at) { at = bytes.skippingSpaces(from: at + 2, to: end) }
    storedLine = Int32(index)
    self.token = token
    storedOpener = PackedRange(opener)
    storedRest = PackedRange(min(at, end)..<end)
  }

  private static func mayStart(with byte: UInt8) -> Bool {
    switch byte {
    case .leftParenthesis, .asterisk, .underscore, .hyphen, .plus, .hash, 0xC2: true
    default: byte.isDigit || byte.isLetter
    }
  }
}

extension LabelCandidate {
  /// The text without bold and italic signs at its end.
  func unmarkedRest(in bytes: [UInt8]) -> Range<Int> {
    var end = rest.upperBound
    while end > rest.lowerBound, bytes[end - 1] == .asterisk || bytes[end - 1] == .underscore { end -= 1 }
    return bytes.trimmingEnd(rest.lowerBound..<end)
  }

  /// Short, starting with no small letter and ending without a stop: what a heading looks like.
  func readsAsHeading(in bytes: [UInt8]) -> Bool {
    let text = unmarkedRest(in: bytes)
    guard !text.isEmpty, text.count <= headingLimit, let last = bytes[text].last else { return false }
    switch last {
    case .fullStop, .semicolon, .colon, .comma, .exclamationMark: return false
    default: break
    }
    guard let first = bytes[text].first(where: { $0 != .asterisk && $0 != .underscore }) else {
      return false
    }
    return !first.isLowercase
  }

  /// Whether a heading is not too long to be one.
  var isShort: Bool { rest.count <= headingLimit }
}

/// The longest heading of the five sources has 131 bytes.
private let headingLimit = 150
