/// The running text that a reader finds in the HTML of an article, piece by piece.
///
/// Tags separate words, but for those around a reference; character references are punctuation (the buffer
/// that writes pages makes no others), the text for an image counts. Elements marked `data-not-source` are
/// the publisher's remarks beside the text and are passed over with all they hold.
///
/// It lives only as long as the bytes it looks at.
struct ArticleWords {
  /// Running text between two signs of HTML.
  struct Run {
    let start: Int
    let end: Int
    /// Whether something stands before it that ends a word.
    let isParted: Bool
  }

  private let html: UnsafeBufferPointer<UInt8>
  private var index = 0
  private var isParted = false
  private var isInReference = false

  init(_ html: UnsafeBufferPointer<UInt8>) { self.html = html }

  func read(into words: inout some WordTaker) {
    var rest = self
    while let run = rest.next() {
      if run.isParted { words.endWord() }
      words.take(html, run.start..<run.end)
    }
  }

  /// The next run; `nil` behind the last.
  mutating func next() -> Run? {
    while index < html.count {
      let start = index
      index = Self.signs.position(in: html, start..<html.count)
      if index > start { return run(start..<index) }
      if html[index] == UInt8(ascii: "&") {
        isParted = true
        index = min(Self.referenceEnd.position(in: html, index..<html.count) + 1, html.count)
      } else if let alternative = passTag(), !alternative.isEmpty {
        defer { isParted = true }
        return run(alternative)
      }
    }
    return nil
  }

  private mutating func run(_ range: Range<Int>) -> Run {
    defer { isParted = false }
    return Run(start: range.lowerBound, end: range.upperBound, isParted: isParted)
  }

  /// Moves behind the tag that begins here, and behind its element where that is no part of the source. Gives the
  /// text for an image. `>` inside an attribute does not occur, because the buffer escapes it.
  private mutating func passTag() -> Range<Int>? {
    let start = index
    index = Self.partsOfTags.position(in: html, start..<html.count)
    if isAroundReference(start..<index) {
      index = end(ofTagAt: index)
      return nil
    }
    isParted = true
    var alternative: Range<Int>?
    var isNotSource = false
    // Nearly every tag has neither, and the first letter behind a space tells.
    while index + 1 < html.count, html[index] == UInt8(ascii: " ") {
      switch html[index + 1] {
      case UInt8(ascii: "a"):
        if stands(Self.alternativeText, at: index) {
          let start = index + Self.alternativeText.utf8CodeUnitCount
          alternative = start..<Self.quotationMark.position(in: html, start..<html.count)
        }
      case UInt8(ascii: "d"): isNotSource = isNotSource || stands(Self.notSource, at: index)
      default: break
      }
      index = Self.partsOfTags.position(in: html, (index + 1)..<html.count)
    }
    index = min(index + 1, html.count)
    if isNotSource { skipElement(named: name(of: start..<index)) }
    return alternative
  }

  /// Whether a tag, whose name ends the range, is the start or the end of the link around a reference. The source has
  /// no sign for it, so it parts no word: each end of "26–34" is a reference, and the whole is one word.
  private mutating func isAroundReference(_ tag: Range<Int>) -> Bool {
    guard tag.count > 1, html[tag.upperBound - 1] == UInt8(ascii: "a") else { return false }
    let isStart = tag.count == 2 && stands(Self.reference, at: tag.upperBound)
    let isEnd = isInReference && tag.count == 3 && html[tag.lowerBound + 1] == UInt8(ascii: "/")
    if isStart || isEnd { isInReference = isStart }
    return isStart || isEnd
  }

  /// Moves behind the end tag of an element whose start tag has just been read.
  private mutating func skipElement(named wanted: Slice<UnsafeBufferPointer<UInt8>>) {
    var depth = 1
    while depth > 0 {
      index = Self.tagStart.position(in: html, index..<html.count)
      guard index < html.count else { return }
      let tag = index..<end(ofTagAt: index)
      let closes = tag.count > 1 && html[tag.lowerBound + 1] == UInt8(ascii: "/")
      if name(of: tag).elementsEqual(wanted) { depth += closes ? -1 : 1 }
      index = tag.upperBound
    }
  }

  /// The place behind the tag in which `place` lies.
  private func end(ofTagAt place: Int) -> Int {
    min(Self.tagEnd.position(in: html, place..<html.count) + 1, html.count)
  }

  private func name(of tag: Range<Int>) -> Slice<UnsafeBufferPointer<UInt8>> {
    html[tag].dropFirst().drop { $0 == UInt8(ascii: "/") }
      .prefix { $0 > UInt8(ascii: " ") && $0 != UInt8(ascii: ">") }
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

  /// Looks from the end, since many tags begin alike.
  private func stands(_ wanted: StaticString, at start: Int) -> Bool {
    guard start + wanted.utf8CodeUnitCount < html.count else { return false }
    var left = wanted.utf8CodeUnitCount
    while left > 0, html[start + left - 1] == wanted.utf8Start[left - 1] { left -= 1 }
    return left == 0
  }
}
