extension RuleTests {
  static let referenceMistakes = [
    Mistake("reference-unknown", facts: "", text: "1. As clause 2 says.", at: "2"),
    Mistake(
      "reference-unknown", facts: "", text: "1. As paragraph 1(b) of this procedure\nsays.", at: "1(b)"),
    Mistake("reference-unknown", facts: "", text: "1. **As clause 2 says.**", at: "2"),
    Mistake("law-unknown", knownLaws("The Moor Act 1989, see the Moor Act 1989."), at: "Moor Act 1989"),
    Mistake("law-unclear", knownLaws("Under section 101 of the LGA."), at: "LGA"),
    Mistake("law-unclear", knownLaws("Section 101 of the Local Government Act."), at: "Local Government Act"),
    Mistake(
      "policy-ambiguous",
      [
        "ashby/complaints.md": TinySite.policy("aliases: [Appeals Policy]"),
        "ashby/appeals.md": TinySite.policy("aliases: [Appeals Policy]").replacing(
          "Complaints", with: "Rent"),
        "ashby/other.md": TinySite.policy("", text: "See the Appeals Policy.")
          .replacing("Complaints", with: "Tree"),
      ], at: "Appeals Policy"),
  ]

  private static func knownLaws(_ text: String) -> [String: String] {
    [
      "legislation.yml": """
      laws:
        - {title: Local Government Act 1972, type: ukpga, year: 1972, number: 70, read_at: "https://a.example/"}
      unclear_short_forms:
        - {short_form: LGA, why: it can mean an association}
      """, "ashby/complaints.md": TinySite.policy("", text: text),
    ]
  }
}
