import Foundation
import Governance
import Publishing
import Testing

@Suite("What the site tells programs")
struct DataTests {
  @Test("every policy is in the list, with its facts as its source gives them")
  func policies() throws {
    let data = try object(in: "api/policies.json", of: try Sample.site(Sample.fiveCouncils()))
    let policies = try #require(data["policies"] as? [[String: Any]])
    #expect(policies.count == 5 && data["as_of"] as? String == "2026-11-21")
    let farnham = try #require(policies.first { $0["council"] as? String == "farnham" })
    #expect(farnham["title"] as? String == "Member Officer Protocol")
    #expect((farnham["adopted"] as? [String: Any])?["date"] as? String == "2023-03")
    #expect(farnham["review_due"] as? String == "2026" && farnham["reference"] is NSNull)
  }

  @Test("every clause is in the list with the number that people cite")
  func clauses() throws {
    let data = try object(in: "api/clauses.json", of: try Sample.site(Sample.fiveCouncils()))
    let policies = try #require(data["policies"] as? [[String: Any]])
    let wallingford = try #require(policies.first { $0["council"] as? String == "wallingford" })
    let clauses = try #require(wallingford["clauses"] as? [[String: String]])
    #expect(clauses.contains { $0["address"] == "3.1.a" && $0["label"] == "3.1 a)" })
    #expect(clauses.contains { $0["heading"]?.isEmpty == false })
    let farnham = try #require(policies.first { $0["council"] as? String == "farnham" })
    let addresses = try #require(farnham["clauses"] as? [[String: String]]).map { $0["address"] }
    #expect(addresses.contains("3.5.item8") && Set(addresses).count == addresses.count)
  }

  @Test(
    "drafts are in none of it, removed texts only by their title",
    arguments: [(Version.Status.draft, 0, 0), (.removed, 1, 0), (.adopted, 1, 1), (.withdrawn, 1, 1)])
  func statuses(status: Version.Status, policies: Int, texts: Int) throws {
    let clause = SampleClause(address: "1", block: Sample.paragraph("Zymurgy is forbidden.", label: "1."))
    let site = try Sample.site(
      Sample.register(Sample.version(title: "Xylography", status: status, clauses: [clause])))
    #expect(try (object(in: "api/policies.json", of: site)["policies"] as? [Any])?.count == policies)
    #expect(try (object(in: "api/clauses.json", of: site)["policies"] as? [Any])?.count == texts)
  }

  @Test("changes are told once they have come, the newest first, and none that is still to come")
  func changes() throws {
    var version = Sample.version(title: "Dogs & cats", status: .adopted)
    version.dates.adopted = .init(date: .month(year: 2024, month: 5))
    version.dates.reviews = [
      .init(date: .year(2025), outcome: .noChange), .init(date: .year(2026), outcome: .deferred),
    ]
    version.dates.amendments = [
      .init(date: .day(year: 2026, month: 11, day: 21), kind: nil, summary: "a < b"),
      .init(date: .day(year: 2026, month: 11, day: 22), kind: nil, summary: "to come"),
    ]
    let site = try Sample.site(Sample.register(version))
    let feed = try #require(site["changes.atom"])
    let ids = feed.matches(of: /<id>tag:[^<]*:([^<]*)<\/id>/).map { String($0.1) }
    #expect(
      ids.dropFirst().map { $0.split(separator: "/").suffix(2).joined(separator: "/") } == [
        "amended/2026-11-21", "reviewed/2025", "adopted/2024-05",
      ])
    #expect(feed.contains("Dogs &amp; cats") && feed.contains("<summary>a &lt; b</summary>"))
  }

  @Test("a page's data says when it was last reviewed, and never that it expires")
  func structuredData() throws {
    var version = Sample.version(title: "</script><script>alert(1)</script>", status: .adopted)
    version.dates.reviews = [.init(date: .month(year: 2025, month: 3), outcome: .noChange)]
    version.dates.reviewDue = .year(2028)
    let site = try Sample.site(Sample.register(version))
    let pages = site.filter { $0.value.contains("\"DigitalDocument\"") }
    let page = try #require(pages.first)
    #expect(pages.count == 1)
    let block = try #require(
      page.value.firstMatch(of: /<script type="application\/ld\+json">([^<]*)<\/script>/))
    let data = try JSONSerialization.jsonObject(with: Data(block.1.utf8)) as? [String: Any]
    #expect(data?["lastReviewed"] as? String == "2025-03" && data?["name"] as? String == version.title)
    #expect(!block.1.contains("2028"))
  }

  private func object(in file: String, of site: [String: String]) throws -> [String: Any] {
    let text = try #require(site[file])
    return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }
}
