/// Walks through the words of a source and those of its article side by side.
///
/// It takes the source's running text as it is read, and follows it in the article: letter for letter, past
/// whatever stands between words on either side. Nothing is copied; where both texts are spelled alike, as between
/// two tags they nearly always are, it looks for the first difference and takes all in front of it at once.
struct WordsInStep: WordTaker {
  private let html: UnsafeBufferPointer<UInt8>
  private var article: ArticleWords
  /// Where reading is in the latest run of the article, and where that ends.
  private var at = 0
  private var end = 0

  /// What both sides have alike.
  private var words: JoinedWords
  /// Something that ends a word has followed the last letter in the source.
  private var isParted = false
  private var isSame = true

  /// `capacity` is about how many bytes the words are.
  init(with html: UnsafeBufferPointer<UInt8>, capacity: Int) {
    self.html = html
    words = JoinedWords(capacity: capacity)
    article = ArticleWords(html)
  }

  mutating func endWord() { isParted = true }

  mutating func take(_ text: UnsafeBufferPointer<UInt8>, _ run: Range<Int>) {
    var index = run.lowerBound
    while isSame {
      if !isParted { takeWhatIsAlike(text, &index, run.upperBound) }
      let letter = Self.nextLetter(in: text, index..<run.upperBound)
      if letter > index { isParted = true }
      index = letter
      guard index < run.upperBound else { return }
      meet(text[index])
    }
  }

  /// Goes on in both as far as they are spelled alike.
  private mutating func takeWhatIsAlike(
    _ text: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ textEnd: Int
  ) {
    let count = Self.countAlike(text, index..<textEnd, html, at..<end)
    guard count > 0 else { return }
    words.take(text, index..<index + count)
    index += count
    at += count
  }

  /// The source goes on with this letter: so must the article, in the same word or in another one.
  private mutating func meet(_ letter: UInt8) {
    var isPartedHere = false
    while true {
      let next = Self.nextLetter(in: html, at..<end)
      if next > at { isPartedHere = true }
      at = next
      if at < end { break }
      guard let run = article.next() else {
        isSame = false
        return
      }
      (at, end) = (run.start, run.end)
      if run.isParted { isPartedHere = true }
    }
    if words.isInWord, isParted || isPartedHere {
      isSame = isParted && isPartedHere
      words.endWord()
    }
    isParted = false
    isSame = isSame && html[at] == letter
  }

  /// The words of both, joined, once the source has ended; `nil` where they differ.
  mutating func finish() -> [UInt8]? {
    while isSame {
      isSame = Self.nextLetter(in: html, at..<end) == end
      guard let run = article.next() else { break }
      (at, end) = (run.start, run.end)
    }
    words.endWord()
    return isSame ? words.finish() : nil
  }

  /// How many bytes two stretches have alike before the first that differs.
  private static func countAlike(
    _ text: UnsafeBufferPointer<UInt8>, _ stretch: Range<Int>,
    _ other: UnsafeBufferPointer<UInt8>, _ otherStretch: Range<Int>
  ) -> Int {
    let most = min(stretch.count, otherStretch.count)
    var count = 0
    while most - count >= 16 {
      let first = SixteenBytes(of: text, at: stretch.lowerBound + count)
      guard first == SixteenBytes(of: other, at: otherStretch.lowerBound + count) else { break }
      count += 16
    }
    while count < most {
      let alike = EightBytes(of: text, fromAny: stretch.lowerBound + count)
        .countAlike(EightBytes(of: other, fromAny: otherStretch.lowerBound + count))
      count += alike
      if alike < 8 { break }
    }
    return min(count, most)
  }

  /// Where the next byte stands that belongs to a word; the end of the range where there is none.
  @inline(__always)
  private static func nextLetter(in text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    var at = range.lowerBound
    while at < range.upperBound {
      let count = EightBytes(of: text, fromAny: at).countBeforeWord
      if count < 8 { return min(at + count, range.upperBound) }
      at += 8
    }
    return range.upperBound
  }
}
