import Governance
import SourceText
import Testing

@Suite("Legislation")
struct LegislationTests {
  static let table = Legislation(
    [
      law(.ukpga, 1972, 70, "Local Government Act 1972", shortForms: ["LGA 1972"]),
      law(.ukpga, 1974, 37, "Health and Safety at Work etc. Act 1974"),
      law(.ukpga, 1981, 54, "Senior Courts Act 1981", former: ["Supreme Court Act 1981"]),
      law(.ukpga, 2000, 36, "Freedom of Information Act 2000", shortForms: ["FOIA", "FOI Act 2000"]),
      law(.asp, 2002, 13, "Freedom of Information (Scotland) Act 2002"),
      law(.ukpga, 2014, 12, "Anti-social Behaviour, Crime and Policing Act 2014"),
      law(.uksi, 1992, 618, "The Local Authorities (Members' Interests) Regulations 1992"),
    ],
    unclear: [Legislation.UnclearShortForm("LGA", why: "it can mean an association")])

  @Test(
    "a law is found by its title, however it is typed",
    arguments: [
      ("Local Government Act 1972", 70), ("local government act 1972", 70),
      ("Local Government Act, 1972", 70), ("Local Government  Act\n1972", 70),
      ("Local Government Act (1972)", 70), ("the Local Government Act 1972", 70),
      ("Health and Safety at Work etc. Act 1974", 37), ("Health and Safety at Work Act 1974", 37),
      ("Health & Safety at Work, etc Act 1974", 37), ("Supreme Court Act 1981", 54),
      ("Freedom of Information Act 2000", 36), ("Freedom of Information (Scotland) Act 2002", 13),
      ("Freedom of Information Scotland Act 2002", 13),
      ("Anti-Social Behaviour, Crime and Policing Act 2014", 12),
      ("Antisocial Behaviour Crime & Policing Act 2014", 12),
      ("Local Authorities (Members\u{2019} Interests) Regulations 1992", 618),
    ])
  func title(_ title: String, number: Int) {
    #expect(Self.table.enactment(titled: title)?.number.number == number)
  }

  @Test(
    "a title that is only like one is not",
    arguments: [
      "Local Government Act", "Local Government Act 1973", "Local Government 1972", "Government Act 1972",
      "Freedom of Information Act 2002", "1972", "", "etc.",
    ])
  func otherTitle(_ title: String) {
    #expect(Self.table.enactment(titled: title) == nil)
  }

  @Test("a short form is found in its own capitals, and one that is unclear says why")
  func shortForms() {
    for form in ["LGA 1972", "LGA, 1972", "LGA  1972", "FOI Act 2000", "FOIA"] {
      guard case .law? = Self.table.shortForm(form) else {
        Issue.record("\(form) is no law")
        continue
      }
    }
    #expect(Self.table.shortForm("LGA") == .unclear(why: "it can mean an association"))
    for form in ["foia", "Lga 1972", "LGA 1973", "1972"] { #expect(Self.table.shortForm(form) == nil) }
  }

  @Test("a law is found by its number")
  func number() {
    #expect(
      Self.table.enactment(.init(.asp, 2002, 13))?.title == "Freedom of Information (Scotland) Act 2002")
    #expect(Self.table.enactment(.init(.ukpga, 2002, 13)) == nil)
  }

  @Test("the list of laws is read, and what it leaves out may be left out")
  func reading() {
    let read = TinySite([
      "legislation.yml": """
      laws:
        - title: Localism Act 2011
          type: ukpga
          year: 2011
          number: 20
          read_at: https://www.legislation.gov.uk/ukpga/2011/20
        - title: The Localism (Fees) Regulations 2012
          type: uksi
          year: 2012
          number: 1464
          former_titles: The Localism (Charges) Regulations 2012
          short_forms: [LFR 2012]
          read_at: The London Gazette
      unclear_short_forms:
        - {short_form: LA, why: it can mean a local authority}
      """
    ]).read
    #expect(read.findings == [])
    let table = read.value.legislation
    #expect(table.enactments.map(\.number) == [.init(.ukpga, 2011, 20), .init(.uksi, 2012, 1464)])
    #expect(table.enactment(titled: "Localism (Charges) Regulations 2012")?.readAt == "The London Gazette")
    #expect(table.shortForm("LFR 2012") == table.enactments.last.map { .law($0) })
    #expect(table.shortForm("LA") == .unclear(why: "it can mean a local authority"))
    #expect(TinySite().read.value.legislation.enactments == [])
  }

  @Test("an entry that lacks something is reported and not used")
  func incomplete() {
    let read = TinySite([
      "legislation.yml": "laws:\n  - {title: Localism Act 2011, type: ukpga, year: 2011}\n"
    ]).read
    #expect(Set(read.rules) == ["field-missing"])
    #expect(read.value.legislation.enactments == [])
  }

  private static func law(
    _ series: Enactment.Series, _ year: Int, _ number: Int, _ title: String, former: [String] = [],
    shortForms: [String] = []
  ) -> Enactment {
    var law = Enactment(.init(series, year, number), title: title, readAt: "legislation.gov.uk")
    law.formerTitles = former
    law.shortForms = shortForms
    return law
  }
}

extension RuleTests {
  static let lawMistakes = [
    lawMistake("law-number-unclear", "type: ukpga, year: 2011, number: twenty", at: "twenty"),
    lawMistake("law-number-unclear", "type: ukpga, year: 2011, number: 0", at: "0"),
    lawMistake("law-number-unclear", "type: ukpga, year: 2012, number: 20", at: "2012"),
    lawMistake("law-number-unclear", "type: asc, year: 2011, number: 20", at: "2011"),
    lawMistake("value-unknown", "type: act, year: 2011, number: 20", at: "act"),
    lawMistake("field-missing", "type: ukpga, year: 2011, number: \"\"", at: "number"),
    lawMistake(
      "law-repeated", "type: ukpga, year: 2011, number: 20", "{title: The localism (act) 2011",
      "type: ukpga, year: 2011, number: 20", at: "The localism (act) 2011"),
    lawMistake(
      "law-repeated", "type: ukpga, year: 2011, number: 20", "{title: Bribery Act 2011",
      "type: ukpga, year: 2011, number: 20", at: "Bribery Act 2011"),
    lawMistake(
      "law-repeated", "type: ukpga, year: 2011, number: 20", "{title: Bribery Act 2011",
      "type: ukpga, year: 2011, number: 21, former_titles: Localism Act 2011", at: "Localism Act 2011"),
    lawMistake(
      "short-form-shared", "type: ukpga, year: 2011, number: 20, short_forms: LA", "{title: Bribery Act 2011",
      "type: ukpga, year: 2011, number: 21, short_forms: LA", at: "LA"),
    Mistake(
      "short-form-shared",
      [
        "legislation.yml": "laws:\n  - {title: Localism Act 2011, type: ukpga, year: 2011, number: 20, "
          + "short_forms: LA, read_at: x}\nunclear_short_forms:\n  - {short_form: LA, why: it is short}\n"
      ], at: "LA"),
  ]

  /// A list of laws that begins with the Localism Act, with these facts; `others` is the start and the rest
  /// of a second entry.
  private static func lawMistake(_ rule: String, _ facts: String, _ others: String..., at place: String)
    -> Mistake
  {
    var list = "laws:\n  - {title: Localism Act 2011, \(facts), read_at: x}\n"
    if others.count == 2 { list += "  - \(others[0]), \(others[1]), read_at: x}\n" }
    return Mistake(rule, ["legislation.yml": list], at: place)
  }
}
