import Governance
import Publishing
import SourceText
import Templating
import Testing

@Suite("What pages give to their templates")
struct RecordTests {
  @Test("every page gives each name of its vocabulary, and no other", arguments: [false, true])
  func records(isSingleCouncil: Bool) throws {
    let register = Self.fullRegister(isSingleCouncil: isSingleCouncil)
    let templates = try Sample.templates()
    let edition = Edition(register, words: templates.words, options: Sample.options)
    let pages = PageSource.all(of: edition).map { $0.page(in: edition) }
    #expect(
      Set(pages.map(\.template))
        == Set(Page.vocabularies.keys).subtracting(
          isSingleCouncil ? ["layout", "home"] : ["layout"]))
    for page in pages {
      let vocabulary = try #require(Page.vocabularies[page.template])
      #expect(mismatches(page.record, vocabulary, at: page.template) == [])
      let layout = Layout.record(page, in: edition)
      #expect(mismatches(layout, Layout.vocabulary, at: "layout") == [])
    }
  }

  @Test("the templates that come with the portal ask for nothing else")
  func templates() throws {
    let read = readSiteTemplates(try Sample.files(in: "Templates"))
    #expect(read.findings.map(\.headline) == [])
  }

  /// Where a record and its vocabulary differ, as paths.
  private func mismatches(_ record: TemplateRecord, _ vocabulary: Vocabulary, at path: String) -> [String] {
    let unknown = record.names.filter { vocabulary.fields[$0] == nil }.map { "\(path).\($0) is not offered" }
    let others = vocabulary.fields.flatMap { name, field -> [String] in
      let path = "\(path).\(name)"
      switch (field, record[name]) {
      case (_, nil): return ["\(path) is missing"]
      case (.text, .text), (.html, .html), (.html, .page), (.flag, .flag), (.optional, .optional(nil)):
        return []
      case (.list(let inner), .list(let rows)): return rows.flatMap { mismatches($0, inner, at: path) }
      case (.optional(let inner), .optional(let row?)): return mismatches(row, inner, at: path)
      default: return ["\(path) is of another kind"]
      }
    }
    return (unknown + others).sorted()
  }

  /// A register in which every fact is given once and every state occurs.
  static func fullRegister(isSingleCouncil: Bool) -> Register {
    var register = Sample.register(fullVersion(), isSingleCouncil: isSingleCouncil)
    register.pages = [PlainPage(slug: "about", title: "About", document: Sample.document(path: "a.md"))]
    register.councils[0].website = "https://ashby.example/"
    register.councils[0].contact = "The Clerk"
    register.councils[0].posts = [Post(slug: "clerk", title: "Clerk"), Post(slug: "none", title: "None")]
    register.councils[0].bodies = [Body(slug: "full-council", name: "Full Council")]
    register.councils[0].meetings = [
      Meeting(day: Sample.day, body: "full-council", name: "Annual Meeting", isAnnual: true)
    ]
    register.councils[0].publishedElsewhere = [(title: "Other", url: "https://ashby.example/other")]
    register.councils[0].pages = [
      PlainPage(slug: "more", title: "More", document: Sample.document(path: "b.md"))
    ]
    register.councils[0].attachments = [(path: "attachments/a.pdf", size: 1)]
    for (index, due) in dues.enumerated() {
      var version = Sample.version(title: "Policy \(index)")
      version.dates.reviewDue = due
      register.councils[0].policies.append(
        Policy(slug: "policy-\(index)", formerSlugs: [], versions: [version]))
    }
    var withdrawn = Sample.version(title: "Withdrawn", status: .withdrawn)
    withdrawn.withdrawal = Version.Ending(
      date: .year(2020), reason: "Replaced", minute: "1/20", successor: "protocol")
    var consultation = Sample.version(title: "Proposal", status: .consultation)
    consultation.consultation = Version.Consultation(closes: .year(2027), respond: "Write to us")
    for version in [withdrawn, consultation] {
      register.councils[0].policies.append(
        Policy(slug: version.title.lowercased(), formerSlugs: [], versions: [version]))
    }
    return register
  }

  private static let dues: [PartialDate?] = [
    nil, .month(year: 2019, month: 10), .year(2026), .month(year: 2027, month: 1), .year(2027),
    .day(year: 2027, month: 5, day: 11), .year(2035),
  ]

  private static func fullVersion() -> Version {
    var version = Sample.version(
      title: "Protocol", status: .adopted,
      clauses: [
        SampleClause(address: "1", block: Sample.heading("One", label: "1.")),
        SampleClause(address: "2", block: Sample.heading("Two", label: "2.")),
      ])
    version.kind = .protocol
    version.dates.adopted = Version.Adoption(
      date: .month(year: 2023, month: 3), body: "full-council", minute: "C1", url: "https://m.example/")
    version.dates.effective = .day(year: 2023, month: 4, day: 1)
    version.dates.lastUpdated = .year(2024)
    version.dates.reviews = [Version.Review(date: .year(2025), outcome: .noChange)]
    version.dates.reviewStarted = .year(2026)
    version.dates.reviewCycle = .months(36)
    version.dates.amendments = [Version.Amendment(date: .year(2024), kind: .editorial, summary: "Titles")]
    version.facts.purpose = "To guide"
    version.facts.leadOfficer = "clerk"
    version.facts.approvingBody = "full-council"
    version.facts.aliases = ["The Protocol"]
    version.facts.basedOn = Version.Basis(title: "Model", publisher: "Association", date: .year(2020))
    version.facts.source = Version.Source(
      url: "https://s.example/", retrieved: .year(2026), note: "A transcription.")
    version.attachments = [Version.Attachment(file: "attachments/a.pdf", role: .adoptedOriginal)]
    version.corrections = [
      Version.Correction(date: .year(2026), at: "1", was: "on", now: "one", why: "Typing error")
    ]
    return version
  }
}
