/// Finds typed contents lists: `3. Councillors..... 4`, line after line. Their numbers are no labels.
///
/// Gives the lines of each list. A list has at least three lines that end in page numbers which never go
/// down; dots or a tab before a number, a label on every line, or the word "Contents" above make it sure.
func contentsLists(in lines: [BodyLine], of bytes: [UInt8]) -> [Range<Int>] {
  var lists: [Range<Int>] = []
  var run = ContentsRun()
  func close() {
    guard !run.isEmpty else { return }
    if run.isList { lists.append(run.first..<run.last + 1) }
    run = ContentsRun()
  }
  var afterContentsWord = false
  for (index, line) in lines.enumerated() where line.kind != .blank {
    if endsWithNumber(line, in: bytes), let entry = ContentsEntry(line, in: bytes), entry.page >= run.page {
      run.add(entry, at: index, isAnnounced: afterContentsWord)
      continue
    }
    close()
    afterContentsWord = line.kind == .text && isContentsWord(line, in: bytes)
  }
  close()
  return lists
}

private func endsWithNumber(_ line: BodyLine, in bytes: [UInt8]) -> Bool {
  guard line.kind == .text else { return false }
  var end = line.range.upperBound
  while end > line.start, bytes[end - 1].isSpaceOrTab { end -= 1 }
  return end > line.start && bytes[end - 1].isDigit
}

private struct ContentsEntry {
  var page: Int
  /// Dots or a tab lead from the words to the number.
  var hasLeader: Bool
  var isLabelled: Bool

  init?(_ line: BodyLine, in bytes: [UInt8]) {
    let text = bytes.trimmingEnd(line.start..<line.range.upperBound)
    var start = text.upperBound
    while start > text.lowerBound, bytes[start - 1].isDigit { start -= 1 }
    guard (1...3).contains(text.upperBound - start), start > text.lowerBound else { return nil }
    let number = start..<text.upperBound
    var dots = 0
    var hasGap = false
    while start > text.lowerBound, bytes[start - 1] == .fullStop || bytes[start - 1].isSpaceOrTab {
      start -= 1
      dots += bytes[start] == .fullStop ? 1 : 0
      hasGap = hasGap || bytes[start] != .fullStop
    }
    if bytes.has("\u{2026}", at: start - 3) {
      dots += 3
      start -= 3
    }
    let hasTab = bytes[start..<number.lowerBound].contains(.tab)
    guard start > text.lowerBound, hasGap || dots > 2,
      bytes[start - 1].isLetter || bytes[start - 1] > 0x7F
        || bytes[start - 1] == .rightParenthesis
    else { return nil }
    page = bytes[number].reduce(0) { $0 * 10 + Int($1 - 0x30) }
    hasLeader = dots > 2 || hasTab
    var scan = LabelScan(bytes)
    isLabelled = LabelCandidate(line: 0, line, in: bytes, &scan) != nil
  }
}

private struct ContentsRun {
  var first = 0
  var last = 0
  var page = 0
  private var count = 0
  private var leaders = 0
  private var labels = 0
  private var isAnnounced = false

  mutating func add(_ entry: ContentsEntry, at index: Int, isAnnounced: Bool) {
    if count == 0 {
      first = index
      self.isAnnounced = isAnnounced
    }
    last = index
    page = entry.page
    count += 1
    leaders += entry.hasLeader ? 1 : 0
    labels += entry.isLabelled ? 1 : 0
  }

  var isEmpty: Bool { count == 0 }

  var isList: Bool {
    count >= 3 && (isAnnounced || labels == count || leaders * 2 > count) || count == 2 && leaders == 2
  }
}

private func isContentsWord(_ line: BodyLine, in bytes: [UInt8]) -> Bool {
  let end = line.range.upperBound
  guard end - line.start < 30 else { return false }
  var first = line.start
  while first < end, !bytes[first].isLetter { first += 1 }
  guard first < end else { return false }
  switch bytes[first] | 0x20 {
  case UInt8(ascii: "c"), UInt8(ascii: "i"), UInt8(ascii: "t"): break
  default: return false
  }
  let letters = bytes[first..<end].filter(\.isLetter)
  let word = String(decoding: letters.prefix(20), as: UTF8.self).lowercased()
  return word == "contents" || word == "tableofcontents" || word == "index"
}
