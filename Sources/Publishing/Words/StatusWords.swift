package import Governance

/// What the public reads about a version's status. A fact that the document does not give is said to be
/// missing; nothing is invented.
extension Words {
  package func status(of version: Version, on day: Day) -> [UInt8] {
    status(version.status, version.dates.effective ?? version.dates.adopted?.date, on: day)
  }

  /// `date` is that from which it counts.
  func status(_ status: Version.Status, _ date: PartialDate?, on day: Day) -> [UInt8] {
    switch status {
    case .draft: html(.statusDraft)
    case .publicDraft: html(.statusPublicDraft)
    case .consultation: html(.statusConsultation)
    case .adopted: inForce(date, on: day)
    case .unstated: html(.statusUnstated)
    case .superseded: html(.statusSuperseded)
    case .withdrawn: html(.statusWithdrawn)
    case .removed: html(.statusRemoved)
    }
  }

  /// A month or a year counts from its first day.
  private func inForce(_ date: PartialDate?, on day: Day) -> [UInt8] {
    guard let date else { return html(.statusAdopted) }
    if date.earliest <= day { return html(.statusInForce, [.date: time(date)]) }
    if case .day = date { return html(.statusTakesEffectOn, [.date: time(date)]) }
    return html(.statusTakesEffectIn, [.date: time(date)])
  }

  package func kind(_ kind: Policy.Kind) -> String {
    switch kind {
    case .protocol: self(.kindProtocol)
    case .policy: self(.kindPolicy)
    case .procedure: self(.kindProcedure)
    case .codeOfConduct: self(.kindCodeOfConduct)
    case .standingOrders: self(.kindStandingOrders)
    case .financialRegulations: self(.kindFinancialRegulations)
    case .scheme: self(.kindScheme)
    case .termsOfReference: self(.kindTermsOfReference)
    case .statement: self(.kindStatement)
    }
  }
}
