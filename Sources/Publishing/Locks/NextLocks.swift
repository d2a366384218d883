/// What each council will have published once this edition is out: all that it had published before, and
/// what is published now. Nothing is ever taken out, and no draft ever enters.

import Governance
package import SourceText

/// A council's `published.lock.yml` as it must be after this edition. It is no file of the public site.
package struct NextLock: Sendable, Equatable {
  package let file: SourceFile
  /// The bytes it has now; `nil` where there is none.
  package let before: [UInt8]?

  package var changes: Bool { file.bytes != before }
}

/// One for every council that has published anything, in the order of the register.
func nextLocks(
  of editions: [Edition], _ hashes: WordsHashes, _ calendars: [CalendarMemory]
) -> [NextLock] {
  zip(editions[0].councils.indices, calendars).compactMap { index, calendar in
    let council = editions[0].councils[index].council
    let lock = nextLock(of: index, in: editions, hashes, calendar)
    if lock.policies.isEmpty { return nil }
    let path = "\(council.folder)/\(PublicationLock.fileName)"
    return NextLock(file: SourceFile(path: path, text: lockText(lock)), before: council.lock.file?.bytes)
  }
}

private func nextLock(
  of council: Int, in editions: [Edition], _ hashes: WordsHashes, _ calendar: CalendarMemory
) -> PublicationLock {
  var lock = editions[0].councils[council].council.lock
  lock.feeds = calendar.feeds
  lock.digests = calendar.digests
  lock.years = calendar.years
  lock.languages.formUnion(editions.dropFirst().map(\.portal.language))
  for edition in editions {
    for policy in edition.councils[council].policies where policy.version.status != .draft {
      var record = lock.policies[policy.policy.firstSlug] ?? PublicationLock.Record()
      if edition.isOriginal { record.addresses.formUnion(policy.answeringPaths) }
      record.entries = calendar.entries[policy.policy.firstSlug] ?? record.entries
      for version in edition.ownTexts(of: policy) {
        let words = hashes[version]
        let known = record.versions[version.lockName]
        guard known?.words != words else { continue }
        record.versions[version.lockName] = PublicationLock.Text(
          words: words, since: edition.asOf, first: known?.first)
      }
      lock.policies[policy.policy.firstSlug] = record
    }
  }
  return lock
}

extension Edition {
  /// The published texts of a policy that are in the language of the edition: those that are not are of another.
  func ownTexts(of entry: PolicyEntry) -> [Version] {
    let texts = entry.publishedTexts(on: asOf)
    return isOriginal ? texts : texts.filter { $0.otherLanguage == nil }
  }
}

extension PolicyEntry {
  /// The versions whose words the public has before it, or had: the one that is shown and every one whose
  /// day has come. Of a removed text the words are gone, and the lock keeps what it knew of them.
  func publishedTexts(on day: Day) -> [Version] {
    policy.versions.filter { candidate in
      guard candidate.status != .draft, candidate.status != .removed else { return false }
      return candidate.lockName == version.lockName
        || candidate.dates.inForceFrom.map { $0.earliest <= day } ?? !candidate.status.isProposal
    }
  }
}

/// The lock as a file: sorted, so that two builds of one edition give the same bytes and a change is easy
/// to read.
private func lockText(_ lock: PublicationLock) -> String {
  var text = """
    # What has been published. `portal build` keeps this file: do not edit it, commit it with the texts.

    """
  if !lock.feeds.isEmpty { text += "feeds:\n" }
  for feed in lock.feeds.sorted() { text += "  - \(feed)\n" }
  if !lock.years.isEmpty {
    text += "years: [\(lock.years.sorted().map(String.init).joined(separator: ", "))]\n"
  }
  if !lock.languages.isEmpty { text += "languages: [\(lock.languages.sorted().joined(separator: ", "))]\n" }
  if !lock.digests.isEmpty { text += "digests:\n" }
  for (name, entry) in lock.digests.sorted(by: { $0.key < $1.key }) {
    text += "  \(name): "
    write(entry, to: &text)
  }
  text += "policies:\n"
  for slug in lock.policies.keys.sorted() {
    guard let record = lock.policies[slug] else { continue }
    text += "  \(slug):\n    addresses:\n"
    for address in record.addresses.sorted() { text += "      - \(address)\n" }
    if !record.versions.isEmpty { text += "    versions:\n" }
    for (name, version) in record.versions.sorted(by: { $0.key < $1.key }) {
      let first = version.first == version.since ? "" : ", first: \(version.first.date.iso)"
      text += "      \(name): {words: \(version.words), since: \(version.since.date.iso)\(first)}\n"
    }
    if !record.entries.isEmpty { text += "    entries:\n" }
    for named in record.entries.all {
      text += "      \(named.name.text): "
      write(named.entry, to: &text)
    }
  }
  return text
}

/// `2 2026-11-21 2027-10 0123456789abcdef`: how often it changed, when last, what date it is about, the number
/// of its content, and since when it is cancelled.
private func write(_ entry: PublicationLock.Entry, to text: inout String) {
  let content = ContentHash(value: entry.content).digits
  text += "\(entry.sequence) \(entry.modified.date.iso) \(entry.date.iso) \(content)"
  if let cancelled = entry.cancelled { text += " \(cancelled.date.iso)" }
  text += "\n"
}
