import Governance
import Publishing
import SourceText
import Testing

@Suite("Welsh")
struct WelshTests {
  private static let names = ["en", "cy"].map { "Templates/words.\($0).yml" }

  @Test("both files of words have the same names, and the same places to be filled")
  func tables() throws {
    let tables = try Self.names.map { try Self.entries(of: Sample.file($0)) }
    #expect(tables[0].keys.sorted() == tables[1].keys.sorted())
    for (key, text) in tables[0] {
      let places = [text, tables[1][key] ?? ""].map { Phrase($0).placeholders.sorted() }
      #expect(places[0] == places[1], "\(key)")
    }
    let english = readWords(try Sample.file(Self.names[0]))
    #expect(readWords(try Sample.file(Self.names[1]), like: english.value).findings.isEmpty)
  }

  /// Read here once more, as plainly as possible, so that the program's own reader cannot hide a difference.
  private static func entries(of file: SourceFile) throws -> [String: String] {
    var entries: [String: String] = [:]
    for line in file.text(0..<file.bytes.count).split(separator: "\n") where !line.hasPrefix("#") {
      let colon = try #require(line.firstIndex(of: ":"))
      let text = line[line.index(after: colon)...].trimmingPrefix(" ")
      entries[String(line[..<colon])] = String(text)
      #expect(!text.isEmpty, "\(line)")
    }
    return entries
  }

  @Test(
    "a word that is missing, unknown or has other places is told at its line",
    arguments: [
      ("skip_link: ", "skip_lunk: ", "the word skip_link is missing", "skip_lunk"),
      ("# Months", "janvier: Ionawr\n# Months", "the portal's own language has no word janvier", "janvier"),
      ("ers {date}", "ers", "the word status_in_force has no {date}", "\"Mewn grym ers\""),
      ("Neidio i'r testun", "Neidio i {title}", "{title} has no meaning in the word skip_link", "skip_link"),
    ])
  func mistakes(old: String, new: String, headline: String, place: String) throws {
    let file = try Sample.file(Self.names[1])
    var text = file.text(0..<file.bytes.count)
    let range = try #require(text.firstRange(of: old))
    text.replaceSubrange(range, with: new)
    let changed = SourceFile(path: file.path, text: text)
    let findings = readWords(changed, like: readWords(try Sample.file(Self.names[0])).value).findings
    #expect(findings.map(\.headline) == [headline])
    #expect(findings.first?.place?.range.map(changed.text) == place)
  }

  @Test("a language without a file of words is an error that names the file")
  func noWords() throws {
    let files = try Sample.files(in: "Templates").filter { !$0.path.hasSuffix("words.cy.yml") }
    let read = readSiteTemplates(files, languages: ["en", "cy"])
    #expect(read.findings.map(\.headline) == ["the Templates folder has no words.cy.yml"])
    #expect(readSiteTemplates(files, languages: ["en"]).findings.isEmpty)
  }

  @Test("dates and numbers read as they are written in Welsh")
  func datesAndNumbers() throws {
    let words = readWords(try Sample.file(Self.names[1])).value
    #expect(words.date(.day(year: 2017, month: 10, day: 16)) == "16 Hydref 2017")
    #expect(words.date(.day(year: 2026, month: 8, day: 1)) == "1 Awst 2026")
    #expect(words.date(.month(year: 2019, month: 2)) == "Chwefror 2019")
    #expect(words.policies(1) == "1 polisi" && words.policies(2) == "2 o bolisïau")
  }

  @Test(
    "a word is found whatever letter it begins with, and in the plural",
    arguments: [
      ["cyngor", "gyngor", "nghyngor", "chyngor"],
      ["polisi", "bolisi", "pholisi", "mholisi", "polisiau", "bolisiau"],
      ["bwlio", "fwlio", "mwlio"], ["trysorydd", "drysorydd", "nhrysorydd", "thrysorydd"],
      ["deddf", "ddeddf", "deddfau"], ["gwefan", "wefan"], ["llywodraeth", "lywodraeth"],
      ["rheol", "reol", "rheolau"], ["aelod", "haelod", "aelodau"], ["mabwysiadu", "fabwysiadu"],
      ["cofnod", "chofnodion", "gofnodion"], ["swydd", "swyddi"],
    ])
  func stems(forms: [String]) {
    let stems = Set(forms.map { String(decoding: SearchLanguage.welsh.stem(Array($0.utf8)), as: UTF8.self) })
    #expect(stems.count == 1, "\(stems)")
  }

  @Test(
    "words that are not kin stay apart, and what is no plain word stays as it is",
    arguments: [
      ("cyngor", "cynghorydd"), ("polisi", "adolygu"), ("aelod", "swyddog"), ("2024", "2025"), ("ty", "dy"),
    ])
  func stemsApart(one: String, other: String) {
    #expect(SearchLanguage.welsh.stem(Array(one.utf8)) != SearchLanguage.welsh.stem(Array(other.utf8)))
  }
}
