import Markup
package import SourceText

/// Reads the file of interface words (`Templates/words.en.yml`): flat keys, each with one line of text.
///
/// Every `Word` must be there with just its placeholders; further keys are for the templates, which are
/// checked against them when they are read.
/// `others` are the words of the portal's own language, which has the same.
package func readWords(_ file: SourceFile, like others: Words? = nil) -> Parsed<Words> {
  let document = readDocument(file, as: .settings)
  guard case .fields(let fields) = document.value.metadata?.value else {
    let finding = Finding(
      .wordMissing, "\(file.path) holds no words", at: Place(file),
      repair: "write one line for each word, such as `january: January`")
    // A file that could not be read has been reported as such.
    return Parsed(Words([:]), document.findings.isEmpty ? [finding] : document.findings)
  }
  var reader = WordsReader(file: file, findings: document.findings)
  for field in fields { reader.read(field) }
  reader.lookForMissingWords()
  if let others { reader.compareKeys(with: others) }
  return Parsed(Words(reader.entries), reader.findings)
}

private struct WordsReader {
  let file: SourceFile
  var findings: [Finding]
  var entries: [String: String] = [:]
  private var keyRanges: [String: Range<Int>] = [:]

  init(file: SourceFile, findings: [Finding]) {
    self.file = file
    self.findings = findings
  }

  mutating func read(_ field: MetadataNode.Field) {
    // A word without a text is told here, once, and counts as known everywhere else.
    entries[field.key] = ""
    keyRanges[field.key] = field.keyRange
    guard case .text(let text) = field.node.value else {
      findings.append(
        Finding(
          .wordShape, "the word \(field.key) is not one line of text", at: Place(file, field.keyRange),
          repair: "write the text behind the colon, on the same line"))
      return
    }
    guard !text.isEmpty else {
      findings.append(
        Finding(
          .wordMissing, "the word \(field.key) has no text", at: Place(file, field.keyRange),
          repair: "write the text behind the colon\(Word(rawValue: field.key).map(hint) ?? "")"))
      return
    }
    entries[field.key] = text
    if let word = Word(rawValue: field.key) { check(Phrase(text), of: word, at: field.node.range) }
  }

  /// A date that is left out of a sentence would be lost without anybody noticing.
  private mutating func check(_ phrase: Phrase, of word: Word, at range: Range<Int>) {
    let wanted = word.placeholders.map(\.rawValue)
    var absent = wanted.filter { !phrase.placeholders.contains($0) }
    for name in phrase.placeholders where !wanted.contains(name) {
      let near = nearestName(to: name, in: absent)
      absent.removeAll { $0 == near }
      findings.append(
        Finding(
          .wordPlaceholder, "{\(name)} has no meaning in the word \(word.rawValue)",
          at: Place(file, place(of: "{\(name)}", in: range)),
          repair: near.map { "did you mean {\($0)}?" } ?? "remove {\(name)}"))
    }
    for name in absent {
      findings.append(
        Finding(
          .wordPlaceholder, "the word \(word.rawValue) has no {\(name)}", at: Place(file, range),
          repair: "write {\(name)} where it belongs in the sentence"))
    }
  }

  private func place(of text: String, in range: Range<Int>) -> Range<Int> {
    let wanted = Array(text.utf8)
    let start = range.first { file.bytes[$0..<range.upperBound].starts(with: wanted) }
    return start.map { $0..<$0 + wanted.count } ?? range
  }

  mutating func lookForMissingWords() {
    let unknownKeys = entries.keys.filter { Word(rawValue: $0) == nil }.sorted()
    for word in Word.allCases where entries[word.rawValue] == nil {
      let near = nearestName(to: word.rawValue, in: unknownKeys)
      findings.append(
        Finding(
          .wordMissing, "the word \(word.rawValue) is missing",
          at: Place(file, near.flatMap { keyRanges[$0] }),
          repair: near.map { "write \(word.rawValue) instead of \($0)" }
            ?? "add a line `\(word.rawValue): …`\(hint(word))"))
    }
  }

  /// The words that only templates use: both languages fill the same templates.
  mutating func compareKeys(with others: Words) {
    let own = Set(entries.keys)
    let absent = others.keys.subtracting(own).filter { Word(rawValue: $0) == nil }.sorted()
    let unknown = own.subtracting(others.keys).filter { Word(rawValue: $0) == nil }.sorted()
    for key in absent {
      let near = nearestName(to: key, in: unknown)
      findings.append(
        Finding(
          .wordMissing, "the word \(key) is missing", at: Place(file, near.flatMap { keyRanges[$0] }),
          repair: near.map { "write \(key) instead of \($0)" } ?? "add a line `\(key): …`"))
    }
    for key in entries.keys.sorted() where Word(rawValue: key) == nil && others.literals[key] != nil {
      guard let name = Phrase(entries[key, default: ""]).placeholders.first else { continue }
      findings.append(
        Finding(
          .wordPlaceholder, "{\(name)} has no meaning in the word \(key)", at: Place(file, keyRanges[key]),
          repair: "remove {\(name)}"))
    }
    for key in unknown where !absent.contains(where: { nearestName(to: $0, in: [key]) != nil }) {
      findings.append(
        Finding(
          .wordUnknown, "the portal's own language has no word \(key)", at: Place(file, keyRanges[key]),
          repair: "remove the line, or add the word to the words of the portal's own language"))
    }
  }

  private func hint(_ word: Word) -> String {
    let names = word.placeholders.map { "{\($0.rawValue)}" }
    return names.isEmpty ? "" : " with \(names.joined(separator: " and ")) in it"
  }
}
