/// Where the numbers that texts cite lead to in one text.
///
/// A number is looked for from the clause in which it is cited, then outward: `(b)` in 3.1(a) is 3.1(b), and
/// `paragraph 2` in Schedule 1 is its own. What is printed and what is cited differ: `1(k)`, `1k` and `1.k`
/// are one clause, whatever the list prints.

import Markup

final class ClauseIndex {
  enum Answer: Equatable {
    case found(String)
    /// The number stands twice, and nothing says which is meant.
    case ambiguous
    case missing
  }

  /// Of the whole text, by their positions in it.
  private let clauses: Clauses
  private let paths: PathTable
  private let words: Set<String>

  init(_ version: Version) {
    let (clauses, aliases) = (version.clauses, version.labelAliases)
    let table = clauses.table
    var paths = PathTable(count: clauses.countOfAll)
    var words: Set<String> = []
    table.addresses.withUnsafeBufferPointer { addresses in
      for (position, node) in table.nodes.enumerated() where !node.citation.isEmpty {
        let start = Int(node.address.lowerBound)
        let address = UnsafeBufferPointer(rebasing: addresses[start..<Int(node.address.upperBound)])
        let length = lengthOfPath(in: address) { clauses[position].labelAddress }
        paths.append(WordHash.of(addresses, start..<start + length), at: position)
        if node.hasSpaceInLabel, let word = clauses[position].wordOfLabel { words.insert(word) }
        if aliases.isEmpty { continue }
        for path in clauses[position].otherPaths(by: aliases) {
          paths.append(WordHash.of(path), at: position)
        }
      }
    }
    paths.close()
    self.clauses = clauses
    self.paths = paths
    self.words = words
  }

  /// The one clause with a path that may be meant; `nil` where there is none.
  private func answer(at path: [UInt8], _ isMeant: (Clause) -> Bool = { _ in true }) -> Answer? {
    var answer: Answer?
    paths.forEachPosition(at: WordHash.of(path)) { position in
      if isMeant(clauses[position]) {
        answer = answer == nil ? .found(clauses[position].address) : .ambiguous
      }
    }
    return answer
  }

  /// Whether labels of the text begin with the word: `Rule 14`.
  func hasLabels(beginningWith word: String) -> Bool { words.contains(word) }

  /// The clause that `components` name, cited in the clause at position `node` of the text.
  func answer(_ components: [String], word: String?, from node: Int?, needsWord: Bool = false) -> Answer {
    if mayBeBeyondZ(components) { return .ambiguous }
    return forEachSpelling(of: components) { spelling in
      if let word, let answer = answer(Array(word.utf8) + [UInt8(ascii: "-")] + spelling, from: node) {
        return answer
      }
      return needsWord ? nil : answer(spelling, from: node)
    }
  }

  /// `7(A)` where 7 has both `a.` and, behind `z.`, `A.`
  private func mayBeBeyondZ(_ components: [String]) -> Bool {
    guard let last = components.last, last.utf8.count == 1, let letter = last.utf8.first, isCapital(letter)
    else { return false }
    let path = spelled(components.dropLast() + [last + last])
    return answer(at: path) { $0.labelAddress == last.lowercased() } != nil
  }

  /// `path` under the clause at `base`, an address.
  func answer(_ components: [String], under base: String) -> Answer {
    forEachSpelling(of: components) { answer(at: Array("\(base).".utf8) + $0) }
  }

  /// The first answer to what `components` may be spelled as. `1k` may be a number of its own, or `k` under 1.
  private func forEachSpelling(of components: [String], _ answer: ([UInt8]) -> Answer?) -> Answer {
    let whole = spelled(components)
    return answer(whole) ?? parted(whole).flatMap(answer) ?? .missing
  }

  /// As addresses have it: in small letters.
  private func spelled(_ components: [String]) -> [UInt8] {
    var path: [UInt8] = []
    for component in components {
      if !path.isEmpty { path.append(UInt8(ascii: ".")) }
      for byte in component.utf8 { path.append(isCapital(byte) ? byte | 0x20 : byte) }
    }
    return path
  }

  /// With a stop between figures and the letters behind them, where there are any.
  private func parted(_ path: [UInt8]) -> [UInt8]? {
    var parted: [UInt8] = []
    for byte in path {
      if byte > 0x39, let last = parted.last, isDigit(last) { parted.append(UInt8(ascii: ".")) }
      parted.append(byte)
    }
    return parted.count > path.count ? parted : nil
  }

  private func answer(_ label: [UInt8], from node: Int?) -> Answer? {
    var around = node.map { clauses[$0] }
    var path: [UInt8] = []
    while let outer = around {
      path.removeAll(keepingCapacity: true)
      if outer.isLabelled {
        outer.withPath { path.append(contentsOf: $0) }
        path.append(UInt8(ascii: "."))
      }
      path.append(contentsOf: label)
      if let near = answer(at: path, { isWithin(outer, $0) && isCited($0, by: label) }) { return near }
      around = outer.parent
    }
    return answer(at: label) { isCited($0, by: label) }
  }

  private func isWithin(_ outer: Clause, _ inner: Clause) -> Bool {
    (outer.position..<clauses.index(after: outer.position)).contains(inner.position)
  }

  /// A clause answers to its whole label: 3.1.3 is not "3", wherever it is cited.
  private func isCited(_ clause: Clause, by label: [UInt8]) -> Bool {
    guard let own = clause.labelAddress else { return false }
    return dots(own.utf8) <= dots(label)
  }

