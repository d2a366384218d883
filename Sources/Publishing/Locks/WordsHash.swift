import Governance
import Markup
import SourceText

/// The numbers that stand for the words of every published text of an edition, worked out side by side and once:
/// they are compared with what was published before, and recorded.
struct WordsHashes {
  /// By the path of the text's file.
  private let hashes: [String: String]

  init(of editions: [Edition]) {
    let documents = editions.flatMap { edition in edition.policies.flatMap { edition.ownTexts(of: $0) } }
      .map(\.document)
    let all = parallelMap(documents) { document in
      var words = WordsHash()
      SourceWords.read(document, into: &words)
      return (document.file.path, words.digits)
    }
    hashes = Dictionary(all) { first, _ in first }
  }

  subscript(_ version: Version) -> String { hashes[version.document.file.path, default: ""] }
}

/// The number that stands for the words of one text: the same for the same words in the same order, different for
/// practically any others.
///
/// It is the `ContentHash` of the words that `SourceWords` finds in the body, each with a line feed behind it.
/// Labels are words; front matter, punctuation, spaces and line breaks are not, so that tidying them changes nothing.
private struct WordsHash: WordTaker {
  private var hash = ContentHash()
  private var isInWord = false

  var digits: String { hash.digits }

  mutating func take(_ text: UnsafeBufferPointer<UInt8>, _ run: Range<Int>) {
    // Of its own, because nothing that is stored through a pointer can change it: it stays in registers.
    var words = self
    defer { self = words }
    var at = run.lowerBound
    while at < run.upperBound {
      words.take(EightBytes(of: text, fromAny: at), min(run.upperBound - at, 8))
      at += 8
    }
  }

  /// Takes the first bytes of eight.
  @inline(__always)
  private mutating func take(_ bytes: EightBytes, _ taken: Int) {
    var (symbols, counted) = bytes.words(isInWord: isInWord, endedBy: Self.end)
    isInWord = bytes.isInWord(at: taken - 1)
    if taken == 8, counted == .max {
      for _ in 0..<8 {
        hash.add(UInt8(truncatingIfNeeded: symbols))
        symbols >>= 8
      }
    } else {
      for _ in 0..<taken {
        if counted & 1 == 1 { hash.add(UInt8(truncatingIfNeeded: symbols)) }
        symbols >>= 8
        counted >>= 8
      }
    }
  }

  mutating func endWord() {
    if isInWord { hash.add(Self.end) }
    isInWord = false
  }

  private static let end = UInt8(ascii: "\n")
}
