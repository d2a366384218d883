package import Markup
package import SourceText

/// "Nothing lost": compares the words of a policy's source with the words of its article, in order.
///
/// The two are read by readers that share nothing with the Markdown parser or the article writer, so
/// that a mistake in either shows. In: the source as read and the finished article. Out: what was compared, and an
/// error where the two part. Linear in the length of both.
package func compareWords(of document: Document, with article: [UInt8]) -> Parsed<ComparedWords> {
  let words = article.withUnsafeBufferPointer { html in
    var words = WordsInStep(with: html, capacity: document.body.count)
    SourceWords.read(document, into: &words)
    return words.finish()
  }
  guard let words else { return wordsLost(of: document, article) }
  return Parsed(ComparedWords(count: words.countOfJoinedWords, words: words))
}

/// The words of a source that were looked for on its page.
package struct ComparedWords: Sendable {
  /// How many the page has.
  package let count: Int
  /// They themselves as `JoinedWords` has them, where all were found.
  let words: [UInt8]?
}

private func wordsLost(of document: Document, _ article: [UInt8]) -> Parsed<ComparedWords> {
  var (source, shown) = (WordList(), WordList())
  SourceWords.read(document, into: &source)
  article.withUnsafeBufferPointer { ArticleWords($0).read(into: &shown) }
  let position = source.firstDifference(from: shown)
  let wanted = source.word(position)
  let found = shown.word(position)
  let headline =
    switch (wanted, found) {
    case (let wanted?, let found?): "the page shows “\(found)” where the text has “\(wanted)”"
    case (let wanted?, nil): "the page ends before the word “\(wanted)”"
    case (nil, let found): "the page goes on with “\(found ?? "")” after the last word of the text"
    }
  let finding = Finding(
    .wordsLost, headline, at: Place(document.file, range(of: position, in: source, document)),
    repair: "write the line in a plainer way; if it is plain, this is a mistake of the program: report it")
  return Parsed(ComparedWords(count: shown.words.count, words: nil), [finding])
}

/// The bytes of a word of the source, or the end of the text for a position past the last.
private func range(of position: Int, in source: WordList, _ document: Document) -> Range<Int> {
  guard position < source.words.count, let line = source.lines.last(where: { $0.firstWord <= position })
  else { return document.body.upperBound..<document.body.upperBound }
  let letters = source.words[position]
  let start = document.body.lowerBound + line.start
  let bytes = document.file.bytes
  var end = start
  for candidate in start..<bytes.count where bytes[candidate] != UInt8(ascii: "\n") {
    end = candidate + 1
    if bytes[candidate...].starts(with: letters) { return candidate..<(candidate + letters.count) }
  }
  return start..<end
}