  private func dots(_ label: some Sequence<UInt8>) -> Int {
    label.reduce(0) { $1 == UInt8(ascii: ".") ? $0 + 1 : $0 }
  }

  // MARK: Around a clause

  /// The nearest labelled clause around the one at `node`, itself among them.
  func labelled(around node: Int) -> String? {
    around(node) { $0.block.isLabelled }
  }

  func section(around node: Int) -> String? {
    around(node) { $0.block.isHeading && $0.block.isLabelled }
  }

  func outer(_ word: String, around node: Int) -> String? {
    around(node) { $0.labelAddress?.hasPrefix(word + "-") ?? false }
  }

  private func around(_ node: Int, _ isWanted: (Clause) -> Bool) -> String? {
    var at: Clause? = clauses[node]
    while let clause = at {
      if isWanted(clause) { return clause.address }
      at = clause.parent
    }
    return nil
  }

  // MARK: What was perhaps meant

  /// The clause that stands nearest to where a number would stand: 16 for 17, 3.1.d for 3.1(z).
  func nearest(to components: [String]) -> String? {
    var paths: [String] = []
    clauses.forEachOfAll { clause in
      if clause.isLabelled { paths.append(clause.path) }
    }
    var parent = components.map { $0.lowercased() }
    while let wanted = parent.popLast() {
      let base = parent.joined(separator: ".")
      let siblings = paths.filter { isChild($0, of: base) }
      guard !siblings.isEmpty else { continue }
      guard let number = Int(wanted) else { return siblings.last }
      return siblings.min { distance($0, number) < distance($1, number) }
    }
    return nil
  }

  private func isChild(_ path: String, of base: String) -> Bool {
    let prefix = base.isEmpty ? "" : base + "."
    let rest = path.dropFirst(prefix.count)
    return path.hasPrefix(prefix) && !rest.contains(".") && !rest.contains("-")
  }

  private func distance(_ path: String, _ number: Int) -> Int {
    path.split(separator: ".").last.flatMap { Int($0) }.map { abs($0 - number) } ?? .max
  }
}

extension Clause {
  /// The address of its label alone: `b`, `3.1`, `schedule-1`; `nil` for text without a label.
  fileprivate var labelAddress: String? { block.label.map { Governance.labelAddress($0.text) } }

  /// What it answers to because its label, or that of a clause above, has been given other names.
  fileprivate func otherPaths(by aliases: [Version.LabelAlias]) -> [String] {
    let path = path
    return aliases.filter { path == $0.at || path.hasPrefix($0.at + ".") }
      .map { $0.alias + path.dropFirst($0.at.count) }
  }

  /// The word in front of the number of its label: `rule` of `Rule 3`.
  fileprivate var wordOfLabel: String? {
    guard let label = block.label?.text else { return nil }
    var bytes: [UInt8] = []
    return LabelParts(label, to: &bytes).word(in: bytes)
  }

  /// Its address without the mark of a repeat: `3.1.a`.
  fileprivate var path: String { withPath { String(decoding: $0, as: UTF8.self) } }

  /// Lends the bytes of its path.
  fileprivate func withPath<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    withAddress { address in
      body(UnsafeBufferPointer(rebasing: address[..<lengthOfPath(in: address) { labelAddress }]))
    }
  }
}

/// How many bytes of a clause's address are its path. The mark of a repeat stands behind a hyphen, and is none of
/// them; where there is a hyphen, the address of its label tells whether it has one.
private func lengthOfPath(in address: UnsafeBufferPointer<UInt8>, _ labelAddress: () -> String?) -> Int {
  guard let hyphen = address.lastIndex(of: UInt8(ascii: "-")) else { return address.count }
  let own = (labelAddress() ?? "").utf8
  return address.suffix(own.count).elementsEqual(own) ? address.count : hyphen
}

/// Positions of clauses by the hashes of their paths. No two paths of a text have one in practice.
private struct PathTable: Sendable {
  /// A clause with a path, and the next entry that has the same; -1 for none.
  private struct Entry {
    let path: UInt64
    let position: Int32
    var next: Int32 = -1
  }

  private var entries: [Entry] = []
  /// The first entry of each path, at the place of its hash or behind it; -1 where there is none. A power of two, half
  /// of them free at least.
  private var first: [Int32] = []

  /// For so many entries, or more.
  init(count: Int) { entries.reserveCapacity(count) }

  mutating func append(_ path: UInt64, at position: Int) {
    entries.append(Entry(path: path, position: Int32(clamping: position)))
  }

  /// After the last entry.
  mutating func close() {
    first = Array(repeating: -1, count: 2 << (Int.bitWidth - entries.count.leadingZeroBitCount))
    // From the last, so that each becomes the first of its path.
    for index in entries.indices.reversed() {
      let slot = slot(of: entries[index].path)
      entries[index].next = first[slot]
      first[slot] = Int32(clamping: index)
    }
  }

  /// Where the first entry of a path is told, or belongs.
  private func slot(of path: UInt64) -> Int {
    var slot = Int(truncatingIfNeeded: path) & (first.count &- 1)
    while first[slot] >= 0, entries[Int(first[slot])].path != path { slot = (slot &+ 1) & (first.count &- 1) }
    return slot
  }

  /// In the order in which they came.
  func forEachPosition(at path: UInt64, _ visit: (Int) -> Void) {
    var next = first[slot(of: path)]
    while next >= 0 {
      let entry = entries[Int(next)]
      visit(Int(entry.position))
      next = entry.next
    }
  }
}
