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
  /// By the numbers of the words.
  private let phrases: [[Piece]]
  /// Of those without placeholders their text; most are.
  private let plainTexts: [String?]
  /// How many bytes the words of each take without its placeholders.
  private let sizes: [Int]

  /// A part of a phrase: a placeholder, or words as text and escaped.
  private struct Piece {
    var placeholder: Word.Placeholder?
    var text = ""
    var html: [UInt8] = []
  }

  /// `entries` are all words by key; a `Word` that is missing shows as its key, so that a page can be
  /// made while its words are still being written.
  package init(_ entries: [String: String]) {
    var literals: [String: String] = [:]
    for (key, text) in entries where Phrase(text).placeholders.isEmpty { literals[key] = text }
    self.literals = literals
    keys = Set(entries.keys)
    var phrases = [[Piece]](repeating: [], count: Word.allCases.count)
    for word in Word.allCases {
      phrases[word.number] = Phrase(entries[word.rawValue] ?? word.rawValue).pieces.compactMap { piece in
        switch piece {
        case .literal(let text):
          var html = HTMLBuffer()
          html.text(text)
          return Piece(text: text, html: html.finish())
        case .placeholder(let name): return Word.Placeholder(rawValue: name).map { Piece(placeholder: $0) }
        }
      }
    }
    self.phrases = phrases
    plainTexts = phrases.map { $0.count == 1 && $0[0].placeholder == nil ? $0[0].text : nil }
    sizes = phrases.map { $0.reduce(0) { $0 + $1.text.utf8.count } }
  }

  package typealias Values<Value> = KeyValuePairs<Word.Placeholder, Value>

  /// The word as plain text, its placeholders filled.
  package func callAsFunction(_ word: Word, _ values: Values<String> = [:]) -> String {
    if let plain = plainTexts[word.number] { return plain }
    let pieces = phrases[word.number]
    var text = ""
    // What usually fills the placeholders, a title and a date, has room as well.
    text.reserveCapacity(sizes[word.number] + 48)
    for index in pieces.indices {
      if let name = pieces[index].placeholder {
        text += value(for: name, in: values) ?? ""
      } else {
        text += pieces[index].text
      }
    }
    return text
  }

  /// The word as markup: its own text escaped, its placeholders filled with markup made elsewhere.
  package func html(_ word: Word, _ values: Values<[UInt8]> = [:]) -> [UInt8] {
    let pieces = phrases[word.number]
    if pieces.count == 1, pieces[0].placeholder == nil { return pieces[0].html }
    var buffer = HTMLBuffer(capacity: 128)
    for index in pieces.indices {
      if let name = pieces[index].placeholder {
        buffer.markup(value(for: name, in: values) ?? [])
      } else {
        buffer.markup(pieces[index].html)
      }
    }
    return buffer.finish()
  }

  private func value<Value>(for name: Word.Placeholder, in values: Values<Value>) -> Value? {
    for (key, value) in values where key == name { return value }
    return nil
  }
}

extension Word {
  /// The number by which the compiler keeps a case, its place among all of them. Words are asked for all the time,
  /// and to find one by its key costs more than to write it.
  package var number: Int {
    withUnsafeBytes(of: self) { bytes in bytes.reversed().reduce(0) { $0 << 8 | Int($1) } }
  }
}
