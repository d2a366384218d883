import SourceText

/// What a run of text shows by itself: stray asterisks, two full stops, a footnote's figure that runs together
/// with a word, words that run together, a footnote's mark without a footnote.
func textDamage(in words: TextRun, at start: Int, of file: SourceFile) -> [Finding] {
  words.withBytes { bytes in
    let suspects = suspectBytes(in: bytes)
    guard !suspects.isEmpty else { return [] }
    var scan = TextScan(bytes: Array(bytes), start: start, file: file)
    for suspect in suspects { scan.read(suspect) }
    return scan.findings
  }
}

/// Bytes that are worth a closer look. Most texts have none, and this is all that is done with them.
private func suspectBytes(in bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
  var suspects: [Int] = []
  for at in bytes.indices where isWorthALook(bytes[at]) {
    let before = at > 0 ? bytes[at - 1] : .space
    if isSuspect(bytes[at], at, after: before, in: bytes) { suspects.append(at) }
  }
  return suspects
}

/// Nearly all bytes are small letters and spaces, and are passed over in one step: one bit for each of the others
/// that may be a suspect, and the last letter of "the".
private func isWorthALook(_ byte: UInt8) -> Bool {
  if byte >= 0x40 { return byte == UInt8(ascii: "e") || byte == .leftBracket }
  let signs: UInt64 = 0x3FF << 0x30 | 1 << UInt64(UInt8.asterisk) | 1 << UInt64(UInt8.fullStop)
  return signs >> UInt64(byte) & 1 == 1
}

private func isSuspect(
  _ byte: UInt8, _ at: Int, after before: UInt8, in bytes: UnsafeBufferPointer<UInt8>
) -> Bool {
  switch byte {
  case UInt8(ascii: "e"):
    before == UInt8(ascii: "h") && at > 3 && bytes[at - 2] == UInt8(ascii: "t") && bytes[at - 3].isLetter
  case .leftBracket: at + 1 < bytes.count && bytes[at + 1] == .caret
  case .asterisk, .fullStop:
    before != byte && isFollowed(byte, by: at + 1 < bytes.count ? bytes[at + 1] : .space)
  default: !before.isDigit && (before.isLetter || byte < 0x33)
  }
}

/// By the same sign, or a full stop by a capital.
private func isFollowed(_ sign: UInt8, by next: UInt8) -> Bool {
  next == sign || sign == .fullStop && next.isUppercase
}

private struct TextScan {
  let bytes: [UInt8]
  let start: Int
  let file: SourceFile
  var findings: [Finding] = []

  mutating func read(_ at: Int) {
    switch bytes[at] {
    case .leftBracket: readMark(at)
    case .asterisk: readAsterisks(at)
    case .fullStop: readStops(at)
    case _ where bytes[at].isDigit: at > 0 && bytes[at - 1].isLetter ? readFusedFigure(at) : readYear(at)
    default: readJoinedWord(endingAt: at + 1)
    }
  }

  private func byte(_ at: Int) -> UInt8? { bytes.indices.contains(at) ? bytes[at] : nil }

  /// `[^9]` that is still text has no definition.
  private mutating func readMark(_ at: Int) {
    guard let close = bytes[at...].firstIndex(of: .rightBracket), close > at + 2,
      let place = place(of: at..<close + 1), file.bytes[max(0, place.lowerBound - 1)] != .backslash
    else { return }
    let name = String(decoding: bytes[(at + 2)..<close], as: UTF8.self)
    findings.append(
      Finding(
        .footnoteUndefined, "the footnote \"\(name)\" is not written anywhere", at: Place(file, place),
        repair: "add a line [^\(name)]: with the footnote's text below the paragraph, or write \\[^\(name)]"))
  }

  private mutating func readAsterisks(_ at: Int) {
    let end = at + bytes[at...].prefix { $0 == .asterisk }.count
    guard end - at == 2, let place = place(of: at..<end),
      file.bytes[max(0, place.lowerBound - 1)] != .backslash
    else { return }
    findings.append(
      Finding(
        .strayAsterisks, "these two asterisks make nothing bold", at: Place(file, place),
        repair: "remove them, or put two more after the words that are to be bold"))
  }

  private mutating func readStops(_ at: Int) {
    let end = at + bytes[at...].prefix { $0 == .fullStop }.count
    if end - at == 2, at > 0, bytes[at - 1].isLetter || bytes[at - 1] == .rightParenthesis,
      byte(end).map({ $0 == .space || $0 == .quotationMark }) ?? true, let place = place(of: at..<end)
    {
      findings.append(
        Finding(
          .doubledStop, "two full stops end this sentence", at: Place(file, place),
          repair: "remove one of them"))
    }
    if end - at == 1 { readJoinedSentences(at) }
  }

