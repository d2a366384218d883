/// Finds texts with similar words on two sides, without comparing each with each.
///
/// The likeness of two texts is Dice's coefficient of their pairs of neighbouring words, the beginning and
/// the end counted as words: twice the pairs in common over the pairs of both. Pairs see an exchanged order
/// where single words do not. Only texts that share an uncommon pair are compared, and of those the ones
/// that share most.
struct SimilarTexts {
  struct Candidate {
    let old: Int
    let new: Int
    /// In thousandths: 1000 for the same words.
    let likeness: Int
  }

  private struct Text {
    let index: Int
    /// Sorted; a pair that occurs twice stands there twice.
    let pairs: [Int]
  }

  private let old: [Text]
  private let new: [Text]

  /// A pair that more texts have says little, and following it would take long.
  private static let commonFrom = 12
  /// So many texts are compared word for word with each.
  private static let compared = 6

  init(old: [(index: Int, words: [Int])], new: [(index: Int, words: [Int])]) {
    self.old = old.map { Text(index: $0.index, pairs: Self.pairs(of: $0.words)) }
    self.new = new.map { Text(index: $0.index, pairs: Self.pairs(of: $0.words)) }
  }

  /// `likely` names for each old text those of the new ones that are compared in any case.
  func candidates(likely: [[Int]]) -> [Candidate] {
    var holders: [Int: [Int]] = [:]
    for (position, text) in new.enumerated() {
      for pair in Set(text.pairs) { holders[pair, default: []].append(position) }
    }
    let positions = Dictionary(
      new.enumerated().map { ($0.element.index, $0.offset) }, uniquingKeysWith: { one, _ in one })
    var found: [Candidate] = []
    for (text, likely) in zip(old, likely) {
      let near = nearest(to: text, holders) + likely.compactMap { positions[$0] }
      for position in Set(near).sorted() {
        found.append(
          Candidate(
            old: text.index, new: new[position].index,
            likeness: Self.likeness(text.pairs, new[position].pairs)))
      }
    }
    return found
  }

  private func nearest(to text: Text, _ holders: [Int: [Int]]) -> [Int] {
    var shared: [Int: Int] = [:]
    for pair in text.pairs {
      guard let positions = holders[pair], positions.count < Self.commonFrom else { continue }
      for position in positions { shared[position, default: 0] += 1 }
    }
    let ranked = shared.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return ranked.prefix(Self.compared).map(\.key)
  }

  /// A pair is one number; words are numbered from 0, -1 stands before the first and behind the last.
  private static func pairs(of words: [Int]) -> [Int] {
    guard !words.isEmpty else { return [] }
    return zip([-1] + words, words + [-1]).map { ($0 + 1) << 32 | ($1 + 1) }.sorted()
  }

  private static func likeness(_ one: [Int], _ other: [Int]) -> Int {
    guard !one.isEmpty, !other.isEmpty else { return 0 }
    var (i, j, common) = (0, 0, 0)
    while i < one.count, j < other.count {
      if one[i] == other[j] {
        common += 1
        i += 1
        j += 1
      } else if one[i] < other[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return 2000 * common / (one.count + other.count)
  }
}
