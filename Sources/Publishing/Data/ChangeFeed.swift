import Governance
import SourceText
import Templating

/// `changes.atom` (RFC 4287): policies that were adopted, amended, reviewed, withdrawn or removed, the newest first;
/// one feed for the site and one for each council. A feed without an entry is not written.
///
/// What is still to come is no entry, since its date may change. The ids do not depend on where the site stands, so
/// that a reader's program knows an entry again after a move; the host in them is one that cannot be (RFC 2606 §2).
struct ChangeFeed: Sendable {
  let address: Address
  /// The page about the same.
  let page: Address
  private let id: String
  private let title: String
  private let author: String
  private let entries: [Entry]

  /// A class, because two lists or three hold each of them, and every copy would count some ten references.
  private final class Entry: Sendable {
    let id: String
    let change: PolicyChange
    let title: String
    let council: String
    let address: Address

    init(id: String, change: PolicyChange, title: String, council: String, address: Address) {
      self.id = id
      self.change = change
      self.title = title
      self.council = council
      self.address = address
    }
  }

  /// Those that have an entry.
  static func all(of edition: Edition) -> [ChangeFeed] {
    let addresses = edition.addresses
    var feeds: [ChangeFeed] = []
    let councils = edition.councils.map { ($0, newest(changes(in: $0, edition))) }
    for (council, entries) in councils where !edition.portal.isSingleCouncil {
      feeds.append(
        ChangeFeed(
          address: addresses.changes(of: council.council.slug), page: council.address,
          id: tag("\(council.council.slug)/changes", edition),
          title: edition.changesTitle(of: council.council.slug), author: council.council.name,
          entries: entries))
    }
    let whole = ChangeFeed(
      address: addresses.changes, page: addresses.home, id: tag("changes", edition),
      title: edition.changesTitle, author: edition.portal.title,
      entries: newest(councils.flatMap(\.1)))
    return ([whole] + feeds).filter { !$0.entries.isEmpty }
  }

  /// So many are in a feed; a reader's program keeps what it has seen.
  private static let most = 50

  /// Positions are put in order and not the entries, which count references at every move; and only those that are no
  /// older than the last of so many.
  private static func newest(_ entries: [Entry]) -> [Entry] {
    let days = entries.map(\.change.date.earliest)
    guard let oldest = days.sorted(by: >).prefix(most).last else { return [] }
    let newestFirst = entries.indices.filter { days[$0] >= oldest }.sorted { one, other in
      days[one] == days[other] ? entries[one].id < entries[other].id : days[one] > days[other]
    }
    return newestFirst.prefix(most).map { entries[$0] }
  }

  /// The newest of a council, and what is as old as the last of them.
  private static func changes(in council: CouncilEntry, _ edition: Edition) -> [Entry] {
    var past: [Day] = []
    var newestOfPolicies: [Day?] = []
    for policy in council.policies {
      let start = past.count
      for place in policy.places {
        place.version.forEachChange {
          let day = $0.date.earliest
          if day <= edition.asOf { past.append(day) }
        }
      }
      newestOfPolicies.append(past[start...].max())
    }
    past.sort(by: >)
    guard let oldest = past.prefix(most).last else { return [] }
    return zip(council.policies, newestOfPolicies).flatMap { policy, newest in
      newest.map { $0 >= oldest } ?? false ? entries(of: policy, since: oldest, edition) : []
    }
  }

  /// Each version of a policy tells its own changes.
  private struct Change {
    /// The position of the version among those of the policy.
    let place: Int
    let day: Day
    let change: PolicyChange
  }

  private static func entries(
    of policy: PolicyEntry, since oldest: Day, _ edition: Edition
  ) -> [Entry] {
    var changes: [Change] = []
    for (number, place) in policy.places.enumerated() {
      place.version.forEachChange {
        changes.append(Change(place: number, day: $0.date.earliest, change: $0))
      }
    }
    let days = oldest...edition.asOf
    let start = "\(policy.councilSlug)/\(policy.policy.firstSlug)/"
    return changes.indices.compactMap { index in
      guard days.contains(changes[index].day) else { return nil }
      let what = changes[index].change
      let use = changes[...index].count { $0.change.kind == what.kind && $0.change.date == what.date }
      let name = "\(start)\(what.kind.rawValue)/\(what.date.iso)"
      let place = policy.places[changes[index].place]
      return Entry(
        id: tag(use == 1 ? name : "\(name)/\(use)", edition), change: what, title: place.version.title,
        council: policy.councilName,
        address: place.isShown ? policy.address : place.address ?? policy.address)
    }
  }

  /// RFC 4151. An entry in another language is another entry, or who reads both would get only one of them.
  private static func tag(_ name: String, _ edition: Edition) -> String {
    "tag:governance-portal.invalid,2026:\(edition.addresses.root)\(name)"
  }
}

// MARK: - Writing

extension ChangeFeed {
  func file(in edition: Edition) -> SiteFile {
    var xml = HTMLBuffer()
    xml.markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"")
    xml.attribute("xml:lang", edition.portal.language)
    xml.markup(">\n")
    xml.element("id", id)
    xml.element("title", edition.includesDrafts ? edition.words(.draftFeedTitle, [.title: title]) : title)
    xml.element("updated", timestamp(entries.map(\.change.date.earliest).max() ?? edition.asOf))
    xml.markup("<author>")
    xml.element("name", author)
    xml.markup("</author>\n")
    xml.link("self", "application/atom+xml", link(to: address, edition))
    xml.link("alternate", "text/html", link(to: page, edition))
    for entry in entries { write(entry, to: &xml, edition) }
    xml.markup("</feed>\n")
    return SiteFile(path: address.file, content: .bytes(xml.finish()))
  }

  private func write(_ entry: Entry, to xml: inout HTMLBuffer, _ edition: Edition) {
    let sentence = edition.words(entry.change.word, [.date: edition.words.date(entry.change.date)])
    xml.markup("<entry>\n")
    xml.element("id", entry.id)
    xml.element(
      "title",
      edition.words(.changeTitle, [.title: entry.title, .council: entry.council, .change: sentence]))
    xml.element("updated", timestamp(entry.change.date.earliest))
    xml.link("alternate", "text/html", link(to: entry.address, edition))
    if let summary = entry.change.summary { xml.element("summary", summary) }
    xml.markup("</entry>\n")
  }

  /// Without the portal's own address a link counts from the feed (RFC 4287 §2).
  private func link(to other: Address, _ edition: Edition) -> String {
    edition.addresses.absolute(other) ?? other.relative(to: address)
  }

  /// RFC 3339 wants a time; the first moment of the day is one that says least.
  private func timestamp(_ day: Day) -> String { "\(day.date.iso)T00:00:00Z" }
}

/// XML and HTML escape text alike.
extension HTMLBuffer {
  fileprivate mutating func element(_ name: StaticString, _ text: String) {
    markup("<")
    markup(name)
    markup(">")
    self.text(text)
    markup("</")
    markup(name)
    markup(">\n")
  }

  fileprivate mutating func link(_ relation: String, _ type: String, _ address: String) {
    markup("<link")
    attribute("rel", relation)
    attribute("type", type)
    attribute("href", address)
    markup("/>\n")
  }
}
