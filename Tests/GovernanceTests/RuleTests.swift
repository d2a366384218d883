import Governance
import SourceText
import Testing

/// What breaks a rule, and the words of the source that the finding points at.
struct Mistake: Sendable, CustomTestStringConvertible {
  let rule: String
  let site: TinySite
  let place: String

  init(_ rule: String, facts: String, text: String = TinySite.text, others: [String] = [], at place: String) {
    self.rule = rule
    self.site = TinySite(facts: facts, text: text, others: others)
    self.place = place
  }

  init(
    _ rule: String, _ changes: [String: String], without gone: [String] = [], others: [String] = [],
    at place: String
  ) {
    self.rule = rule
    self.site = TinySite(changes, without: gone, others: others)
    self.place = place
  }

  var testDescription: String { "\(rule) at \(place)" }
}

@Suite("Rules of the register")
struct RuleTests {
  @Test("a portal that is in order has no findings")
  func order() {
    #expect(TinySite().read.findings == [])
  }

  @Test("a mistake brings up its rule, at its place, and no other", arguments: mistakes)
  func mistake(_ mistake: Mistake) {
    let read = mistake.site.read
    #expect(read.rules == [mistake.rule])
    #expect(read.places == [mistake.place])
    #expect(read.findings.allSatisfy { $0.repair != nil && !$0.headline.hasSuffix(".") })
  }

  @Test(
    "a text goes on printing its first review date; once a review is logged that it does not print, that is right",
    arguments: [
      ("To be reviewed October 2026", "reviews: [{date: 2026-05}]\nreview_due: 2029", true),
      ("To be reviewed October 2026", "review_due: 2029", false),
      (
        "Reviewed May 2026. To be reviewed October 2028", "reviews: [{date: 2026-05}]\nreview_due: 2029",
        false
      ),
    ])
  func printedReview(text: String, facts: String, isRight: Bool) {
    let site = TinySite(facts: "status: adopted\nadopted: 2023\n\(facts)", text: "\(text)\n")
    #expect(site.read.rules == (isRight ? [] : ["head-disagrees"]))
  }

  @Test("every rule can be brought up")
  func everyRule() {
    let shown = Set(Self.mistakes.map(\.rule))
    #expect(Set(governanceRules.map(\.name)).subtracting(shown) == [])
    #expect(Set(governanceRules.map(\.name)).count == governanceRules.count)
  }

  static let mistakes =
    layoutMistakes + factMistakes + dateMistakes + textMistakes + linkMistakes + lawMistakes
    + referenceMistakes + pageMistakes

  static let layoutMistakes = [
    Mistake(
      "synonym-unclear", ["synonyms.yml": "synonyms:\n  - bully, harass\n  - grievance\n"], at: "grievance"),
    Mistake("portal-missing", [:], without: ["portal.yml"], at: ""),
    Mistake(
      "councils-missing", [:], without: ["ashby/council.yml", "ashby/complaints.md"], at: ""),
    Mistake("council-unnamed", [:], without: ["ashby/council.yml"], at: "Content/ashby"),
    Mistake(
      "councils-mixed", ["council.yml": "name: Ashby", "a.md": TinySite.ok], without: ["ashby/complaints.md"],
      at: "Content/council.yml"),
    Mistake("policies-missing", [:], without: ["ashby/complaints.md"], at: "Content/ashby/council.yml"),
    Mistake("file-misplaced", ["stray.md": "Words"], at: "Content/stray.md"),
    Mistake("file-misplaced", [:], others: ["ashby/scan.pdf"], at: "Content/ashby/scan.pdf"),
    Mistake(
      "slug-unclear", ["ashby/Data Protection.md": TinySite.ok], at: "Content/ashby/Data Protection.md"),
    Mistake(
      "slug-unclear", ["ashby/council.yml": "name: Ashby\nposts: {Town_Clerk: Clerk}"], at: "Town_Clerk"),
    Mistake("reserved-slug", ["ashby/posts.md": TinySite.ok], at: "Content/ashby/posts.md"),
    Mistake("reserved-slug", ["pages/calendar.md": TinySite.page], at: "Content/pages/calendar.md"),
    Mistake(
      "address-taken",
      ["ashby/complaints/2019-05.md": TinySite.policy("adopted: 2019-05\nstatus: superseded")],
      at: "Content/ashby/complaints/2019-05.md"),
    Mistake("address-taken", ["pages/ashby.md": TinySite.page], at: "Content/ashby/council.yml"),
    Mistake("address-taken", facts: "former_slugs: [gifts, gifts]", at: "gifts"),
    Mistake(
      "version-misnamed", ["ashby/gifts/final.md": TinySite.ok], at: "Content/ashby/gifts/final.md"),
    Mistake(
      "translation-unpublished", ["ashby/complaints.cy.md": welsh], at: "Content/ashby/complaints.cy.md"),
    Mistake("translation-alone", ["ashby/gifts.cy.md": welsh], at: "Content/ashby/gifts.cy.md"),
    Mistake(
      "translation-contradicts",
      [
        "portal.yml": bilingual,
        "ashby/complaints.cy.md": welsh.replacing("Gwyno", with: "Gwyno\nadopted: 2024-05-18"),
      ], at: "2024-05-18"),
    Mistake(
      "translation-misaligned",
      ["portal.yml": bilingual, "ashby/complaints.cy.md": welsh.replacing("## Diben\n\n", with: "")],
      at: "Mae'r weithdrefn hon yn dweud sut mae'r cyngor yn delio â chwynion."),
  ]

