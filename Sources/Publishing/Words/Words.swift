import SourceText
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
  /// Of those without placeholders their text, by the numbers of the words; most are.
  private let plainTexts: [String?]
  /// Of each word which of the pieces it is put together from.
  private let phrases: [Range<Int>]
  private let pieces: [Piece]
  /// What the pieces hold, one behind the other: to lend all of it counts one reference, and not one for each.
  private let texts: [UInt8]
  private let markup: [UInt8]

  /// A part of a phrase: a placeholder, or words, as text and escaped.
  private struct Piece {
    var placeholder: Word.Placeholder?
    var text = 0..<0
    var html = 0..<0
  }

  /// `entries` are all words by key; a `Word` that is missing shows as its key, so that a page can be
  /// made while its words are still being written.
  package init(_ entries: [String: String]) {
    var literals: [String: String] = [:]
    for (key, text) in entries where Phrase(text).placeholders.isEmpty { literals[key] = text }
    self.literals = literals
    keys = Set(entries.keys)
    var phrases = [Range<Int>](repeating: 0..<0, count: Word.allCases.count)
    var plainTexts = [String?](repeating: nil, count: Word.allCases.count)
    var pieces: [Piece] = []
    var texts: [UInt8] = []
    var markup = HTMLBuffer()
    for word in Word.allCases {
      let start = pieces.count
      let phrase = Phrase(entries[word.rawValue] ?? word.rawValue).pieces
      for piece in phrase {
        switch piece {
        case .literal(let text):
          let (textStart, htmlStart) = (texts.count, markup.count)
          texts += text.utf8
          markup.text(text)
          pieces.append(Piece(text: textStart..<texts.count, html: htmlStart..<markup.count))
          if phrase.count == 1 { plainTexts[word.number] = text }
        case .placeholder(let name):
          if let name = Word.Placeholder(rawValue: name) { pieces.append(Piece(placeholder: name)) }
        }
      }
      phrases[word.number] = start..<pieces.count
    }
    (self.phrases, self.plainTexts, self.pieces, self.texts) = (phrases, plainTexts, pieces, texts)
    self.markup = markup.finish()
  }

  package typealias Values<Value> = KeyValuePairs<Word.Placeholder, Value>

  /// The word as plain text, its placeholders filled.
  package func callAsFunction(_ word: Word, _ values: Values<String> = [:]) -> String {
    if let plain = plainTexts[word.number] { return plain }
    let phrase = pieces[phrases[word.number]]
    var size = 0
    for piece in phrase {
      size += piece.placeholder.flatMap { value(for: $0, in: values) }?.utf8.count ?? piece.text.count
    }
    return String(unsafeUninitializedCapacity: size) { room in
      var count = 0
      func add(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) {
        count = room[count...].update(fromContentsOf: bytes)
      }
      texts.withUnsafeBufferPointer { texts in
        for piece in phrase {
          if let name = piece.placeholder {
            value(for: name, in: values)?.withBytes { add($0[...]) }
          } else {
            add(texts[piece.text])
          }
        }
      }
      return count
    }
  }

  /// The word as markup: its own text escaped, its placeholders filled with markup made elsewhere.
  package func html(_ word: Word, _ values: Values<[UInt8]> = [:]) -> [UInt8] {
    let phrase = pieces[phrases[word.number]]
    if phrase.count == 1, let only = phrase.first, only.placeholder == nil { return Array(markup[only.html]) }
    var buffer = HTMLBuffer(capacity: 128)
    for piece in phrase {
      if let name = piece.placeholder {
        buffer.markup(value(for: name, in: values) ?? [])
      } else {
        buffer.markup(markup, piece.html)
      }
    }
    return buffer.finish()
  }

  private func value<Value>(for name: Word.Placeholder, in values: Values<Value>) -> Value? {
    // By its place, since to take a pair counts a reference whether it is the one or not.
    values.indices.first { values[$0].key == name }.map { values[$0].value }
  }
}

extension Word {
  /// The number by which the compiler keeps a case, its place among all of them. Words are asked for all the time,
  /// and to find one by its key costs more than to write it.
  package var number: Int {
    withUnsafeBytes(of: self) { bytes in bytes.reversed().reduce(0) { $0 << 8 | Int($1) } }
  }
}
