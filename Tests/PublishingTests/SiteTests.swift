import Foundation
import Governance
import Markup
import Publishing
import SourceText
import Testing

@Suite("The whole site")
struct SiteTests {
  @Test("every internal link and fragment of the five councils' site resolves")
  func links() throws {
    let site = try Sample.site(Sample.fiveCouncils())
    var broken: [String] = []
    var count = 0
    for (path, html) in site where path.hasSuffix(".html") && path != "404.html" {
      for link in values(of: ["href", "src"], in: html) where !link.contains(":") {
        count += 1
        if !resolves(link, from: path, in: site) { broken.append("\(path): \(link)") }
      }
    }
    #expect(broken.sorted() == [])
    #expect(count > 400)
  }

  @Test("no page has two elements with one address")
  func addressesAreUnique() throws {
    for (path, html) in try Sample.site(Sample.fiveCouncils()) where path.hasSuffix(".html") {
      let ids = values(of: ["id"], in: html)
      let repeated = Dictionary(grouping: ids) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
      #expect(repeated == [], "\(path)")
    }
  }

  @Test("every page has one heading of level 1, skips no level, and has a title")
  func headings() throws {
    for (path, html) in try Sample.site(Sample.fiveCouncils()) where path.hasSuffix(".html") {
      let levels = html.matches(of: /<h([1-6])[ >]/).compactMap { Int($0.1) }
      #expect(levels.filter { $0 == 1 }.count == 1, "\(path)")
      #expect(zip(levels, levels.dropFirst()).allSatisfy { $1 <= $0 + 1 }, "\(path): \(levels)")
      #expect(html.contains("<title>") && !html.contains("<title></title>"), "\(path)")
    }
  }

