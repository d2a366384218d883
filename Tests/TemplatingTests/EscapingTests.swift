import SourceText
import Templating
import Testing

@Suite("Text can never become markup")
struct EscapingTests {
  @Test(
    "text is escaped byte by byte, between tags and in attributes",
    arguments: [
      ("R&D", "R&amp;D"),
      ("&amp;", "&amp;amp;"),
      ("<script>", "&lt;script&gt;"),
      ("\" onload='x'", "&quot; onload=&#39;x&#39;"),
      // One Character each: a sign and a combining accent.
      (
        "\"\u{301}<\u{338}>\u{338}&\u{301}'\u{301}",
        "&quot;\u{301}&lt;\u{338}&gt;\u{338}&amp;\u{301}&#39;\u{301}"
      ),
      ("a\u{0}b\u{1B}c\u{7F}d", "abcd"),
      ("a\tb\nc", "a\tb\nc"),
      ("a\r\nb", "a\nb"),
      ("{{title}} {{{title}}}", "{{title}} {{{title}}}"),
      ("Ŵ ’ – 😀", "Ŵ ’ – 😀"),
    ])
  func escaping(text: String, expected: String) {
    let run = TemplateRun(
      page: "<p title=\"{{title}}\" lang='{{title}}'>{{title}}</p>", vocabulary: ["title": .text])
    #expect(
      run.render(["title": .text(text)]).page
        == "<p title=\"\(expected)\" lang='\(expected)'>\(expected)</p>")
  }

  @Test("no < > & \" ' of any text appears unescaped, and nothing else changes")
  func noTextEscapes() throws {
    var pieces = Pieces(state: 1)
    for _ in 0..<500 { try checkPage(of: (0..<4).map { _ in pieces.text() }) }
  }

  @Test(
    "a byte is escaped or left out wherever it stands",
    arguments: [1, 3, 4, 7, 8, 9, 15, 16, 17, 24, 41])
  func places(length: Int) {
    let references = Dictionary(uniqueKeysWithValues: Self.references.map { ($1, "&\($0);") })
    for byte in UInt8(0)...0x7F {
      let sign = String(Unicode.Scalar(byte))
      for place in 0..<length {
        let (before, behind) = (
          String(repeating: "a", count: place), String(repeating: "é", count: length - 1 - place)
        )
        var buffer = HTMLBuffer()
        buffer.text(before + sign + behind)
        let expected = references[sign] ?? (isPrintable(byte) ? sign : "")
        #expect(String(decoding: buffer.finish(), as: UTF8.self) == before + expected + behind)
      }
    }
  }

  @Test(
    "a long text is escaped where one piece of it ends and the next begins", arguments: [511, 512, 513, 528])
  func seams(length: Int) {
    for place in 496..<length {
      var buffer = HTMLBuffer()
      let (before, behind) = (
        String(repeating: "a", count: place), String(repeating: "b", count: length - place)
      )
      buffer.text("\(before)<\(behind)")
      #expect(String(decoding: buffer.finish(), as: UTF8.self) == "\(before)&lt;\(behind)")
    }
  }

  @Test("a long text of signs finds room for all that stands for them")
  func longText() {
    var buffer = HTMLBuffer()
    buffer.text(String(repeating: "\"", count: 5000))
    #expect(buffer.count == 30_000)
    #expect(String(decoding: buffer.finish(), as: UTF8.self) == String(repeating: "&quot;", count: 5000))
  }

  private func checkPage(of texts: [String]) throws {
    let run = TemplateRun(
      page: "[{{a}}|{{#list}}{{b}}{{/list}}|{{o.c}}|{{> part}}|{{words.d}}]", partials: ["part": "{{a}}"],
      vocabulary: ["a": .text, "list": .list(["b": .text]), "o": .optional(["c": .text])],
      words: ["d": texts[3]])
    let page = run.render([
      "a": .text(texts[0]), "list": .list([["b": .text(texts[1])]]),
      "o": .optional(["c": .text(texts[2])]),
    ]).page
    let signs: [UInt8] = Array("<>\"'".utf8)
    #expect(!page.utf8.contains { signs.contains($0) })
    let expected = "[\(texts[0])|\(texts[1])|\(texts[2])|\(texts[0])|\(texts[3])]"
    #expect(try Array(unescaped(page).utf8) == expected.utf8.filter { isPrintable($0) })
  }

  /// Reads the five references that escaping writes; any other `&` is a fault.
  private func unescaped(_ page: String) throws -> String {
    var result = ""
    var rest = page.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      guard scalar == "&" else {
        result.unicodeScalars.append(scalar)
        continue
      }
      let end = try #require(rest.firstIndex(of: ";"), "an & that begins no reference: \(page)")
      let name = String(rest[..<end])
      result += try #require(Self.references[name], "&\(name); is not what escaping writes: \(page)")
      rest = rest[rest.index(after: end)...]
    }
    return result
  }

  private static let references = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "#39": "'"]

  private func isPrintable(_ byte: UInt8) -> Bool {
    byte == 0x09 || byte == 0x0A || (byte >= 0x20 && byte != 0x7F)
  }
}

/// Texts out of hostile pieces, the same for the same state.
private struct Pieces {
  var state: UInt64

  static let all = [
    "<", ">", "&", "\"", "'", "\"\u{301}", "<\u{338}", "&amp;", "&#39;", "{{", "}}", "{{{a}}}", "\r\n",
    "\u{0}",
    "\u{7F}", "\u{85}", "\u{2028}", "é", "e\u{301}", "ŵ", "😀", "👩‍👩‍👧", "javascript:", "-->", "]]>", " ", "a",
  ]

  mutating func text() -> String {
    (0..<12).map { _ in Self.all[Int(next() % UInt64(Self.all.count))] }.joined()
  }

  /// Marsaglia's xorshift.
  private mutating func next() -> UInt64 {
    state = state &* 0x9E37_79B9_7F4A_7C15 | 1
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
