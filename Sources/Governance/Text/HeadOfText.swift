/// Facts that a document prints at its head, before its first clause: `Adopted 16th October 2017. (To be
/// reviewed October 2019)`, a row `Review due | 2026`, `DRAFT` alone on a line.
///
/// Only short statements count, where the date follows soon after its word: a sentence of prose that
/// mentions a year says nothing about this document's own dates.

import Markup

struct HeadStatement {
  enum Subject {
    case adoption, update
    /// One that is to come, or one that has been.
    case review, pastReview
  }

  var subject: Subject
  var date: PartialDate
  /// The bytes of the block it stands in.
  var range: Range<Int>
}

struct HeadOfText {
  var statements: [HeadStatement] = []
  /// The bytes of a line that is the word DRAFT and nothing else.
  var draftMark: Range<Int>?

  init(_ blocks: [Block]) {
    for block in blocks.prefix(HeadOfText.length) {
      if block.label != nil { return }
      switch block.kind {
      case .heading(_, let content, _), .paragraph(let content):
        guard block.range.count <= HeadOfText.longestParagraph else { continue }
        read(Inline.plainText(content), at: block.range)
      case .table(let table):
        for row in [table.header] + table.rows {
          read(row.map(Inline.plainText).joined(separator: " "), at: block.range)
        }
      default: break
      }
    }
  }

  /// How many blocks a head can have.
  private static let length = 12
  /// In bytes; what is longer is prose.
  private static let longestParagraph = 300
  /// How many words a statement can have.
  private static let longest = 12

  private mutating func read(_ text: String, at range: Range<Int>) {
    let marks = Array(".();,".utf8)
    for sentence in text.utf8.split(whereSeparator: marks.contains) {
      let words = Substring(sentence).split { $0 == " " || $0 == ":" || $0 == "\u{A0}" }
      guard words.count <= HeadOfText.longest else { continue }
      if words.count == 1, words[0].uppercased() == "DRAFT" { draftMark = range }
      guard let (index, subject) = subject(of: words), let date = firstDate(in: words[(index + 1)...]) else {
        continue
      }
      statements.append(HeadStatement(subject: subject, date: date, range: range))
    }
  }

  private func subject(of words: [Substring]) -> (index: Int, HeadStatement.Subject)? {
    let update = words.firstIndex { ["update", "updated", "amended"].contains($0.lowercased()) }
    if let update { return (update, .update) }
    for (index, word) in words.enumerated() {
      switch word.lowercased() {
      case "adopted", "adoption", "approved", "approval": return (index, .adoption)
      case "review": return (index, .review)
      // "To be reviewed October 2019" is one to come.
      case "reviewed": return (index, words[..<index].last == "be" ? .review : .pastReview)
      default: continue
      }
    }
    return nil
  }

  /// The longest date that begins soonest: `16th October 2017`, `October 2019`, `2026`.
  private func firstDate(in words: ArraySlice<Substring>) -> PartialDate? {
    for start in words.indices {
      for count in [3, 2, 1] where start + count <= words.endIndex {
        let text = words[start..<(start + count)].joined(separator: " ")
        // A number of another kind, such as a minute's, is not taken for a year.
        if case .success(let date) = readPartialDate(text), (1900...2100).contains(date.year) { return date }
      }
    }
    return nil
  }
}
