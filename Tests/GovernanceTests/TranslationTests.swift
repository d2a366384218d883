import Governance
import Markup
import SourceText
import Testing

@Suite("Texts in a second language")
struct TranslationTests {
  private static let original = """
    ## Who this is for

    Everybody.

    ## 1. Steps

    1.1. Write to the Clerk:
    - by post;
    - by telephone.

    1.2. See 1.1, and the Local Government Act 1972.

    ## Schedule 1

    1. Forms
    """

  private static let translation = """
    ## I bwy y mae hon

    Pawb.

    ## 1. Camau

    1.1. Ysgrifennwch at Glerc y Cyngor:
    - drwy'r post;
    - dros y ffôn.

    1.2. Gweler 1.1, a Deddf Llywodraeth Leol 1972.

    ## Atodlen 1

    1. Ffurflenni
    """

  private func site(
    _ text: String = translation, facts: String = "", portal: String = "languages: [en, cy]",
    and more: [String: String] = [:]
  ) -> TinySite {
    TinySite(
      [
        "portal.yml": "title: {en: Policies, cy: Polisïau}\nbase_url: https://policies.example/\n\(portal)\n",
        "ashby/complaints.md": TinySite.policy("status: adopted\nadopted: 2024-05-17", text: Self.original),
        "ashby/complaints.cy.md": "---\ntitle: Gweithdrefn Gwyno\n\(facts)---\n\n\(text)\n",
      ].merging(more) { $1 })
  }

