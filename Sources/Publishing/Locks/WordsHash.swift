import Governance
import Markup
import SourceText

/// A number that stands for the words of a version, as 16 hexadecimal digits: the same for the same words
/// in the same order, different for practically any others.
///
/// It is FNV-1a with 64 bits (offset basis and prime as Fowler, Noll and Vo give them) over the words that
/// `SourceWords` finds in the body, each with a line feed behind it. Labels are words; front matter,
/// punctuation, spaces and line breaks are not, so that tidying them changes nothing.
private func wordsHash(of document: Document) -> String {
  let words = SourceWords.read(document.file.bytes, body: document.body).words
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for byte in words.bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
  let digits = String(hash, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
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
