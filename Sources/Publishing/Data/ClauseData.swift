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
      json.lines(policies.filter { $0.version.status != .removed }) {
        $0.clauseData($0.translations(in: editions))
      }
    }
    json.mark("\n")
    return SiteFile(path: addresses.clauseData.file, content: .bytes(json.bytes))
  }
}

extension PolicyEntry {
  fileprivate func clauseData(_ translations: [(language: String, entry: PolicyEntry)]?) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.field("council", councilSlug)
      json.field("policy", policy.slug)
      json.field("address", "/" + address.path)
      if let translations {
        json.field("translations", translations) { json, translation in
          json.object { json in
            json.field("language", translation.language)
            json.field("address", "/" + translation.entry.address.path)
          }
        }
      }
      json.name("clauses")
      json.mark("[")
      version.clauses.forEachOfAll { $0.write(to: &json) }
      json.mark("]")
    }
    return json.bytes
  }
}

extension Clause {
  fileprivate func write(to json: inout JSONWriter) {
    let (address, block) = (address, block)
    if let list = block.list {
      var place = [0]
      bulletAddresses.write(list.items, at: &place, to: &json)
    } else if !address.isEmpty {
      json.beginClause(address)
      if let label = citation {
        json.mark(",\"label\":")
        json.string(label)
      }
      if block.isHeading, case .heading(_, let content, _) = block.kind {
        json.mark(",\"heading\":")
        json.string(content.plainText)
      }
      json.mark("}")
    }
  }
}

extension BulletAddresses {
  /// From the place of the first bullet on; comes to stand behind the last. Bullets inside a bullet are counted
  /// across the lists in it.
  fileprivate func write(_ items: MarkupList.Items, at place: inout [Int], to json: inout JSONWriter) {
    for item in items {
      json.beginClause(address(of: place))
      json.mark("}")
      place.append(0)
      for block in item.blocks {
        if let list = block.list { write(list.items, at: &place, to: &json) }
      }
      place.removeLast()
      place[place.count - 1] += 1
    }
  }
}

extension JSONWriter {
  fileprivate mutating func beginClause(_ address: String) {
    mark(bytes.last == UInt8(ascii: "[") ? "{\"address\":" : ",{\"address\":")
    fragment(address)
  }
}
