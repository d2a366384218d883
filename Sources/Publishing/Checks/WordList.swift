/// Takes the running text of a document, run by run, and does with its words what it is for: list them, compare
/// them, work out the number that stands for them.
///
/// A word is a run of ASCII letters and digits and of characters beyond ASCII; "don't" is two, and a dash
/// between spaces is one. Where words are parted does not matter to the comparison as long as both sides
/// agree; they do, because `EightBytes.inWords` tells it of both.
protocol WordTaker {
  /// Here begins a line of the source.
  mutating func beginLine(at start: Int)
  /// The run follows the one before it without a gap.
  mutating func take(_ text: UnsafeBufferPointer<UInt8>, _ run: Range<Int>)
  /// What comes next begins another word, whatever stands between.
  mutating func endWord()
}

extension WordTaker {
  mutating func beginLine(at start: Int) {}
}

/// The words of a text one after the other, each as a text of its own: for messages about a few of them.
struct WordList: WordTaker {
  private(set) var words: [[UInt8]] = []
  /// Lines in the order of the page: where each starts in the body, and the position of its first word.
  private(set) var lines: [(start: Int, firstWord: Int)] = []
  private var isInWord = false

  mutating func beginLine(at start: Int) { lines.append((start, words.count)) }

  mutating func take(_ text: UnsafeBufferPointer<UInt8>, _ run: Range<Int>) {
    for index in run {
      guard EightBytes(of: text, fromAny: index).lengthInWord > 0 else {
        endWord()
        continue
      }
      if !isInWord { words.append([]) }
      isInWord = true
      words[words.count - 1].append(text[index])
    }
  }

  mutating func endWord() { isInWord = false }

  /// The word with the given position, from 0; `nil` past the last.
  func word(_ position: Int) -> String? {
    position < words.count ? String(decoding: words[position], as: UTF8.self) : nil
  }

  /// The position of the first word that differs from the other list's, or that the other does not have.
  func firstDifference(from other: WordList) -> Int {
    zip(words, other.words).prefix { $0 == $1 }.count
  }
}