  /// `rights.Officers`: small letters, a stop, a capital and small letters, and no address around them.
  private mutating func readJoinedSentences(_ at: Int) {
    let before = bytes[..<at].reversed().prefix(while: \.isLetter).reversed()
    let after = bytes[(at + 1)...].prefix(while: \.isLetter)
    guard before.count > 2, before.allSatisfy(\.isLowercase), after.count > 2,
      after.first?.isUppercase == true,
      after.dropFirst().allSatisfy(\.isLowercase), !isAddress(around: at)
    else { return }
    reportJoined(at - before.count..<at + 1 + after.count, secondAt: at + 1)
  }

  private mutating func reportJoined(_ range: Range<Int>, secondAt: Int) {
    guard let place = place(of: range) else { return }
    let middle = place.lowerBound + secondAt - range.lowerBound
    let (first, second) = (file.text(place.lowerBound..<middle), file.text(middle..<place.upperBound))
    findings.append(
      Finding(
        .wordsJoined, "\"\(first)\(second)\" runs together", at: Place(file, place),
        repair: "type a space: \"\(first) \(second)\""))
  }

  private func isAddress(around at: Int) -> Bool {
    func belongs(_ byte: UInt8) -> Bool { byte > 0x20 }
    let before = bytes[..<at].reversed().prefix(while: belongs)
    let after = bytes[at...].prefix(while: belongs)
    let signs: [UInt8] = [UInt8(ascii: "@"), .slash, .underscore]
    return before.contains(where: signs.contains) || after.contains(where: signs.contains)
      || before.starts(with: "www".utf8.reversed())
      || after.dropFirst().contains(.fullStop) && after.dropFirst().drop { $0 != .fullStop }.count > 1
  }

  /// `Act 20111`: a year and a footnote's figure.
  private mutating func readYear(_ at: Int) {
    let end = at + bytes[at...].prefix(while: \.isDigit).count
    let isYear = bytes.has("19", at: at) || bytes.has("20", at: at)
    guard isYear, end - at == 5, at > 0, bytes[at - 1] == .space, !(byte(end)?.isLetter ?? false) else {
      return
    }
    let word = bytes[..<(at - 1)].reversed().prefix(while: \.isLetter).reversed()
    let name = String(decoding: word, as: UTF8.self)
    if ["Act", "Regulations", "Order", "Measure", "Code"].contains(name) {
      reportFigure(at..<end, length: 1)
    }
  }

  /// `Protocol10`: a word of four letters or more with one or two digits at its end.
  private mutating func readFusedFigure(_ at: Int) {
    let word = bytes[..<at].reversed().prefix(while: \.isLetter)
    let digits = bytes[at...].prefix(3).prefix(while: \.isDigit).count
    let start = at - word.count
    let isWord = word.count > 3 && word.dropLast().allSatisfy(\.isLowercase) && byte(start - 1) != .hyphen
    let endsThere = byte(at + digits).map { !$0.isLetter && !$0.isDigit && $0 != .hyphen } ?? true
    guard isWord, endsThere, digits < 3, bytes[at] != 0x30, !isAddress(around: at) else { return }
    reportFigure(start..<at + digits, length: digits)
  }

  /// `ofthe`: two words that no word is made of.
  private mutating func readJoinedWord(endingAt end: Int) {
    guard !(byte(end)?.isLetter ?? false) else { return }
    let word = bytes[..<end].reversed().prefix(while: \.isLetter)
    guard word.count > 4, word.count < 8 else { return }
    let first = String(decoding: word.dropFirst(3).reversed(), as: UTF8.self).lowercased()
    let joined = ["of", "to", "in", "and", "for", "on", "by", "with", "from", "at", "that"]
    if joined.contains(first) { reportJoined(end - word.count..<end, secondAt: end - 3) }
  }

  private mutating func reportFigure(_ range: Range<Int>, length: Int) {
    guard let place = place(of: range) else { return }
    let word = file.text(place.lowerBound..<place.upperBound - length)
    let figure = file.text(place.upperBound - length..<place.upperBound)
    findings.append(
      Finding(
        .footnoteFused, "a footnote's figure seems to run together with \"\(word)\"", at: Place(file, place),
        repair:
          "write \(word)[^\(figure)] and the footnote below as [^\(figure)]: …, or \(word) \(figure) with a space"
      ))
  }

  /// Where a part of the run stands in the file: at the same distance from its start, or a little further on
  /// where backslashes and entities come before it.
  private func place(of range: Range<Int>) -> Range<Int>? {
    let wanted = bytes[range]
    let first = start + range.lowerBound
    for at in first..<first + 64 where at + range.count <= file.bytes.count {
      if file.bytes[at..<at + range.count].elementsEqual(wanted) { return at..<at + range.count }
    }
    return nil
  }
}
