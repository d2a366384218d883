import Markup
package import SourceText

/// Reads the file of interface words (`Templates/words.en.yml`): flat keys, each with one line of text.
///
/// Every `Word` must be there with just its placeholders; further keys are for the templates, which are
/// checked against them when they are read.
package func readWords(_ file: SourceFile) -> Parsed<Words> {
  let document = readDocument(file, as: .settings)
  guard case .fields(let fields) = document.value.metadata?.value else {
    let finding = Finding(
      .wordMissing, "\(file.path) holds no words", at: Place(file),
      repair: "write one line for each word, such as `january: January`")
    return Parsed(Words([:]), document.findings + [finding])
  }
  var reader = WordsReader(file: file, findings: document.findings)
  for field in fields { reader.read(field) }
  reader.lookForMissingWords()
  return Parsed(Words(reader.entries), reader.findings)
}

private struct WordsReader {
  let file: SourceFile
  var findings: [Finding]
  var entries: [String: String] = [:]

  mutating func read(_ field: MetadataNode.Field) {
    guard case .text(let text) = field.node.value else {
      findings.append(
        Finding(
          .wordShape, "\(field.key) is not one line of text", at: Place(file, field.keyRange),
          repair: "write the text behind the colon, on the same line"))
      return
    }
    guard !text.isEmpty else { return }
    entries[field.key] = text
    guard let word = Word(rawValue: field.key) else { return }
    check(Phrase(text), of: word, at: field.node.range)
  }

  /// A date that is left out of a sentence would be lost without anybody noticing.
  private mutating func check(_ phrase: Phrase, of word: Word, at range: Range<Int>) {
    let wanted = word.placeholders.map(\.rawValue)
    for name in phrase.placeholders where !wanted.contains(name) {
      let near = nearestName(to: name, in: wanted)
      findings.append(
        Finding(
          .wordPlaceholder, "{\(name)} has no meaning in \(word.rawValue)", at: Place(file, range),
          repair: near.map { "did you mean {\($0)}?" } ?? "remove {\(name)}"))
    }
    for name in wanted where !phrase.placeholders.contains(name) {
      findings.append(
        Finding(
          .wordPlaceholder, "\(word.rawValue) has no {\(name)}", at: Place(file, range),
          repair: "write {\(name)} where it belongs in the sentence"))
    }
  }

  mutating func lookForMissingWords() {
    for word in Word.allCases where entries[word.rawValue] == nil {
      let near = nearestName(to: word.rawValue, in: unknownKeys)
      findings.append(
        Finding(
          .wordMissing, "the word \(word.rawValue) is missing", at: Place(file),
          repair: near.map { "write \(word.rawValue) instead of \($0)" }
            ?? "add a line `\(word.rawValue): …`\(hint(word))"))
    }
  }

  private var unknownKeys: [String] {
    entries.keys.filter { Word(rawValue: $0) == nil }.sorted()
  }

  private func hint(_ word: Word) -> String {
    let names = word.placeholders.map { "{\($0.rawValue)}" }
    return names.isEmpty ? "" : " with \(names.joined(separator: " and ")) in it"
  }
}
