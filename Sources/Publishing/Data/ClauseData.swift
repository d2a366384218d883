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
      var list = ClauseList()
      version.clauses.forEachOfAll { list.write($0, to: &json) }
      json.mark("]")
    }
  }
}

/// Writes the clauses of a text one after the other.
private struct ClauseList {
  private var isFirst = true
  /// The position of the bullet at hand in its list, behind those of the bullets around it.
  private var place: [Int] = []

  mutating func write(_ clause: Clause, to json: inout JSONWriter) {
    let block = clause.block
    if !clause.isLabelled, let list = block.list {
      place = [0]
      return write(list.items, clause.bulletAddresses, to: &json)
    }
    guard clause.hasAddress else { return }
    clause.lendAddress { open($0, &json) }
    if clause.isLabelled {
      json.mark(",\"label\":")
      clause.lendCitation { json.string($0) }
    }
    if block.isHeading {
      json.mark(",\"heading\":")
      block.lendPlainText { json.string($0) }
    }
    json.mark("}")
  }

  /// From the place of the first bullet on; comes to stand behind the last. Bullets inside a bullet are counted
  /// across the lists in it.
  private mutating func write(
    _ items: MarkupList.Items, _ addresses: BulletAddresses, to json: inout JSONWriter
  ) {
    var address: [UInt8] = []
    for item in items {
      address.removeAll(keepingCapacity: true)
      addresses.append(place, to: &address)
      address.withUnsafeBufferPointer { open($0, &json) }
      json.mark("}")
      if item.hasList { writeLists(in: item, addresses, to: &json) }
      place[place.count - 1] += 1
    }
  }

  private mutating func writeLists(
    in item: MarkupList.Item, _ addresses: BulletAddresses, to json: inout JSONWriter
  ) {
    place.append(0)
    for block in item.blocks {
      if let list = block.list { write(list.items, addresses, to: &json) }
    }
    place.removeLast()
  }

  private mutating func open(_ address: UnsafeBufferPointer<UInt8>, _ json: inout JSONWriter) {
    json.mark(isFirst ? "{\"address\":" : ",{\"address\":")
    isFirst = false
    json.fragment(address)
  }
}
