import Foundation
import Governance
import Markup
import Publishing
import SourceText
import Testing

@Suite("The page of a text that was replaced")
struct OldVersionTests {
  @Test("each clause leads to the same clause of the text in force, and says what changed")
  func lines() throws {
    let (old, new) = try pages(
      old: [
        clause("1", "Gifts are entered in the register."),
        clause("2", "Members act with courtesy at all times."),
        clause("3", "Officers give advice without favour."), clause("4", "Faxes are taken until noon."),
      ],
      new: [
        clause("1", "Gifts are entered in the register."),
        clause("2", "Officers give advice without favour."),
        clause("3", "Members act with courtesy at all meetings."),
      ])
    #expect(
      lines(of: old) == [
        "later quiet ../#1 The same clause in the text that counts now", "later ../#3 Now 3, reworded",
        "later ../#2 Now 2", "later ../ Not found in the text that counts now",
      ])
    #expect(old.contains("the numbering has changed. <span class=\"on-screen\">A line under a clause"))
    for address in ["1", "2", "3"] { #expect(new.contains("id=\"\(address)\"")) }
    #expect(!new.contains("class=\"later"))
  }

  @Test("a section that was renumbered speaks for its clauses, and a lost one too")
  func sections() throws {
    let (old, _) = try pages(
      old: [
        section("1", "Gifts", [clause("1.1", "Gifts are entered in the register.")]),
        section("2", "Travel", [clause("2.1", "Members travel at the cost of the council.")]),
        section("3", "Fax", [clause("3.1", "Faxes are taken until noon.")]),
      ],
      new: [
        section("1", "Gifts", [clause("1.1", "Gifts are entered in the register.")]),
        section("2", "Conduct", [clause("2.1", "Officers give advice without favour.")]),
        section("3", "Travel", [clause("3.1", "Members travel at the cost of the council.")]),
      ])
    #expect(
      lines(of: old).filter { !$0.hasPrefix("later quiet") } == [
        "later ../#3 Now 3", "later ../ Not found in the text that counts now",
      ])
    #expect(lines(of: old).contains("later quiet ../#3.1 Now 3.1"))
  }

  @Test("a text written anew says so once, and leads to the start")
  func rewritten() throws {
    let (old, _) = try pages(
      old: [clause("1", "Dogs are kept on a lead."), clause("2", "Cats are left alone.")],
      new: [clause("1", "The council meets on Tuesdays."), clause("2", "Its meetings are open to all.")])
    #expect(old.contains("the numbering has changed.</p>"))
    #expect(lines(of: old).allSatisfy { $0 == "later quiet ../ Not found in the text that counts now" })
  }

  @Test("the numbering has not changed where only words were added")
  func sameNumbers() throws {
    let first = clause("1", "Gifts are entered in the register.")
    let (old, _) = try pages(old: [first], new: [first, clause("2", "The register is open.")])
    #expect(old.contains("The text that counts now") && !old.contains("the numbering has changed"))
  }

  @Test(
    "clauses do not lead to a text that was withdrawn or taken down",
    arguments: [.withdrawn, .removed] as [Version.Status])
  func ended(_ status: Version.Status) throws {
    let text = [clause("1", "Gifts are entered in the register.")]
    #expect(lines(of: try pages(old: text, new: text, status).old).isEmpty)
  }

  @Test("a link that names the file of a version leads to the version's address, clause and all")
  func links() throws {
    let block = Sample.page("[old](2019.md#1) and [new](2023-03.md#1)").blocks[0]
    let text = [SampleClause(address: "1", block: block)]
    let (old, new) = try pages(old: text, new: text)
    #expect(new.contains("href=\"2019/#1\"") && new.contains("href=\"#1\""))
    #expect(old.contains("href=\"#1\"") && old.contains("href=\"../#1\""))
  }

  // MARK: Made texts

  private func clause(_ label: String, _ words: String) -> SampleClause {
    SampleClause(address: label, block: Sample.paragraph(words, label: label + "."))
  }

  private func section(_ label: String, _ words: String, _ clauses: [SampleClause]) -> SampleClause {
    SampleClause(address: label, block: Sample.heading(words, label: label + "."), children: clauses)
  }

  /// The pages of a text of 2019 and of the one that took its place in 2023.
  private func pages(
    old: [SampleClause], new: [SampleClause], _ status: Version.Status = .adopted
  ) throws -> (old: String, new: String) {
    var register = Sample.register(Sample.version(title: "Protocol"))
    register.councils[0].policies[0].versions = [
      version("2019", .year(2019), .adopted, old),
      version("2023-03", .month(year: 2023, month: 3), status, new),
    ]
    let site = try Sample.site(register)
    return (
      try #require(site["ashby/protocol/2019/index.html"]), try #require(site["ashby/protocol/index.html"])
    )
  }

  private func version(
    _ name: String, _ adopted: PartialDate, _ status: Version.Status, _ clauses: [SampleClause]
  ) -> Version {
    var version = Sample.version(title: "Protocol", status: status, clauses: clauses)
    version.dates.adopted = Version.Adoption(date: adopted)
    version.document = Sample.document(
      String(decoding: version.document.file.bytes, as: UTF8.self), path: "Content/ashby/protocol/\(name).md")
    return version
  }

  /// `later quiet ../#1 The same clause …` for each line under a clause.
  private func lines(of page: String) -> [String] {
    page.split(separator: "\n").compactMap { line in
      guard let start = line.range(of: "<p class=\"later") else { return nil }
      let parts = line[start.lowerBound...].split { "<>\"".contains($0) }
      return parts.count > 5 ? "\(parts[1]) \(parts[4]) \(parts[5])" : String(line)
    }
  }
}