  private static let bilingual = "title: A\nbase_url: https://policies.example/\nlanguages: [en, cy]\n"

  /// What the tiny site's policy is in Welsh.
  private static let welsh = """
    ---
    title: Gweithdrefn Gwyno
    ---

    ## Diben

    Mae'r weithdrefn hon yn dweud sut mae'r cyngor yn delio â chwynion.
    """

  /// A portal that has a web address of its own, and a page of it.
  private static func page(_ text: String, named name: String = "about") -> [String: String] {
    ["portal.yml": "title: A\nbase_url: https://a.test/", "pages/\(name).md": text]
  }

  static let pageMistakes = [
    Mistake("page-incomplete", page("---\ntitle: A\n---\nWrite to [name]."), at: "[name]"),
    Mistake(
      "page-incomplete", page("---\ntitle: A\n---\n\\[sic], [a](https://b.test/), [the\nclerk]"),
      at: "[the\nclerk]"),
    Mistake(
      "statement-undated",
      ["pages/accessibility.md": "---\ntitle: A\nreviewed: 2026\n---\nAll of it: [name]."],
      at: "title: A"),
  ]

  static let factMistakes = [
    Mistake("field-missing", ["portal.yml": "language: en"], at: "language: en"),
    Mistake("field-missing", facts: "amendments:\n  - {date: 2025-01}", at: "{date: 2025-01}"),
    Mistake("field-unknown", facts: "reviewdue: 2027", at: "reviewdue"),
    Mistake("field-unknown", ["pages/about.md": "---\ntitle: A\nkind: x\n---\nText"], at: "kind"),
    Mistake("field-shape", facts: "reference: [one, two]", at: "[one, two]"),
    Mistake("field-shape", facts: "reviews: yes", at: "yes"),
    Mistake("value-unknown", facts: "kind: protocoll", at: "protocoll"),
    Mistake("value-unknown", ["portal.yml": "title: A\nlanguage: English"], at: "English"),
    Mistake("post-unknown", facts: "lead_officer: clark", at: "clark"),
    Mistake("body-unknown", facts: "approving_body: council", at: "council"),
    Mistake("web-address-unclear", facts: "source: {url: www.example.org}", at: "www.example.org"),
    Mistake(
      "web-address-unclear", ["portal.yml": "title: A\nbase_url: ftp://a.example"], at: "ftp://a.example"),
    Mistake("span-unclear", facts: "review_cycle: 21 years", at: "21 years"),
    Mistake("span-unclear", ["portal.yml": "title: A\nlead_time: soon"], at: "soon"),
    Mistake("date-unclear", facts: "last_updated: Mar-20", at: "Mar-20"),
    Mistake("date-impossible", facts: "last_updated: 31 April 2020", at: "31 April 2020"),
  ]

  static let dateMistakes = [
    Mistake(
      "review-before-adoption", facts: "status: adopted\nadopted: 2024-05-17\nreview_due: 2023-05",
      at: "2023-05"),
    Mistake(
      "reviewed-before-adoption",
      facts: "status: adopted\nadopted: 2024-05-17\nreview_due: 2027\nreviews: [{date: 2020-01}]",
      at: "2020-01"),
    Mistake(
      "effective-before-adoption",
      facts: "status: adopted\nadopted: 2024-05-17\neffective: 2024-04\nreview_due: 2027", at: "2024-04"),
    Mistake(
      "review-due-disagrees",
      facts: "status: adopted\nadopted: 2024-05\nreview_due: 2028\nreview_cycle: 3 years", at: "2028"),
    Mistake(
      "review-unscheduled",
      facts: "status: adopted\nadopted: 2024\nreview_due: 2025\nreviews: [{date: 2025-05}]",
      at: "2025"),
    Mistake(
      "review-unscheduled", facts: "status: adopted\nadopted: 2024-05\nreview_cycle: annual-meeting",
      at: "annual-meeting"),
    Mistake(
      "deferral-open",
      facts:
        "status: adopted\nadopted: 2024\nreview_due: 2027\nreviews: [{date: 2025-05, outcome: deferred}]",
      at: "deferred"),
    Mistake(
      "deferral-backwards",
      facts:
        "status: adopted\nadopted: 2024\nreviews: [{date: 2025-05-12, outcome: deferred, until: 2025}]\nreview_due: 2027",
      at: "2025"),
    Mistake(
      "until-unused",
      facts: "status: adopted\nadopted: 2024\nreview_due: 2029\nreviews: [{date: 2025-05, until: 2028}]",
      at: "2028"),
    Mistake(
      "review-started-over",
      facts: "status: adopted\nadopted: 2024\nreview_started: 2023\nreview_due: 2029", at: "2023"),
    Mistake(
      "review-due-disagrees",
      facts:
        "status: adopted\nadopted: 2024\nreview_due: 2029\nreviews: [{date: 2025, outcome: deferred, until: 2026}]",
      at: "2029"),
    Mistake("facts-missing", facts: "status: adopted", at: "Complaints Procedure"),
    Mistake("facts-missing", facts: "status:\nreview_due:\nlead_officer:", at: "Complaints Procedure"),
    Mistake("status-disagrees", facts: "adopted: 2024-05", at: "2024-05"),
    Mistake("status-incomplete", facts: "status: withdrawn", at: "withdrawn"),
    Mistake("status-incomplete", facts: "status: consultation", at: "consultation"),
    Mistake(
      "versions-undated",
      ["ashby/gifts/2019.md": TinySite.undated, "ashby/gifts/2023.md": TinySite.undated],
      at: "Complaints Procedure"),
  ]

