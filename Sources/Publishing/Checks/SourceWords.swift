import Markup
import SourceText

/// Reads the words of a policy's Markdown source without the Markdown parser.
///
/// It is the other witness of "nothing lost" and shares nothing with the parser. Of Markdown it knows only
/// what takes words off the page or moves them: link targets and titles, link reference definitions,
/// footnote definitions (their words come last, in the order of definition), the information string of a
/// code fence, an address set by hand at the end of a heading (`{#name}`), and character references.
/// All other markup is punctuation and separates words like any punctuation.
enum SourceWords {
  static func read(_ document: Document, into words: inout some WordTaker) {
    document.file.bytes.withUnsafeBufferPointer { bytes in
      var reader = LineReader(UnsafeBufferPointer(rebasing: bytes[document.body]))
      reader.readLines(into: &words)
    }
  }
}

/// Takes the words line by line; lives only as long as the bytes it looks at.
private struct LineReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var fence: UInt8?

  private struct Line {
    let range: Range<Int>
    /// Where its first byte stands that is neither a space nor a tab; its end where it is blank.
    let first: Int

    var isBlank: Bool { first == range.upperBound }
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  mutating func readLines(into words: inout some WordTaker) {
    var footnotes: [Line] = []
    var isInFootnote = false
    var afterBlank = true
    var start = 0
    while start < bytes.count {
      let line = line(from: start)
      if fence == nil, startsFootnote(line) {
        isInFootnote = true
      } else if isInFootnote, afterBlank, !line.isBlank, indentation(of: line) < 4 {
        isInFootnote = false
      }
      if isInFootnote { footnotes.append(line) } else { readLine(line, into: &words) }
      afterBlank = line.isBlank
      start = line.range.upperBound + 1
    }
    for line in footnotes { readLine(line, into: &words) }
  }

  private func line(from start: Int) -> Line {
    let end = Self.lineEnds.position(in: bytes, start..<bytes.count)
    var first = start
    while first < end, bytes[first] == UInt8(ascii: " ") || bytes[first] == UInt8(ascii: "\t") { first += 1 }
    return Line(range: start..<end, first: first)
  }

  private mutating func readLine(_ line: Line, into words: inout some WordTaker) {
    words.beginLine(at: line.range.lowerBound)
    defer { words.endWord() }
    if line.isBlank { return }
    var end = line.range.upperBound
    switch bytes[line.first] {
    case UInt8(ascii: "`"), UInt8(ascii: "~"): if readFence(line) { return }
    case UInt8(ascii: "[") where fence == nil: if isReferenceDefinition(line) { return }
    case UInt8(ascii: "#") where fence == nil: end = endWithoutAnchor(line)
    default: break
    }
    if fence == nil { readText(line.first..<end, into: &words) } else { words.take(bytes, line.first..<end) }
  }

  private func readText(_ text: Range<Int>, into words: inout some WordTaker) {
    var index = text.lowerBound
    while index < text.upperBound {
      let sign = Self.signs.position(in: bytes, index..<text.upperBound)
      words.take(bytes, index..<sign)
      guard sign < text.upperBound else { break }
      if bytes[sign] == UInt8(ascii: "]") {
        words.endWord()
        index = afterTarget(from: sign, before: text.upperBound)
      } else {
        index = readCharacterReference(from: sign, before: text.upperBound, into: &words)
      }
    }
  }

  /// Opens or closes a fenced block; the fence's own line has no words of the page.
  private mutating func readFence(_ line: Line) -> Bool {
    let mark = bytes[line.first]
    let run = bytes[line.first..<line.range.upperBound].prefix { $0 == mark }.count
    guard run >= 3 else { return false }
    if fence == mark {
      fence = nil
      return true
    }
    // A run of backticks with another behind it on the line is a code span.
    let rest = bytes[(line.first + run)..<line.range.upperBound]
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
    from start: Int, before end: Int, into words: inout some WordTaker
  ) -> Int {
    let name = bytes[(start + 1)..<end].prefix { $0 != UInt8(ascii: ";") && $0 > UInt8(ascii: " ") }
    guard name.endIndex < end, bytes[name.endIndex] == UInt8(ascii: ";"), 2...32 ~= name.count else {
      words.endWord()
      return start + 1
    }
    let text = String(decoding: name, as: UTF8.self)
    if let character = Self.numbered(text) {
      Array(String(character).utf8).withUnsafeBufferPointer { words.take($0, $0.indices) }
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

  /// `[name]: target`, but for a footnote.
  private func isReferenceDefinition(_ line: Line) -> Bool {
    isDefinition(line) && !startsFootnote(line)
  }

  private func startsFootnote(_ line: Line) -> Bool {
    begins(line, with: UInt8(ascii: "[")) && line.first + 3 < line.range.upperBound
      && bytes[line.first + 1] == UInt8(ascii: "^") && isDefinition(line)
  }

  /// Whether the bracket that closes the line's first one is followed by a colon.
  private func isDefinition(_ line: Line) -> Bool {
    guard let close = bytes[line.first..<line.range.upperBound].firstIndex(of: UInt8(ascii: "]")) else {
      return false
    }
    return close + 1 < line.range.upperBound && bytes[close + 1] == UInt8(ascii: ":")
  }

  /// The end of a heading's text before an address set by hand.
  private func endWithoutAnchor(_ line: Line) -> Int {
    let text = bytes[line.range]
    guard let last = text.lastIndex(where: { $0 > UInt8(ascii: " ") }), bytes[last] == UInt8(ascii: "}"),
      let open = text.lastIndex(of: UInt8(ascii: "{")), bytes[open + 1] == UInt8(ascii: "#")
    else { return line.range.upperBound }
    return open
  }

  private func begins(_ line: Line, with byte: UInt8) -> Bool { !line.isBlank && bytes[line.first] == byte }

  private func indentation(of line: Line) -> Int {
    let text = bytes[line.range]
    return text.prefix { $0 == UInt8(ascii: " ") }.count + (text.first == UInt8(ascii: "\t") ? 4 : 0)
  }

  private static let lineEnds = Stops(UInt8(ascii: "\n"), UInt8(ascii: "\r"))
  /// Where a line may hold something else than words of the page.
  private static let signs = Stops(UInt8(ascii: "]"), UInt8(ascii: "&"))
}
