/// The words that a reader finds in the HTML of an article.
///
/// Tags separate words, but for those around a reference; character references are punctuation (the buffer
/// that writes pages makes no others), the text for an image counts. Elements marked `data-not-source` are
/// the publisher's remarks beside the text and are passed over with all they hold.
struct ArticleWords {
  /// Running text between two signs of HTML.
  struct Run {
    let start: Int
    let end: Int
    /// Whether something stands before it that ends a word.
    let isParted: Bool
  }

  private let html: [UInt8]
  private let runs: [Run]

  init(_ html: [UInt8]) {
    self.html = html
    runs = html.withUnsafeBufferPointer { html in
      var reader = RunReader(html)
      reader.readText()
      return reader.runs
    }
  }

  /// Calls `body` with the text and where its runs stand.
  func withRuns<Result>(
    _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<Run>) -> Result
  ) -> Result {
    html.withUnsafeBufferPointer { html in runs.withUnsafeBufferPointer { runs in body(html, runs) } }
  }

  func read(into words: inout some WordTaker) {
    withRuns { html, runs in
      for run in runs {
        if run.isParted { words.endWord() }
        words.take(html, run.start..<run.end)
      }
    }
  }
}

/// Finds the runs; lives only as long as the bytes it looks at.
private struct RunReader {
  private(set) var runs: [ArticleWords.Run] = []
  private let html: UnsafeBufferPointer<UInt8>
  private var index = 0
  private var isParted = false
  private var isInReference = false

  init(_ html: UnsafeBufferPointer<UInt8>) {
    self.html = html
    runs.reserveCapacity(html.count / 32)
  }

  mutating func readText() {
    while index < html.count {
      takeRun(index..<html.count, until: Self.signs)
      guard index < html.count else { break }
      if passesReference() { continue }
      isParted = true
      if html[index] == UInt8(ascii: "<") { readTag() } else { skipCharacterReference() }
    }
  }

  /// The text from the start of the range up to the first of `stops`, which `index` comes to stand at.
  private mutating func takeRun(_ range: Range<Int>, until stops: Stops) {
    index = stops.position(in: html, range)
    guard index > range.lowerBound else { return }
    runs.append(ArticleWords.Run(start: range.lowerBound, end: index, isParted: isParted))
    isParted = false
  }

  /// Moves behind the start or the end of the link around a reference. The source has no sign for it, so it
  /// parts no word: each end of "26–34" is a reference, and the whole is one word.
  private mutating func passesReference() -> Bool {
    guard index + 3 < html.count, html[index] == UInt8(ascii: "<") else { return false }
    let opens =
      html[index + 1] == UInt8(ascii: "a") && stands(Self.reference, at: index + 2, in: index..<html.count)
    let closes =
      isInReference && html[index + 1] == UInt8(ascii: "/") && html[index + 2] == UInt8(ascii: "a")
      && html[index + 3] == UInt8(ascii: ">")
    guard opens || closes else { return false }
    isInReference = opens
    index = tagHere().upperBound
    return true
  }

  private mutating func readTag() {
    let start = index
    let rest = start..<html.count
    // Nearly every tag has neither, and the first letter behind a space tells.
    var isNotSource = false
    index = Self.partsOfTags.position(in: html, rest)
    while index + 1 < html.count, html[index] == UInt8(ascii: " ") {
      switch html[index + 1] {
      case UInt8(ascii: "a"):
        if let alternative = alternative(at: index, in: rest) {
          takeRun(alternative, until: Self.quotationMark)
          isParted = true
        }
      case UInt8(ascii: "d"): isNotSource = isNotSource || stands(Self.notSource, at: index, in: rest)
      default: break
      }
      index = Self.partsOfTags.position(in: html, (index + 1)..<html.count)
    }
    index = min(index + 1, html.count)
    if isNotSource { skipElement(named: name(of: start..<index)) }
  }

  /// Moves behind the end tag of an element whose start tag has just been read.
  private mutating func skipElement(named wanted: ArraySlice<UInt8>) {
    var depth = 1
    while depth > 0 {
      index = Self.tagStart.position(in: html, index..<html.count)
      guard index < html.count else { return }
      let tag = tagHere()
      let closes = html[tag.lowerBound + 1] == UInt8(ascii: "/")
      if name(of: tag) == wanted { depth += closes ? -1 : 1 }
      index = tag.upperBound
    }
  }

  /// The tag that begins at `index`, brackets included; `>` inside an attribute does not occur, because
  /// the buffer escapes it.
  private func tagHere() -> Range<Int> {
    let end = Self.tagEnd.position(in: html, index..<html.count)
    return index..<min(end + 1, html.count)
  }

  private func name(of tag: Range<Int>) -> ArraySlice<UInt8> {
    let text = html[tag].dropFirst().drop { $0 == UInt8(ascii: "/") }
    return ArraySlice(text.prefix { $0 > UInt8(ascii: " ") && $0 != UInt8(ascii: ">") })
  }

  private static let signs = Stops(UInt8(ascii: "<"), UInt8(ascii: "&"))
  private static let partsOfTags = Stops(UInt8(ascii: " "), UInt8(ascii: ">"))
  private static let tagStart = Stops(UInt8(ascii: "<"), UInt8(ascii: "<"))
  private static let tagEnd = Stops(UInt8(ascii: ">"), UInt8(ascii: ">"))
  private static let quotationMark = Stops(UInt8(ascii: "\""), UInt8(ascii: "\""))
  private static let referenceEnd = Stops(UInt8(ascii: ";"), UInt8(ascii: ";"))
  private static let reference: StaticString = " class=\"ref\""
  private static let notSource: StaticString = " data-not-source"
  private static let alternativeText: StaticString = " alt=\""

  /// From the text for an image, whose attribute stands at `start`, to the end of the page.
  private func alternative(at start: Int, in tag: Range<Int>) -> Range<Int>? {
    guard stands(Self.alternativeText, at: start, in: tag) else { return nil }
    return (start + Self.alternativeText.utf8CodeUnitCount)..<tag.upperBound
  }

  private func stands(_ wanted: StaticString, at start: Int, in tag: Range<Int>) -> Bool {
    guard start + wanted.utf8CodeUnitCount < tag.upperBound else { return false }
    return wanted.withUTF8Buffer { html[start..<(start + $0.count)].elementsEqual($0) }
  }

  private mutating func skipCharacterReference() {
    index = min(Self.referenceEnd.position(in: html, index..<html.count) + 1, html.count)
  }
}
