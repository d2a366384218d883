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
      index = words.take(html, index..<html.count) { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }
      guard index < html.count else { break }
      if passesReference() { continue }
      words.endWord()
      if html[index] == UInt8(ascii: "<") { readTag(into: &words) } else { skip(past: UInt8(ascii: ";")) }
    }
  }

  /// Moves behind the start or the end of the link around a reference. The source has no sign for it, so it
  /// parts no word: each end of "26–34" is a reference, and the whole is one word.
  private mutating func passesReference() -> Bool {
    let tag = tagHere()
    guard name(of: tag).elementsEqual([UInt8(ascii: "a")]) else { return false }
    let closes = html[tag.lowerBound + 1] == UInt8(ascii: "/")
    let opens = !closes && stands(Self.reference, at: tag.lowerBound + 2, in: tag)
    guard opens || closes && isInReference else { return false }
    isInReference = opens
    index = tag.upperBound
    return true
  }

  private mutating func readTag(into words: inout WordWriter) {
    let tag = tagHere()
    index = tag.upperBound
    guard html[tag.lowerBound + 1] != UInt8(ascii: "/") else { return }
    // Nearly every tag has neither, and the first letter behind a space tells.
    var isNotSource = false
    var at = tag.lowerBound + 1
    while at < tag.upperBound - 1 {
      defer { at += 1 }
      guard html[at] == UInt8(ascii: " ") else { continue }
      switch html[at + 1] {
      case UInt8(ascii: "a"):
        if let alternative = alternative(at: at, in: tag) {
          _ = words.take(html, alternative) { _ in false }
          words.endWord()
        }
      case UInt8(ascii: "d"): isNotSource = isNotSource || stands(Self.notSource, at: at, in: tag)
      default: break
      }
    }
    if isNotSource { skipElement(named: name(of: tag)) }
  }

  /// Moves behind the end tag of an element whose start tag has just been read.
  private mutating func skipElement(named wanted: ArraySlice<UInt8>) {
    var depth = 1
    while depth > 0, index < html.count {
      guard html[index] == UInt8(ascii: "<") else {
        index += 1
        continue
      }
      let tag = tagHere()
      let closes = html[tag.lowerBound + 1] == UInt8(ascii: "/")
      if name(of: tag) == wanted { depth += closes ? -1 : 1 }
      index = tag.upperBound
    }
  }

  /// The tag that begins at `index`, brackets included; `>` inside an attribute does not occur, because
  /// the buffer escapes it.
  private func tagHere() -> Range<Int> {
    let end = html[index...].firstIndex(of: UInt8(ascii: ">")) ?? html.count - 1
    return index..<(end + 1)
  }

  private func name(of tag: Range<Int>) -> ArraySlice<UInt8> {
    let text = html[tag].dropFirst().drop { $0 == UInt8(ascii: "/") }
    return ArraySlice(text.prefix { $0 > UInt8(ascii: " ") && $0 != UInt8(ascii: ">") })
  }

  private static let reference: StaticString = " class=\"ref\""
  private static let notSource: StaticString = " data-not-source"
  private static let alternativeText: StaticString = " alt=\""

  private func alternative(at start: Int, in tag: Range<Int>) -> Range<Int>? {
    guard stands(Self.alternativeText, at: start, in: tag) else { return nil }
    let value = (start + Self.alternativeText.utf8CodeUnitCount)..<tag.upperBound
    return value.lowerBound..<(html[value].firstIndex(of: UInt8(ascii: "\"")) ?? value.upperBound)
  }

  private func stands(_ wanted: StaticString, at start: Int, in tag: Range<Int>) -> Bool {
    guard start + wanted.utf8CodeUnitCount < tag.upperBound else { return false }
    return wanted.withUTF8Buffer { html[start..<(start + $0.count)].elementsEqual($0) }
  }

  private mutating func skip(past byte: UInt8) {
    index = (html[index...].firstIndex(of: byte) ?? html.count - 1) + 1
  }
}
