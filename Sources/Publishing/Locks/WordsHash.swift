import Governance
import Markup
import SourceText

/// A number that stands for the words of a version: those that `SourceWords` finds in the body, each with a
/// line feed behind it. Labels are words; front matter, punctuation, spaces and line breaks are not, so that
/// tidying them changes nothing.
private func wordsHash(of document: Document) -> String {
  var hash = ContentHash()
  hash.add(SourceWords.read(document.file.bytes, body: document.body).words.bytes)
  return hash.digits
}

/// The numbers that stand for the words of every published text of an edition, worked out side by side and once:
/// they are compared with what was published before, and recorded.
struct WordsHashes {
  /// By the path of the text's file.
  private let hashes: [String: String]

  init(of edition: Edition) {
    let day = edition.asOf
    let all = parallelMap(edition.policies) { entry in
      entry.publishedTexts(on: day).map { ($0.document.file.path, wordsHash(of: $0.document)) }
    }
    hashes = Dictionary(all.joined()) { first, _ in first }
  }

  subscript(_ version: Version) -> String { hashes[version.document.file.path, default: ""] }
}
