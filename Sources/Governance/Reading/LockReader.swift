/// Reads a council's `published.lock.yml`. What it says is held against the texts by a later stage, which
/// knows the addresses of the site.

import Markup
import SourceText

func readLock(_ file: SourceFile) -> Parsed<PublicationLock> {
  let document = readDocument(file, as: .settings)
  var lock = PublicationLock()
  lock.file = file
  guard let metadata = document.value.metadata else { return document.map { _ in lock } }
  let read = readFields(of: "the record of what was published", metadata, in: file) { fields in
    var ranges: [String: Range<Int>] = [:]
    let records = fields.named("policies", shorthand: "addresses") { slug, policy in
      for (address, range) in policy.placedTexts("addresses") { ranges[address] = range }
      return (slug, readRecord(&policy))
    }
    lock.policies = Dictionary(records) { first, _ in first }
    lock.addressRanges = ranges
    lock.feeds = Set(fields.texts("feeds"))
    lock.years = Set(fields.texts("years").compactMap { Int($0) })
    for (language, range) in fields.placedTexts("languages") { lock.addressRanges["\(language)/"] = range }
    lock.languages = Set(fields.texts("languages"))
    lock.digests = Dictionary(fields.calendarEntries("digests") { $0 }) { first, _ in first }
    return lock
  }
  return Parsed(read.value, document.findings + read.findings)
}

private func readRecord(_ fields: inout FieldReader) -> PublicationLock.Record {
  var record = PublicationLock.Record()
  record.addresses = Set(fields.texts("addresses"))
  let texts = fields.named("versions", shorthand: "words") { name, version in
    let (words, since) = (version.requiredText("words"), version.requiredDay("since"))
    let first = version.day("first")
    guard let words, let since else { return (String, PublicationLock.Text)?.none }
    return (name, PublicationLock.Text(words: words, since: since, first: first))
  }
  record.versions = Dictionary(texts) { first, _ in first }
  for (name, entry) in fields.calendarEntries("entries", named: entryName) where record.entries[name] == nil {
    record.entries.set(name, entry)
  }
  return record
}

/// `12-last-month`.
private func entryName(_ text: String) -> PublicationLock.EntryName? {
  let parts = text.split(separator: "-", maxSplits: 1).map(String.init)
  guard parts.count == 2, let cycle = Int(parts[0]), let kind = ReviewMilestone.Kind(rawValue: parts[1])
  else { return nil }
  return PublicationLock.EntryName(cycle: cycle, milestone: kind)
}

/// `2 2026-11-21 2027-10 0123456789abcdef`, and a day behind it where the entry was cancelled: a line alone,
/// because a large portal has tens of thousands of them.
private func calendarEntry(_ text: String) -> PublicationLock.Entry? {
  let parts = text.utf8.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) }
  guard parts.count == 4 || parts.count == 5, let sequence = Int(parts[0]), sequence >= 0,
    let modified = Day(iso: parts[1]), case .success(let date) = readPartialDate(parts[2]),
    let content = UInt64(parts[3], radix: 16)
  else { return nil }
  let cancelled = parts.count == 5 ? Day(iso: parts[4]) : nil
  if parts.count == 5, cancelled == nil { return nil }
  return PublicationLock.Entry(
    sequence: sequence, modified: modified, date: date, content: content, cancelled: cancelled)
}

extension FieldReader {
  /// The calendar entries below `key`, each under its name.
  fileprivate mutating func calendarEntries<Name: Hashable>(
    _ key: String, named name: (String) -> Name?
  ) -> [(Name, PublicationLock.Entry)] {
    namedTexts(key).compactMap { field in
      if let name = name(field.name), let entry = calendarEntry(field.text) { return (name, entry) }
      report(
        Finding(
          .valueUnknown, "`\(field.name)` is no calendar entry that the build has written",
          at: Place(file, field.node.range),
          repair: "bring the file back as the last build left it"))
      return nil
    }
  }

  /// The texts of a list with their places; what is not a text is reported by `texts`.
  fileprivate mutating func placedTexts(_ key: String) -> [(String, Range<Int>)] {
    guard case .list(let items)? = value(key)?.value else { return [] }
    return items.compactMap { item in
      if case .text(let text) = item.value { return (text, item.range) }
      return nil
    }
  }
}
