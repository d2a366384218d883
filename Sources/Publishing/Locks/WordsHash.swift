import Governance
import Markup
import SourceText

/// The numbers that stand for the words of every published text of an edition, worked out side by side and once:
/// they are compared with what was published before, and recorded.
///
/// Each is written in 16 hexadecimal digits: the same for the same words in the same order, different for
/// practically any others. It is FNV-1a with 64 bits (offset basis and prime as Fowler, Noll and Vo give them)
/// over the words that `SourceWords` finds in the body, each with a line feed behind it. Labels are words; front
/// matter, punctuation, spaces and line breaks are not, so that tidying them changes nothing.
struct WordsHashes {
  /// By the path of the text's file.
  private let hashes: [String: String]

  init(of editions: [Edition]) {
    let entries = editions.flatMap { edition in edition.policies.flatMap { edition.ownTexts(of: $0) } }
    // Neighbours of one length have hardly anything left to do alone.
    let documents = entries.map(\.document)
      .sorted { $0.body.count < $1.body.count }
    let groups = stride(from: 0, to: documents.count, by: 4).map { Array(documents[$0...].prefix(4)) }
    let all = parallelMap(groups, grain: 4) { group in
      let texts = group.map { SourceWords.read($0.file.bytes, body: $0.body).words.bytes }
      return zip(group, wordsHashes(of: texts)).map { ($0.file.path, hexadecimal($1)) }
    }
    hashes = Dictionary(all.joined()) { first, _ in first }
  }

  subscript(_ version: Version) -> String { hashes[version.document.file.path, default: ""] }
}

/// Each byte waits for the multiplication of the byte before it, most of the time for nothing to do: four texts
/// side by side take hardly longer than one.
private func wordsHashes(of texts: [[UInt8]]) -> [UInt64] {
  let basis: UInt64 = 0xcbf2_9ce4_8422_2325
  func step(_ value: UInt64, _ byte: UInt8) -> UInt64 { (value ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }

  var values = texts.map { _ in basis }
  var common = 0
  if texts.count == 4 {
    let (first, second, third, fourth) = (texts[0], texts[1], texts[2], texts[3])
    common = min(first.count, second.count, third.count, fourth.count)
    var (one, two, three, four) = (basis, basis, basis, basis)
    for index in 0..<common {
      one = step(one, first[index])
      two = step(two, second[index])
      three = step(three, third[index])
      four = step(four, fourth[index])
    }
    values = [one, two, three, four]
  }
  return zip(values, texts).map { value, text in text[common...].reduce(value, step) }
}

private func hexadecimal(_ value: UInt64) -> String {
  let digits = String(value, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}
