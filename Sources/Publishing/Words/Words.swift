import Templating

/// The words of the interface in one language, read from `Templates/words.en.yml` by `readWords`.
///
/// Code asks by `Word`, templates by key. Values that fill a placeholder come as text or as markup; text
/// is escaped in the same step, so that no word can carry markup onto a page.
///
/// A class that never changes, so that to hand it round counts one reference.
package final class Words: Sendable {
  /// Words without placeholders by key, for `{{words.key}}` in templates.
  package let literals: [String: String]
  /// Of all words, those of the templates among them.
  let keys: Set<String>
  private let phrases: [Word: Phrase]

  /// `entries` are all words by key; a `Word` that is missing shows as its key, so that a page can be
  /// made while its words are still being written.
  package init(_ entries: [String: String]) {
    var literals: [String: String] = [:]
    for (key, text) in entries where Phrase(text).placeholders.isEmpty { literals[key] = text }
    self.literals = literals
    keys = Set(entries.keys)
    phrases = Dictionary(
      uniqueKeysWithValues: Word.allCases.map { ($0, Phrase(entries[$0.rawValue] ?? $0.rawValue)) })
  }

  package typealias Values<Value> = KeyValuePairs<Word.Placeholder, Value>

  /// The word as plain text, its placeholders filled.
  package func callAsFunction(_ word: Word, _ values: Values<String> = [:]) -> String {
    let pieces = phrases[word]?.pieces ?? []
    if pieces.count == 1, case .literal(let literal) = pieces[0] { return literal }
    var text = ""
    text.reserveCapacity(128)
    for piece in pieces {
      switch piece {
      case .literal(let literal): text += literal
      case .placeholder(let name): text += value(for: name, in: values) ?? ""
      }
    }
    return text
  }

  /// The word as markup: its own text escaped, its placeholders filled with markup made elsewhere.
  package func html(_ word: Word, _ values: Values<[UInt8]> = [:]) -> [UInt8] {
    var buffer = HTMLBuffer(capacity: 128)
    for piece in phrases[word]?.pieces ?? [] {
      switch piece {
      case .literal(let literal): buffer.text(literal)
      case .placeholder(let name): buffer.markup(value(for: name, in: values) ?? [])
      }
    }
    return buffer.bytes
  }

  private func value<Value>(for name: String, in values: Values<Value>) -> Value? {
    values.first { $0.key.rawValue == name }?.value
  }
}
