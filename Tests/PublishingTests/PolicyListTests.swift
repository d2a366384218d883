import Foundation
import Governance
import Publishing
import Testing

@Suite("Lists of all policies, and how their parts are cited")
struct PolicyListTests {
  @Test(
    "policies stand under their kind, their status and the title of their lead officer, in that order",
    arguments: [
      ("by-kind", ["Procedure", "Standing orders", "Kind not stated"]),
      (
        "by-status",
        ["In force", "Adopted, and still to take effect", "Marked DRAFT; no adoption is recorded here"]
      ),
      ("by-lead-officer", ["Deputy Clerk", "Town Clerk", "No lead officer stated"]),
    ])
  func groups(order: String, headings: [String]) throws {
    var council = Council(slug: "ashby", name: "Ashby Parish Council")
    council.posts = [
      Post(slug: "clerk", title: "Town Clerk"), Post(slug: "deputy", title: "Deputy Clerk"),
    ]
    var complaints = Sample.version(title: "Complaints", status: .publicDraft)
    complaints.kind = .procedure
    complaints.facts.leadOfficer = "clerk"
    var orders = Sample.version(title: "Orders", status: .adopted)
    orders.kind = .standingOrders
    orders.facts.leadOfficer = "deputy"
    orders.dates.adopted = Version.Adoption(date: .year(2027))
    var media = Sample.version(title: "Media", status: .adopted)
    media.dates.adopted = Version.Adoption(date: .year(2026))
    council.policies = [complaints, orders, media].map {
      Policy(slug: $0.title.lowercased(), formerSlugs: [], versions: [$0])
    }
    var register = Sample.register(media)
    register.councils = [council]
    let page = try #require(try Sample.site(register)["policies/\(order)/index.html"])
    #expect(page.matches(of: /<h2 id="[^"]+">([^<]+)</).map { String($0.1) } == headings)
    #expect(page.components(separatedBy: "<a class=\"title\"").count == 4)
  }

  @Test("posts of two councils with one title stand together, each policy with its council")
  func sharedTitle() throws {
    let councils = [("ashby", "Town Clerk"), ("benton", "Town clerk")].map { slug, title in
      var council = Council(slug: slug, name: slug.capitalized)
      council.posts = [Post(slug: "clerk", title: title)]
      var version = Sample.version(title: "Protocol of \(slug)")
      version.facts.leadOfficer = "clerk"
      council.policies = [Policy(slug: "protocol", formerSlugs: [], versions: [version])]
      return council
    }
    var register = Sample.register(Sample.version(title: "Protocol"))
    register.councils = councils
    let page = try #require(try Sample.site(register)["policies/by-lead-officer/index.html"])
    #expect(page.components(separatedBy: "<h2 ").count == 2)
    #expect(page.contains(">Ashby</span>") && page.contains(">Benton</span>"))
  }

  @Test("names are listed by the letters of their language, without article and accents")
  func alphabets() {
    let welsh = Alphabet(of: "cy")
    let names = [
      "Y Cod Ymddygiad", "Cŵn", "Chwythu'r Chwiban", "Data Personol", "Ddoe", "Gwirfoddolwyr", "Ngwynedd",
      "Yr Heddlu", "Lwfansau", "Llety", "Nawdd",
    ]
    #expect(names.reversed().sorted { welsh.key(of: $0) < welsh.key(of: $1) } == names)
    #expect(
      names.map(welsh.initial(of:)) == ["C", "C", "Ch", "D", "Dd", "G", "Ng", "H", "L", "Ll", "N"])
    let english = Alphabet(of: "en")
    let titles = ["The Charter", "Complaints", "Élite Sport", "Llama Licences", "Lone Working", "2030 Plan"]
    #expect(titles.map(english.initial(of:)) == ["C", "C", "E", "L", "L", nil])
    #expect(english.key(of: "Llama") < english.key(of: "Lone"))
    #expect(english.key(of: "Élite Sport") < english.key(of: "Expenses"))
  }

  @Test(
    "a citation names the council, the title and what is known of the text's date",
    arguments: [
      (
        Version.Status.adopted, PartialDate?.some(.month(year: 2023, month: 3)),
        "Ashby Parish Council, Media (March 2023)"
      ),
      (.adopted, nil, "Ashby Parish Council, Media"),
      (.unstated, .year(2019), "Ashby Parish Council, Media (2019)"),
      (.publicDraft, .year(2019), "Ashby Parish Council, Media (draft)"),
      (.consultation, nil, "Ashby Parish Council, Media (proposal)"),
    ])
  func citation(status: Version.Status, date: PartialDate?, citation: String) throws {
    let clause = SampleClause(address: "p1", block: Sample.paragraph("Be kind."))
    var version = Sample.version(title: "Media", status: status, clauses: [clause])
    version.dates.adopted = date.map { Version.Adoption(date: $0) }
    let site = try Sample.site(Sample.register(version))
    let pages = site.filter { $0.key.hasPrefix("ashby/protocol/") && $0.value.contains("class=\"citation\"") }
    #expect(!pages.isEmpty)
    for page in pages.values { #expect(page.contains("data-document=\"\(citation)\"")) }
  }

  @Test("a page that sorts by state says when it has become too old to be relied on")
  func stale() throws {
    let site = try Sample.site(Sample.register(Sample.version(title: "Media")))
    for path in ["index.html", "ashby/index.html", "policies/index.html"] {
      #expect(site[path]?.contains("data-from=\"2027-05-22\" hidden") == true, "\(path)")
    }
  }
}
