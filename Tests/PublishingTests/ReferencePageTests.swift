import Foundation
import Governance
import Markup
import Publishing
import SourceText
import Testing

@Suite("Pages of laws and posts")
struct ReferencePageTests {
  static let act = LawCitation.Law.numbered(Enactment.Number(.ukpga, 1972, 70))

  @Test("laws stand by their titles, each with its places in the order of their numbers, the whole first")
  func order() throws {
    let page = try Self.legislation([
      ("1", LawCitation(Self.act, Provision(.init(.schedule, "12A")))),
      ("1", LawCitation(Self.act, Provision(.init(.section, "101", "1")))),
      ("2", LawCitation(Self.act, Provision(.init(.section, "101")))),
      ("2", LawCitation(Self.act, Provision(.init(.section, "100A")))),
      ("2", LawCitation(Self.act, Provision(.init(.section, "9")))),
      ("2", LawCitation(Self.act)),
      ("1", LawCitation(.titled("Burial Act 1853"))),
      ("1", LawCitation(.numbered(Enactment.Number(.uksi, 2018, 952)), Provision(.init(.regulation, "8")))),
    ])
    #expect(
      texts(of: "h[23]", in: page) == [
        "Burial Act 1853", "As a whole",
        "Local Government Act 1972", "As a whole", "Section 9", "Section 100A", "Section 101",
        "Section 101(1)", "Schedule 12A",
        "S.I. 2018/952", "Regulation 8",
      ])
    #expect(page.contains("href=\"https://www.legislation.gov.uk/ukpga/1972/70/section/101/1\""))
    #expect(page.contains("href=\"https://www.legislation.gov.uk/id?title=Burial%20Act%201853\""))
    #expect(page.contains("<h2 id=\"ukpga-1972-70\">"))
  }

  @Test("every clause that cites a place is a link, once, under its policy")
  func clauses() throws {
    let page = try Self.legislation([
      ("1", LawCitation(Self.act)), ("1", LawCitation(Self.act)), ("2.item2", LawCitation(Self.act)),
      ("members.p1", LawCitation(Self.act)),
    ])
    #expect(page.contains("<a class=\"title\" href=\"../ashby/protocol/\">Protocol</a>"))
    #expect(
      links(into: "../ashby/protocol/#", in: page) == [
        "1": "1", "2.item2": "2, bullet 2", "members.p1": "Members, paragraph 1",
      ])
  }

  @Test("a list of the laws stands at the top from the fourth law on")
  func contents() throws {
    let laws = (1...4).map { LawCitation(.titled("Act \($0) 1990")) }
    #expect(try Self.legislation(laws.prefix(3).map { ("1", $0) }).contains("id=\"_laws\"") == false)
    #expect(try Self.legislation(laws.map { ("1", $0) }).contains("<a href=\"#act-4-1990\">Act 4 1990</a>"))
  }

  @Test("what is withdrawn or removed cites nothing", arguments: ["withdrawn", "removed"])
  func withdrawn(status: String) throws {
    let page = try Self.legislation([("1", LawCitation(Self.act))], status: "status: \(status)")
    #expect(page.contains("No text on this site cites a law."))
  }

  @Test("a post's page says who holds it, what it leads, what is due, and where it is named")
  func post() throws {
    let site = try Sample.site(Self.register())
    let page = try #require(site["ashby/posts/clerk/index.html"])
    #expect(
      page.contains("<p>Held by Jo Bloggs &amp; Co since <time datetime=\"2020-05\">May 2020</time>.</p>"))
    #expect(
      texts(of: "h2", in: page) == ["Reviews due or coming up", "Leads", "Named in", "In your own calendar"])
    #expect(page.components(separatedBy: "Review due: during").count == 3)
    #expect(links(into: "../../protocol/#", in: page) == ["1": "1", "members.p1": "Members, paragraph 1"])
    #expect(page.contains("<span>The <mark>Clerk</mark> signs.</span>"))
    let holders = site.filter { $0.value.contains("Jo Bloggs") }.keys
    #expect(Array(holders) == ["ashby/posts/clerk/index.html"])
  }

  @Test("a post that leads nothing and is named nowhere has a page that says so")
  func idlePost() throws {
    let page = try #require(try Sample.site(Self.register())["ashby/posts/treasurer/index.html"])
    #expect(texts(of: "h2", in: page) == ["Leads", "Named in"])
    #expect(page.contains("No policy here names this post") && page.contains("No text here names this post"))
  }

  @Test("the lead officer leads to the post's page wherever one is shown")
  func links() throws {
    let site = try Sample.site(Self.register())
    let council = try #require(site["ashby/index.html"])
    #expect(council.components(separatedBy: "<a href=\"posts/clerk/\">Clerk</a>").count == 3)
    let policy = try #require(site["ashby/protocol/index.html"])
    #expect(policy.contains("<a href=\"../posts/clerk/\">A. Person, Clerk</a>"))
    #expect(
      policy.contains("the <a href=\"../posts/clerk/\">Clerk</a> about the <a href=\"../../legislation/\">"))
    #expect(site["sitemap.xml"]?.contains("https://policies.example/ashby/posts/clerk/") == true)
    #expect(site["sitemap.xml"]?.contains("https://policies.example/legislation/") == true)
  }

  @Test(
    "policies that are named and not here are listed where the council wants it", arguments: [true, false])
  func missing(isShown: Bool) throws {
    var register = Self.register()
    register.councils[0].showsMissingPolicies = isShown
    register.references.unpublished["ashby"] = [
      UnpublishedPolicy(title: "Dignity Policy", namedIn: ["protocol"]),
      UnpublishedPolicy(title: "Named By A Draft", namedIn: ["draft"]),
    ]
    let page = try #require(try Sample.site(register)["ashby/index.html"])
    let entry =
      "<li>Dignity Policy <span class=\"kind\">named in <a href=\"protocol/\">Protocol</a></span></li>"
    #expect(page.contains(entry) == isShown)
    #expect(!page.contains("Named By A Draft"))
  }

  private static func legislation(
    _ citations: [(String, LawCitation)], status: String = "status: unstated"
  ) throws -> String {
    var register = register(status: status)
    let version = register.councils[0].policies[0].versions[0]
    let places = version.placesByAddress
    register.references.inText[version.document.file.path] = try citations.map { address, citation in
      Reference(target: .law(citation), range: 0..<1, place: try #require(places[address]))
    }
    return try #require(try Sample.site(register)["legislation/index.html"])
  }

  private static let text = """
    1. The Clerk signs.

    2. There are

    - one
    - two

    ## Members

    They ask the [Clerk](/ashby/posts/clerk/) about the [law](/legislation/).
    """

  private static func register(status: String = "status: unstated", text: String = text) -> Register {
    let files = [
      "portal.yml": "title: Policies\nbase_url: https://policies.example/\n",
      "legislation.yml": """
      laws:
        - {title: Local Government Act 1972, type: ukpga, year: 1972, number: 70, read_at: The Act}
      """,
      "ashby/council.yml": """
      name: Ashby Parish Council
      posts:
        clerk: {title: Clerk, holder: Jo Bloggs & Co, since: 2020-05}
        treasurer: Treasurer
      """,
      "ashby/protocol.md": """
      ---
      title: Protocol
      \(status)
      review_due: 2026
      lead_officer: {post: clerk, as_printed: "A. Person, Clerk"}
      ---

      \(text)
      """,
    ]
    return readRegister(
      ContentFiles(
        folder: "Content", texts: files.map { SourceFile(path: "Content/\($0)", text: $1) }, others: [])
    ).value
  }

  private func texts(of element: String, in html: String) -> [String] {
    guard let pattern = try? Regex("<\(element)[^>]*>(.*?)</\(element)>") else { return [] }
    return html.matches(of: pattern).compactMap { $0.output[1].substring }
      .map { String($0).replacing(/<[^>]*>/, with: "") }
  }

  /// The links to clauses of a policy: fragments and what the links say.
  private func links(into policy: String, in html: String) -> [String: String] {
    var links: [String: String] = [:]
    for part in html.components(separatedBy: "<a href=\"\(policy)").dropFirst() {
      let pieces = part.split(separator: "\"", maxSplits: 1)
      links[String(pieces[0])] = pieces[1].dropFirst().split(separator: "<").first.map(String.init)
    }
    return links
  }
}
