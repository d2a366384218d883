/// Facts that a document prints at its head, before its first clause: `Adopted 16th October 2017. (To be
/// reviewed October 2019)`, a row `Review due | 2026`, `DRAFT` alone on a line.
///
/// Only short statements count, where the date follows soon after its word: a sentence of prose that
/// mentions a year says nothing about this document's own dates.

import Markup
import SourceText

struct HeadStatement {
  enum Subject {
    case adoption, update
    /// One that is to come, or one that has been.
    case review, pastReview
  }

  var subject: Subject
  var date: PartialDate
  /// From its word to the end of its date; the whole block where markup stands between them.
  var range: Range<Int>
}

struct HeadOfText {
  var statements: [HeadStatement] = []
  /// The bytes of a line that is the word DRAFT and nothing else.
  var draftMark: Range<Int>?
  private let file: SourceFile

  init(_ document: Document) {
    file = document.file
    for block in document.blocks.prefix(HeadOfText.length) {
      if block.label != nil { return }
      switch block.kind {
      case .heading(_, let content, _), .paragraph(let content):
        guard block.range.count <= HeadOfText.longestParagraph else { continue }
        read(content.plainText, at: block.range)
      case .table(let table):
        for row in [table.header] + table.rows {
          read(row.map(\.plainText).joined(separator: " "), at: block.range)
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
    var rest = range
    let marks = Array(".();,".utf8)
    for sentence in text.utf8.split(whereSeparator: marks.contains) {
      // A statement has a date in it; the mark of a draft is a word alone.
      guard sentence.count < 20 || sentence.contains(where: isFigure) else { continue }
      let words = Substring(sentence).split { $0 == " " || $0 == ":" || $0 == "\u{A0}" }
      guard words.count <= HeadOfText.longest else { continue }
      if words.count == 1, words[0].uppercased() == "DRAFT" { draftMark = range }
      guard let (index, subject) = subject(of: words),
        let (date, typed) = firstDate(in: words[(index + 1)...])
      else { continue }
      let place = place(from: words[index], to: typed, in: rest)
      if let place { rest = place.upperBound..<range.upperBound }
      statements.append(HeadStatement(subject: subject, date: date, range: place ?? range))
    }
  }

  private func isFigure(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  private func place(from first: Substring, to last: String, in range: Range<Int>) -> Range<Int>? {
    guard let start = position(of: first.utf8, in: range) else { return nil }
    return position(of: last.utf8, in: start..<range.upperBound).map { start..<$0 + last.utf8.count }
  }

  private func position(of words: some Collection<UInt8>, in range: Range<Int>) -> Int? {
    guard range.count >= words.count else { return nil }
    return (range.lowerBound...range.upperBound - words.count).first {
      file.bytes[$0..<$0 + words.count].elementsEqual(words)
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

  /// The longest date that begins soonest, with its words: `16th October 2017`, `October 2019`, `2026`.
  private func firstDate(in words: ArraySlice<Substring>) -> (date: PartialDate, typed: String)? {
    for start in words.indices {
      for count in [3, 2, 1] where start + count <= words.endIndex {
        let text = words[start..<(start + count)].joined(separator: " ")
        // A number of another kind, such as a minute's, is not taken for a year.
        if case .success(let date) = readPartialDate(text), (1900...2100).contains(date.year) {
          return (date, text)
        }
      }
    }
    return nil
  }
}
