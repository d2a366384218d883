import Governance
import Templating

/// Every policy of every council from A to Z, with the words by which people also know it (aliases).
enum PoliciesPage {
  static let vocabulary: Vocabulary = [
    "count": .text,
    "letters": .list([
      "letter": .text, "id": .text, "entries": .list(entry),
    ]),
  ]

  private static let entry: Vocabulary = [
    "name": .text, "link": .text, "council": .text,
    /// For an alias the title it stands for.
    "see": .optional(["title": .text]),
    "status_words": .html,
  ]

  static func page(of edition: Edition) -> Page {
    let address = edition.addresses.policies
    let links = Links.relative(to: address)
    let groups = Dictionary(grouping: entries(of: edition)) { $0.initial }
    let letters: [TemplateRecord] = groups.keys.sorted().map { letter in
      let names = groups[letter] ?? []
      let rows = names.indices.sorted { isBefore(names[$0], names[$1]) }.map { names[$0] }
      return [
        "letter": .text(letter), "id": .text("_\(letter)"),
        "entries": .list(rows.map { row($0, edition, links) }),
      ]
    }
    let record: TemplateRecord = [
      "count": .text(edition.words.policies(edition.policies.count)), "letters": .list(letters),
    ]
    return Page(
      address: address, template: "policies", record: record, title: edition.words(.policiesTitle),
      description: edition.words(.descriptionPolicies))
  }

  /// A name under which a policy can be looked up.
  private struct Name {
    var name: String
    var key: String
    var isAlias: Bool
    var entry: PolicyEntry

    init(_ name: String, isAlias: Bool, _ entry: PolicyEntry) {
      self.name = name
      self.isAlias = isAlias
      self.entry = entry
      let lowered = name.lowercased()
      key = lowered.hasPrefix("the ") ? String(lowered.dropFirst(4)) : lowered
    }

    /// What does not begin with a letter stands under `#`.
    var initial: String {
      guard let first = key.first, first.isLetter else { return "#" }
      return first.uppercased()
    }
  }

  private static func entries(of edition: Edition) -> [Name] {
    edition.policies.flatMap { entry in
      [Name(entry.version.title, isAlias: false, entry)]
        + entry.version.facts.aliases.map { Name($0, isAlias: true, entry) }
    }
  }

  private static func isBefore(_ one: Name, _ other: Name) -> Bool {
    (one.key, one.entry.councilName, one.entry.address.path)
      < (other.key, other.entry.councilName, other.entry.address.path)
  }

  private static func row(_ name: Name, _ edition: Edition, _ links: Links) -> TemplateRecord {
    [
      "name": .text(name.name),
      "link": .text(links.to(name.entry.address)),
      "council": .text(name.entry.councilName),
      "see": .optional(name.isAlias ? ["title": .text(name.entry.version.title)] : nil),
      "status_words": .html(edition.words.status(of: name.entry.version, on: edition.asOf)),
    ]
  }
}
