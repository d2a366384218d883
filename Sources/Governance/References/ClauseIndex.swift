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
    var paths: [PathTable.Entry] = []
    paths.reserveCapacity(clauses.countOfAll)
    var words: Set<String> = []
    clauses.forEachOfAll { clause in
      guard clause.isLabelled else { return }
      if clause.hasSpaceInLabel, let word = clause.wordOfLabel { words.insert(word) }
      paths.append(.init(path: clause.withPath { WordHash.of($0) }, position: clause.position))
      if aliases.isEmpty { return }
      for path in clause.otherPaths(by: aliases) {
        paths.append(.init(path: WordHash.of(path), position: clause.position))
      }
    }
    self.clauses = clauses
    self.paths = PathTable(paths)
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
    for spelling in spellings(of: components) {
      if let word, let answer = answer(Array("\(word)-".utf8) + spelling, from: node) { return answer }
      if needsWord { continue }
      if let answer = answer(spelling, from: node) { return answer }
    }
    return .missing
  }

  /// `7(A)` where 7 has both `a.` and, behind `z.`, `A.`
  private func mayBeBeyondZ(_ components: [String]) -> Bool {
    guard let last = components.last, last.utf8.count == 1, last != last.lowercased() else { return false }
    let path = (components.dropLast() + [last + last]).joined(separator: ".").lowercased()
    return answer(at: Array(path.utf8)) { $0.labelAddress == last.lowercased() } != nil
  }

  /// `path` under the clause at `base`, an address.
  func answer(_ components: [String], under base: String) -> Answer {
    for spelling in spellings(of: components) {
      if let answer = answer(at: Array("\(base).".utf8) + spelling) { return answer }
    }
    return .missing
  }

  /// In small letters. `1k` may be a number of its own, or `k` under 1.
  private func spellings(of components: [String]) -> [[UInt8]] {
    let whole = Array(components.joined(separator: ".").lowercased().utf8)
    var parted: [UInt8] = []
    for byte in whole {
      if byte > 0x39, let last = parted.last, last != UInt8(ascii: "."), last <= 0x39 {
        parted.append(UInt8(ascii: "."))
      }
      parted.append(byte)
    }
    return parted.count > whole.count ? [whole, parted] : [whole]
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

  /// Lends the bytes of its path. The mark of a repeat stands behind a hyphen.
  fileprivate func withPath<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    withAddress { address in
      guard let hyphen = address.lastIndex(of: UInt8(ascii: "-")) else { return body(address) }
      let own = (labelAddress ?? "").utf8
      let isOwn = address.suffix(own.count).elementsEqual(own)
      return body(isOwn ? address : UnsafeBufferPointer(rebasing: address[..<hyphen]))
    }
  }
}

/// Positions of clauses by the hashes of their paths. No two paths of a text have one in practice.
private struct PathTable: Sendable {
  /// A clause with a path, and the next entry that has the same; -1 for none.
  struct Entry {
    let path: UInt64
    let position: Int
    fileprivate var next: Int32 = -1

    init(path: UInt64, position: Int) {
      self.path = path
      self.position = position
    }
  }

  private var entries: [Entry]
  /// The first entry of each path.
  private var first: WordTable<Int32>

  init(_ entries: [Entry]) {
    self.entries = entries
    first = WordTable(count: entries.count)
    // From the last, so that each becomes the first of its path.
    for index in entries.indices.reversed() {
      self.entries[index].next = first[entries[index].path] ?? -1
      first.set(entries[index].path, Int32(clamping: index))
    }
  }

  /// In the order in which they came.
  func forEachPosition(at path: UInt64, _ visit: (Int) -> Void) {
    var next = first[path] ?? -1
    while next >= 0 {
      visit(entries[Int(next)].position)
      next = entries[Int(next)].next
    }
  }
}
