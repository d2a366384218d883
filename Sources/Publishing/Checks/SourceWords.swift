/// The words of a policy's Markdown source, read without the Markdown parser.
///
/// It is the other witness of "nothing lost" and shares nothing with the parser. Of Markdown it knows only
/// what takes words off the page or moves them: link targets and titles, link reference definitions,
/// footnote definitions (their words come last, in the order of definition), the information string of a
/// code fence, an address set by hand at the end of a heading (`{#name}`), and character references.
/// All other markup is punctuation and separates words like any punctuation.
struct SourceWords {
  let words: WordList
  /// Lines in the order of the page: where each starts in the body, and the position of its first word.
  let lines: [(start: Int, firstWord: Int)]

  /// The words in `bytes[body]`.
  static func read(_ bytes: [UInt8], body: Range<Int>) -> SourceWords {
    bytes.withUnsafeBufferPointer { buffer in
      let text = UnsafeBufferPointer(rebasing: buffer[body])
      var lines: [(start: Int, firstWord: Int)] = []
      let words = WordList(size: text.count) { words in
        var reader = LineReader(text)
        reader.readLines(into: &words)
        lines = reader.lines
      }
      return SourceWords(words: words, lines: lines)
    }
  }
}

/// Takes the words line by line; lives only as long as the bytes it looks at.
private struct LineReader {
  private(set) var lines: [(start: Int, firstWord: Int)] = []
  private let bytes: UnsafeBufferPointer<UInt8>
  private var fence: UInt8?

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    lines.reserveCapacity(bytes.count / 40)
  }

  mutating func readLines(into words: inout WordWriter) {
    var footnotes: [Range<Int>] = []
    var isInFootnote = false
    var afterBlank = true
    var start = 0
    while start < bytes.count {
      let end = lineEnd(from: start)
      let line = start..<end
      defer {
        afterBlank = firstVisible(in: line) == nil
        start = end + 1
      }
      if fence == nil, startsFootnote(line) {
        isInFootnote = true
      } else if isInFootnote, afterBlank, firstVisible(in: line) != nil, indentation(of: line) < 4 {
        isInFootnote = false
      }
      if isInFootnote { footnotes.append(line) } else { readLine(line, into: &words) }
    }
    for line in footnotes { readLine(line, into: &words) }
  }

  private mutating func readLine(_ line: Range<Int>, into words: inout WordWriter) {
    lines.append((line.lowerBound, words.count))
    if readFence(line) { return }
    if fence == nil, isReferenceDefinition(line) { return }
    let isText = fence == nil
    let end = isText ? endWithoutAnchor(line) : line.upperBound
    var index = line.lowerBound
    while index < end {
      index = words.take(bytes, index..<end, until: isText ? Self.signs : Self.lineEnds)
      guard index < end else { break }
      if bytes[index] == UInt8(ascii: "]") {
        words.endWord()
        index = afterTarget(from: index, before: end)
      } else {
        index = readCharacterReference(from: index, before: end, into: &words)
      }
    }
    words.endWord()
  }

  /// Opens or closes a fenced block; the fence's own line has no words of the page.
  private mutating func readFence(_ line: Range<Int>) -> Bool {
    guard let first = firstVisible(in: line) else { return false }
    let mark = bytes[first]
    guard mark == UInt8(ascii: "`") || mark == UInt8(ascii: "~") else { return false }
    let run = bytes[first..<line.upperBound].prefix { $0 == mark }.count
    guard run >= 3 else { return false }
    if fence == mark {
      fence = nil
      return true
    }
    // A run of backticks with another behind it on the line is a code span.
    let rest = bytes[(first + run)..<line.upperBound]
    guard fence == nil, mark == UInt8(ascii: "~") || !rest.contains(mark) else { return false }
    fence = mark
    return true
  }

  /// Behind `](target "title")`, or behind the bracket alone where no target follows: a target has no
  /// spaces unless it stands in `<` and `>`, its brackets are balanced, a title stands in quotes.
  private func afterTarget(from bracket: Int, before end: Int) -> Int {
    let open = bracket + 1
    guard open < end, bytes[open] == UInt8(ascii: "("),
      bracket == 0 || bytes[bracket - 1] != UInt8(ascii: "\\")
    else { return open }
    var index = afterSpaces(open + 1, before: end)
    if index < end, bytes[index] == UInt8(ascii: "<") {
      index = bytes[index..<end].firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? end
    } else {
      index = afterPlainTarget(index, before: end)
    }
    index = afterSpaces(index, before: end)
    if index < end, let close = Self.titleMarks[bytes[index]] {
      index = bytes[(index + 1)..<end].firstIndex(of: close).map { $0 + 1 } ?? end
    }
    index = afterSpaces(index, before: end)
    return index < end && bytes[index] == UInt8(ascii: ")") ? index + 1 : open
  }

  private static let titleMarks = [
    UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "'"): UInt8(ascii: "'"),
    UInt8(ascii: "("): UInt8(ascii: ")"),
  ]

  private func afterPlainTarget(_ start: Int, before end: Int) -> Int {
    var depth = 0
    var index = start
    while index < end, bytes[index] > UInt8(ascii: " ") {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")") where depth == 0: return index
      case UInt8(ascii: ")"): depth -= 1
      default: break
      }
      index += 1
    }
    return index
  }

  private func afterSpaces(_ start: Int, before end: Int) -> Int {
    bytes[start..<end].firstIndex { $0 != UInt8(ascii: " ") } ?? end
  }

  /// `&amp;` and `&#38;` stand for characters, not for words; a letter given in this way is taken as it is
  /// only where it is given by number.
  private func readCharacterReference(
    from start: Int, before end: Int, into words: inout WordWriter
  ) -> Int {
    let name = bytes[(start + 1)..<end].prefix { $0 != UInt8(ascii: ";") && $0 > UInt8(ascii: " ") }
    guard name.endIndex < end, bytes[name.endIndex] == UInt8(ascii: ";"), 2...32 ~= name.count else {
      words.endWord()
      return start + 1
    }
    let text = String(decoding: name, as: UTF8.self)
    if let character = Self.numbered(text) {
      for byte in String(character).utf8 { words.take(byte) }
    } else {
      words.endWord()
    }
    return name.endIndex + 1
  }

  private static func numbered(_ name: String) -> Unicode.Scalar? {
    guard name.hasPrefix("#") else { return nil }
    let isHexadecimal = name.dropFirst().first == "x" || name.dropFirst().first == "X"
    let digits = name.dropFirst(isHexadecimal ? 2 : 1)
    return UInt32(digits, radix: isHexadecimal ? 16 : 10).flatMap(Unicode.Scalar.init)
  }

  /// `[name]: target` at the start of a line, but for a footnote.
  private func isReferenceDefinition(_ line: Range<Int>) -> Bool {
    guard let first = firstVisible(in: line), bytes[first] == UInt8(ascii: "["), !startsFootnote(line),
      let close = bytes[first..<line.upperBound].firstIndex(of: UInt8(ascii: "]"))
    else { return false }
    return close + 1 < line.upperBound && bytes[close + 1] == UInt8(ascii: ":")
  }

  private func startsFootnote(_ line: Range<Int>) -> Bool {
    guard let first = firstVisible(in: line), first + 3 < line.upperBound,
      bytes[first] == UInt8(ascii: "["), bytes[first + 1] == UInt8(ascii: "^"),
      let close = bytes[first..<line.upperBound].firstIndex(of: UInt8(ascii: "]"))
    else { return false }
    return close + 1 < line.upperBound && bytes[close + 1] == UInt8(ascii: ":")
  }

  /// The end of a heading's text before an address set by hand.
  private func endWithoutAnchor(_ line: Range<Int>) -> Int {
    guard let first = firstVisible(in: line), bytes[first] == UInt8(ascii: "#"),
      let last = bytes[line].lastIndex(where: { $0 > UInt8(ascii: " ") }), bytes[last] == UInt8(ascii: "}"),
      let open = bytes[line].lastIndex(of: UInt8(ascii: "{")), bytes[open + 1] == UInt8(ascii: "#")
    else { return line.upperBound }
    return open
  }

  private func lineEnd(from start: Int) -> Int { Self.lineEnds.position(in: bytes, start..<bytes.count) }

  private static let lineEnds = Stops(UInt8(ascii: "\n"), UInt8(ascii: "\r"))
  /// Where a line may hold something else than words of the page.
  private static let signs = Stops(UInt8(ascii: "]"), UInt8(ascii: "&"))

  private func firstVisible(in line: Range<Int>) -> Int? {
    var at = line.lowerBound
    while at < line.upperBound, bytes[at] == UInt8(ascii: " ") || bytes[at] == UInt8(ascii: "\t") { at += 1 }
    return at < line.upperBound ? at : nil
  }

  private func indentation(of line: Range<Int>) -> Int {
    bytes[line].prefix { $0 == UInt8(ascii: " ") }.count + (bytes[line].first == UInt8(ascii: "\t") ? 4 : 0)
  }
}
