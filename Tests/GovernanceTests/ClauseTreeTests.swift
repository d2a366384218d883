import Governance
import Markup
import SourceText
import Testing

@Suite("Clauses and their addresses")
struct ClauseTreeTests {
  @Test("labels give the addresses that the design lists")
  func labels() {
    let addresses = addresses(of: [
      section("3.", 0), clause("3.1.", 1), clause("a)", 2), clause("b)", 2), section("2.", 0),
      clause("(iv)", 1), section("1.", 0), clause("(1)", 1), section("I", 0), clause("(i)", 1),
      clause("I.1.", 1), section("§ 4", 0), clause("4.1A", 1),
    ])
    #expect(
      addresses == [
        "3", "3.1", "3.1.a", "3.1.b", "2", "2.iv", "1", "1.1", "i", "i.i", "i.1", "4", "4.1a",
      ])
  }

  @Test("also where a heading without a number has the address of the first letter")
  func beyondZBehindHeading() {
    let letters = "abcdefghijklmnopqrstuvwxyz".map { clause("\($0))", 0) }
    let addresses = addresses(of: [heading(2, "A")] + letters + [clause("A)", 0)])
    #expect(addresses[1] == "a-2")
    #expect(addresses.last == "aa")
  }

  @Test("capitals behind z. are cited as aa, and have that address")
  func beyondZ() {
    let letters = "abcdefghijklmnopqrstuvwxyzAB".map { clause("\($0).", 1) }
    let built = makeClauses(of: document([section("7.", 0)] + letters))
    #expect(flatten(built.value).map(\.address).suffix(3) == ["7.z", "7.aa", "7.bb"])
    #expect(built.findings.isEmpty)
  }

  @Test("a dotted label that leaves out a level still says it all")
  func skippedLevel() {
    #expect(
      addresses(of: [section("2", 0), clause("2.1.1", 1), clause("a.", 2)]) == ["2", "2.1.1", "2.1.1.a"])
  }

  @Test("schedules and appendices go before their clauses unless the label carries their letter")
  func schedules() {
    let addresses = addresses(of: [
      section("Appendix A", 0), clause("1.", 1), clause("1.1", 2), clause("A1", 1), clause("A.2", 1),
      section("Schedule 1", 0), clause("1", 1), clause("(a)", 2), section("Annex B", 0), clause("A1", 1),
    ])
    #expect(
      addresses == [
        "appendix-a", "appendix-a.1", "appendix-a.1.1", "a1", "a.2", "schedule-1", "schedule-1.1",
        "schedule-1.1.a", "annex-b", "annex-b.a1",
      ])
  }

  @Test("parts, chapters and unnumbered headings never go before their clauses")
  func groups() {
    let addresses = addresses(of: [
      section("Part 2", 0), section("3.", 1), clause("3.1", 2), heading(4, "By Members"), clause("a)", 3),
      section("Chapter IV", 0), clause("7.", 1), section("Article IV", 0), clause("4.1", 1),
      section("Section 3.", 0), clause("3.2", 1),
    ])
    #expect(
      addresses == [
        "part-2", "3", "3.1", "by-members", "3.a", "chapter-iv", "7", "article-iv", "article-iv.4.1",
        "section-3", "3.2",
      ])
  }

  @Test("a clause's opening words are its first paragraph; a heading has none")
  func paragraphs() {
    let addresses = addresses(of: [
      text("Draft of May"), section("2.", 0), text("Under the section."), clause("2.1.2.", 1, "Chairmen"),
      text("As individual councillors …"), clause("2.1.3.", 1, ""), text("Officers"),
      heading(2, "Roles of Councillors"), text("One"), text("Two"),
    ])
    #expect(
      addresses == [
        "p1", "2", "2.p1", "2.1.2", "2.1.2.p2", "2.1.3", "2.1.3.p1", "roles-of-councillors",
        "roles-of-councillors.p1", "roles-of-councillors.p2",
      ])
  }

  @Test("bullets are counted across the lists of one clause")
  func bullets() throws {
    let clauses = clauses(of: [
      clause("3.5", 0), list(["one", "two"]), text("and"), list(["three"], nested: ["inner", "other"]),
    ])
    let children = Array(try #require(clauses.first).children)
    #expect(children.map(\.address) == ["3.5.item1", "3.5.p2", "3.5.item3"])
    #expect(children[0].bulletAddress([1]) == "3.5.item2")
    #expect(children[2].bulletAddress([0]) == "3.5.item3")
    #expect(children[2].bulletAddress([0, 1]) == "3.5.item3.item2")
  }

  @Test("a repeat is marked and reported, and the mark stays out of the addresses below")
  func repeats() throws {
    let parsed = makeClauses(
      of: document([
        section("7", 0), clause("a)", 1), list(["one"]), section("7", 0), clause("a)", 1), clause("b)", 1),
        list(["one", "two"]), section("7", 0), text("Words"),
      ]))
    #expect(
      flatten(parsed.value).map(\.address).filter { !$0.contains("item") }
        == ["7", "7.a", "7-2", "7.a-2", "7.b", "7-3", "7.p1-3"])
    #expect(parsed.findings.map(\.rule.name) == ["label-repeated", "label-repeated", "label-repeated"])
    #expect(parsed.findings[0].notes.first?.place?.range == 0..<1)
  }

  @Test("bullets under repeated clauses have addresses of their own")
  func repeatedBullets() throws {
    let clauses = clauses(of: [clause("7", 0), list(["one"]), clause("7", 0), list(["one", "two"])])
    let second = try #require(Array(clauses).last?.children.first)
    #expect(second.bulletAddress([0]) == "7.item1-2")
    #expect(second.bulletAddress([1]) == "7.item2-2")
  }

  @Test("the address of a bullet that is lent is the one that is told")
  func lentBullets() throws {
    let many = (1...120).map(String.init)
    let clauses = clauses(of: [clause("7", 0), list(many), clause("7", 0), list(many), list(many)])
    for list in clauses.flatMap({ Array($0.children) }) {
      let addresses = list.bulletAddresses
      for position in many.indices {
        var lent = ""
        addresses.lend(position) { lent = String(decoding: $0, as: UTF8.self) }
        #expect(lent == list.bulletAddress([position]))
      }
    }
  }

  @Test("headings without numbers have the slug of their words, and {#name} wins")
  func headings() {
    let addresses = addresses(of: [
      heading(2, "Councillors' access to “papers” – and e-mail"), heading(2, "Cyfrifoldebau'r Câl Ŵyl"),
      heading(2, "By Members"), heading(2, "By Members"), heading(2, "Officers", anchor: "staff"), text("x"),
      heading(2, "Staff"), heading(2, "…"),
    ])
    #expect(
      addresses == [
        "councillors-access-to-papers-and-e-mail", "cyfrifoldebaur-cal-wyl", "by-members", "by-members-2",
        "staff", "staff.p1", "staff-2", "section",
      ])
  }

  @Test("two headings cannot have one address by hand")
  func repeatedAnchor() {
    let parsed = makeClauses(
      of: document([heading(2, "One", anchor: "roles"), heading(2, "Two", anchor: "roles")]))
    #expect(parsed.value.map(\.address) == ["roles", "roles-2"])
    #expect(parsed.findings.map(\.rule.name) == ["anchor-repeated"])
  }

  @Test("text stands under the clause above, clauses under their section, headings under higher ones")
  func nesting() {
    let clauses = clauses(of: [
      heading(1, "Protocol"), section("1.", 0), clause("1.1", 1), clause("a)", 2), text("goes on"),
      heading(3, "Executive"), text("under it"), clause("b)", 1), section("2.", 0), heading(2, "Annexes"),
    ])
    #expect(
      clauses.map(outline) == [
        "protocol[1[1.1[1.1.a[1.1.a.p2]] executive[executive.p1 1.b]] 2 annexes]"
      ])
  }

  @Test("a line across the page has no address and counts for nothing")
  func rules() {
    let clauses = clauses(of: [clause("1", 0), block(.rule), text("after")])
    #expect(clauses.map(outline) == ["1[ 1.p2]"])
  }

  @Test("a footnote keeps its address when a heading would have the same")
  func footnotes() {
    let text = "## Fn 10\n\nSee[^10].\n\n[^10]: The Code.\n"
    let document = readDocument(
      SourceFile(path: "Content/ashby/complaints.md", text: text), as: .policy
    ).value
    #expect(makeClauses(of: document).value.map(\.address) == ["fn-10-2"])
    #expect(footnoteAddress("10") == "fn-10")
  }

  @Test("ten thousand repeats each get an address of their own", .timeLimit(.minutes(1)))
  func large() {
    let blocks = (0..<10_000).flatMap { _ in [clause("7", 0), text("Words")] }
    let addresses = makeClauses(of: document(blocks)).value.map(\.address)
    #expect(addresses.first == "7" && addresses.last == "7-10000" && Set(addresses).count == 10_000)
  }
}
