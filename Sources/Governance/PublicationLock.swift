package import SourceText

/// What a council has published so far, as its `published.lock.yml` remembers it: addresses that people
/// have printed and quoted, and the words that stood there. The build keeps it, the clerk commits it.
package struct PublicationLock: Sendable, Equatable {
  /// A policy's page addresses, versions and calendar entries.
  package struct Record: Sendable, Equatable {
    /// Every address ever published, without a `/` at its start: `farnham/complaints/`.
    package var addresses: Set<String> = []
    /// By the version's date as given, or `undated`.
    package var versions: [String: Text] = [:]
    /// Every calendar entry ever published, those that have gone as well.
    package var entries = Entries()

    package init() {}

    /// When a text of the policy was first published.
    package var firstPublished: Day? { versions.values.map(\.first).min() }

    /// What was published of `version`: under its date, or under a less precise one that it had before and that
    /// no other version of the policy bears.
    package func text(of version: Version, in policy: Policy) -> Text? {
      let name = version.lockName
      if let text = versions[name] { return text }
      let taken = policy.versions.map(\.lockName)
      let coarser = versions.keys.filter { name.hasPrefix($0 + "-") && !taken.contains($0) }
      return coarser.max { $0.utf8.count < $1.utf8.count }.flatMap { versions[$0] }
    }
  }

  /// The words of a version, as a number that stands for them.
  package struct Text: Sendable, Equatable {
    package var words: String
    /// The as-of day of the build that first published these words.
    package var since: Day
    /// The same day of the first words, where these are corrected ones.
    package var first: Day

    package init(words: String, since: Day, first: Day? = nil) {
      self.words = words
      self.since = since
      self.first = first ?? since
    }
  }

  /// Which calendar entry of a policy: the ordinal of the review cycle and the milestone. Written `1-due`.
  package struct EntryName: Sendable, Hashable, Comparable {
    package var cycle: Int
    package var milestone: ReviewMilestone.Kind

    package init(cycle: Int, milestone: ReviewMilestone.Kind) {
      self.cycle = cycle
      self.milestone = milestone
    }

    package var text: String { "\(cycle)-\(milestone.rawValue)" }

    package static func < (one: EntryName, other: EntryName) -> Bool {
      (one.cycle, one.milestone.rawValue) < (other.cycle, other.milestone.rawValue)
    }
  }

  /// What calendar programs have been told last of an entry.
  package struct Entry: Sendable, Equatable {
    /// How often it has changed.
    package var sequence: Int
    /// The as-of day of the build that last changed it.
    package var modified: Day
    /// What it is about: the review date, or the first day of a digest.
    package var date: PartialDate
    /// A number that stands for everything that it says. Written with 16 hexadecimal digits.
    package var content: UInt64
    /// Since when it no longer stands.
    package var cancelled: Day?

    package init(
      sequence: Int, modified: Day, date: PartialDate, content: UInt64, cancelled: Day? = nil
    ) {
      self.sequence = sequence
      self.modified = modified
      self.date = date
      self.content = content
      self.cancelled = cancelled
    }
  }

  /// The calendar entries of a policy, in the order of their names. They are few, and to go through them takes less than
  /// a table.
  package struct Entries: Sendable, Equatable {
    package struct Named: Sendable, Equatable {
      package let name: EntryName
      package fileprivate(set) var entry: Entry
    }

    package private(set) var all: [Named] = []

    package init() {}

    package var isEmpty: Bool { all.isEmpty }

    package subscript(name: EntryName) -> Entry? { all.first { $0.name == name }?.entry }

    package mutating func set(_ name: EntryName, _ entry: Entry) {
      let place = all.firstIndex { $0.name >= name } ?? all.count
      if place < all.count, all[place].name == name {
        all[place].entry = entry
      } else {
        all.insert(Named(name: name, entry: entry), at: place)
      }
    }

    package mutating func reserveCapacity(_ count: Int) { all.reserveCapacity(count) }
  }

  /// The file it was read from; `nil` before the first publication.
  package var file: SourceFile?
  /// By the first slug that a policy had.
  package var policies: [String: Record] = [:]
  /// The calendar feeds of the council, its posts and its bodies that were ever published: `council`,
  /// `post-town-clerk`, `body-full-council`.
  package var feeds: Set<String> = []
  /// The years of the calendar in which its policies ever had a place.
  package var years: Set<Int> = []
  /// The languages in which it was ever published beside the portal's own: every address answers in each of them.
  package var languages: Set<String> = []
  /// What their digests said last, by the feed.
  package var digests: [String: Entry] = [:]
  /// Where in the file each address stands.
  package var addressRanges: [String: Range<Int>] = [:]

  package init() {}

  /// The name of the file in the council's folder.
  package static let fileName = "published.lock.yml"
}

extension Policy {
  /// The name under which the lock knows it, whatever it is called now.
  package var firstSlug: String { formerSlugs.first ?? slug }
}

extension Version {
  /// The name under which the lock knows it: its date as precise as it is given, or `undated`, and behind that the
  /// language of a translation.
  package var lockName: String {
    let date = dates.inForceFrom?.iso ?? "undated"
    return language.map { "\(date)-\($0)" } ?? date
  }
}
