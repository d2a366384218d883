extension RuleTests {
  static let referenceMistakes = [
    Mistake(
      "reference-unknown", facts: "status: public-draft",
      text: "1. Scope\n\n2. The clerk answers as clause 7 says.\n", at: "7"),
    Mistake(
      "law-unknown",
      [
        "legislation.yml": TinySite.laws,
        "ashby/complaints.md": TinySite.policy(
          "", text: "1. See the Localism Act 2011 and the Moorland Parking Act 1989.\n"),
      ], at: "Moorland Parking Act 1989"),
    Mistake(
      "law-unclear",
      [
        "legislation.yml": TinySite.laws,
        "ashby/complaints.md": TinySite.policy(
          "", text: "1. The clerk acts under section 20 of the Localism Act.\n"),
      ], at: "Localism Act"),
    Mistake(
      "policy-ambiguous",
      [
        "ashby/complaints.md": TinySite.policy(
          "", text: "1. Staff follow the Grievance Policy instead.\n"),
        "ashby/grievances.md": "---\ntitle: Grievance Policy\n\(TinySite.rest)",
        "ashby/halls.md":
          "---\ntitle: Grievance Policy of the Halls\naliases: Grievance Policy\n\(TinySite.rest)",
      ], at: "Grievance Policy"),
  ]
}

extension TinySite {
  fileprivate static let laws =
    "laws:\n  - {title: Localism Act 2011, type: ukpga, year: 2011, number: 20, read_at: x}\n"

  /// The facts and the text of a policy behind its title.
  fileprivate static let rest =
    "status: public-draft\nreview_due: 2030\nlead_officer: {as_printed: Clerk}\n---\n\n1. Scope\n"
}
