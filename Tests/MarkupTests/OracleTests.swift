import CCMark
import Foundation
import Markup
import SourceText
import Testing

/// libcmark itself as the judge: for plain CommonMark our tree, written as HTML, is byte for byte what
/// libcmark writes.
///
/// The documents are made up by a seeded generator from pieces that interact badly: lists in quotes, code
/// after lists, emphasis that overlaps, half a link. Two things are left out, since we refuse them on purpose:
/// raw HTML, and tables and footnotes, which CommonMark does not have.
@Suite struct OracleTests {
  @Test("Generated plain documents come out as libcmark writes them", arguments: 0..<40)
  func generated(batch: Int) {
    for seed in batch * 20..<(batch + 1) * 20 {
      let text = MarkdownGenerator.document(seed: UInt64(seed))
      let document = readPage(text)
      let difference = firstDifference(html(document.value.blocks), reference(text))
      #expect(difference == nil, "seed \(seed): \(difference ?? "")\n\(text)")
    }
  }

  @Test("What libcmark is not asked about comes out as if it were", arguments: 0..<20)
  func notAsked(batch: Int) {
    for seed in (batch * 20..<(batch + 1) * 20).map(UInt64.init) {
      for text in [MarkdownGenerator.document(seed: seed), MarkdownGenerator.plainDocument(seed: seed)] {
        // A caret means nothing, but libcmark is asked about every line that has one.
        let asked = text.split(separator: "\n", omittingEmptySubsequences: false)
          .map { $0.last?.isLetter ?? false ? $0 + "^" : $0 }.joined(separator: "\n")
        let (ours, expected) = (dump(readPolicy(text).value.blocks), dump(readPolicy(asked).value.blocks))
        #expect(ours == expected.filter { $0 != "^" }, "seed \(seed):\n\(text)")
      }
    }
  }

  @Test("The owner's Markdown source comes out as libcmark writes it")
  func seed() throws {
    let text = try Fixtures.seed("002_bdf570f7130467c6")
    #expect(html(readPage(text).value.blocks) == reference(text))
  }

  @Test("Every place lies in its file, and plain texts stand where they are said to", arguments: 0..<20)
  func places(batch: Int) {
    for seed in batch * 20..<(batch + 1) * 20 {
      let text = MarkdownGenerator.document(seed: UInt64(seed))
      for document in [readPage(text), readPolicy(text)] {
        let file = document.value.file
        for range in ranges(document.value.blocks) + document.findings.compactMap(\.place?.range) {
          #expect(range.lowerBound >= 0 && range.upperBound <= file.bytes.count, "seed \(seed)")
        }
        for text in runs(document.value.blocks).flatMap(texts) {
          #expect((0...file.bytes.count).contains(text.range.lowerBound), "seed \(seed)")
        }
      }
    }
  }

  @Test("In plain paragraphs and lists every text stands at its very words", arguments: 0..<10)
  func plainPlaces(batch: Int) {
    for seed in batch * 20..<(batch + 1) * 20 {
      let text = MarkdownGenerator.plainDocument(seed: UInt64(seed))
      for document in [readPage(text).value, readPolicy(text).value] {
        for text in runs(document.blocks).flatMap(texts) {
          #expect(document.file.text(text.range) == text.words, "seed \(seed)")
        }
      }
    }
  }

  private func firstDifference(_ ours: String, _ reference: String) -> String? {
    guard ours != reference else { return nil }
    let common = zip(ours.utf8, reference.utf8).prefix { $0 == $1 }.count
    func around(_ text: String) -> String {
      String(decoding: text.utf8.dropFirst(max(0, common - 60)).prefix(120), as: UTF8.self)
    }
    return "ours:\n\(around(ours))\nlibcmark:\n\(around(reference))"
  }

  private func reference(_ text: String) -> String {
    guard let html = cmark_markdown_to_html(text, text.utf8.count, CMARK_OPT_DEFAULT) else { return "" }
    defer { free(html) }
    return String(cString: html)
  }
}