  static let textMistakes = [
    Mistake("text-missing", facts: "kind: policy", text: "", at: "Complaints Procedure"),
    Mistake(
      "text-only-attached", facts: "attachments: [attachments/a.pdf]", text: "",
      others: ["ashby/attachments/a.pdf"], at: "[attachments/a.pdf]"),
    Mistake("head-disagrees", facts: "kind: policy", text: "Adopted 5 May 2020", at: "Adopted 5 May 2020"),
    Mistake(
      "label-repeated", facts: "kind: policy", text: "1. It meets.\n\n2. It sits.\n\n1. It rises.\n", at: "1."
    ),
    Mistake(
      "anchor-repeated", facts: "kind: policy", text: "## One {#a}\n\nWords.\n\n## Two {#a}\n\nWords.",
      at: "{#a}"),
    Mistake("clause-unknown", facts: "notes: {purpose.p9: So printed}", at: "purpose.p9"),
    Mistake(
      "clause-unknown", facts: "corrections: [{date: 2025, at: \"4.2\", was: a, now: b, why: c}]",
      at: "\"4.2\""),
    Mistake(
      "accepted-unused", facts: "accepted: [{rule: label-repeated, at: \"7\", why: So}]", at: "label-repeated"
    ),
    Mistake("accepted-unclear", facts: "accepted: [{rule: repeated-label, why: So}]", at: "repeated-label"),
    Mistake("accepted-unclear", facts: "accepted: [{rule: dangling-link, why: So}]", at: "dangling-link"),
    Mistake(
      "policy-unknown", facts: "status: withdrawn\nwithdrawn: {date: 2025, successor: gifts}", at: "gifts"),
  ]

  static let linkMistakes = [
    Mistake(
      "dangling-link", facts: "kind: policy", text: "See [this](complaint.md).", at: "complaint.md"),
    Mistake(
      "dangling-link", facts: "kind: policy", text: "See [this](#purpose.p7).", at: "#purpose.p7"),
    Mistake(
      "dangling-link", facts: "kind: policy", text: "See [this](/ashby/gift/).", at: "/ashby/gift/"),
    Mistake(
      "dangling-link",
      [
        "ashby/gifts.md": TinySite.policy("", text: "See [this](complaints.md#end).")
      ], at: "complaints.md#end"),
    Mistake(
      "dangling-link",
      [
        "ashby/gifts.md": TinySite.policy("status: draft"),
        "pages/about.md": "---\ntitle: About\n---\nSee [this](../ashby/gifts.md).",
      ], at: "../ashby/gifts.md"),
    Mistake(
      "attachment-outside", facts: "kind: policy", text: "![Plan](https://a.example/plan.png)",
      at: "https://a.example/plan.png"),
    Mistake(
      "attachment-outside", facts: "kind: policy", text: "![Plan](data:image/png,plan.png)",
      at: "data:image/png,plan.png"),
    Mistake(
      "attachment-outside", ["bray/council.yml": "name: Bray", "bray/gifts.md": TinySite.linking],
      others: ["ashby/attachments/a.pdf"], at: "../ashby/attachments/a.pdf"),
    Mistake(
      "attachment-missing", facts: "attachments: [{file: attachments/a.pdf}]", at: "attachments/a.pdf"),
    Mistake(
      "attachment-missing", facts: "kind: policy", text: "[it](attachments/b.pdf)",
      at: "attachments/b.pdf"),
    Mistake(
      "attachment-kind", [:], others: ["ashby/attachments/form.html"],
      at: "Content/ashby/attachments/form.html"),
  ]
}

extension TinySite {
  static let ok = policy("kind: policy")
  static let undated = policy("status: superseded")
  static let page = "---\ntitle: A page\n---\n\nWords.\n"
  static let linking = policy("kind: policy", text: "See [it](../ashby/attachments/a.pdf).")
}
