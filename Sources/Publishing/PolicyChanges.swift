import Governance

/// Something that happened to a policy and that the public should hear of.
struct PolicyChange: Sendable {
  enum Kind: String {
    case adopted, amended, reviewed, updated, withdrawn, removed
  }

  let kind: Kind
  let date: PartialDate
  /// What an amendment was about.
  var summary: String?

  var word: Word {
    switch kind {
    case .adopted: .adoptedOn
    case .amended: .amendedOn
    case .reviewed: .reviewedOn
    case .updated: .updatedOn
    case .withdrawn: .withdrawnOn
    case .removed: .removedOn
    }
  }
}

extension Version {
  /// What its front matter tells, past and to come; of two on one day the weightier comes first.
  var changes: [PolicyChange] {
    var changes: [PolicyChange] = []
    forEachChange { changes.append($0) }
    return changes
  }

  /// Calls `visit` with each of them.
  func forEachChange(_ visit: (PolicyChange) -> Void) {
    if let date = ending?.date {
      visit(PolicyChange(kind: status == .removed ? .removed : .withdrawn, date: date))
    }
    if let date = dates.adopted?.date { visit(PolicyChange(kind: .adopted, date: date)) }
    for review in dates.reviews where review.outcome != .deferred {
      visit(PolicyChange(kind: .reviewed, date: review.date))
    }
    for amendment in dates.amendments {
      visit(PolicyChange(kind: .amended, date: amendment.date, summary: amendment.summary))
    }
    if let updated = dates.lastUpdated { visit(PolicyChange(kind: .updated, date: updated)) }
  }
}