  @Test("all 206 labels of the five documents are links to their addresses")
  func labels() throws {
    let site = try Sample.site(Sample.fiveCouncils())
    let counts = try [
      ("wallingford/member-officer-protocol", 53), ("northampton/member-officer-relations-policy", 62),
      ("mumbles/member-officer-relations-protocol", 0), ("farnham/member-officer-protocol", 63),
      ("waverley/officer-member-protocol", 28),
    ].map { path, wanted in
      let html = try #require(site["\(path)/index.html"])
      return (path, wanted, html.components(separatedBy: "<a class=\"label\"").count - 1)
    }
    for (path, wanted, found) in counts { #expect(found == wanted, "\(path)") }
  }

  @Test("the same register gives the same files in the same order")
  func twice() throws {
    let register = try Sample.fiveCouncils()
    let templates = try Sample.templates()
    let runs = try (0..<2).map { _ in
      let files = Collected()
      _ = try publish(register, with: templates, options: Sample.options) { files.add($0) }
      return files
    }
    #expect(runs[0].order == runs[1].order)
    #expect(runs[0].texts == runs[1].texts)
  }

  @Test("the order in which files are read makes no difference")
  func inputOrder() throws {
    let content = try Sample.files(in: "Content")
    let templates = try Sample.files(in: "Templates")
    func site(_ content: [SourceFile], _ templates: [SourceFile]) throws -> [String: String] {
      let register = readRegister(ContentFiles(folder: "Content", texts: content, others: [])).value
      let files = Collected()
      _ = try publish(register, with: readSiteTemplates(templates).value, options: Sample.options) {
        files.add($0)
      }
      return files.texts
    }
    #expect(try site(content, templates) == site(content.reversed(), templates.reversed()))
  }

  @Test("hostile words are shown as words, wherever a clerk can write them")
  func hostileWords() throws {
    let site = try Sample.site(hostileRegister())
    let allowed: Set<String> = [
      "html", "head", "meta", "title", "link", "body", "a", "header", "nav", "main", "footer", "p", "ul",
      "ol",
      "li", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "aside", "div", "span", "dl", "dt",
      "dd", "details", "summary", "time", "table", "caption", "thead", "tbody", "tr", "th", "td", "b", "code",
      "em", "strong", "sup", "mark", "button",
      "form", "label", "input", "select", "option", "noscript",
    ]
    var shown = 0
    for (path, page) in site where path.hasSuffix(".html") {
      // The one script there may be on a page, and on one page a second; and data, in which nothing can end it.
      var html = page.replacing(
        /<script src="[.\/]*assets\/(redirect|portal)\.js" defer blocking="render"><\/script>/, with: "",
        maxReplacements: 1)
      if path == "search/index.html" {
        html = html.replacing(
          /<script type="module" src="[.\/]*assets\/search\.js"><\/script>/, with: "", maxReplacements: 1)
      }
      html = html.replacing(
        /<script type="application\/ld\+json">[^<]*<\/script>/, with: "", maxReplacements: 1)
      let elements = Set(html.matches(of: /<([A-Za-z][A-Za-z0-9]*)/).map { String($0.1) })
      #expect(elements.subtracting(allowed) == [], "\(path)")
      #expect(!html.contains("onload=\"") && !html.contains("'onload"), "\(path)")
      shown += html.components(separatedBy: "&lt;script&gt;").count - 1
    }
    #expect(shown > 30)
  }

  @Test("a draft is in no output unless it is asked for, and then search engines are kept away")
  func drafts() throws {
    let register = Sample.register(Sample.version(title: "Secret", status: .draft))
    let site = try Sample.site(register)
    #expect(site["ashby/protocol/index.html"] == nil)
    #expect(!site.values.contains { $0.contains("Secret") })
    let preview = try Sample.site(
      register, options: PublishingOptions(asOf: Sample.day, includesDrafts: true))
    let page = try #require(preview["ashby/protocol/index.html"])
    #expect(page.contains("noindex") && page.contains("Draft, not yet adopted"))
    #expect(preview["robots.txt"] == "User-agent: *\nDisallow: /\n")
    #expect(preview["sitemap.xml"] == nil)
  }

  @Test("the text of a removed policy is on no page")
  func removed() throws {
    let clauses = [SampleClause(address: "p1", block: Sample.paragraph("Forgotten words."))]
    var version = Sample.version(title: "Gone", status: .removed, clauses: clauses)
    version.removal = Version.Ending(date: .year(2025), reason: "Named a person")
    let site = try Sample.site(Sample.register(version))
    #expect(!site.values.contains { $0.contains("Forgotten") })
    let page = try #require(site["ashby/protocol/index.html"])
    #expect(page.contains("Named a person") && page.contains("<time datetime=\"2025\">2025</time>"))
  }

  @Test("in a portal of one council its register is the first page")
  func singleCouncil() throws {
    let site = try Sample.site(Sample.register(Sample.version(title: "Protocol"), isSingleCouncil: true))
    #expect(site["index.html"]?.contains("<h1>Ashby Parish Council</h1>") == true)
    #expect(site["policies/protocol/index.html"]?.contains("<a href=\"../../\">") == true)
  }

  @Test("attachments are copied from the council's folder")
  func attachments() throws {
    var register = Sample.register(Sample.version(title: "Protocol"))
    register.councils[0].folder = "Content/ashby"
    register.councils[0].attachments = [(path: "attachments/a.pdf", size: 10)]
    let copies = Copies()
    _ = try publish(register, with: Sample.templates(), options: Sample.options) { copies.add($0) }
    #expect(copies.list == ["ashby/attachments/a.pdf": "Content/ashby/attachments/a.pdf"])
  }

  @Test("without base_url nothing that needs a full address is written, and a warning says so")
  func noBaseURL() throws {
    var version = Sample.version(title: "Protocol")
    version.dates.reviewDue = .year(2027)
    var register = Sample.register(version)
    register.portal.baseURL = nil
    let files = Collected()
    let published = try publish(register, with: Sample.templates(), options: Sample.options) {
      files.add($0)
    }
    #expect(published.findings.map(\.rule) == [.baseURLMissing])
    #expect(files.texts["sitemap.xml"] == nil)
    #expect(files.texts["robots.txt"] == "User-agent: *\nAllow: /\n")
    let calendar = try #require(files.texts["calendar/index.html"])
    #expect(!calendar.contains("webcal:") && calendar.contains("href=\"reviews.ics\""))
  }

  @Test("the next day on which a page changes by itself is known")
  func nextChange() throws {
    var version = Sample.version(title: "Protocol")
    version.dates.reviewDue = .month(year: 2027, month: 10)
    let published = try publish(
      Sample.register(version), with: Sample.templates(), options: Sample.options
    ) { _ in }
    #expect(published.value.nextChange == Day(year: 2027, month: 7, day: 1))
  }

  private func hostileRegister() -> Register {
    let bad = "\"'><script>alert(1)</script>& onload=\"x\" \u{22}\u{301}"
    var register = RecordTests.fullRegister(isSingleCouncil: false)
    register.portal.title = bad
    register.pages[0].title = bad
    register.councils[0].name = bad
    register.councils[0].contact = bad
    register.councils[0].posts[0].title = bad
    register.councils[0].posts[0].holder = bad
    register.councils[0].pages[0].title = bad
    register.councils[0].publishedElsewhere = [(title: bad, url: "https://a.example/?\(bad)")]
    for policy in register.councils[0].policies.indices {
      register.councils[0].policies[policy].versions[0].title = bad
    }
    register.councils[0].policies[0].versions[0].facts.purpose = bad
    register.councils[0].policies[0].versions[0].facts.aliases = [bad]
    register.councils[0].policies[0].versions[0].facts.leadOfficerAsPrinted = bad
    register.councils[0].policies[0].versions[0].dates.adopted?.minute = bad
    register.councils[0].policies[0].versions[0].notes = [Version.Note(at: "1", text: bad)]
    register.councils[0].policies[0].versions[0].corrections[0].was = bad
    let entries = register.councils[0].policies[0].versions[0].clauses.entries
    register.councils[0].policies[0].versions[0].clauses = Clauses(
      entries + [ClauseEntry(address: bad, block: Sample.paragraph(bad, label: bad))])
    register.councils[0].policies[0].versions[0].document = Sample.document(
      saying: register.councils[0].policies[0].versions[0].clauses)
    let file = register.councils[0].policies[0].versions[0].document.file.path
    register.references.inText[file] = [
      Reference(target: .law(LawCitation(.titled(bad))), range: 0..<1, place: Sample.place(bad))
    ]
    return register
  }

  /// The values of attributes as a browser reads them, as far as the buffer escapes.
  private func values(of names: [String], in html: String) -> [String] {
    names.flatMap { name in
      html.components(separatedBy: " \(name)=\"").dropFirst().compactMap {
        $0.components(separatedBy: "\"").first?.replacing("&amp;", with: "&")
      }
    }
  }

  private func resolves(_ link: String, from page: String, in site: [String: String]) -> Bool {
    let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    var folders = page.split(separator: "/").dropLast().map(String.init)
    let path = String(parts[0])
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { folders.removeLast() } else { folders.append(String(part)) }
    }
    let isPage = path.isEmpty || path.hasSuffix("/") || path.hasSuffix("..") || path == "."
    let target = path.isEmpty ? page : (folders + (isPage ? ["index.html"] : [])).joined(separator: "/")
    guard let html = site[target] else { return false }
    guard parts.count > 1, let fragment = String(parts[1]).removingPercentEncoding else { return true }
    return html.contains(" id=\"\(fragment)\"")
  }
}

/// What is to be copied, by its path on the site.
private final class Copies: @unchecked Sendable {
  private(set) var list: [String: String] = [:]

  func add(_ file: SiteFile) {
    if case .copy(let source) = file.content { list[file.path] = source }
  }
}
