/// Where the numbers that texts cite lead to in one text.
///
/// A number is looked for from the clause in which it is cited, then outward: `(b)` in 3.1(a) is 3.1(b), and
/// `paragraph 2` in Schedule 1 is its own. What is printed and what is cited differ: `1(k)`, `1k` and `1.k`
/// are one clause, whatever the list prints.

import Markup

struct ClauseIndex {
  enum Answer: Equatable {
    case found(String)
    /// The number stands twice, and nothing says which is meant.
    case ambiguous
    case missing
  }

  /// A clause in the order of the text.
  private struct Node {
    var address: String
    /// As printed; `nil` for text without a label.
    var label: String?
    /// How much of the address is the path, in bytes: what follows is the mark of a repeat.
    var pathLength: Int
    var path: PathHash
    var parent: Int
    /// Behind the last clause that stands under it.
    var end: Int
    var isHeading: Bool

    /// The address of its label alone: `b`, `3.1`, `schedule-1`.
    var labelAddress: String? { label.map { LabelParts($0).address } }

    var pathText: String { String(decoding: address.utf8.prefix(pathLength), as: UTF8.self) }
  }

  /// A clause with a path, and the next one that has the same.
  private struct Entry {
    var node: Int
    var next: Int?
  }

  private var nodes: [Node] = []
  private var entries: [Entry] = []
  /// The first entry of each path.
  private var byPath = WordTable<Int>(count: 0)
  private var words: Set<String> = []

  init(_ version: Version) {
    for clause in version.clauses { add(clause, under: -1) }
    byPath = WordTable(count: nodes.count)
    // From the last, so that those of one path are listed in the order of the text.
    for index in nodes.indices.reversed() where nodes[index].label != nil {
      list(index, at: nodes[index].path)
      for alias in version.labelAliases {
        let path = nodes[index].pathText
        guard path == alias.at || path.hasPrefix(alias.at + ".") else { continue }
        list(index, at: PathHash(alias.alias + path.dropFirst(alias.at.count)))
      }
    }
  }

  private mutating func add(_ clause: Clause, under parent: Int) {
    let label = clause.block.label?.text
    // Only words are so long: `Rule 3`.
    if let label, label.utf8.count > 4, let word = LabelParts(label).word { words.insert(word) }
    var path = PathHash()
    /// In front of the last hyphen.
    var stem: (path: PathHash, length: Int)?
    var length = 0
    for byte in clause.address.utf8 {
      if byte == UInt8(ascii: "-") { stem = (path, length) }
      path.take(byte)
      length += 1
    }
    // An address with a hyphen may have the mark of a repeat behind it.
    if let stem, let label, !clause.address.hasSuffix(LabelParts(label).address) { (path, length) = stem }
    let index = nodes.count
    nodes.append(
      Node(
        address: clause.address, label: label, pathLength: length, path: path, parent: parent, end: 0,
        isHeading: clause.block.isHeading))
    for child in clause.children.indices { add(clause.children[child], under: index) }
    nodes[index].end = nodes.count
  }

  private mutating func list(_ node: Int, at path: PathHash) {
    entries.append(Entry(node: node, next: byPath[path.value]))
    byPath.set(path.value, entries.count - 1)
  }

  /// The clauses with a path, in the order of the text.
  private func clauses(at path: PathHash) -> [Int] {
    var clauses: [Int] = []
    var next = byPath[path.value]
    while let entry = next {
      clauses.append(entries[entry].node)
      next = entries[entry].next
    }
    return clauses
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
    return clauses(at: PathHash(path)).contains { nodes[$0].labelAddress == last.lowercased() }
  }

  /// `path` under the clause at `base`, an address.
  func answer(_ components: [String], under base: String) -> Answer {
    for spelling in spellings(of: components.map { $0.lowercased() }) {
      let found = clauses(at: PathHash("\(base).\(spelling)"))
      if found.count == 1 { return .found(nodes[found[0]].address) }
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
    var base = node
    while let index = base {
      let outer = nodes[index]
      let path = outer.label == nil ? PathHash(label) : outer.path.step(label)
      let near = clauses(at: path).filter { within(index, $0) && isCited(nodes[$0], by: label) }
      if near.count == 1 { return .found(nodes[near[0]].address) }
      if near.count > 1 { return .ambiguous }
      base = outer.parent < 0 ? nil : outer.parent
    }
    let found = clauses(at: PathHash(label)).filter { isCited(nodes[$0], by: label) }
    if found.count == 1 { return .found(nodes[found[0]].address) }
    return found.isEmpty ? .missing : .ambiguous
  }

  private func within(_ outer: Int, _ inner: Int) -> Bool { (outer..<nodes[outer].end).contains(inner) }

  /// A clause answers to its whole label: 3.1.3 is not "3", wherever it is cited.
  private func isCited(_ node: Node, by label: String) -> Bool {
    guard let own = node.labelAddress else { return false }
    return dots(own) <= dots(label)
  }

  private func dots(_ label: String) -> Int { label.utf8.count { $0 == UInt8(ascii: ".") } }

  // MARK: Around a clause

  /// The nearest labelled clause around the one at `node`, itself among them.
  func labelled(around node: Int) -> String? {
    around(node) { $0.label != nil }
  }

  func section(around node: Int) -> String? {
    around(node) { $0.isHeading && $0.label != nil }
  }

  func outer(_ word: String, around node: Int) -> String? {
    around(node) { $0.labelAddress?.hasPrefix(word + "-") ?? false }
  }

  private func around(_ node: Int, _ isWanted: (Node) -> Bool) -> String? {
    var at = node
    while at >= 0 {
      if isWanted(nodes[at]) { return nodes[at].address }
      at = nodes[at].parent
    }
    return nil
  }

  // MARK: What was perhaps meant

  /// The clause that stands nearest to where a number would stand: 16 for 17, 3.1.d for 3.1(z).
  func nearest(to components: [String]) -> String? {
    let paths = nodes.filter { $0.label != nil }.map(\.pathText)
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

/// A path as a number, by which clauses are found: `3.1.a`. No two paths of a text have one in practice.
private struct PathHash {
  private var hash = WordHash()

  init() {}

  init(_ path: some StringProtocol) {
    for byte in path.utf8 { take(byte) }
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
