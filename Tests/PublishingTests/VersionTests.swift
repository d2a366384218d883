import Governance
import Publishing
import Testing

@Suite("Versions of a policy")
struct VersionTests {
  @Test("each has its address, and the one in force only leads to the policy's page")
  func addresses() throws {
    let site = try Sample.site(register())
    #expect(site["ashby/protocol/index.html"]?.contains("New words") == true)
    let lead = try #require(site["ashby/protocol/2023-03/index.html"])
    #expect(lead.contains("href=\"../\"") && lead.contains("assets/redirect.js"))
    #expect(lead.contains("<link rel=\"canonical\" href=\"https://policies.example/ashby/protocol/\">"))
    let old = try #require(site["ashby/protocol/2019/index.html"])
    #expect(old.contains("Old words") && old.contains("noindex") && old.contains("No longer in force"))
    #expect(site["_redirects"] == "/ashby/protocol/2023-03/ /ashby/protocol/ 302\n")
    #expect(site["sitemap.xml"]?.contains("2023-03") == false)
  }

  @Test("a version that is not yet in force has its page while the old one stays")
  func before() throws {
    let day = try #require(Day(year: 2023, month: 2, day: 28))
    let options = PublishingOptions(asOf: day, includesDrafts: false)
    let site = try Sample.site(register(), options: options)
    #expect(site["ashby/protocol/index.html"]?.contains("Old words") == true)
    #expect(site["ashby/protocol/2023-03/index.html"]?.contains("Takes effect in") == true)
  }

  @Test("a list says from when to when each counts, the end left out")
  func list() throws {
    let list = try #require(try Sample.site(register())["ashby/protocol/versions.json"])
    #expect(list.contains("\"from\":\"2019-01-01\",\"to\":\"2023-03-01\""))
    #expect(list.contains("\"from\":\"2023-03-01\",\"to\":null"))
  }

  @Test("no word of a draft is in any file, and a preview says on every page that it is one")
  func drafts() throws {
    var register = register()
    register.councils[0].policies[0].versions.append(
      version("Zebra", "draft", .draft, adopted: nil))
    for (path, text) in try Sample.site(register) { #expect(!text.contains("Zebra"), "\(path)") }
    let preview = try Sample.site(
      register, options: PublishingOptions(asOf: Sample.day, includesDrafts: true))
    #expect(preview["ashby/protocol/draft/index.html"]?.contains("Zebra") == true)
    for (path, text) in preview where path.hasSuffix(".html") {
      #expect(text.contains("Draft. This is a preview") && text.contains("noindex"), "\(path)")
    }
  }

  @Test("a former name leads to the policy and to each of its versions")
  func formerName() throws {
    var register = register()
    register.councils[0].policies[0].formerSlugs = ["code"]
    let site = try Sample.site(register)
    #expect(site["ashby/code/index.html"]?.contains("href=\"../protocol/\"") == true)
    #expect(site["ashby/code/2019/index.html"]?.contains("href=\"../../protocol/2019/\"") == true)
  }

  @Test("a withdrawal to come is told on the page, which turns by itself on its day")
  func withdrawalToCome() throws {
    var register = register()
    register.councils[0].policies[0].versions[1].status = .withdrawn
    register.councils[0].policies[0].versions[1].withdrawal = Version.Ending(
      date: .month(year: 2027, month: 2))
    func page(_ day: String) throws -> String {
      let options = PublishingOptions(asOf: try #require(Day(iso: day)), includesDrafts: false)
      return try #require(Sample.site(register, options: options)["ashby/protocol/index.html"])
    }
    let before = try page("2027-01-31")
    #expect(before.contains("<p class=\"status adopted\" data-until=\"2027-02-01\">In force since"))
    #expect(before.contains("<p class=\"status withdrawn notice\" data-from=\"2027-02-01\" hidden>No longer"))
    #expect(before.contains("data-until=\"2027-02-01\">To be withdrawn: "))
    let after = try page("2027-02-01")
    #expect(after.contains("<p class=\"status withdrawn notice\">No longer in force"))
    #expect(!after.contains("To be withdrawn") && !after.contains("In force since"))
  }

  @Test("a removal counts at once, even where its date is still to come")
  func removalToCome() throws {
    var register = register()
    register.councils[0].policies[0].versions[1].status = .removed
    register.councils[0].policies[0].versions[1].removal = Version.Ending(date: .year(2030))
    for (path, text) in try Sample.site(register) { #expect(!text.contains("New words"), "\(path)") }
  }

  @Test("a feed stays under a former name as a copy, since programs follow no page")
  func formerFeed() throws {
    var register = register()
    register.councils[0].policies[0].formerSlugs = ["code"]
    register.councils[0].policies[0].versions[1].dates.reviewDue = .year(2028)
    let site = try Sample.site(register)
    let feed = try #require(site["ashby/protocol/reviews.ics"])
    #expect(feed.contains("BEGIN:VEVENT") && site["ashby/code/reviews.ics"] == feed)
  }

  @Test("the text before a withdrawn one does not come back into force")
  func withdrawn() throws {
    var register = register()
    register.councils[0].policies[0].versions[1].status = .withdrawn
    let site = try Sample.site(register)
    #expect(site["ashby/protocol/index.html"]?.contains("withdrawn by the council") == true)
    #expect(site["ashby/protocol/2019/index.html"]?.contains("noindex") == true)
  }

  @Test("corrections and attachments of a text that was taken down are gone with it")
  func removed() throws {
    var register = register()
    register.councils[0].attachments = [(path: "attachments/zebra.pdf", size: 10)]
    register.councils[0].policies[0].versions[0].status = .removed
    register.councils[0].policies[0].versions[0].attachments = [
      Version.Attachment(file: "attachments/zebra.pdf", role: .other)
    ]
    register.councils[0].policies[0].versions[0].corrections = [
      Version.Correction(date: .year(2020), at: "p1", was: "Zebra", now: "Old", why: "Typing error")
    ]
    let files = Collected()
    _ = try publish(register, with: Sample.templates(), options: Sample.options) { files.add($0) }
    #expect(files.order.contains { $0.hasSuffix("zebra.pdf") } == false)
    for (path, text) in files.texts {
      #expect(!text.lowercased().contains("zebra") && !text.contains("Old words"), "\(path)")
    }
  }

  private func register() -> Register {
    var register = Sample.register(Sample.version(title: "Protocol"))
    register.councils[0].policies[0].versions = [
      version("Old", "2019", .adopted, adopted: .year(2019)),
      version("New", "2023-03", .adopted, adopted: .month(year: 2023, month: 3)),
    ]
    return register
  }

  private func version(
    _ word: String, _ name: String, _ status: Version.Status, adopted: PartialDate?
  ) -> Version {
    let clauses = [SampleClause(address: "p1", block: Sample.paragraph("\(word) words."))]
    var version = Sample.version(title: "Protocol", status: status, clauses: clauses)
    version.dates.adopted = adopted.map { Version.Adoption(date: $0) }
    version.document = Sample.document("\(word) words.", path: "Content/ashby/protocol/\(name).md")
    return version
  }
}
