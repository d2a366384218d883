/// Finds the pairs of an alignment, the surest first.
///
/// 1. Words that both texts have exactly once. The longest run of such pairs that stand in the same order
///    are the anchors; two units are *in place* to each other between the same two anchors, or under units
///    already paired.
/// 2. Equal words that occur several times, in place before elsewhere.
/// 3. Similar words (`SimilarTexts`).
/// 4. Sections and other containers by what stands under them, which says more than a heading of one word;
///    and what is left of the headings by their words.
struct ClauseMatching {
  private let old: ComparedText
  private let new: ComparedText
  /// The partner of each unit of the old text, and the way back.
  private var partners: [Int?]
  private var origins: [Int?]
  /// How many anchors stand before each unit or at it.
  private var oldGaps: [Int]
  private var newGaps: [Int]

  /// "Grants" or "As above." somewhere else need not be the same clause: fewer words than these are only
  /// paired in place.
  static let wordsToMove = 4

  init(_ old: ComparedText, _ new: ComparedText) {
    self.old = old
    self.new = new
    partners = Array(repeating: nil, count: old.units.count)
    origins = Array(repeating: nil, count: new.units.count)
    oldGaps = Array(repeating: 0, count: old.units.count)
    newGaps = Array(repeating: 0, count: new.units.count)
  }

  mutating func matchAll() {
    matchUnique()
    matchContainers()
    matchEqual { !$0.isHeading }
    matchSimilar { !$0.isHeading }
    matchContainers()
    matchEqual { _ in true }
    matchSimilar { _ in true }
  }

  private mutating func pair(_ old: Int, _ new: Int) {
    partners[old] = new
    origins[new] = old
  }

  // MARK: Anchors

  private mutating func matchUnique() {
    let inNew = Self.uniqueTexts(of: new)
    let pairs = Self.uniqueTexts(of: old)
      .compactMap { text, index in inNew[text].map { (old: index, new: $0) } }
      .sorted { $0.old < $1.old }
    let anchors = longestRise(pairs.map(\.new))
    for (index, found) in pairs.enumerated()
    where anchors.contains(index) || old.units[found.old].words.count >= Self.wordsToMove {
      pair(found.old, found.new)
    }
    for index in anchors {
      oldGaps[pairs[index].old] = 1
      newGaps[pairs[index].new] = 1
    }
    for index in oldGaps.indices.dropFirst() { oldGaps[index] += oldGaps[index - 1] }
    for index in newGaps.indices.dropFirst() { newGaps[index] += newGaps[index - 1] }
  }

  private static func uniqueTexts(of text: ComparedText) -> [Int: Int] {
    var found: [Int: Int?] = [:]
    for (index, unit) in text.units.enumerated() where !unit.words.isEmpty {
      found[unit.text] = .some(found[unit.text] == nil ? index : nil)
    }
    return found.compactMapValues { $0 }
  }

  // MARK: Equal words

  /// How near to each other equal words are looked for.
  private enum Reach { case underOneParent, betweenAnchors, anywhere }

  /// Units at the same spot read the same and are as near to each other as was asked for.
  private struct Spot: Hashable {
    let text: Int
    var place: Int?
  }

  private mutating func matchEqual(_ isWanted: (ComparedText.Unit) -> Bool) {
    matchEqual(.underOneParent, isWanted)
    matchEqual(.betweenAnchors, isWanted)
    matchEqual(.anywhere) { isWanted($0) && $0.words.count >= Self.wordsToMove }
  }

  /// Pairs what is at the same spot: first what has the same address too, then one after the other.
  private mutating func matchEqual(_ reach: Reach, _ isWanted: (ComparedText.Unit) -> Bool) {
    let left = old.units.indices.filter { partners[$0] == nil && isWanted(old.units[$0]) }
    let spots = left.map { spot(ofOld: $0, reach) }
    for (index, spot) in zip(left, spots) {
      guard let spot, let same = new.positions[old.units[index].address], origins[same] == nil,
        self.spot(ofNew: same, reach) == spot
      else { continue }
      pair(index, same)
    }
    var waiting: [Spot: [Int]] = [:]
    for index in new.units.indices.reversed() where origins[index] == nil && !new.units[index].words.isEmpty {
      waiting[spot(ofNew: index, reach), default: []].append(index)
    }
    for (index, spot) in zip(left, spots) where partners[index] == nil {
      guard let spot, let next = waiting[spot]?.popLast() else { continue }
      pair(index, next)
    }
  }

  /// `nil` under a parent without a partner.
  private func spot(ofOld index: Int, _ reach: Reach) -> Spot? {
    let unit = old.units[index]
    switch reach {
    case .underOneParent:
      guard let parent = unit.parent else { return Spot(text: unit.text) }
      return partners[parent].map { Spot(text: unit.text, place: $0) }
    case .betweenAnchors: return Spot(text: unit.text, place: oldGaps[index])
    case .anywhere: return Spot(text: unit.text)
    }
  }

  private func spot(ofNew index: Int, _ reach: Reach) -> Spot {
    let unit = new.units[index]
    return switch reach {
    case .underOneParent: Spot(text: unit.text, place: unit.parent)
    case .betweenAnchors: Spot(text: unit.text, place: newGaps[index])
    case .anywhere: Spot(text: unit.text)
    }
  }

  // MARK: Similar words

  private mutating func matchSimilar(_ isWanted: (ComparedText.Unit) -> Bool) {
    let oldLeft = old.units.indices.filter { partners[$0] == nil && isWanted(old.units[$0]) }
    let newLeft = new.units.indices.filter { origins[$0] == nil && isWanted(new.units[$0]) }
    let texts = SimilarTexts(
      old: oldLeft.map { (index: $0, words: old.units[$0].words) },
      new: newLeft.map { (index: $0, words: new.units[$0].words) })
    let likely = oldLeft.map { index in likelyPartners(of: index) }
    let candidates = texts.candidates(likely: likely).filter { isSimilarEnough($0) }
    for candidate in candidates.sorted(by: comesFirst)
    where partners[candidate.old] == nil && origins[candidate.new] == nil {
      pair(candidate.old, candidate.new)
    }
  }

