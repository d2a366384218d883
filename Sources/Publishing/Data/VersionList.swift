import Governance
import SourceText

extension Edition {
  /// `versions.json`: `from` is the first day, `to` the first day after; `null` is open.
  func versionList(of entry: PolicyEntry) -> SiteFile {
    var json = JSONWriter()
    json.object { json in
      json.name("versions")
      json.lines(entry.places) { json, place in
        let span = entry.policy.span(of: place.version)
        json.object { json in
          json.field("status", place.version.status.rawValue)
          json.field("from", span?.from?.earliest.date)
          json.field("to", span?.until?.earliest.date)
          json.field("address", place.address)
        }
      }
    }
    json.mark("\n")
    return SiteFile(path: addresses.versionList(of: entry.home).file, content: .bytes(json.finish()))
  }
}
