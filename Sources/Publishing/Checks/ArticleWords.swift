/// The words that a reader finds in the HTML of an article.
///
/// Tags separate words, character references are punctuation (the buffer that writes pages makes no
/// others), the text for an image counts. Elements marked `data-not-source` are the publisher's remarks
/// beside the text and are passed over with all they hold.
struct ArticleWords {
  private(set) var words: WordList
  private let html: UnsafeBufferPointer<UInt8>
  private var index = 0

  static func read(_ html: [UInt8]) -> WordList {
    html.withUnsafeBufferPointer { buffer in
      var reader = ArticleWords(buffer)
      reader.readText()
      return reader.words
    }
  }

  private init(_ html: UnsafeBufferPointer<UInt8>) {
    self.html = html
    words = WordList(capacity: html.count / 2)
  }

  private mutating func readText() {
    while index < html.count {
      switch html[index] {
      case UInt8(ascii: "<"):
        words.endWord()
        readTag()
      case UInt8(ascii: "&"):
        words.endWord()
        skip(past: UInt8(ascii: ";"))
      default:
        words.take(html[index])
        index += 1
      }
    }
    words.endWord()
  }

  private mutating func readTag() {
    let tag = tagHere()
    index = tag.upperBound
    guard html[tag.lowerBound + 1] != UInt8(ascii: "/") else { return }
    if let alternative = alternative(in: tag) {
      for byte in html[alternative] { words.take(byte) }
      words.endWord()
    }
    if position(after: Self.notSource, in: tag) != nil { skipElement(named: name(of: tag)) }
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

  private static let notSource = Array(" data-not-source".utf8)
  private static let alternativeText = Array(" alt=\"".utf8)

  private func alternative(in tag: Range<Int>) -> Range<Int>? {
    guard let start = position(after: Self.alternativeText, in: tag) else { return nil }
    let value = start..<tag.upperBound
    return start..<(html[value].firstIndex(of: UInt8(ascii: "\"")) ?? value.upperBound)
  }

  /// The index behind the first occurrence of `wanted`, which begins with a space, in a tag.
  private func position(after wanted: [UInt8], in tag: Range<Int>) -> Int? {
    guard tag.count > wanted.count else { return nil }
    for start in tag.lowerBound...(tag.upperBound - wanted.count) where html[start] == wanted[0] {
      if html[start..<(start + wanted.count)].elementsEqual(wanted) { return start + wanted.count }
    }
    return nil
  }

  private mutating func skip(past byte: UInt8) {
    index = (html[index...].firstIndex(of: byte) ?? html.count - 1) + 1
  }
}
