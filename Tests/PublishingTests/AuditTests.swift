import Foundation
import Governance
import Markup
import Publishing
import SourceText
import Testing

@Suite("What an auditor asks")
struct AuditTests {
  @Test("the row of a policy tells what is recorded, and where nothing is")
  func row() throws {
    var full = Sample.version(title: "Media", status: .adopted)
    full.dates.adopted = Version.Adoption(
      date: .day(year: 2023, month: 3, day: 14), body: "full-council", minute: "C045/23",
      url: "https://ashby.example/minutes?a=1&b=2")
    full.dates.reviews = [
      Version.Review(
        date: .month(year: 2025, month: 5), body: "full-council", outcome: .noChange, minute: "31/25"),
      Version.Review(date: .year(2026), outcome: .deferred, until: .year(2027)),
    ]
    full.dates.reviewDue = .year(2028)
    full.facts.leadOfficer = "clerk"
    var council = Self.council([full, Sample.version(title: "Trees")])
    council.lock.policies["media"] = Self.record(since: "2026-01-05")
    let rows = try Self.rows(of: Self.page(council))
    #expect(
      rows == [
        [
          "Media", "In force since 14 March 2023", "14 March 2023, by Full Council, minute C045/23",
          "5 January 2026", "May 2025, by Full Council, minute 31/25: no change", "Next review: 2028",
          "Clerk", "Yes",
        ],
        [
          "Trees", "The document does not say when it was adopted", "Not recorded", "21 November 2026",
          "Not recorded", "No review date published", "Not stated", "Not certain from what is recorded here",
        ],
      ])
    let page = try Self.page(council)
    #expect(
      page.contains(
        "<a rel=\"external\" href=\"https://ashby.example/minutes?a=1&amp;b=2\">minute C045/23</a>"))
    #expect(page.contains("In force on <time datetime=\"2026-03-31\">31 March 2026</time>"))
  }

  @Test("evidence without a minute is linked too, here and on the policy's page")
  func evidence() throws {
    var version = Sample.version(title: "Media", status: .adopted)
    version.dates.adopted = Version.Adoption(date: .year(2023), url: "https://ashby.example/m")
    let site = try Sample.site(Self.register(Self.council([version])))
    for path in ["ashby/audit/index.html", "ashby/media/index.html"] {
      let link = ", <a rel=\"external\" href=\"https://ashby.example/m\">the record of it</a>"
      #expect(site[path]?.contains(link) == true, "\(path)")
    }
  }

  @Test("a text that was gone before there was a record was first published on no known day")
  func firstPublished() throws {
    var council = Self.council([Sample.version(title: "Media", status: .removed)])
    #expect(try Self.rows(of: Self.page(council))[0][3] == "Not recorded")
    council.lock.policies["media"] = Self.record(since: "2026-01-05")
    #expect(try Self.rows(of: Self.page(council))[0][3] == "5 January 2026")
  }

  @Test("a withdrawal is told with its date, and an earlier text that counted at the year end as one")
  func otherTexts() throws {
    var withdrawn = Sample.version(title: "Dogs", status: .withdrawn)
    withdrawn.dates.adopted = Version.Adoption(date: .year(2020))
    withdrawn.withdrawal = Version.Ending(date: .month(year: 2026, month: 10))
    var texts = [PartialDate.year(2020), .month(year: 2026, month: 10)].map { date in
      var version = Sample.version(title: "Trees", status: .adopted)
      version.dates.adopted = Version.Adoption(date: date)
      return version
    }
    texts[0].document = Sample.document(path: "Content/ashby/trees/2020.md")
    var council = Self.council([withdrawn])
    council.policies.append(Policy(slug: "trees", formerSlugs: [], versions: texts))
    let rows = try Self.rows(of: Self.page(council))
    #expect(rows[0][1] == "No longer in force, withdrawn by the council. Withdrawn: October 2026.")
    #expect(rows.map(\.last) == ["Yes", "Yes, with an earlier text"])
  }

  @Test("the record keeps the day of the first words when they are corrected, and reads it again")
  func correctedWords() throws {
    var version = Sample.version(title: "Media")
    version.corrections = [
      Version.Correction(date: .month(year: 2026, month: 2), at: "p1", was: "teh", now: "the", why: "Slip")
    ]
    var council = Self.council([version])
    council.lock.policies["media"] = Self.record(since: "2026-01-05")
    let publication = try publish(Self.register(council), with: Sample.templates(), options: Sample.options) {
      _ in
    }
    let file = try #require(publication.value.locks.first).file
    #expect(String(decoding: file.bytes, as: UTF8.self).contains(", since: 2026-11-21, first: 2026-01-05}"))
    let texts = [
      SourceFile(path: "Content/portal.yml", text: "title: Policies"),
      SourceFile(path: "Content/ashby/council.yml", text: "name: Ashby"),
      SourceFile(path: "Content/ashby/published.lock.yml", bytes: file.bytes),
    ]
    let read = readRegister(ContentFiles(folder: "Content", texts: texts, others: []))
    #expect(read.value.councils.first?.lock.policies["media"]?.firstPublished == Day(iso: "2026-01-05"))
  }

  @Test("a draft is told to nobody, also not where a preview shows it", arguments: [false, true])
  func drafts(includesDrafts: Bool) throws {
    let council = Self.council([
      Sample.version(title: "Secret", status: .draft), Sample.version(title: "Trees"),
    ])
    let site = try Sample.site(
      Self.register(council), options: PublishingOptions(asOf: Sample.day, includesDrafts: includesDrafts))
    for path in ["ashby/audit/index.html", "ashby/register.csv", "register.csv"] {
      let text = try #require(site[path])
      #expect(text.contains("Trees") && !text.contains("Secret"), "\(path)")
    }
  }

  @Test("the accessibility statement stands there with its own dates, or it is said that there is none")
  func statement() throws {
    var register = Self.register(Self.council([]))
    func page() throws -> String { try #require(try Sample.site(register)["ashby/audit/index.html"]) }
    #expect(try page().contains("No accessibility statement is published here."))
    var statement = PlainPage(slug: "accessibility", title: "Accessibility", document: Sample.page("We try."))
    register.pages = [statement]
    #expect(try page().contains("Reviewed: no date is recorded. <span class=\"state unscheduled\">"))
    statement.reviewed = .month(year: 2025, month: 2)
    statement.reviewDue = .month(year: 2026, month: 2)
    register.pages = [statement]
    #expect(
      try page().contains(
        "Accessibility</a>. Reviewed <time datetime=\"2025-02\">February 2025</time>. <span class=\"state passed\">"
      ))
  }

  @Test("what is not on the site: in a document only, elsewhere, or nothing")
  func notHere() throws {
    let words = SampleClause(address: "p1", block: Sample.paragraph("Be kind."))
    var council = Self.council([Sample.version(title: "Media", clauses: [words])])
    #expect(try Self.page(council).contains("<p>Nothing is listed.</p>"))
    council.publishedElsewhere = [(title: "Dogs", url: "https://ashby.example/dogs")]
    council.policies.append(Self.policy(Sample.version(title: "Trees")))
    let page = try Self.page(council)
    #expect(page.contains("<a href=\"https://ashby.example/dogs\" rel=\"external\">Dogs</a>"))
    #expect(
      page.contains(
        "<h3>Text only in an attached document</h3>\n<ul>\n<li><a href=\"../trees/\">Trees</a></li>"))
    #expect(!page.contains("<p>Nothing is listed.</p>"))
  }

  @Test("policies that nobody published are named only where the council wants it", arguments: [false, true])
  func missing(isShown: Bool) throws {
    let texts = [
      ("portal.yml", "title: Policies"),
      ("ashby/council.yml", "name: Ashby\nmissing_policies: \(isShown ? "shown" : "hidden")"),
      ("ashby/media.md", "---\ntitle: Media\n---\n\nSee the Council's Disciplinary Procedure.\n"),
    ].map { SourceFile(path: "Content/\($0)", text: $1) }
    let register = readRegister(ContentFiles(folder: "Content", texts: texts, others: [])).value
    let page = try #require(try Sample.site(register)["ashby/audit/index.html"])
    #expect(page.contains("<li>Disciplinary Procedure <span") == isShown)
  }

  @Test("a duty of English law is named to English councils only")
  func duty() throws {
    for (nation, isNamed) in [(Council.Nation.england, true), (.wales, false)] {
      var council = Self.council([])
      council.nation = nation
      #expect(try Self.page(council).contains("publication scheme") == isNamed, "\(nation)")
    }
  }

  private static func record(since day: String) -> PublicationLock.Record {
    var record = PublicationLock.Record()
    record.versions["undated"] = PublicationLock.Text(words: "0", since: Day(iso: day) ?? Sample.day)
    return record
  }

  static func policy(_ version: Version) -> Policy {
    Policy(slug: version.title.lowercased(), formerSlugs: [], versions: [version])
  }

  static func council(_ versions: [Version]) -> Council {
    var council = Council(slug: "ashby", name: "Ashby Parish Council")
    council.posts = [Post(slug: "clerk", title: "Clerk")]
    council.bodies = [Body(slug: "full-council", name: "Full Council")]
    council.policies = versions.map(policy)
    return council
  }

  static func register(_ council: Council) -> Register {
    var register = Sample.register(Sample.version(title: "None"))
    register.councils = [council]
    return register
  }

  private static func page(_ council: Council) throws -> String {
    try #require(try Sample.site(register(council))["ashby/audit/index.html"])
  }

  /// The words of the table's cells, without the headings that only a phone shows.
  private static func rows(of page: String) throws -> [[String]] {
    page.components(separatedBy: "<tr role=\"row\">\n").dropFirst(1).map { row in
      row.matches(of: /(?m)^<t[hd] role="(?:rowheader|cell)".*$/).map { cell in
        String(cell.0).replacing(/<span class="(column|kind)".*?<\/span> ?/, with: "")
          .replacing(/<[^>]*>/, with: "").trimmingCharacters(in: .whitespaces)
      }
    }
  }
}
