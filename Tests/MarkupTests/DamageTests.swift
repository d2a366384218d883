import Markup
import SourceText
import Testing

/// Damage from scans: each rule finds what it is for and lets ordinary writing be.
@Suite struct DamageTests {
  @Test("Damage is reported at its place", arguments: damageRows)
  func damage(text: String, expected: String) {
    #expect(dump(readPolicy(text).findings) == [expected])
  }

  static let damageRows: [(String, String)] = [
    ("- 1.1.** The relationship", "stray-asterisks 4:7 **"),
    ("The ** relationship", "stray-asterisks 4:5 **"),
    ("to the Town Clerk..", "doubled-stop 4:18 .."), ("to the *Town* Clerk.. Then", "doubled-stop 4:20 .."),
    ("the Code of Practice10 for councils", "footnote-fused 4:13 Practice10"),
    ("this Protocol3.", "footnote-fused 4:6 Protocol3"),
    ("the Localism Act 20111 applies", "footnote-fused 4:18 20111"),
    ("the same rights.Officers shall", "words-joined 4:10 rights.Officers"),
    ("the powers ofthe Council", "words-joined 4:12 ofthe"), ("Forthe Council", "words-joined 4:1 Forthe"),
    ("| a | b.. |\n|-|-|", "doubled-stop 4:8 .."), ("a\tb\nc\td", "tab-table 4:1 a\tb"),
    (
      "1. Text of one.\n\nWho decides\n\n2. Text of two.", "heading-in-text 6:1 Who decides"
    ),
    (
      "Members must make their declarations to the officers\n\nbefore the meeting.",
      "sentence-cut 6:1 before the meeting."
    ),
    (
      "- Members must make their declarations to the officers,\n\nbefore the meeting.",
      "sentence-cut 6:1 before the meeting."
    ),
    (
      "3.1 Members must make their declarations to all of the\n\nofficers who are present at the meeting and those who are not.",
      "sentence-cut 6:1 officers who are present at the meeting"
    ),
  ]

  @Test("Ordinary writing is left alone", arguments: harmlessRows)
  func harmless(text: String) {
    #expect(readPolicy(text).findings == [])
  }

  static let harmlessRows: [String] = [
    "**Bold** words", "Wait... for it", "2 * 3 ** 4".replacing("**", with: "*"), "\\*\\* escaped",
    "see form10.pdf",
    "a@b10.uk", "https://a.uk/Practice10", "COVID-19", "MP3 and H2O", "A4 paper", "Act 2011", "20000 people",
    "the Act 20,111",
    "www.gov.uk", "www.Gov.Uk", "e.g.The", "i.e. Members", "gov.uk", "Mr.Smith", "U.K.",
    "bathe, breathe, lathe, clothe", "a\tb",
    "3.1\tText\n\n3.2\tText", "a) attend all of the meetings of the Council\n\nb) vote",
    "Members attend all the meetings.\n\nand vote",
    "Members attend these meetings of the Council:\n\nmeetings of committees",
    "## Members attend all meetings of the Council\n\nand vote",
    "Members attend\n\nand vote", "Members attend all meetings of the Council\n\nOfficers do not",
    "`a.. b** Protocol10`", "20th of May", "1. Text of one.\n\nMembers may\n\n(a) speak;\n\n(b) vote.",
    "1. Text of one.\n\nNobody decides.\n\n2. Text of two.",
    "the Section151 Officer",
  ]

  @Test("Places are exact behind escapes and entities too")
  func places() {
    #expect(dump(readPolicy("A \\* and &amp; to the Clerk..").findings) == ["doubled-stop 4:28 .."])
  }

  @Test("Damage is found wherever in a text it stands", arguments: 0..<40)
  func everyPlace(before: Int) {
    let words = String(repeating: "a", count: before)
    for (damage, found) in [
      ("ofthe", "words-joined"), ("rights.Officers", "words-joined"), ("Clerk..", "doubled-stop"),
      ("Practice10", "footnote-fused"),
      ("Act 20111", "footnote-fused"), ("** x", "stray-asterisks"), ("x[^1]", "footnote-undefined"),
    ] {
      for end in ["", " ", " of it", " of the members"] where !(damage == "** x" && end.isEmpty) {
        let rules = readPolicy("\(words) \(damage)\(end)").findings.map(\.rule.name)
        #expect(rules == [found], "\(before) \(damage)\(end)")
      }
    }
  }
}
