import Foundation
import Governance
import Publishing
import SourceText
import Testing

/// References as links on the pages of a small portal, and the way back.
@Suite("References on pages")
struct ReferenceLinkTests {
  @Test("a reference is one link around its words, which stay as they are")
  func words() throws {
    let page = try page("1.3. See clause\n1.2 & section 27 of the *Localism Act 2011*.")
    #expect(page.contains("See <a class=\"ref\" href=\"#1.2\">clause\n1.2</a> &amp; <a class=\"ref\" "))
    #expect(page.contains(">section 27 of the <em>Localism Act 2011</em></a>.</p>"))
  }

  @Test("where emphasis holds a part of a reference, each part is a link, and none stands inside another")
  func emphasis() throws {
    let page = try page("1.3. See **clause** 1.2, **clause 1.2** and *see clause* 1.2.")
    #expect(
      page.contains(
        """
        See <strong><a class="ref" href="#1.2">clause</a></strong><a class="ref" href="#1.2"> 1.2</a>, \
        <strong><a class="ref" href="#1.2">clause 1.2</a></strong> and \
        <em>see <a class="ref" href="#1.2">clause</a></em><a class="ref" href="#1.2"> 1.2</a>.
        """))
  }

  @Test("links, code and labels stay what their author made them")
  func authors() throws {
    let page = try page("1.3. [See clause 1.2](https://example.org/), `clause 1.2`, and clause 1.2.")
    #expect(page.components(separatedBy: "class=\"ref\"").count == 2)
    #expect(page.contains("<a href=\"https://example.org/\" rel=\"external\">See clause 1.2</a>"))
    #expect(page.contains("<code>clause 1.2</code>"))
  }

  @Test("escapes and entities before a reference do not move it")
  func escapes() throws {
    let page = try page("1.3. 5 &lt; 7, 1\\. and &quot;so&quot;: see clause 1.2.")
    #expect(page.contains("see <a class=\"ref\" href=\"#1.2\">clause 1.2</a>."))
  }

  @Test("references in a footnote and beside it are links, wherever the footnote stands in the file")
  func footnotes() throws {
    let page = try page(
      """
      1.3. See clause 1.2.[^a]

      [^a]: Or clause 1.1 and section 27 of the Localism Act 2011.

      1.4. See clause 1.1, and then clause 1.2.
      """)
    #expect(page.contains("See <a class=\"ref\" href=\"#1.2\">clause 1.2</a>."))
    #expect(page.contains("Or <a class=\"ref\" href=\"#1.1\">clause 1.1</a> and <a class=\"ref\""))
    #expect(page.contains(">section 27 of the Localism Act 2011</a>."))
    #expect(page.contains("See <a class=\"ref\" href=\"#1.1\">clause 1.1</a>, and then <a class=\"ref\""))
  }

  @Test("a clause shows where it is named, and a policy who names it, outside the adopted words")
  func wayBack() throws {
    let site = try site("1.3. See clause 1.2.", gifts: "1. See clause 1.2 of the Complaints Procedure.")
    let page = site["ashby/complaints/index.html"] ?? ""
    #expect(
      page.contains(
        """
        <p class="named" data-not-source>Referred to in <a href="#1.3">1.3</a>, \
        <a href="../gifts/#1">Gifts Policy, 1</a></p>
        """))
    #expect(page.contains("Referred to by"))
    #expect(
      page.contains("<a href=\"../gifts/\">Gifts Policy</a> <a class=\"place\" href=\"../gifts/#1\">1</a>"))
    let gifts = site["ashby/gifts/index.html"] ?? ""
    #expect(
      gifts.contains(
        "<a class=\"ref\" href=\"../complaints/#1.2\">clause 1.2 of the Complaints Procedure</a>"))
    #expect(!gifts.contains("Referred to by"))
  }

  @Test("what is named and not published is listed for the public where the council wants it")
  func missing() throws {
    let text = "1.3. Follow the Media Protocol."
    #expect(try site(text)["ashby/index.html"]?.contains("Media Protocol") == false)
    let shown = try site(text, settings: "missing_policies: shown\n")["ashby/index.html"] ?? ""
    #expect(shown.contains("<li>Media Protocol <span class=\"kind\">named in <a href=\"complaints/\">"))
  }

  private func page(_ text: String) throws -> String {
    try site(text)["ashby/complaints/index.html"] ?? ""
  }

  /// The pages of a council with a complaints procedure that ends in `text`, and a gifts policy.
  private func site(_ text: String, gifts: String = "1. Gifts.", settings: String = "") throws -> [String:
    String]
  {
    let facts = "kind: procedure\nstatus: adopted\nadopted: 2024-05-17\n"
    let files = [
      "portal.yml": "title: Policies\nbase_url: https://policies.example/\n",
      "legislation.yml": try String(
        contentsOf: Sample.project.appending(path: "Content/legislation.yml"), encoding: .utf8),
      "ashby/council.yml": "name: Ashby Parish Council\n" + settings,
      "ashby/complaints.md":
        "---\ntitle: Complaints Procedure\n\(facts)---\n\n1.1. One.\n\n1.2. Two.\n\n\(text)\n",
      "ashby/gifts.md": "---\ntitle: Gifts Policy\n\(facts)---\n\n\(gifts)\n",
    ]
    let register = readRegister(
      ContentFiles(
        folder: "Content", texts: files.map { SourceFile(path: "Content/\($0)", text: $1) }, others: []))
    nonisolated(unsafe) var pages: [String: String] = [:]
    _ = try publish(register.value, with: Sample.templates(), options: Sample.options) { file in
      if case .bytes(let bytes) = file.content { pages[file.path] = String(decoding: bytes, as: UTF8.self) }
    }
    return pages
  }
}
