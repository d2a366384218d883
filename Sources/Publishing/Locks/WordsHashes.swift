import Governance
import Markup
import SourceText

/// The numbers that stand for the words of every published text of an edition, worked out side by side and once:
/// they are compared with what was published before, and recorded.
///
/// Such a number is the same for the same words in the same order and different for practically any others: the
/// `ContentHash` of the words that `SourceWords` finds in the body. Labels are words; front matter, punctuation, spaces
/// and line breaks are not, so that tidying them changes nothing.
struct WordsHashes {
  /// By the path of the text's file.
  private var hashes: [String: String] = [:]

  /// The words of a text, and the path of its file.
  typealias Text = (path: String, words: [UInt8])

  /// Works out those of texts whose words are at hand, four at a time, which go best side by side when they are about as
  /// long.
  mutating func add(_ texts: [Text]) {
    let ordered = texts.sorted { $0.words.count < $1.words.count }
    let fours = stride(from: 0, to: ordered.count, by: 4).map { ordered[$0..<min($0 + 4, ordered.count)] }
    let numbers = parallelMap(fours, grain: 1) { ContentHash.sideBySide($0.map(\.words)) }
    for (text, number) in zip(ordered, numbers.joined()) { hashes[text.path] = number.digits }
  }

  /// Works out those of the texts of which no words have been at hand.
  mutating func addOthers(of editions: [Edition]) {
    let documents = editions.flatMap { edition in
      edition.policies.flatMap { edition.ownTexts(of: $0) }.map(\.document)
    }
    let others = documents.filter { hashes[$0.file.path] == nil }
    for start in stride(from: 0, to: others.count, by: 64) {
      add(
        parallelMap(Array(others[start..<min(start + 64, others.count)])) { document in
          var words = JoinedWords(capacity: document.body.count)
          SourceWords.read(document, into: &words)
          return (document.file.path, words.finish())
        })
    }
  }

  subscript(_ version: Version) -> String { hashes[version.document.file.path, default: ""] }
}