  @Test("a translation has its own words, the facts of the original, and its clauses' addresses")
  func words() throws {
    let read = site().read
    #expect(read.rules == [])
    let english = try #require(read.value.councils.first?.policies.first?.versions.first)
    let welsh = try #require(
      read.value.inLanguage("cy", includesDrafts: false).councils.first?.policies.first?.versions.first)
    #expect(welsh.title == "Gweithdrefn Gwyno" && welsh.otherLanguage == nil)
    #expect(welsh.dates.adopted?.date == english.dates.adopted?.date && welsh.status == .adopted)
    #expect(welsh.addresses() == english.addresses())
    #expect(welsh.addresses().isSuperset(of: ["who-this-is-for.p1", "1.1.item2", "schedule-1.1"]))
    #expect(welsh.path == english.path)
  }

  @Test("where there is no translation the original stands, and says in which language it is")
  func original() throws {
    let register = TinySite(["portal.yml": "title: Policies\nlanguages: [en, cy]\n"]).read.value
    let version = try #require(
      register.inLanguage("cy", includesDrafts: false).councils.first?.policies.first?.versions.first)
    #expect(version.title == "Complaints Procedure" && version.otherLanguage == "en")
  }

  @Test("one that is still a draft waits until drafts are asked for")
  func draft() throws {
    let read = site(facts: "status: draft\n").read
    #expect(read.rules == [])
    func title(_ includesDrafts: Bool) -> String? {
      read.value.inLanguage("cy", includesDrafts: includesDrafts).councils.first?.policies.first?.versions
        .first?.title
    }
    #expect(title(false) == "Complaints Procedure" && title(true) == "Gweithdrefn Gwyno")
  }

  @Test("facts of the original may be repeated, and not changed or added to")
  func facts() {
    #expect(site(facts: "adopted: 2024-05-17\nstatus: adopted\n").read.rules == [])
    let read = site(facts: "adopted: 2024-05\nreview_cycle: 3 years\nlead_officer: clerk\n").read
    #expect(read.rules == Array(repeating: "translation-contradicts", count: 3))
    #expect(read.places == ["2024-05", "3 years", "clerk"])
  }

  @Test(
    "the place is told from which the clauses part",
    arguments: [
      ("1.2. Gweler", "1.3. Gweler", "Gweler"),
      ("- dros y ffôn.", "- dros y ffôn;\n- wyneb yn wyneb.", "drwy'r post"),
      ("Pawb.\n", "Pawb.\n\nPawb arall.\n", "Pawb arall."), ("## Atodlen 1", "## Atodlen 2", "Atodlen 2"),
      ("\n\n1. Ffurflenni", "", "Atodlen 1"),
    ])
  func misaligned(old: String, new: String, place: String) throws {
    let read = site(Self.translation.replacing(old, with: new)).read
    let finding = try #require(read.findings.first { $0.rule.name == "translation-misaligned" })
    let range = try #require(finding.place?.range)
    #expect(finding.place?.file.text(range).contains(place) == true)
    #expect(read.findings.count { $0.rule.name == "translation-misaligned" } == 1)
  }

  @Test("behind the place where clauses part, numbers still tell what belongs together")
  func behind() throws {
    let text = Self.translation.replacing("Pawb.\n", with: "Pawb.\n\nPawb arall.\n")
    let version = try #require(
      site(text).read.value.inLanguage("cy", includesDrafts: false).councils.first?.policies.first?.versions
        .first)
    #expect(version.addresses().isSuperset(of: ["who-this-is-for.p1", "i-bwy-y-mae-hon.p2", "1.1.item2"]))
  }

  @Test("what is said of laws in a clause is said in the same clause of the translation")
  func laws() throws {
    let register = site().read.value
    let welsh = register.inLanguage("cy", includesDrafts: false)
    let version = try #require(welsh.councils.first?.policies.first?.versions.first)
    let laws = register.references.named(by: version).filter {
      if case .law = $0.target { true } else { false }
    }
    #expect(laws.map(\.place.address) == ["1.2"])
    #expect(
      !register.references.references(of: version).contains {
        if case .law = $0.target { true } else { false }
      })
  }

  @Test("a post is found under its titles in all languages, whatever letter the Welsh one begins with")
  func posts() throws {
    let council = "name: Ashby\nposts:\n  clerk: {title: {en: Clerk, cy: Clerc y Cyngor}}\n"
    let register = site(and: ["ashby/council.yml": council]).read.value.inLanguage(
      "cy", includesDrafts: false)
    let entry = try #require(register.councils.first)
    let version = try #require(entry.policies.first?.versions.first)
    #expect(entry.posts.first?.title == "Clerc y Cyngor")
    #expect(register.references.posts(namedBy: version).map(\.title) == ["Glerc y Cyngor"])
  }

  @Test("so is a post whose own title is Welsh")
  func welshPosts() throws {
    let register = TinySite([
      "portal.yml": "title: Polisïau\nlanguages: [cy, en]\n",
      "ashby/council.yml": "name: Ashby\nposts:\n  clerk: {title: Clerc y Cyngor}\n",
      "ashby/complaints.md": TinySite.policy("", text: "## Diben\n\nGofynnwch i Glerc y Cyngor.\n"),
    ]).read.value
    let version = try #require(register.councils.first?.policies.first?.versions.first)
    #expect(register.references.posts(namedBy: version).map(\.title) == ["Glerc y Cyngor"])
  }

  @Test("the first of the languages is the portal's own, unless it says so itself")
  func languages() {
    func portal(_ text: String) -> Portal {
      TinySite(["portal.yml": "title: Policies\n\(text)\n"]).read.value.portal
    }
    #expect(portal("languages: [cy, en]").languages == ["cy", "en"])
    #expect(portal("languages: [cy, en]").language == "cy")
    #expect(portal("language: en\nlanguages: [cy, en, cy]").languages == ["en", "cy"])
    #expect(portal("").languages == ["en"])
  }

  @Test("a name in a language that the portal does not have is a mistake, and so is one without its own")
  func names() {
    func rules(_ name: String) -> [String] {
      TinySite([
        "ashby/council.yml": "name: \(name)\nposts:\n  clerk: Clerk\n",
        "portal.yml": "title: P\nlanguages: [en, cy]\n",
      ])
      .read.rules.filter { $0.hasPrefix("field") }
    }
    #expect(rules("{en: Ashby, cy: Asbi}") == [])
    #expect(rules("{en: Ashby, fr: Asbi}") == ["field-unknown"])
    #expect(rules("{cy: Asbi}") == ["field-missing"])
  }
}
