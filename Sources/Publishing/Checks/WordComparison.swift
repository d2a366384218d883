package import Markup
package import SourceText

/// "Nothing lost": compares the words of a policy's source with the words of its article, in order.
///
/// The two are read by tokenisers that share nothing with the Markdown parser or the article writer, so
/// that a mistake in either shows. In: the source as read and the finished article. Out: how many words
/// were compared, and an error where the two part. Linear in the length of both.
package func compareWords(of document: Document, with article: [UInt8]) -> Parsed<Int> {
  let source = SourceWords.read(document.file.bytes, body: document.body)
  let shown = ArticleWords.read(article)
  guard let position = source.words.firstDifference(from: shown) else { return Parsed(shown.count) }
  return Parsed(shown.count, [wordsLost(at: position, source: source, shown: shown, document: document)])
}

private func wordsLost(
  at position: Int, source: SourceWords, shown: WordList, document: Document
) -> Finding {
  let wanted = source.words.word(position)
  let found = shown.word(position)
  let headline =
    switch (wanted, found) {
    case (let wanted?, let found?): "the page shows “\(found)” where the text has “\(wanted)”"
    case (let wanted?, nil): "the page ends before the word “\(wanted)”"
    case (nil, let found): "the page goes on with “\(found ?? "")” after the last word of the text"
    }
  return Finding(
    .wordsLost, headline, at: Place(document.file, range(of: position, source: source, in: document)),
    repair: "write the line in a plainer way; if it is plain, this is a mistake of the program: report it")
}

/// The bytes of a word of the source, or the end of the text for a position past the last.
private func range(of position: Int, source: SourceWords, in document: Document) -> Range<Int> {
  guard let word = source.words.word(position),
    let line = source.lines.last(where: { $0.firstWord <= position })
  else { return document.body.upperBound..<document.body.upperBound }
  let letters = Array(word.utf8)
  let start = document.body.lowerBound + line.start
  let bytes = document.file.bytes
  var end = start
  for candidate in start..<bytes.count where bytes[candidate] != UInt8(ascii: "\n") {
    end = candidate + 1
    if bytes[candidate...].starts(with: letters) { return candidate..<(candidate + letters.count) }
  }
  return start..<end
}
