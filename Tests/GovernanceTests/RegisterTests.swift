import Governance
import SourceText
import Testing

@Suite("The register")
struct RegisterTests {
  @Test("every field of a policy is kept")
  func everyField() throws {
    let facts = """
      kind: code-of-conduct
      status: removed
      adopted: {date: 2023-03, body: full-council, minute: C045/23, url: https://a.example/minutes}
      effective: 2023-04-01
      last_updated: February 2023
      reason_for_update: Updated
      reviews:
        - {date: 2025-05-12, by: full-council, outcome: no-change, minute: 31/25}
        - {date: 2024-05-12, outcome: deferred, until: 2025-05}
      review_started: 2026-01
      review_due: 2027
      lead_officer: {post: clerk, as_printed: "A. Smith, Clerk"}
      approving_body: full-council
      purpose: To say how
      publication: Int, W, MH
      aliases: [Complaints, the Procedure]
      amendments: [{date: 2024-01, kind: editorial, summary: Titles, minute: 12/24}]
      based_on: {title: Model, publisher: NALC, date: 2020}
      supersedes: old-complaints
      reference: POL-07
      version_label: "2.1"
      source: {url: https://a.example/, retrieved: 2026-11-20, note: Copied}
      attachments: [{file: attachments/a.pdf, role: adopted-original}]
      corrections: [{date: 2026-12-01, at: purpose.p1, was: teh, now: the, why: Slip}]
      notes: {purpose: So printed}
      accepted: [{rule: effective-before-adoption, why: So decided}]
      former_slugs: [grumbles]
      label_aliases: {purpose: "1"}
      closes: 2026-12-01
      respond: Write to the clerk
      withdrawn: {date: 2026-12, reason: Old, minute: 1, successor: complaints}
      removed: 2026-12
      contact: The clerk
      licence: OGL
      """
    let read = TinySite(facts: facts, others: ["ashby/attachments/a.pdf"]).read
    #expect(read.rules == ["accepted-unused"])
    let policy = try #require(read.value.councils.first?.policies.first)
    let version = try #require(policy.versions.first)
    #expect(policy.formerSlugs == ["grumbles"])
    #expect(version.kind == .codeOfConduct)
    #expect(version.dates.adopted?.minute == "C045/23")
    #expect(version.dates.lastUpdated?.iso == "2023-02")
    #expect(version.dates.reviews.map(\.date.iso) == ["2024-05-12", "2025-05-12"])
    #expect(version.dates.amendments.first?.kind == .editorial)
    #expect(version.facts.leadOfficer == "clerk")
    #expect(version.facts.leadOfficerAsPrinted == "A. Smith, Clerk")
    #expect(version.facts.basedOn?.date?.iso == "2020")
    #expect(version.facts.supersedes == ["old-complaints"])
    #expect(version.facts.versionLabel == "2.1")
    #expect(version.facts.source?.retrieved?.iso == "2026-11-20")
    #expect(version.attachments == [.init(file: "attachments/a.pdf", role: .adoptedOriginal)])
    #expect(version.labelAliases == [.init(at: "purpose", alias: "1")])
    #expect(version.consultation?.respond == "Write to the clerk")
    #expect(version.withdrawal?.successor == "complaints")
    #expect(version.removal?.date?.iso == "2026-12")
    #expect(version.facts.licence == "OGL")
  }

