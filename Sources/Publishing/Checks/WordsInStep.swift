/// Walks through the words of a source and those of its article side by side.
///
/// It takes the source's running text as it is read, and follows it in the article: letter for letter, past
/// whatever stands between words on either side. Nothing is copied; where both texts are spelled alike, as between
/// two tags they nearly always are, it takes eight bytes at a step.
struct WordsInStep: WordTaker {
  private let html: UnsafeBufferPointer<UInt8>
  private let runs: UnsafeBufferPointer<ArticleWords.Run>
  /// The next run of the article, and where reading is in the one before it.
  private var nextRun = 0
  private var at = 0
  private var end = 0

  /// What both sides have alike.
  private var words = WordsHash()
  /// Something that ends a word has followed the last letter in the source.
  private var isParted = false
  private var isSame = true

  init(with html: UnsafeBufferPointer<UInt8>, _ runs: UnsafeBufferPointer<ArticleWords.Run>) {
    self.html = html
    self.runs = runs
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
  @inline(__always)
  private mutating func takeWhatIsAlike(
    _ text: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ textEnd: Int
  ) {
    // Of its own, because nothing that is stored through a pointer can change it: it stays in registers.
    var words = words
    defer { self.words = words }
    while true {
      let room = min(textEnd - index, end - at)
      guard room > 0 else { return }
      let bytes = EightBytes(of: text, fromAny: index)
      let alike = min(bytes.countAlike(EightBytes(of: html, fromAny: at)), room)
      guard alike > 0 else { return }
      words.take(bytes, alike)
      index += alike
      at += alike
      guard alike == 8 else { return }
    }
  }

  /// The source goes on with this letter: so must the article, in the same word or in another one.
  private mutating func meet(_ letter: UInt8) {
    var isPartedHere = false
    while true {
      let next = Self.nextLetter(in: html, at..<end)
      if next > at { isPartedHere = true }
      at = next
      if at < end { break }
      guard nextRun < runs.count else {
        isSame = false
        return
      }
      let run = runs[nextRun]
      nextRun += 1
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

  /// The words of both, once the source has ended; `nil` where they differ.
  mutating func finish() -> WordsHash? {
    while isSame {
      isSame = Self.nextLetter(in: html, at..<end) == end
      guard nextRun < runs.count else { break }
      (at, end) = (runs[nextRun].start, runs[nextRun].end)
      nextRun += 1
    }
    words.endWord()
    return isSame ? words : nil
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
