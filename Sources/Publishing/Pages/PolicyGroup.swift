import Governance

/// Policies that stand under one heading in a list of all of them.
struct PolicyGroup {
  /// The heading's address on the page, before its low line: `A`, `standing-orders`, `town-clerk`.
  var key: String
  var name: String
  var members: [ListedName]

  /// In the order of the alphabet, of kinds and statuses as the program lists them, of the titles of posts; what
  /// the documents do not state comes last.
  static func list(of edition: Edition, by order: PolicyOrder) -> [PolicyGroup] {
    let words = edition.words
    let language = edition.portal.language
    let titles = edition.policies.map { ListedName($0.version.title, isAlias: false, $0, in: language) }
    switch order {
    case .title:
      let alphabet = Alphabet(of: language)
      let aliases = edition.policies.flatMap { entry in
        entry.version.facts.aliases.map { ListedName($0, isAlias: true, entry, in: language) }
      }
      return grouped(titles + aliases) { name in
        name.initial.map { ($0, $0) } ?? ("other", "#")
      }.sorted { alphabet.key(of: $0.name) < alphabet.key(of: $1.name) }
    case .kind:
      let kinds = Policy.Kind.allCases.map(\.rawValue)
      return grouped(titles) { name in
        name.entry.version.kind.map { ($0.rawValue, words.kind($0)) } ?? (notStated, words(.kindNotStated))
      }.sorted { position(of: $0, in: kinds) < position(of: $1, in: kinds) }
    case .status:
      let groupNames = StatusGroup.allCases.map(\.rawValue)
      return grouped(titles) { name in
        let group = StatusGroup(of: name.entry.version, on: edition.asOf)
        return (group.rawValue, words(group.word))
      }.sorted { position(of: $0, in: groupNames) < position(of: $1, in: groupNames) }
    case .leadOfficer:
      // A few posts answer for all policies.
      var slugs: [String: String] = [:]
      let groups = grouped(titles) { name in
        guard let title = name.entry.leadOfficer?.title else {
          return (notStated, words(.leadOfficerNotStated))
        }
        let slug = slugs[title] ?? slug(of: title)
        slugs[title] = slug
        return (slug, title)
      }
      return groups.sorted { ($0.key == notStated ? 1 : 0, $0.name) < ($1.key == notStated ? 1 : 0, $1.name) }
    }
  }

  private static let notStated = "not-stated"

  private static func grouped(
    _ names: [ListedName], under heading: (ListedName) -> (key: String, name: String)
  ) -> [PolicyGroup] {
    var groups: [String: PolicyGroup] = [:]
    for name in names {
      let (key, title) = heading(name)
      groups[key, default: PolicyGroup(key: key, name: title, members: [])].members.append(name)
    }
    return Array(groups.values)
  }

  private static func position(of group: PolicyGroup, in keys: [String]) -> Int {
    keys.firstIndex(of: group.key) ?? keys.count
  }

  /// Posts of several councils with one title stand together, however they write it.
  private static func slug(of title: String) -> String {
    title.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
  }
}

/// A name under which a policy can be looked up.
struct ListedName {
  var name: String
  /// What it is sorted by.
  var key: String
  var isAlias: Bool
  var entry: PolicyEntry
  private let alphabet: Alphabet

  /// `language` is that of the list: a text in another is sorted by the letters of its own.
  init(_ name: String, isAlias: Bool, _ entry: PolicyEntry, in language: String) {
    self.name = name
    self.isAlias = isAlias
    self.entry = entry
    alphabet = Alphabet(of: entry.version.otherLanguage ?? language)
    key = alphabet.key(of: name)
  }

  /// The letter under which it stands, if it begins with one.
  var initial: String? { alphabet.initial(of: name) }
}

/// Where a policy stands, without its date: the heading over all that stand there.
enum StatusGroup: String, CaseIterable {
  case inForce = "in-force"
  case toCome = "to-come"
  case unstated
  case publicDraft = "public-draft"
  case consultation, draft, superseded, withdrawn, removed

  init(of version: Version, on day: Day) {
    self =
      switch version.status {
      case .adopted: (version.dates.inForceFrom?.earliest ?? day) > day ? .toCome : .inForce
      case .unstated: .unstated
      case .publicDraft: .publicDraft
      case .consultation: .consultation
      case .draft: .draft
      case .superseded: .superseded
      case .withdrawn: .withdrawn
      case .removed: .removed
      }
  }

  var word: Word {
    switch self {
    case .inForce: .standingInForce
    case .toCome: .standingToCome
    case .unstated: .standingUnstated
    case .publicDraft: .standingPublicDraft
    case .consultation: .standingConsultation
    case .draft: .standingDraft
    case .superseded: .standingSuperseded
    case .withdrawn: .standingWithdrawn
    case .removed: .standingRemoved
    }
  }
}
