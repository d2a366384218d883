import Governance
import Templating

/// What changed lately, and what is coming up besides reviews: proposals on which people are asked, texts that
/// take effect, texts that end. One row each.
enum PolicyNews {
  static let vocabulary: Vocabulary = [
    "title": .text, "link": .text, "council": .text,
    "sayings": .list(Stretches.vocabulary(["sentence": .html])),
  ]

  private struct Item {
    var version: Version
    var councilName: String
    var address: Address
    var day: Day
    var sayings: TemplateValue
  }

  /// The latest change of each policy that the public should hear of, newest first; what is still to come is
  /// not a change yet.
  static func past(in edition: Edition, _ links: Links, atMost count: Int) -> [TemplateRecord] {
    let latest = edition.policies.compactMap { entry in
      entry.version.changes.filter { $0.date.earliest <= edition.asOf }
        // Of two on one day the first listed counts.
        .max { $0.date.earliest < $1.date.earliest }
        .map { (entry: entry, change: $0) }
    }
    return latest.sorted { $0.change.date.earliest > $1.change.date.earliest }.prefix(count).map {
      entry, change in
      let sentence = edition.words.html(change.word, [.date: edition.words.time(change.date)])
      return record(
        Item(
          version: entry.version, councilName: entry.councilName, address: entry.address,
          day: change.date.earliest, sayings: .list([saying(sentence)])), links)
    }
  }

  /// Soonest first.
  static func ahead(in edition: Edition, _ links: Links, atMost count: Int) -> [TemplateRecord] {
    edition.policies.flatMap { entry in
      entry.places.compactMap { place in
        coming(of: place.version, in: edition).map { coming in
          Item(
            version: place.version, councilName: entry.councilName,
            address: place.isShown ? entry.address : place.address ?? entry.address, day: coming.day,
            sayings: coming.sayings)
        }
      }
    }
    .sorted { ($0.day, $0.version.title) < ($1.day, $1.version.title) }.prefix(count).map {
      record($0, links)
    }
  }

  private static func coming(
    of version: Version, in edition: Edition
  ) -> (day: Day, sayings: TemplateValue)? {
    let words = edition.words
    if version.status == .consultation, let closes = version.consultation?.closes {
      guard closes.latest >= edition.asOf else { return nil }
      let sayings = Stretches.list(from: edition.asOf, turning: version.turns) { day in
        let word: Word = closes.latest < day ? .consultationClosed : .consultationCloses
        return ["sentence": .html(words.html(word, [.date: words.time(closes)]))]
      }
      return (closes.latest, sayings)
    }
    if let end = version.ending?.date, end.earliest > edition.asOf {
      return (end.earliest, .list([saying(words.html(.withdrawnFrom, [.date: words.time(end)]))]))
    }
    if version.status == .adopted, let start = version.dates.inForceFrom, start.earliest > edition.asOf {
      return (start.earliest, .list([saying(words.status(of: version, on: edition.asOf))]))
    }
    return nil
  }

  /// One that holds on every day.
  private static func saying(_ sentence: [UInt8]) -> TemplateRecord {
    ["sentence": .html(sentence), "from": .optional(nil), "until": .optional(nil)]
  }

  private static func record(_ item: Item, _ links: Links) -> TemplateRecord {
    [
      "title": item.version.titleText, "link": .text(links.to(item.address)),
      "council": .text(item.councilName), "sayings": item.sayings,
    ]
  }
}
