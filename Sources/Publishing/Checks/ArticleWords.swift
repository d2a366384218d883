/// The words that a reader finds in the HTML of an article.
///
/// Tags separate words, but for those around a reference; character references are punctuation (the buffer
/// that writes pages makes no others), the text for an image counts. Elements marked `data-not-source` are
/// the publisher's remarks beside the text and are passed over with all they hold.
struct ArticleWords {
  private let html: UnsafeBufferPointer<UInt8>
  private var index = 0
  private var isInReference = false

  static func read(_ html: [UInt8]) -> WordList {
    html.withUnsafeBufferPointer { buffer in
      WordList(size: buffer.count) { words in
        var reader = ArticleWords(html: buffer)
        reader.readText(into: &words)
      }
    }
  }

  private init(html: UnsafeBufferPointer<UInt8>) {
    self.html = html
  }

  private mutating func readText(into words: inout WordWriter) {
    while index < html.count {
      index = words.take(html, index..<html.count, until: Self.signs)
      guard index < html.count else { break }
      if passesReference() { continue }
      words.endWord()
      if html[index] == UInt8(ascii: "<") { readTag(into: &words) } else { skipCharacterReference() }
    }
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

  private mutating func readTag(into words: inout WordWriter) {
    let start = index
    let rest = start..<html.count
    // Nearly every tag has neither, and the first letter behind a space tells.
    var isNotSource = false
    index = Self.partsOfTags.position(in: html, rest)
    while index + 1 < html.count, html[index] == UInt8(ascii: " ") {
      switch html[index + 1] {
      case UInt8(ascii: "a"):
        if let alternative = alternative(at: index, in: rest) {
          index = words.take(html, alternative, until: Self.quotationMark)
          words.endWord()
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
