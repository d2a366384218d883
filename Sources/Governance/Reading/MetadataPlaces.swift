/// Where a fact stands in a file's front matter, so that a rule that compares facts can point at them.

import Markup
import SourceText

extension Document {
  /// The value under `key`, or the whole front matter where there is none; of fields, the one at `inner`.
  func place(of key: String, _ inner: String? = nil) -> Place {
    guard let node = metadata?.field(key) else { return Place(file, metadata?.range) }
    return Place(file, (inner.flatMap { node.field($0) } ?? node).range)
  }

  /// The first name or text under `key` that is `text`: an entry of a list, a note's address.
  func place(of key: String, naming text: String) -> Place { place(of: key) { $0 == text } }

  /// The first name or text under `key` for which `matches` holds.
  func place(of key: String, where matches: (String) -> Bool) -> Place {
    let node = metadata?.field(key)
    return Place(file, node?.firstRange(where: matches) ?? node?.range ?? metadata?.range)
  }

  /// The value of `inner` in the first entry of the list under `key` for whose fields `matches` holds.
  func place(
    ofEntryOf key: String, _ inner: String, where matches: (_ field: (String) -> String?) -> Bool
  ) -> Place {
    guard case .list(let entries)? = metadata?.field(key)?.value,
      let entry = entries.first(where: { matches($0.text) })
    else { return place(of: key) }
    return Place(file, (entry.field(inner) ?? entry).range)
  }

  /// Whether front matter has a field that `key` was probably meant to be.
  func givesMisspelt(_ key: String) -> Bool {
    guard case .fields(let fields)? = metadata?.value else { return false }
    return fields.contains { nearestName(to: $0.key, in: [key]) != nil }
  }

  /// Whether front matter says anything under `key`.
  func gives(_ key: String) -> Bool { metadata?.field(key).map { !$0.isEmpty } ?? false }

  /// Whether front matter has just this text under `key`.
  func gives(_ key: String, as text: String) -> Bool {
    if case .text(text)? = metadata?.field(key)?.value { true } else { false }
  }

  /// A note that points at the value under `key`; none where there is no such key.
  func note(_ text: String, at key: String) -> [Finding.Note] {
    metadata?.field(key) == nil ? [] : [Finding.Note(text, at: place(ofDate: key))]
  }

  /// The date under `key`: `adopted: 2023-03` or `adopted: {date: 2023-03}`.
  func place(ofDate key: String) -> Place { place(of: key, "date") }
}

extension MetadataNode {
  func field(_ key: String) -> MetadataNode? {
    guard case .fields(let fields) = value else { return nil }
    return fields.first { $0.key == key }?.node
  }

  fileprivate func text(_ key: String) -> String? {
    if case .text(let text)? = field(key)?.value { text } else { nil }
  }

  fileprivate func firstRange(where matches: (String) -> Bool) -> Range<Int>? {
    switch value {
    case .text(let text): return matches(text) ? range : nil
    case .list(let items):
      for item in items {
        if let range = item.firstRange(where: matches) { return range }
      }
    case .fields(let fields):
      for field in fields {
        if matches(field.key) { return field.keyRange }
        if let range = field.node.firstRange(where: matches) { return range }
      }
    }
    return nil
  }
}
