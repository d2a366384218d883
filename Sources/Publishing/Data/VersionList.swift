import Governance
import SourceText

extension Edition {
  /// `versions.json`: `from` is the first day, `to` the first day after; `null` is open.
  func versionList(of entry: PolicyEntry) -> SiteFile {
    func quoted(_ text: String?) -> String { text.map(jsonString) ?? "null" }
    let rows = entry.places.map { place in
      let span = entry.policy.span(of: place.version)
      return "{\"status\": \(jsonString(place.version.status.rawValue)), "
        + "\"from\": \(quoted(span?.from?.earliest.date.iso)), \"to\": \(quoted(span?.until?.earliest.date.iso)), "
        + "\"address\": \(quoted(place.address.map { "/" + $0.path }))}"
    }
    let text = "{\"versions\": [\n\(rows.joined(separator: ",\n"))\n]}\n"
    return SiteFile(path: addresses.versionList(of: entry.home).file, content: .bytes(Array(text.utf8)))
  }
}
