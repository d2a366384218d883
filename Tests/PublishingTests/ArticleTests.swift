import Foundation
import Governance
import Markup
import Publishing
import Testing

@Suite("The text of a policy as HTML")
struct ArticleTests {
  @Test("clauses nest, and each printed label is the link to its address with its full name")
  func nesting() throws {
    let letter = SampleClause(address: "3.1.a", block: Sample.paragraph("First.", label: "a)"))
    let clause = SampleClause(
      address: "3.1", block: Sample.paragraph("Expect:", label: "3.1."), children: [letter])
    let section = SampleClause(
      address: "3", block: Sample.heading("Roles", label: "3."), children: [clause])
    #expect(
      try article([section]) == """
        <div class="text labels">
        <section id="3">
        <h2><a class="label" href="#3">3.</a> Roles</h2>
        <div class="clause" id="3.1">
        <p><a class="label" href="#3.1">3.1.</a> Expect:</p>
        <div class="under">
        <p id="3.1.a"><a class="label" href="#3.1.a" aria-label="3.1 a)">a)</a> First.</p>
        </div></div>
        </section>
        </div>

        """)
  }

  @Test("bullets have addresses of their own, also those inside a bullet")
  func bullets() throws {
    let html = try article([
      SampleClause(address: "3.5.item7", block: block("- One\n- Two\n  - Inner"), firstItem: 7)
    ])
    #expect(html.contains("<li id=\"3.5.item7\">One</li>"))
    #expect(html.contains("<li id=\"3.5.item8\">Two<ul>\n<li id=\"3.5.item8.item1\">Inner</li>"))
  }

  @Test("bullets inside a bullet are counted across its lists, as the register counts them")
  func bulletsAcrossLists() throws {
    let list = block("- One\n\n  - a\n\n  Two\n\n  - b")
    let html = try article([SampleClause(address: "3.item1", block: list, firstItem: 1)])
    #expect(html.contains("<li id=\"3.item1.item1\">a</li>"))
    #expect(html.contains("<li id=\"3.item1.item2\">b</li>"))
  }

  @Test("headings begin below the page's title and skip no level, whatever was typed")
  func headingLevels() throws {
    let deep = SampleClause(address: "b", block: Sample.heading("B", level: 5))
    let html = try article([
      SampleClause(address: "a", block: Sample.heading("A", level: 1), children: [deep])
    ])
    #expect(html.contains("<h2>A</h2>"))
    #expect(html.contains("<h3>B</h3>"))
  }

  @Test("a table with one heading cell is a list of details: caption and row names")
  func detailsTable() throws {
    let table = block("| Policy details | |\n|---|---|\n| Review due | 2026 |")
    let html = try article([SampleClause(address: "p1", block: table)])
    #expect(html.contains("aria-label=\"Table: Policy details\" id=\"p1\""))
    #expect(html.contains("<caption>Policy details</caption>"))
    #expect(html.contains("<tr><th scope=\"row\">Review due</th><td>2026</td></tr>"))
  }

  @Test("the header of any other table names its columns")
  func columnsTable() throws {
    let table = block("| Limit | Sum |\n|---|--:|\n| One | 2 |")
    let html = try article([SampleClause(address: "p1", block: table)])
    #expect(html.contains("<th scope=\"col\">Limit</th><th scope=\"col\" class=\"right\">Sum</th>"))
    #expect(html.contains("<tr><td>One</td><td class=\"right\">2</td></tr>"))
  }

  @Test("footnotes keep their author's marks and lead back to where they were first named")
  func footnotes() throws {
    let document = Sample.page("See[^10] and[^10]\n\n[^10]: The Code.")
    let html = try article(
      [SampleClause(address: "p1", block: try #require(document.blocks.first))], footnotes: document.footnotes
    )
    #expect(
      html.contains(
        "See<sup class=\"mark\"><a role=\"doc-noteref\" href=\"#fn-10\" id=\"_fn-10\">10</a></sup>"))
    #expect(html.components(separatedBy: "id=\"_fn-10\"").count == 2)
    #expect(html.contains("<div class=\"footnote\" id=\"fn-10\">"))
    #expect(html.contains("<p class=\"back\" data-not-source>"))
  }

  @Test("a note of the publisher stands beside its clause, outside the source's words")
  func notes() throws {
    var version = Sample.version(
      title: "T", clauses: [SampleClause(address: "p1", block: Sample.paragraph("Garbled a."))])
    version.notes = [Version.Note(at: "p1", text: "Reads <so> in the document.")]
    let html = try article(version)
    #expect(html.contains("<p id=\"p1\">Garbled a.</p>\n<aside class=\"note\" data-not-source"))
    #expect(html.contains("Reads &lt;so&gt; in the document."))
  }

  @Test("a clause answers to its other name as well, unless another clause has that name")
  func aliases() throws {
    var version = Sample.version(
      title: "T",
      clauses: [
        SampleClause(
          address: "i", block: Sample.heading("Introduction", label: "I."),
          children: [
            SampleClause(address: "i.1", block: Sample.paragraph("One.", label: "I.1.")),
            SampleClause(address: "i.2", block: Sample.paragraph("Two.", label: "I.2.")),
          ]), SampleClause(address: "1.2", block: Sample.paragraph("Other.", label: "1.2.")),
      ])
    version.labelAliases = [Version.LabelAlias(at: "i", alias: "1")]
    let html = try article(version)
    #expect(html.contains("<span id=\"1\"></span><section id=\"i\">"))
    #expect(html.contains("<span id=\"1.1\"></span><p id=\"i.1\">"))
    #expect(!html.contains("<span id=\"1.2\">"))
  }

  @Test(
    "a link that may not be followed leaves its words",
    arguments: ["javascript:alert(1)", "JAVASCRIPT:alert(1)", "data:text/html,x", "nowhere.md", "//evil"])
  func links(target: String) throws {
    let html = try article([SampleClause(address: "p1", block: block("[words](\(target))"))])
    #expect(html.contains("<p id=\"p1\">words</p>"))
  }

  @Test("links lead to the web as typed and to other policies relatively")
  func goodLinks() throws {
    let links = block("[web](https://a.example/?a=1&b=2)[clause](../ashby/protocol.md#3.1)")
    let html = try article([SampleClause(address: "p1", block: links)], at: Address("elsewhere/"))
    #expect(html.contains("<a href=\"https://a.example/?a=1&amp;b=2\" rel=\"external\">web</a>"))
    #expect(html.contains("<a href=\"../ashby/protocol/#3.1\">clause</a>"))
  }

  @Test("for readers on paper a text ends with where its links lead that leave the site, each once")
  func addressesOfLinks() throws {
    let links = block(
      """
      [the *web*](https://a.example/?a=1&b=2) and [again](https://a.example/?a=1&b=2), \
      [write](mailto:a@a.example), [clause](../ashby/protocol.md#3.1)
      """)
    let html = try article([SampleClause(address: "p1", block: links)])
    let list = try #require(html.split(separator: "<div class=\"addresses\" data-not-source>").last)
    #expect(list.contains("<ul>\n<li>the web: https://a.example/?a=1&amp;b=2</li>\n</ul>"))
    let without = try article([SampleClause(address: "p1", block: Sample.paragraph("No links."))])
    #expect(!without.contains("class=\"addresses\""))
  }

  /// The first block of a text.
  private func block(_ markdown: String) -> Block { Sample.page(markdown).blocks[0] }

  private func article(
    _ clauses: [SampleClause], footnotes: [Footnote] = [], at page: Address = Address("ashby/protocol/")
  ) throws -> String {
    try article(Sample.version(title: "T", clauses: clauses, footnotes: footnotes), at: page)
  }

  private func article(_ version: Version, at page: Address = Address("ashby/protocol/")) throws -> String {
    let register = Sample.register(version)
    let targets = LinkTargets(register, Addresses(isSingleCouncil: false, baseURL: nil))
    let html = articleHTML(
      version, words: try Sample.templates().words, links: .relative(to: page),
      resolve: { targets.resolve($0, in: version.document.file) })
    return String(decoding: html, as: UTF8.self)
  }
}
