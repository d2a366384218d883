import Governance
import Markup
import SourceText

/// The numbers that stand for the words of every published text of an edition, worked out side by side and once:
/// they are compared with what was published before, and recorded.
struct WordsHashes {
  /// By the path of the text's file.
  private let hashes: [String: String]

  /// `known` are those of texts that have been read already, to be compared with their pages.
  init(of editions: [Edition], known: [String: String]) {
    let documents = editions.flatMap { edition in
      edition.policies.flatMap { edition.ownTexts(of: $0) }.map(\.document)
    }
    let others = parallelMap(documents.filter { known[$0.file.path] == nil }) { document in
      var words = SourceHash()
      SourceWords.read(document, into: &words)
      return (document.file.path, words.words.hash)
    }
    hashes = known.merging(others) { first, _ in first }
  }

  subscript(_ version: Version) -> String { hashes[version.document.file.path, default: ""] }
}

private struct SourceHash: WordTaker {
  private(set) var words = WordsHash()

  mutating func take(_ text: UnsafeBufferPointer<UInt8>, _ run: Range<Int>) { words.take(text, run) }

  mutating func endWord() { words.endWord() }
}

/// The number that stands for the words of one text: the same for the same words in the same order, different for
/// practically any others.
///
/// It is the `ContentHash` of the words that `SourceWords` finds in the body, each with a line feed behind it.
/// Labels are words; front matter, punctuation, spaces and line breaks are not, so that tidying them changes nothing.
struct WordsHash {
  private var value = ContentHash()
  private(set) var isInWord = false
  /// How many words have ended.
  private(set) var count = 0

  var hash: String { value.digits }

  /// Takes a run of text, eight bytes at a step.
  mutating func take(_ text: UnsafeBufferPointer<UInt8>, _ run: Range<Int>) {
    // Of its own, because nothing that is stored through a pointer can change it: it stays in registers.
    var words = self
    defer { self = words }
    var at = run.lowerBound
    while run.upperBound - at >= 8 {
      words.take(EightBytes(of: text, at: at), 8)
      at += 8
    }
    if at < run.upperBound { words.take(EightBytes(of: text, fromAny: at), run.upperBound - at) }
  }

  /// Takes the first bytes of eight, one at least.
  @inline(__always)
  private mutating func take(_ bytes: EightBytes, _ taken: Int) {
    let words = bytes.words(isInWord: isInWord, endedBy: Self.end, taken)
    count += words.ended
    isInWord = bytes.isInWord(at: taken - 1)
    // Where bytes between two words stand for nothing, and they do in every fifth step, a branch for each would cost
    // more than to work out what is thrown away.
    if words.isEvery {
      for index in 0..<8 { value.add(words.byte(index)) }
    } else {
      for index in 0..<8 {
        let next = value.adding(words.byte(index))
        value = words.has(index) ? next : value
      }
    }
  }

  @inline(__always)
  mutating func endWord() {
    guard isInWord else { return }
    value.add(Self.end)
    count += 1
    isInWord = false
  }

  private static let end = UInt8(ascii: "\n")
}
