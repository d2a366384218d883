import Markup
import Publishing
import SourceText
import Testing

@Suite("Nothing lost")
struct WordComparisonTests {
  @Test(
    "a page with the words of its text passes",
    arguments: [
      ("3.1. **Councillors** may speak.", "<p><a>3.1.</a> <strong>Councillors</strong> may speak.</p>"),
      ("don't stop", "<p>don&#39;t stop</p>"),
      ("Read [the Code](https://a.example/x_(y) \"Title here\") first", "<p>Read <a>the Code</a> first</p>"),
      ("Read [the Code](<a b.md>) first", "<p>Read <a>the Code</a> first</p>"),
      ("[see](annex two) below", "<p>[see](annex two) below</p>"),
      ("\\[see\\](annex) below", "<p>[see](annex) below</p>"),
      (
        "![A plan of the hall](plan.png \"Plan\")", "<p><img src=\"plan.png\" alt=\"A plan of the hall\"></p>"
      ),
      ("R&amp;D and caf&#233;", "<p>R&amp;D and café</p>"),
      ("Ŵ ’tis — so", "<p>Ŵ ’tis — so</p>"),
      ("## Scope {#scope}\n\nText", "<h2>Scope</h2><p>Text</p>"),
      ("See [Act].\n\n[Act]: https://a.example/act", "<p>See <a>Act</a>.</p>"),
      ("| a | b |\n|---|:-:|\n| c | d |", "<table><tr><th>a<th>b<tr><td>c<td>d</table>"),
      ("```text\nas it is\n```", "<pre><code>as it is\n</code></pre>"),
      ("1 ```x``` 2", "<p>1 <code>x</code> 2</p>"),
      (
        "One[^1] two\n\n[^1]: Note\n\n    more\n\nThree",
        "<p>One<a>1</a> two<p>Three<section>1 Note more</section>"
      ),
      ("a\r\nb\rc", "<p>a\nb\nc</p>"),
      ("Text", "<p>Text</p><aside data-not-source><p>Reads <b>so</b>.</p></aside>"),
      ("A B", "<p>A <aside data-not-source>x <aside>y</aside> z</aside>B</p>"),
    ])
  func wordsAreKept(source: String, article: String) {
    let outcome = compare(source, article)
    #expect(outcome.findings.map(\.headline) == [])
    #expect(outcome.value.count > 0)
  }

  @Test(
    "a page with other words is found out",
    arguments: [
      ("one two three", "<p>one three</p>", "the page shows “three” where the text has “two”"),
      ("one two three", "<p>one three two</p>", "the page shows “three” where the text has “two”"),
      ("one two three", "<p>one two two three</p>", "the page shows “two” where the text has “three”"),
      ("one two three", "<p>one two</p>", "the page ends before the word “three”"),
      ("one two", "<p>one two three</p>", "the page goes on with “three” after the last word of the text"),
      ("3.1. a", "<p>3.2. a</p>", "the page shows “2” where the text has “1”"),
      ("cannot", "<p>can<b>not</b></p>", "the page shows “can” where the text has “cannot”"),
    ])
  func otherWordsAreFound(source: String, article: String, headline: String) {
    #expect(compare(source, article).findings.map(\.headline) == [headline])
  }

  @Test("words are compared to the last letter, wherever tags and signs stand in them")
  func everyPlace() {
    let letters = Array("abcdefghijklmnopqrstuvwxyz0123456789")
    for place in 0..<letters.count {
      let (start, end) = (String(letters[..<place]), String(letters[place...]))
      #expect(
        compare("x \(start)\(end) y", "<p>x \(start)<a class=\"ref\" href=\"#1\">\(end)</a> y</p>").findings
          .isEmpty)
      #expect(compare("x \(start)&#233;\(end) y", "<p>x \(start)é\(end) y</p>").findings.isEmpty)
      #expect(compare("x \(start)**\(end) y", "<p>x \(start)<b>\(end)</b> y</p>").findings.isEmpty)
      #expect(compare("x \(start)?\(end) y", "<p>x \(start)!\(end) y</p>").findings.isEmpty)
      #expect(!compare("x \(start)?\(end) y", "<p>x \(start)\(end) y</p>").findings.isEmpty || place == 0)
      #expect(!compare("x \(start)\(end) y", "<p>x \(start)%\(end.dropFirst()) y</p>").findings.isEmpty)
      #expect(compare("x \(start)\(end) y", "<p>x \(start)\(end) y</p>").value.count == 3)
    }
  }

  @Test("of thousands of texts and pages those pass that have the same words, and no others")
  func pairs() {
    var pairs = WordPairs(seed: 1)
    var same = 0
    for _ in 0..<6000 {
      let (source, page, count) = pairs.next()
      let outcome = compare(source, page)
      #expect(outcome.findings.isEmpty == (count != nil), "\(source.debugDescription) \(page)")
      if let count { #expect(outcome.value.count == count, "\(source.debugDescription) \(page)") }
      same += count == nil ? 0 : 1
    }
    #expect((1000...5000).contains(same))
  }

  @Test("the place is that of the word in the whole file")
  func placeIsExact() throws {
    let text = "---\ntitle: x\n---\nfirst line\nsecond line here\n"
    let file = SourceFile(path: "Content/a/b.md", text: text)
    let document = Document(file: file, metadata: nil, body: 17..<text.utf8.count)
    let outcome = compareWords(of: document, with: Array("<p>first line</p><p>second here</p>".utf8))
    let range = try #require(outcome.findings.first?.place?.range)
    #expect(file.text(range) == "line")
    #expect(range.lowerBound == 35)
  }

  private func compare(_ source: String, _ article: String) -> Parsed<ComparedWords> {
    let file = SourceFile(path: "Content/a/b.md", text: source)
    let document = Document(file: file, metadata: nil, body: 0..<file.bytes.count)
    return compareWords(of: document, with: Array(article.utf8))
  }
}
