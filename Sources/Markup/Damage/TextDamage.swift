import SourceText

/// What runs of text show by themselves: stray asterisks, two full stops, a footnote's figure that runs together
/// with a word, words that run together, a footnote's mark without a footnote.
struct TextDamage {
  private let file: SourceFile
  /// Where the text has bytes that are worth a closer look, ascending. Most runs of text have none, and this is all
  /// that is done with them.
  private let suspects: [Int]

  init(_ file: SourceFile, in body: Range<Int>) {
    self.file = file
    suspects = file.bytes.withUnsafeBytes { suspectBytes(in: $0, body) }
  }

  /// Adds what a run shows that the file has as it is.
  func look(at run: Range<Int>, _ findings: inout [Finding]) {
    var index = firstSuspect(from: run.lowerBound)
    // A run may end where a word of the file goes on.
    let endsWithThe =
      run.count > 3 && file.bytes[run.upperBound - 1] == UInt8(ascii: "e")
      && file.bytes.has("the", at: run.upperBound - 3)
    guard endsWithThe || index < suspects.count && suspects[index] < run.upperBound else { return }
    var scan = TextScan(bytes: Array(file.bytes[run]), start: run.lowerBound, file: file)
    while index < suspects.count, suspects[index] < run.upperBound {
      scan.read(suspects[index] - run.lowerBound)
      index += 1
    }
    if endsWithThe, index == 0 || suspects[index - 1] != run.upperBound - 1 { scan.read(run.count - 1) }
    findings += scan.findings
  }

  /// Adds what a run shows that Markdown spells otherwise than the file.
  func look(at words: UnsafeBufferPointer<UInt8>, from start: Int, _ findings: inout [Finding]) {
    let suspects = suspectBytes(in: UnsafeRawBufferPointer(words), words.indices)
    guard !suspects.isEmpty else { return }
    var scan = TextScan(bytes: Array(words), start: start, file: file)
    for at in suspects { scan.read(at) }
    findings += scan.findings
  }

  private func firstSuspect(from start: Int) -> Int {
    var (low, high) = (0, suspects.count)
    while low < high {
      let middle = (low + high) / 2
      if suspects[middle] < start { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// Bytes in `range` that something may be wrong with, going by their neighbours.
private func suspectBytes(in bytes: UnsafeRawBufferPointer, _ range: Range<Int>) -> [Int] {
  var suspects: [Int] = []
  var at = range.lowerBound
  while at < range.upperBound {
    let isInside = at >= 3 && at <= bytes.count - ByteBlock.size - 4
    let marks =
      isInside
      ? suspectMarks { ByteBlock(inside: bytes, at: at + $0) }
      : suspectMarks { ByteBlock(bytes, at: at + $0) }
    if marks.first != nil {
      for index in 0..<min(ByteBlock.size, range.upperBound - at) where marks[index] {
        suspects.append(at + index)
      }
    }
    at += ByteBlock.size
  }
  return suspects
}

/// `[^`, `**`, `..`, a capital after a full stop, a figure after a letter or in a row of five, and words that end with
/// "the". `block` gives the bytes from three before to four behind.
@inline(__always)
private func suspectMarks(_ block: (Int) -> ByteBlock) -> ByteBlock.Marks {
  let here = block(0)
  let before = block(-1)
  let next = block(1)
  let mark = here.isEqual(to: .leftBracket) .& next.isEqual(to: .caret)
  let asterisks = here.isEqual(to: .asterisk) .& next.isEqual(to: .asterisk)
  let stop = here.isEqual(to: .fullStop) .& (next.isEqual(to: .fullStop) .| next.isIn(0x41...0x5A))
  let figure = here.isDigit .& (before.isLetter .| block(2).isDigit .& block(4).isDigit)
  let the =
    block(-2).isEqual(to: UInt8(ascii: "t")) .& before.isEqual(to: UInt8(ascii: "h"))
    .& here.isEqual(to: UInt8(ascii: "e"))
  let end = the .& block(-3).isLetter .& next.isNoLetter
  return mark .| asterisks .| stop .| figure .| end
}

private struct TextScan {
  let bytes: [UInt8]
  let start: Int
  let file: SourceFile
  var findings: [Finding] = []

  mutating func read(_ at: Int) {
    guard isSuspect(at) else { return }
    switch bytes[at] {
    case .leftBracket: readMark(at)
    case .asterisk: readAsterisks(at)
    case .fullStop: readStops(at)
    case _ where bytes[at].isDigit: at > 0 && bytes[at - 1].isLetter ? readFusedFigure(at) : readYear(at)
    default: readJoinedWord(endingAt: at + 1)
    }
  }

  /// Going by its neighbours inside the run.
  private func isSuspect(_ at: Int) -> Bool {
    let byte = bytes[at]
    let before = at > 0 ? bytes[at - 1] : .space
    switch byte {
    case .leftBracket: return self.byte(at + 1) == .caret
    case .asterisk, .fullStop: return before != byte
    case UInt8(ascii: "e"): return at > 3 && bytes.has("the", at: at - 2) && bytes[at - 3].isLetter
    default: return !before.isDigit
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