  @Test("every field of a council and of the portal is kept")
  func settings() throws {
    let read = TinySite([
      "portal.yml": "title: P\nbase_url: https://a.example/x\nlead_time: 1 year\nlanguages: [en, cy]",
      "ashby/council.yml": """
      name: Ashby
      kind: parish
      nation: northern-ireland
      website: https://ashby.example/
      contact: 01234
      posts:
        clerk: {title: Clerk, holder: A. Smith, since: 2020}
      bodies:
        full-council: {name: Full Council}
      meetings:
        - {date: 2027-05-11, body: full-council, name: Annual Meeting, kind: annual}
      elections: [2027-05-06]
      published_elsewhere:
        Social Media Protocol: https://ashby.example/social
      missing_policies: shown
      compare: off
      """,
    ]).read
    #expect(read.findings == [])
    let council = try #require(read.value.councils.first)
    #expect(read.value.portal.baseURL == "https://a.example/x/")
    #expect(read.value.portal.leadMonths == 12)
    #expect(read.value.portal.languages == ["en", "cy"])
    #expect(council.nation == .northernIreland)
    #expect(
      council.posts == [Post(slug: "clerk", title: "Clerk", holder: "A. Smith", since: try date("2020"))])
    #expect(council.meetings.map(\.isAnnual) == [true])
    #expect(council.elections.map(\.iso) == ["2027-05-06"])
    #expect(council.publishedElsewhere.map(\.title) == ["Social Media Protocol"])
    #expect(council.showsMissingPolicies)
    #expect(!council.allowsComparison)
  }

  @Test("an empty value is an absent one, and a policy with a title alone is unstated")
  func defaults() throws {
    let read = TinySite(facts: "status:\nadopted:\naliases: []\nlead_officer:\nreview_due:").read
    #expect(
      read.findings.map(\.headline) == [
        "the facts give no date of adoption, no review date and no lead officer"
      ])
    let version = try #require(read.value.councils.first?.policies.first?.versions.first)
    #expect(version.status == .unstated)
    #expect(version.dates.adopted == nil)
  }

  @Test("a council.yml beside portal.yml makes a portal of one council")
  func singleCouncil() throws {
    let read = TinySite(
      [
        "council.yml": "name: Ashby",
        "gifts.md": TinySite.ok,
        "finance/2019-05.md": TinySite.policy("adopted: 2019-05\nstatus: superseded"),
        "finance/2023-03.md": TinySite.policy("effective: 2023-03\nstatus: unstated"),
        "pages/about.md": TinySite.page,
      ], without: ["ashby/council.yml", "ashby/complaints.md"], others: ["attachments/a.pdf"]
    ).read
    #expect(read.findings == [])
    #expect(read.value.portal.isSingleCouncil)
    let council = try #require(read.value.councils.first)
    #expect(council.policies.map(\.slug) == ["finance", "gifts"])
    #expect(council.policies.first?.versions.map(\.status) == [.superseded, .unstated])
    #expect(council.attachments.map(\.path) == ["attachments/a.pdf"])
    #expect(read.value.pages.map(\.slug) == ["about"])
  }

  @Test("an unknown name comes with the nearest known one")
  func suggestions() {
    #expect(TinySite(facts: "lead_officer: clrk").read.findings.first?.repair == "did you mean `clerk`?")
    #expect(TinySite(facts: "Review Due: 2027").read.findings.first?.repair == "did you mean `review_due`?")
    #expect(
      TinySite(facts: "kind: x", text: "See [it](complaint.md).").read.findings.last?.repair
        == "did you mean `complaints.md`?")
    #expect(
      TinySite(["ashby/Data Protection.md": TinySite.ok]).read.findings.first?.repair?.contains(
        "data-protection")
        == true)
  }

  @Test("the head of a text is compared with the facts, date by date")
  func head() {
    let text = """
      Adopted 16th October 2017. (To be reviewed October 2019)

      | Policy details | |
      |---|---|
      | Date of last update | February 2023 |
      | Full Council approval | October 2017 |
      | Review due | 2019 |

      In 2016 the council reviewed how it deals with complaints, and in 2018 it did so again at length.
      """
    let facts = "status: adopted\nadopted: 2017-10-16\nlast_updated: 2023-02\nreview_due: 2019-10"
    #expect(TinySite(facts: facts, text: text).read.findings == [])
    let other = "status: adopted\nadopted: 2018-10-16\nlast_updated: 2023-03\nreview_due: 2021"
    let read = TinySite(facts: other, text: text).read
    #expect(read.rules == Array(repeating: "head-disagrees", count: 5))
    #expect(
      read.findings.first?.headline
        == "the head of the text gives 16 October 2017 as the date of adoption, but the facts say 16 October 2018"
    )
  }

  @Test("DRAFT over an adopted text is reported, over a draft it is not")
  func draftMark() {
    let facts = "adopted: 2020\nreview_due: 2028\nstatus: "
    #expect(TinySite(facts: facts + "adopted", text: "DRAFT\n\nWords").read.rules == ["head-disagrees"])
    #expect(TinySite(facts: "status: public-draft", text: "DRAFT\n\nWords").read.findings == [])
  }

  @Test("a finding that was accepted is counted and not shown")
  func accepted() {
    let facts = "status: adopted\naccepted:\n  - {rule: facts-missing, at: title, why: Lost in the fire}"
    let read = TinySite(facts: facts).read
    #expect(read.findings == [])
    #expect(read.value.acceptedCount == 1)
    #expect(TinySite().read.value.acceptedCount == 0)
  }

  @Test("the version in force is the newest whose date has come")
  func versionInForce() throws {
    let read = TinySite([
      "ashby/gifts/2019-05.md": TinySite.policy("status: adopted\nadopted: 2019-05\nreview_due: 2022"),
      "ashby/gifts/2023-03.md": TinySite.policy(
        "status: adopted\nadopted: 2023-03-14\neffective: 2023-04-01\nreview_due: 2026"),
      "ashby/gifts/draft.md": TinySite.policy("status: draft"),
    ]).read
    #expect(read.findings == [])
    let policy = try #require(read.value.councils.first?.policies.last)
    #expect(policy.slug == "gifts")
    #expect(policy.versions.map { $0.dates.inForceFrom?.iso } == ["2019-05", "2023-04-01", nil])
    #expect(try policy.versionInForce(on: day("2019-04-30")) == nil)
    #expect(try policy.versionInForce(on: day("2019-05-01"))?.dates.adopted?.date.iso == "2019-05")
    #expect(try policy.versionInForce(on: day("2023-03-31"))?.dates.adopted?.date.iso == "2019-05")
    #expect(try policy.versionInForce(on: day("2023-04-01"))?.dates.adopted?.date.iso == "2023-03-14")
  }

  @Test("without a version in force, the newest one that may be seen is shown")
  func versionShown() throws {
    func shown(_ facts: String) throws -> Version.Status? {
      let policy = try #require(TinySite(facts: facts).read.value.councils.first?.policies.first)
      return try policy.versionShown(on: day("2026-11-21"))?.status
    }
    #expect(try shown("status: public-draft") == .publicDraft)
    #expect(try shown("status: withdrawn") == .withdrawn)
    #expect(try shown("status: adopted\nadopted: 2027") == .adopted)
    #expect(try shown("status: draft") == nil)
    #expect(try shown("status: consultation") == nil)
  }

  @Test("links that lead somewhere are left alone")
  func links() {
    let text = """
      ## Purpose

      See [a](gifts.md), [b](/ashby/gifts/#purpose.p1), [c](#purpose), [d](https://a.example), [e](/),
      [f](../pages/about.md), [g](/about/), [h](attachments/my%20form.pdf), [i](mailto:clerk@a.example),
      [j](/ashby/attachments/my%20form.pdf), [k](/calendar/), [l](/ashby/), [m](../ashby/gifts.md#purpose).
      """
    let site = TinySite(
      [
        "ashby/gifts.md": TinySite.ok, "pages/about.md": TinySite.page,
        "ashby/complaints.md": TinySite.policy("kind: procedure", text: text),
      ], others: ["ashby/attachments/my form.pdf"])
    #expect(site.read.findings == [])
  }

  @Test("the order in which files are handed over does not matter")
  func order() {
    let site = TinySite(["ashby/gifts.md": TinySite.ok, "bray/council.yml": "name: Bray", "x.md": "Stray"])
    let texts = site.files.map { SourceFile(path: "Content/\($0)", text: $1) }.sorted { $0.path < $1.path }
    let one = readRegister(ContentFiles(folder: "Content", texts: texts, others: []))
    let other = readRegister(ContentFiles(folder: "Content", texts: texts.reversed(), others: []))
    #expect(one.findings == other.findings)
    #expect(one.value.councils.map(\.slug) == other.value.councils.map(\.slug))
    #expect(one.value.councils[0].policies.map(\.slug) == other.value.councils[0].policies.map(\.slug))
  }
}
