import Governance

/// A text of the site that can be searched: where it stands among all, and what the index says of it.
struct SearchedPolicy {
  /// The order of the numbers in `search/index.json` and in `search-index.js`.
  enum Standing: Int, Comparable, CaseIterable {
    /// In force, or the document does not say.
    case counts
    /// A draft that is out, a proposal, a text whose day has not come.
    case proposed
    /// Superseded or withdrawn: shown only to those who ask for it.
    case old

    static func < (one: Standing, other: Standing) -> Bool { one.rawValue < other.rawValue }
  }

  let entry: PolicyEntry
  let standing: Standing
  /// The position of its council among those of the edition.
  let council: Int

  /// Every text that may be searched, by standing, then by council, then as the register has them. A text
  /// that was removed is not among them; drafts are only where the edition has them.
  static func all(of edition: Edition) -> [SearchedPolicy] {
    var all: [SearchedPolicy] = []
    for (council, councilEntry) in edition.councils.enumerated() {
      for shown in councilEntry.policies {
        for entry in [shown] + shown.besides {
          guard let standing = standing(of: entry, on: edition.asOf) else { continue }
          all.append(SearchedPolicy(entry: entry, standing: standing, council: council))
        }
      }
    }
    return Standing.allCases.flatMap { standing in all.filter { $0.standing == standing } }
  }

  private static func standing(of entry: PolicyEntry, on day: Day) -> Standing? {
    switch entry.version.status {
    case .removed: nil
    case .superseded, .withdrawn: .old
    case .draft, .publicDraft, .consultation: .proposed
    case .adopted, .unstated: entry.isBesidePolicy ? .proposed : .counts
    }
  }

  /// What a hit says of a text that is not simply in force; empty for one that is.
  func remark(in words: Words) -> String {
    switch entry.version.status {
    case .draft: words(.statusDraft)
    case .publicDraft: words(.statusPublicDraft)
    case .consultation: words(.statusConsultation)
    case .superseded: words(.statusSuperseded)
    case .withdrawn: words(.statusWithdrawn)
    case .removed: words(.statusRemoved)
    case .adopted, .unstated: standing == .counts ? "" : remarkOnWhatComes(in: words)
    }
  }

  private func remarkOnWhatComes(in words: Words) -> String {
    let date = entry.version.dates.effective ?? entry.version.dates.adopted?.date
    return date.map { words(.statusTakesEffectOn, [.date: words.date($0)]) } ?? ""
  }
}
