/// Whether a policy was in force on a day that has passed, told from the dates that are recorded and from nothing
/// else.
///
/// For readers a month counts from its first day (`versionInForce`). An auditor asks for what is certain: where
/// the day lies inside a year or a month that is all there is of a date, where a date is missing, or where only a
/// proposal is known, the answer is that it cannot be told.
package enum ForceOnDay: String, Sendable, CaseIterable {
  case inForce = "yes"
  case notInForce = "no"
  case unclear
}

extension Policy {
  /// A text that certainly counted on `day` and those that perhaps had taken its place by then decide together:
  /// if none of them had ended, the policy was in force, whichever it was.
  package func force(on day: Day) -> ForceOnDay {
    let texts = versions.filter { !$0.status.isProposal }
    if texts.isEmpty { return .unclear }
    let certain = texts.lastIndex { $0.dates.inForceFrom.map { $0.latest <= day } ?? false }
    let possible = texts[(certain ?? 0)...].filter { $0.dates.inForceFrom.map { $0.earliest <= day } ?? true }
    let isReplacedLater = texts.contains { $0.dates.inForceFrom.map { $0.earliest > day } ?? false }
    let ended = possible.map { $0.hasEnded(by: day, isReplacedLater: isReplacedLater) }
    if ended.allSatisfy({ $0 == true }) { return .notInForce }
    return certain != nil && ended.allSatisfy { $0 == false } ? .inForce : .unclear
  }
}

extension Version {
  /// `nil` where the dates do not tell. What a later version has replaced ends with that, which is not asked here.
  fileprivate func hasEnded(by day: Day, isReplacedLater: Bool) -> Bool? {
    switch status {
    case .draft, .publicDraft, .consultation, .adopted, .unstated: return false
    case .superseded: return isReplacedLater ? false : nil
    case .withdrawn, .removed:
      guard let date = ending?.date else { return nil }
      if date.earliest > day { return false }
      return date.latest <= day ? true : nil
    }
  }
}

extension Day {
  /// The latest 31 March that is not after it: the financial year of councils ends then, and audits ask how things
  /// stood.
  package var lastYearEnd: Day {
    let (year, month, _) = components
    let hasPassed = month > 3 || self == Day.counted(year: year, month: 3, day: 31)
    return Day.counted(year: hasPassed ? year : year - 1, month: 3, day: 31)
  }
}
