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

  /// A clause with a path, and the next one that has the same.
  private struct Entry {
    var position: Int
    var next: Int?
  }

  /// Of the whole text, by their positions in it.
  private let clauses: Clauses
  /// By position; only those of clauses with a label are read.
  private let paths: [PathHash]
  private let entries: [Entry]
  /// The first entry of each path.
  private let byPath: WordTable<Int>
  private let words: Set<String>

  init(_ version: Version) {
    let (clauses, aliases) = (version.clauses, version.labelAliases)
    var paths = Array(repeating: PathHash(), count: clauses.countOfAll)
    var entries: [Entry] = []
    var byPath = WordTable<Int>(count: paths.count)
    var words: Set<String> = []
    entries.reserveCapacity(paths.count)
    func list(_ position: Int, at path: PathHash) {
      entries.append(Entry(position: position, next: byPath[path.value]))
      byPath.set(path.value, entries.count - 1)
    }
    // From the last, so that those of one path are listed in the order of the text.
    for position in paths.indices.reversed() {
      let clause = clauses[position]
      guard clause.isLabelled else { continue }
      if clause.hasSpaceInLabel, let word = clause.wordOfLabel { words.insert(word) }
      paths[position] = clause.withPath { PathHash($0) }
      list(position, at: paths[position])
      for path in clause.otherPaths(by: aliases) { list(position, at: path) }
    }
    self.clauses = clauses
    self.paths = paths
    self.entries = entries
    self.byPath = byPath
    self.words = words
  }

  /// The clauses with a path, in the order of the text.
  private func clauses(at path: PathHash) -> [Clause] {
    var found: [Clause] = []
    var next = byPath[path.value]
    while let entry = next {
      found.append(clauses[entries[entry].position])
      next = entries[entry].next
    }
    return found
  }

  /// Whether labels of the text begin with the word: `Rule 14`.
  func hasLabels(beginningWith word: String) -> Bool { words.contains(word) }

  /// The clause that `components` name, cited in the clause at position `node` of the text.
  func answer(_ components: [String], word: String?, from node: Int?, needsWord: Bool = false) -> Answer {
    if mayBeBeyondZ(components) { return .ambiguous }
    for spelling in spellings(of: components.map { $0.lowercased() }) {
      if let word {
        let answer = answer("\(word)-\(spelling)", from: node)
        if answer != .missing { return answer }
      }
      if needsWord { continue }
      let answer = answer(spelling, from: node)
      if answer != .missing { return answer }
    }
    return .missing
  }

  /// `7(A)` where 7 has both `a.` and, behind `z.`, `A.`
  private func mayBeBeyondZ(_ components: [String]) -> Bool {
    guard let last = components.last, last.utf8.count == 1, last != last.lowercased() else { return false }
    let path = (components.dropLast() + [last + last]).joined(separator: ".").lowercased()
    return clauses(at: PathHash(path.utf8)).contains { $0.labelAddress == last.lowercased() }
  }

  /// `path` under the clause at `base`, an address.
  func answer(_ components: [String], under base: String) -> Answer {
    for spelling in spellings(of: components.map { $0.lowercased() }) {
      let found = clauses(at: PathHash("\(base).\(spelling)".utf8))
      if found.count == 1 { return .found(found[0].address) }
      if found.count > 1 { return .ambiguous }
    }
    return .missing
  }

  /// `1k` may be a number of its own, or `k` under 1.
  private func spellings(of components: [String]) -> [String] {
    var spellings = [components.joined(separator: ".")]
    var parted: [String] = []
    for component in components {
      if let letter = component.utf8.firstIndex(where: { $0 > 0x39 }), letter > component.startIndex {
        parted.append(String(component[..<letter]))
        parted.append(String(component[letter...]))
      } else {
        parted.append(component)
      }
    }
    if parted.count > components.count { spellings.append(parted.joined(separator: ".")) }
    return spellings
  }

  private func answer(_ label: String, from node: Int?) -> Answer {
    var around = node.map { clauses[$0] }
    while let outer = around {
      let path = outer.block.isLabelled ? paths[outer.position].step(label) : PathHash(label.utf8)
      let near = clauses(at: path).filter { isWithin(outer, $0) && isCited($0, by: label) }
      if near.count == 1 { return .found(near[0].address) }
      if near.count > 1 { return .ambiguous }
      around = outer.parent
    }
    let found = clauses(at: PathHash(label.utf8)).filter { isCited($0, by: label) }
    if found.count == 1 { return .found(found[0].address) }
    return found.isEmpty ? .missing : .ambiguous
  }

  private func isWithin(_ outer: Clause, _ inner: Clause) -> Bool {
    (outer.position..<clauses.index(after: outer.position)).contains(inner.position)
  }

  /// A clause answers to its whole label: 3.1.3 is not "3", wherever it is cited.
  private func isCited(_ clause: Clause, by label: String) -> Bool {
    guard let own = clause.labelAddress else { return false }
    return dots(own) <= dots(label)
  }

  private func dots(_ label: String) -> Int { label.utf8.count { $0 == UInt8(ascii: ".") } }

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
      if clause.isLabelled { paths.append(clause.withPath { String(decoding: $0, as: UTF8.self) }) }
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
  fileprivate func otherPaths(by aliases: [Version.LabelAlias]) -> [PathHash] {
    if aliases.isEmpty { return [] }
    let path = withPath { String(decoding: $0, as: UTF8.self) }
    return aliases.filter { path == $0.at || path.hasPrefix($0.at + ".") }
      .map { PathHash(($0.alias + path.dropFirst($0.at.count)).utf8) }
  }

  /// The word in front of the number of its label: `rule` of `Rule 3`.
  fileprivate var wordOfLabel: String? {
    guard let label = block.label?.text else { return nil }
    var bytes: [UInt8] = []
    return LabelParts(label, to: &bytes).word(in: bytes)
  }

  /// Lends the bytes of its address without the mark of a repeat, which stands behind a hyphen.
  fileprivate func withPath<Result>(_ body: (Slice<UnsafeBufferPointer<UInt8>>) -> Result) -> Result {
    withAddress { address in
      guard let hyphen = address.lastIndex(of: UInt8(ascii: "-")) else { return body(address[...]) }
      let own = (labelAddress ?? "").utf8
      return body(address.suffix(own.count).elementsEqual(own) ? address[...] : address[..<hyphen])
    }
  }
}

/// A path as a number, by which clauses are found: `3.1.a`. No two paths of a text have one in practice.
private struct PathHash {
  private var hash = WordHash()

  init() {}

  init(_ path: some Sequence<UInt8>) {
    for byte in path { take(byte) }
  }

  var value: UInt64 { hash.value }

  mutating func take(_ byte: UInt8) { hash.take(byte) }

  /// That of `label` under it.
  func step(_ label: String) -> PathHash {
    var path = self
    path.take(UInt8(ascii: "."))
    for byte in label.utf8 { path.take(byte) }
    return path
  }
}
