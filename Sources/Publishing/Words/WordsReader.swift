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
  /// Where each key stands, also of words that could not be read.
  private var keys: [String: Range<Int>] = [:]

  init(file: SourceFile, findings: [Finding]) {
    self.file = file
    self.findings = findings
  }

  mutating func read(_ field: MetadataNode.Field) {
    guard case .text(let text) = field.node.value else {
      keys[field.key] = field.keyRange
      findings.append(
        Finding(
          .wordShape, "\(field.key) is not one line of text", at: Place(file, field.keyRange),
          repair: "write the text behind the colon, on the same line"))
      return
    }
    guard !text.isEmpty else { return }
    keys[field.key] = field.keyRange
    entries[field.key] = text
    guard let word = Word(rawValue: field.key) else { return }
    check(Phrase(text), of: word, at: field.node.range)
  }

  /// A date that is left out of a sentence would be lost without anybody noticing.
  private mutating func check(_ phrase: Phrase, of word: Word, at range: Range<Int>) {
    var missing = word.placeholders.map(\.rawValue).filter { !phrase.placeholders.contains($0) }
    for name in phrase.placeholders where !word.placeholders.map(\.rawValue).contains(name) {
      let meant = nearestName(to: name, in: missing)
      missing.removeAll { $0 == meant }
      findings.append(
        Finding(
          .wordPlaceholder, "{\(name)} has no meaning in \(word.rawValue)", at: Place(file, range),
          repair: meant.map { "did you mean {\($0)}?" } ?? "remove {\(name)}"))
    }
    for name in missing {
      findings.append(
        Finding(
          .wordPlaceholder, "\(word.rawValue) has no {\(name)}", at: Place(file, range),
          repair: "write {\(name)} where it belongs in the sentence"))
    }
  }

  /// A word that no code knows may be for a template, or a misspelt one.
  mutating func lookForMissingWords() {
    let others = keys.keys.filter { Word(rawValue: $0) == nil }.sorted()
    for word in Word.allCases where keys[word.rawValue] == nil {
      let meant = nearestName(to: word.rawValue, in: others)
      findings.append(
        Finding(
          .wordMissing, "the word \(word.rawValue) is missing",
          at: Place(file, meant.flatMap { keys[$0] }),
          repair: meant.map { "write \(word.rawValue) instead of \($0)" }
            ?? "add a line `\(word.rawValue): …`\(hint(word))"))
    }
  }

  private func hint(_ word: Word) -> String {
    let names = word.placeholders.map { "{\($0.rawValue)}" }
    return names.isEmpty ? "" : " with \(names.joined(separator: " and ")) in it"
  }
}
