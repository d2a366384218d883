import Governance
import Markup
import SourceText

/// A number that stands for the words of a version, as 16 hexadecimal digits: the same for the same words
/// in the same order, different for practically any others.
///
/// It is FNV-1a with 64 bits (offset basis and prime as Fowler, Noll and Vo give them) over the words that
/// `SourceWords` finds in the body, each with a line feed behind it. Labels are words; front matter,
/// punctuation, spaces and line breaks are not, so that tidying them changes nothing.
private struct WordsHash {
  private let words: [UInt8]
  private var value: UInt64 = 0xcbf2_9ce4_8422_2325

  init(of document: Document) {
    words = SourceWords.read(document.file.bytes, body: document.body).words.bytes
  }

  /// Each byte waits for the multiplication of the byte before it, most of the time for nothing to do: two texts
  /// side by side take hardly longer than one.
  static func finish(_ one: inout WordsHash, _ other: inout WordsHash) {
    let common = min(one.words.count, other.words.count)
    var (first, second) = (one.value, other.value)
    for index in 0..<common {
      first = step(first, one.words[index])
      second = step(second, other.words[index])
    }
    (one.value, other.value) = (first, second)
    one.finish(from: common)
    other.finish(from: common)
  }

  mutating func finish(from start: Int = 0) { value = words[start...].reduce(value, Self.step) }

  private static func step(_ value: UInt64, _ byte: UInt8) -> UInt64 {
    (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }

  var digits: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

/// The numbers that stand for the words of every published text of an edition, worked out side by side and once:
/// they are compared with what was published before, and recorded.
struct WordsHashes {
  /// By the path of the text's file.
  private let hashes: [String: String]

  init(of edition: Edition) {
    let day = edition.asOf
    let documents = edition.policies.flatMap { $0.publishedTexts(on: day).map(\.document) }
    let pairs = stride(from: 0, to: documents.count, by: 2).map { Array(documents[$0...].prefix(2)) }
    let all = parallelMap(pairs) { pair in
      var hashes = pair.map(WordsHash.init)
      var (first, last) = (hashes[0], hashes[hashes.count - 1])
      if hashes.count == 2 { WordsHash.finish(&first, &last) } else { first.finish() }
      hashes = [first, last]
      return zip(pair, hashes).map { ($0.file.path, $1.digits) }
    }
    hashes = Dictionary(all.joined()) { first, _ in first }
  }

  subscript(_ version: Version) -> String { hashes[version.document.file.path, default: ""] }
}
