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

  mutating func take(_ text: UnsafeBufferPointer<UInt8>, _ run: Range<Int>) {
    for at in stride(from: run.lowerBound, to: run.upperBound, by: 8) {
      words.take(EightBytes(of: text, fromAny: at), min(run.upperBound - at, 8))
    }
  }

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

  /// Takes the first bytes of eight, one at least.
  @inline(__always)
  mutating func take(_ bytes: EightBytes, _ taken: Int) {
    var (symbols, counted) = bytes.words(isInWord: isInWord, endedBy: Self.end)
    count += EightBytes.count(bytes.behindWords(isInWord: isInWord), inFirst: taken)
    isInWord = bytes.isInWord(at: taken - 1)
    if taken == 8, counted == .max {
      for _ in 0..<8 {
        value.add(UInt8(truncatingIfNeeded: symbols))
        symbols >>= 8
      }
    } else {
      for _ in 0..<taken {
        if counted & 1 == 1 { value.add(UInt8(truncatingIfNeeded: symbols)) }
        symbols >>= 8
        counted >>= 8
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
