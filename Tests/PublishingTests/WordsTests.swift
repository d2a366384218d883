import Governance
import Publishing
import SourceText
import Testing

@Suite("Words of the interface")
struct WordsTests {
  @Test("a word is filled in where its placeholder stands")
  func filling() {
    let words = Words(["status_in_force": "Since {date} in force"])
    #expect(words(.statusInForce, [.date: "March 2023"]) == "Since March 2023 in force")
  }

  @Test("every word has the number of its place among all")
  func numbers() {
    #expect(Word.allCases.map(\.number) == Array(Word.allCases.indices))
  }

  @Test("markup in a word is shown, never obeyed")
  func escaping() {
    let words = Words(["status_in_force": "<b>since</b> {date}"])
    let html = words.html(.statusInForce, [.date: Array("<time>2023</time>".utf8)])
    #expect(String(decoding: html, as: UTF8.self) == "&lt;b&gt;since&lt;/b&gt; <time>2023</time>")
  }

  @Test("a brace without its partner is an ordinary character")
  func braces() {
    #expect(Phrase("a } b {").pieces == [.literal("a } b {")])
    #expect(Phrase("{date}{year}").pieces == [.placeholder("date"), .placeholder("year")])
  }

  @Test("words with placeholders are not for templates, which could not fill them")
  func literals() {
    let words = Words(["january": "January", "during": "During {date}"])
    #expect(words.literals == ["january": "January"])
  }

  @Test(
    "dates are as precise as their source",
    arguments: [
      (PartialDate.year(2026), "2026", "2026"),
      (.month(year: 2019, month: 10), "October 2019", "2019-10"),
      (.day(year: 2017, month: 10, day: 16), "16 October 2017", "2017-10-16"),
    ])
  func dates(date: PartialDate, text: String, machine: String) throws {
    let words = try Sample.templates().words
    #expect(words.date(date) == text)
    #expect(
      String(decoding: words.time(date), as: UTF8.self) == "<time datetime=\"\(machine)\">\(text)</time>")
  }

  @Test(
    "review states read as the design has them",
    arguments: [
      (ReviewState.current, PartialDate.month(year: 2027, month: 10), "Next review: October 2027"),
      (.comingUp, .month(year: 2027, month: 10), "Review coming up: October 2027"),
      (.due, .year(2026), "Review due: during 2026"),
      (.due, .day(year: 2026, month: 5, day: 3), "Review due: 3 May 2026"),
      (
        .passed, .month(year: 2019, month: 10),
        "Review date passed: October 2019. No later review is recorded on this site."
      ),
      (.unscheduled, nil, "No review date published"),
    ] as [(ReviewState, PartialDate?, String)])
  func reviews(state: ReviewState, date: PartialDate?, text: String) throws {
    let words = try Sample.templates().words
    #expect(plainText(words.review(state, date)) == text)
  }

  @Test("a month counts from its first day: in force, or still to take effect")
  func statuses() throws {
    let words = try Sample.templates().words
    var version = Sample.version(title: "Protocol", status: .adopted)
    version.dates.adopted = Version.Adoption(date: .month(year: 2023, month: 3))
    let before = Day(number: PartialDate.month(year: 2023, month: 3).earliest.number - 1)
    #expect(plainText(words.status(of: version, on: before)) == "Takes effect in March 2023")
    #expect(
      plainText(words.status(of: version, on: before.adding(days: 1))) == "In force since March 2023")
    version.status = .unstated
    #expect(
      plainText(words.status(of: version, on: before))
        == "The document does not say when it was adopted")
    version.status = .publicDraft
    #expect(
      plainText(words.status(of: version, on: before)) == "Marked DRAFT; no adoption is recorded here")
  }

  @Test("the words that come with the portal are complete")
  func complete() throws {
    let file = try Sample.file("Templates/words.en.yml")
    #expect(readWords(file).findings.isEmpty)
  }

  @Test("each word that comes with the portal is used somewhere")
  func allUsed() throws {
    let templates = try Sample.files(in: "Templates").filter { $0.path.hasSuffix(".mustache") }
      .map { $0.text(0..<$0.bytes.count) }.joined()
    let words = try Sample.templates().words
    let idle = words.literals.keys.filter {
      Word(rawValue: $0) == nil && !templates.contains("{{words.\($0)}}")
    }
    #expect(idle.sorted() == [])
  }

  @Test("a missing word is an error, with the misspelt one beside it")
  func missing() throws {
    let whole = try Sample.file("Templates/words.en.yml")
    let text = whole.text(0..<whole.bytes.count)
      .replacing("january: January", with: "janaury: January")
    let findings = readWords(SourceFile(path: whole.path, text: text)).findings
    #expect(findings.map(\.rule) == [.wordMissing])
    #expect(findings.first?.headline == "the word january is missing")
    #expect(findings.first?.repair == "write january instead of janaury")
  }

  @Test("a placeholder that is lost or unknown is an error at its line")
  func placeholders() throws {
    let whole = try Sample.file("Templates/words.en.yml")
    let text = whole.text(0..<whole.bytes.count)
      .replacing("In force since {date}", with: "In force since {dat}")
    let findings = readWords(SourceFile(path: whole.path, text: text)).findings
    #expect(
      findings.map(\.headline) == ["{dat} has no meaning in the word status_in_force"])
    let range = try #require(findings.first?.place?.range)
    #expect(range.count == "{dat}".utf8.count)
  }

  private func plainText(_ html: [UInt8]) -> String {
    var isInTag = false
    let bytes = html.filter { byte in
      defer { if byte == UInt8(ascii: ">") { isInTag = false } }
      if byte == UInt8(ascii: "<") { isInTag = true }
      return !isInTag
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