  /// Looked at even where all their word pairs are common ones.
  private func likelyPartners(of index: Int) -> [Int] {
    var found: [Int] = []
    if let same = new.positions[old.units[index].address] { found.append(same) }
    if index > 0, let before = partners[index - 1], before + 1 < new.units.count { found.append(before + 1) }
    return found
  }

  /// In place, half of the word pairs say enough: a clause that keeps less has been written anew. Elsewhere
  /// the words have no help from where they stand, and standard phrases ("The Council shall ensure that")
  /// make strangers alike by half; seven in ten are asked for.
  private func isSimilarEnough(_ candidate: SimilarTexts.Candidate) -> Bool {
    if isInPlace(candidate) { return candidate.likeness >= 500 }
    return candidate.likeness >= 700 && old.units[candidate.old].words.count >= Self.wordsToMove
  }

  private func isInPlace(_ candidate: SimilarTexts.Candidate) -> Bool {
    if oldGaps[candidate.old] == newGaps[candidate.new] { return true }
    guard let parent = old.units[candidate.old].parent, let partner = partners[parent] else { return false }
    return partner == new.units[candidate.new].parent
  }

  /// By likeness to the tenth; between equals what is in place, then what has the same address.
  private func comesFirst(_ one: SimilarTexts.Candidate, _ other: SimilarTexts.Candidate) -> Bool {
    func rank(_ candidate: SimilarTexts.Candidate) -> [Int] {
      let hasSameAddress = old.units[candidate.old].address == new.units[candidate.new].address
      return [
        -candidate.likeness / 100, isInPlace(candidate) ? 0 : 1, hasSameAddress ? 0 : 1, -candidate.likeness,
        candidate.old, candidate.new,
      ]
    }
    return rank(one).lexicographicallyPrecedes(rank(other))
  }

  // MARK: Containers

  /// A container is the same as the one under which more than half of its words now stand.
  private mutating func matchContainers() {
    var weights = old.units.map { _ in 0 }
    var votes: [[Int: Int]] = old.units.map { _ in [:] }
    for index in old.units.indices.reversed() {
      if partners[index] == nil, let (best, votes) = Self.most(votes[index]), origins[best] == nil,
        2 * votes > weights[index]
      {
        pair(index, best)
      }
      guard let parent = old.units[index].parent else { continue }
      let weight = max(1, old.units[index].words.count)
      weights[parent] += weight
      if let partner = partners[index], let newParent = new.units[partner].parent {
        votes[parent][newParent, default: 0] += weight
      }
    }
  }

  private static func most(_ votes: [Int: Int]) -> (Int, Int)? {
    votes.max { ($0.value, -$0.key) < ($1.value, -$1.key) }.map { ($0.key, $0.value) }
  }

  // MARK: The result

  var alignment: ClauseAlignment {
    ClauseAlignment(
      old: old.units.indices.map { index in
        entry(old.units[index], partners[index].map { counterpart(index: $0, old: index, new: $0) })
      },
      new: new.units.indices.map { index in
        entry(new.units[index], origins[index].map { counterpart(index: $0, old: $0, new: index) })
      })
  }

  private func entry(
    _ unit: ComparedText.Unit, _ counterpart: ClauseAlignment.Counterpart?
  ) -> ClauseAlignment.Entry {
    ClauseAlignment.Entry(
      address: unit.address, isLabelled: unit.isLabelled, text: unit.plain, parent: unit.parent,
      counterpart: counterpart)
  }

  private func counterpart(index: Int, old oldIndex: Int, new newIndex: Int) -> ClauseAlignment.Counterpart {
    ClauseAlignment.Counterpart(
      index: index, isReworded: old.units[oldIndex].text != new.units[newIndex].text,
      numbering: numbering(oldIndex, newIndex))
  }

  private func numbering(_ oldIndex: Int, _ newIndex: Int) -> ClauseAlignment.Numbering {
    let (before, after) = (old.units[oldIndex], new.units[newIndex])
    guard before.address != after.address else { return .unchanged }
    guard let oldParent = before.parent, let newParent = after.parent, partners[oldParent] == newParent else {
      return .changed
    }
    let oldPrefix = old.units[oldParent].address
    let newPrefix = new.units[newParent].address
    let isSameBelow =
      before.address.hasPrefix(oldPrefix) && after.address.hasPrefix(newPrefix)
      && before.address.dropFirst(oldPrefix.count) == after.address.dropFirst(newPrefix.count)
    return isSameBelow ? .changedWithParent : .changed
  }
}

/// The positions of the longest rising sequence in `numbers`, which are all different: patience sorting, in
/// the time of sorting.
private func longestRise(_ numbers: [Int]) -> Set<Int> {
  /// For each length, the position of the smallest number that ends a rise of that length.
  var ends: [Int] = []
  var before: [Int?] = []
  for (position, number) in numbers.enumerated() {
    var (low, high) = (0, ends.count)
    while low < high {
      let middle = (low + high) / 2
      if numbers[ends[middle]] < number { low = middle + 1 } else { high = middle }
    }
    before.append(low > 0 ? ends[low - 1] : nil)
    if low < ends.count { ends[low] = position } else { ends.append(position) }
  }
  var rise: Set<Int> = []
  var next = ends.last
  while let position = next {
    rise.insert(position)
    next = before[position]
  }
  return rise
}
