import Governance
import Templating

/// Every policy of every council, in one of four orders: from A to Z, with the words by which people also know
/// it (aliases), or grouped by kind, by status, by lead officer. Each order is a page of its own, so that five
/// hundred policies stay readable and every list works without a script.
enum PoliciesPage {
  static let vocabulary: Vocabulary = [
    "title": .text,
    "lead": .text,
    "count": .text,
    "as_of": .optional(AsOf.vocabulary),
    "orders": .list(["name": .text, "link": .text, "is_here": .flag]),
    "is_alphabet": .flag,
    "register_file": .text,
    "groups": .list(["name": .text, "id": .text, "entries": .list(entry)]),
  ]

  private static let entry: Vocabulary = [
    "name": .text, "link": .text, "council": .text,
    /// For an alias the title it stands for.
    "see": .optional(["title": .text]),
    "status_words": .html,
  ]

  static func page(of edition: Edition, by order: PolicyOrder) -> Page {
    let address = edition.addresses.policies(by: order)
    let links = Links.relative(to: address)
    let words = edition.words
    let groups = PolicyGroup.list(of: edition, by: order)
    let record: TemplateRecord = [
      "title": .text(words(order.title)),
      "lead": .text(words(order.lead)),
      "count": .text(words.policies(edition.policies.count)),
      "as_of": AsOf.record(edition),
      "orders": .list(
        PolicyOrder.allCases.map { other in
          [
            "name": .text(words(other.name)), "link": .text(links.to(edition.addresses.policies(by: other))),
            "is_here": .flag(other == order),
          ]
        }),
      "is_alphabet": .flag(order == .title),
      "register_file": .text(links.to(edition.addresses.registerFile)),
      "groups": .list(
        groups.map { group in
          [
            "name": .text(group.name), "id": .text("_\(group.key)"),
            "entries": .list(inOrder(group.members).map { row($0, edition, links) }),
          ]
        }),
    ]
    return Page(
      address: address, template: "policies", record: record, title: words(order.title),
      description: words(order == .title ? .descriptionPolicies : order.lead),
      trail: order == .title ? [] : [(words(.policiesTitle), edition.addresses.policies)])
  }

  /// Positions are put in order and not the names themselves, which are large.
  private static func inOrder(_ names: [ListedName]) -> [ListedName] {
    let keys = names.map(\.key)
    return names.indices.sorted { one, other in
      keys[one] == keys[other] ? isBefore(names[one], names[other]) : keys[one] < keys[other]
    }.map { names[$0] }
  }

  /// Of two with one key.
  private static func isBefore(_ one: ListedName, _ other: ListedName) -> Bool {
    (one.entry.councilName, one.entry.address.path)
      < (other.entry.councilName, other.entry.address.path)
  }

  private static func row(_ name: ListedName, _ edition: Edition, _ links: Links) -> TemplateRecord {
    [
      "name": name.entry.version.own(name.name),
      "link": .text(links.to(name.entry.address)),
      "council": .text(name.entry.councilName),
      "see": .optional(name.isAlias ? ["title": name.entry.version.titleText] : nil),
      "status_words": edition.row(of: name.entry)["status_words"] ?? .html([]),
    ]
  }
}

/// In what order all policies are listed.
package enum PolicyOrder: Sendable, CaseIterable {
  case title, kind, status, leadOfficer

  /// As a link to the order.
  var name: Word {
    switch self {
    case .title: .orderTitle
    case .kind: .orderKind
    case .status: .orderStatus
    case .leadOfficer: .orderLeadOfficer
    }
  }

  /// Of the page.
  var title: Word {
    switch self {
    case .title: .policiesTitle
    case .kind: .policiesByKind
    case .status: .policiesByStatus
    case .leadOfficer: .policiesByLeadOfficer
    }
  }

  /// What the page says of itself.
  var lead: Word {
    switch self {
    case .title: .policiesLead
    case .kind: .policiesByKindLead
    case .status: .policiesByStatusLead
    case .leadOfficer: .policiesByLeadOfficerLead
    }
  }
}
