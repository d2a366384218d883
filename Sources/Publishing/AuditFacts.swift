import Governance

/// What an auditor asks of a policy beside what every list says of it. Facts that are recorded, and no judgement.
struct AuditFacts {
  /// When a text of it first stood on this site: the day in the council's record, which this edition begins for a
  /// new policy. Not the day of its adoption, and not known of what was removed before there was a record.
  let firstPublished: Day?
  let lastReview: Version.Review?
  /// Whether it was in force on the edition's year end.
  let force: ForceOnDay
  /// It was, and the text that is shown now counts only since then.
  let hadEarlierText: Bool

  init(_ entry: PolicyEntry, of council: Council, on asOf: Day) {
    let record = council.lock.policies[entry.policy.firstSlug]
    firstPublished = record?.firstPublished ?? (entry.publishedTexts(on: asOf).isEmpty ? nil : asOf)
    lastReview = entry.version.dates.lastReview
    force = entry.policy.force(on: asOf.lastYearEnd)
    hadEarlierText =
      force == .inForce && entry.version.dates.inForceFrom.map { $0.earliest > asOf.lastYearEnd } ?? false
  }
}

extension CouncilEntry {
  /// Those of which an auditor is told. A draft is told to nobody, also not where a preview shows it.
  var policiesOnRecord: [PolicyEntry] { policies.filter { $0.version.status != .draft } }
}
