import Governance
import SourceText

/// A small portal that is in order; tests lay their mistakes over it.
struct TinySite {
  var files = [
    "portal.yml": "title: Council policies\nbase_url: https://policies.example/\n",
    "ashby/council.yml": """
    name: Ashby Parish Council
    kind: parish
    posts:
      clerk: {title: Clerk}
    bodies:
      full-council: Full Council
    """,
    "ashby/complaints.md": TinySite.policy("status: adopted\nadopted: 2024-05-17\nreview_due: 2027-05"),
  ]
  var others: [String] = []

  init() {}

  /// The site with files added or changed, and some taken away.
  init(_ changes: [String: String], without gone: [String] = [], others: [String] = []) {
    for (path, text) in changes { files[path] = text }
    for path in gone { files[path] = nil }
    self.others = others
  }

  /// The site whose only policy has these facts below its title, and this text.
  init(facts: String, text: String = TinySite.text, others: [String] = []) {
    files["ashby/complaints.md"] = TinySite.policy(facts, text: text)
    self.others = others
  }

  static let text = "## Purpose\n\nThis procedure says how the council deals with complaints.\n"

  /// A policy with these facts, and those that readers ask of every policy where they are not among them.
  static func policy(_ facts: String, text: String = TinySite.text) -> String {
    let usual = [
      ("status:", "status: public-draft"), ("review_", "review_due: 2030"),
      ("lead_officer", "lead_officer: {as_printed: Clerk}"),
    ]
    let added = usual.filter { key, _ in !"\n\(facts)".contains("\n\(key)") }.map { "\n\($1)" }.joined()
    return "---\ntitle: Complaints Procedure\n\(facts)\(added)\n---\n\n\(text)"
  }

  var read: Parsed<Register> {
    readRegister(
      ContentFiles(
        folder: "Content",
        texts: files.map { SourceFile(path: "Content/\($0)", text: $1) },
        others: others.map { ContentFiles.Other(path: "Content/\($0)", size: 1) }))
  }
}

extension Parsed<Register> {
  var rules: [String] { findings.map(\.rule.name) }

  /// The words of the source that a finding points at.
  var places: [String] {
    findings.map { finding in finding.place.map { $0.range.map($0.file.text) ?? $0.file.path } ?? "" }
  }
}
