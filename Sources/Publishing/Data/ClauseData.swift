import Governance
import Markup
import SourceText

/// `api/clauses.json`: the address, number and heading of every clause, paragraph and bullet of the texts that are
/// shown on one day, for programs that cite clauses or check such citations. The words stand on the page, in the
/// element that has a clause's address as its id: given here again they would make the file as large as all texts
/// together.
extension Edition {
  func clauseData(in editions: [Edition]) -> SiteFile {
    var json = JSONWriter()
    json.object { json in
      json.field("$schema", addresses.schema(of: addresses.clauseData).relative(to: addresses.clauseData))
      json.field("as_of", asOf.date)
      json.name("policies")
      json.lines(policies.filter { $0.version.status != .removed }) { json, policy in
        policy.writeClauses(policy.translations(in: editions), to: &json)
      }
    }
    json.mark("\n")
    return SiteFile(path: addresses.clauseData.file, content: .bytes(json.finish()))
  }
}

extension PolicyEntry {
  fileprivate func writeClauses(
    _ translations: [(language: String, entry: PolicyEntry)]?, to json: inout JSONWriter
  ) {
    json.object { json in
      json.field("council", councilSlug)
      json.field("policy", policy.slug)
      json.field("address", address)
      if let translations {
        json.field("translations", translations) { json, translation in
          json.object { json in
            json.field("language", translation.language)
            json.field("address", translation.entry.address)
          }
        }
      }
      json.name("clauses")
      json.mark("[")
      ClauseList.write(version.clauses, to: &json)
      json.mark("]")
    }
  }
}

/// Writes the clauses of a text one after the other.
private struct ClauseList {
  /// Whether addresses are their own escaped forms, and nothing in citations must be escaped.
  private let hasPlainAddresses: Bool
  private let hasPlainCitations: Bool
  /// Of a bullet inside another: its address, and its place in its list behind those of the bullets around it.
  private var address: [UInt8] = []
  private var place: [Int] = []

  /// Those of a whole text.
  static func write(_ clauses: Clauses, to json: inout JSONWriter) {
    let table = clauses.table
    var list = ClauseList(of: table)
    table.forEach { position, tree in
      let block = Int(table.nodes[position].block)
      if table.nodes[position].citation.isEmpty, tree.table.nodes[block].kind == .list {
        list.write(block, of: tree, clauses[position].bulletAddresses, to: &json)
      } else if !table.nodes[position].address.isEmpty {
        list.write(position, of: table, tree, to: &json)
      }
    }
    if json.last != UInt8(ascii: "[") { json.mark("}") }
  }

  private init(of table: ClauseTable) {
    hasPlainAddresses = holdsOnlyPlain(table.addresses)
    hasPlainCitations = JSONWriter.isPlain(table.citations)
  }

  private mutating func write(
    _ position: Int, of table: ClauseTable, _ tree: MarkupTree, to json: inout JSONWriter
  ) {
    table.addresses.lend(table.nodes[position].address.asInt) { json.open($0, isPlain: hasPlainAddresses) }
    let citation = table.nodes[position].citation.asInt
    if !citation.isEmpty {
      json.string(after: ",\"label\":", table.citations, citation, isPlain: hasPlainCitations)
    }
    if table.nodes[position].isSection {
      tree.lendPlainText(ofBlock: Int(table.nodes[position].block)) {
        json.string(after: ",\"heading\":", $0)
      }
    }
  }

  private mutating func write(
    _ list: Int, of tree: MarkupTree, _ addresses: BulletAddresses, to json: inout JSONWriter
  ) {
    var position = 0
    tree.forEachNode(in: tree.content(of: list)) { item in
      addresses.lend(position) { json.open($0, isPlain: hasPlainAddresses) }
      if tree.holdsList(item) {
        place = [position, 0]
        writeLists(in: item, of: tree, addresses, to: &json)
      }
      position += 1
    }
  }

  /// From the place of the first bullet on; comes to stand behind the last. Bullets inside a bullet are counted
  /// across the lists in it.
  private mutating func writeLists(
    in item: Int, of tree: MarkupTree, _ addresses: BulletAddresses, to json: inout JSONWriter
  ) {
    tree.forEachNode(in: tree.content(of: item)) { block in
      guard tree.table.nodes[block].kind == .list else { return }
      tree.forEachNode(in: tree.content(of: block)) { item in
        address.removeAll(keepingCapacity: true)
        addresses.append(place, to: &address)
        address.lend(address.indices) { json.open($0, isPlain: hasPlainAddresses) }
        if tree.holdsList(item) {
          place.append(0)
          writeLists(in: item, of: tree, addresses, to: &json)
          place.removeLast()
        }
        place[place.count - 1] += 1
      }
    }
  }
}

extension JSONWriter {
  /// The brace of an object stays open until the next; the first stands behind the bracket of the list.
  fileprivate mutating func open(_ address: UnsafeBufferPointer<UInt8>, isPlain: Bool) {
    if last == UInt8(ascii: "[") {
      fragment(after: "{\"address\":", address, isPlain: isPlain)
    } else {
      fragment(after: "},{\"address\":", address, isPlain: isPlain)
    }
  }
}

extension MarkupTree {
  /// Whether a list stands among the blocks of a bullet.
  fileprivate func holdsList(_ item: Int) -> Bool {
    content(of: item).contains { table.nodes[$0].kind == .list }
  }
}
