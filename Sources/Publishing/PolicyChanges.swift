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
    if let date = ending?.date {
      changes.append(PolicyChange(kind: status == .removed ? .removed : .withdrawn, date: date))
    }
    if let adopted = dates.adopted { changes.append(PolicyChange(kind: .adopted, date: adopted.date)) }
    changes += dates.reviews.filter { $0.outcome != .deferred }
      .map { PolicyChange(kind: .reviewed, date: $0.date) }
    changes += dates.amendments.map { PolicyChange(kind: .amended, date: $0.date, summary: $0.summary) }
    if let updated = dates.lastUpdated { changes.append(PolicyChange(kind: .updated, date: updated)) }
    return changes
  }
}
