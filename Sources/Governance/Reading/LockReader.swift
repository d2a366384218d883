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
    return lock
  }
  return Parsed(read.value, document.findings + read.findings)
}

private func readRecord(_ fields: inout FieldReader) -> PublicationLock.Record {
  var record = PublicationLock.Record()
  record.addresses = Set(fields.texts("addresses"))
  let texts = fields.named("versions", shorthand: "words") { name, version in
    let (words, since) = (version.requiredText("words"), version.requiredDay("since"))
    guard let words, let since else { return (String, PublicationLock.Text)?.none }
    return (name, PublicationLock.Text(words: words, since: since))
  }
  record.versions = Dictionary(texts) { first, _ in first }
  return record
}

extension FieldReader {
  /// The texts of a list with their places; what is not a text is reported by `texts`.
  fileprivate mutating func placedTexts(_ key: String) -> [(String, Range<Int>)] {
    guard case .list(let items)? = value(key)?.value else { return [] }
    return items.compactMap { item in
      if case .text(let text) = item.value { return (text, item.range) }
      return nil
    }
  }
}
