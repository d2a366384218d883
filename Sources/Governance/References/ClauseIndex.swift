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
    /// The address of its label alone: `b`, `3.1`, `schedule-1`; `nil` for text without a label.
    var label: String?
    /// Without the mark of a repeat.
    var path: String
    var parent: Int
    /// Behind the last clause that stands under it.
    var end: Int
    var isHeading: Bool
  }

  private var nodes: [Node] = []
  /// Nearly every path is that of one clause; the others of those that share it are in `repeats`.
  private var firstByPath: [String: Int] = [:]
  private var repeats: [String: [Int]] = [:]
  private let words: Set<String>

  init(_ version: Version) {
    var words: Set<String> = []
    var builder = Builder()
    for clause in version.clauses { builder.add(clause, under: -1, &words) }
    nodes = builder.nodes
    self.words = words
    firstByPath.reserveCapacity(nodes.count)
    for (index, node) in nodes.enumerated() where node.label != nil {
      add(index, at: node.path)
      for alias in version.labelAliases where node.path == alias.at || node.path.hasPrefix(alias.at + ".") {
        add(index, at: alias.alias + node.path.dropFirst(alias.at.count))
      }
    }
  }

  private mutating func add(_ node: Int, at path: String) {
    if let first = firstByPath.updateValue(node, forKey: path) {
      firstByPath[path] = first
      repeats[path, default: []].append(node)
    }
  }

  /// The clauses with a path, in the order of the text.
  private func clauses(at path: String) -> [Int] {
    firstByPath[path].map { [$0] + (repeats[path] ?? []) } ?? []
  }

  private struct Builder {
    var nodes: [Node] = []

    mutating func add(_ clause: Clause, under parent: Int, _ words: inout Set<String>) {
      let parts = clause.block.label.map { LabelParts($0.text) }
      if let word = parts?.word { words.insert(word) }
      let index = nodes.count
      nodes.append(
        Node(
          address: clause.address, label: parts?.address,
          path: parts.map { withoutRepeat(clause.address, $0.address) } ?? clause.address, parent: parent,
          end: 0, isHeading: clause.block.isHeading))
      for child in clause.children { add(child, under: index, &words) }
      nodes[index].end = nodes.count
    }

    private func withoutRepeat(_ address: String, _ label: String) -> String {
      if address.hasSuffix(label) { return address }
      return address.lastIndex(of: "-").map { String(address[..<$0]) } ?? address
    }
  }

  /// Whether labels of the text begin with the word: `Rule 14`.
  func hasLabels(beginningWith word: String) -> Bool { words.contains(word) }

  /// The clause that `components` name, cited in the clause at position `node` of the text.
  func answer(_ components: [String], word: String?, from node: Int?, needsWord: Bool = false) -> Answer {
    if mayBeBeyondZ(components) { return .ambiguous }
    for spelling in spellings(of: components.map { $0.lowercased() }) {
      if let word {
        let answer = answer("\(word)-\(spelling)", label: "\(word)-\(spelling)", from: node)
        if answer != .missing { return answer }
      }
      if needsWord { continue }
      let answer = answer(spelling, label: spelling, from: node)
      if answer != .missing { return answer }
    }
    return .missing
  }

  /// `7(A)` where 7 has both `a.` and, behind `z.`, `A.`
  private func mayBeBeyondZ(_ components: [String]) -> Bool {
    guard let last = components.last, last.utf8.count == 1, last != last.lowercased() else { return false }
    let path = (components.dropLast() + [last + last]).joined(separator: ".").lowercased()
    return clauses(at: path).contains { nodes[$0].label == last.lowercased() }
  }

  /// `path` under the clause at `base`, an address.
  func answer(_ components: [String], under base: String) -> Answer {
    for spelling in spellings(of: components.map { $0.lowercased() }) {
      let found = clauses(at: "\(base).\(spelling)")
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

  private func answer(_ path: String, label: String, from node: Int?) -> Answer {
    var base = node
    while let index = base {
      let candidates: [Int]
      if nodes[index].label != nil {
        candidates = clauses(at: "\(nodes[index].path).\(path)")
      } else {
        candidates = clauses(at: path)
      }
      let near = candidates.filter { within(index, $0) && isCited(nodes[$0], by: label) }
      if near.count == 1 { return .found(nodes[near[0]].address) }
      if near.count > 1 { return .ambiguous }
      base = nodes[index].parent < 0 ? nil : nodes[index].parent
    }
    let found = clauses(at: path).filter { isCited(nodes[$0], by: label) }
    if found.count == 1 { return .found(nodes[found[0]].address) }
    return found.isEmpty ? .missing : .ambiguous
  }

  private func within(_ outer: Int, _ inner: Int) -> Bool { (outer..<nodes[outer].end).contains(inner) }

  /// A clause answers to its whole label: 3.1.3 is not "3", wherever it is cited.
  private func isCited(_ node: Node, by label: String) -> Bool {
    guard let own = node.label else { return false }
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
    around(node) { $0.label?.hasPrefix(word + "-") ?? false }
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
    var parent = components.map { $0.lowercased() }
    while let wanted = parent.popLast() {
      let base = parent.joined(separator: ".")
      let siblings = nodes.map(\.path).filter { isChild($0, of: base) }
      guard !siblings.isEmpty else { continue }
      guard let number = Int(wanted) else { return siblings.last }
      return siblings.min { distance($0, number) < distance($1, number) }
    }
    return nil
  }

  private func isChild(_ path: String, of base: String) -> Bool {
    guard firstByPath[path] != nil else { return false }
    let prefix = base.isEmpty ? "" : base + "."
    let rest = path.dropFirst(prefix.count)
    return path.hasPrefix(prefix) && !rest.contains(".") && !rest.contains("-")
  }

  private func distance(_ path: String, _ number: Int) -> Int {
    path.split(separator: ".").last.flatMap { Int($0) }.map { abs($0 - number) } ?? .max
  }
}
