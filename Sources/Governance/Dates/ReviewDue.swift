/// When a version is next to be reviewed, worked out from what its front matter says.
///
/// An explicit `review_due` wins until a review has met it; then, and where there is none, the review
/// cycle counts from the last review, effective date or adoption. It never invents a date.
extension Version.Dates {
  /// `nil` where no date follows from the facts: the review is unscheduled.
  package func nextReview(in council: Council) -> PartialDate? {
    if let postponed { return postponed }
    if let reviewDue, !isMet(reviewDue) { return reviewDue }
    return reviewByCycle(in: council)
  }

  /// What the cycle alone says: its start plus the cycle, at the start's precision.
  package func reviewByCycle(in council: Council) -> PartialDate? {
    guard let reviewCycle, let start = cycleStart else { return nil }
    switch reviewCycle {
    case .months(let months): return start.adding(months: months)
    case .annualMeeting:
      return council.meetings.filter { $0.isAnnual && $0.day > start.latest }.map(\.day).min()?.date
    case .councilTerm:
      return council.elections.filter { $0.isAfter(start) }.min { $0.earliest < $1.earliest }
    }
  }

  /// The last entry of the log that is a review; a deferral is not.
  package var lastReview: Version.Review? {
    reviews.last { $0.outcome != .deferred }
  }

  /// The date from which the version counts: when it took effect, else when it was adopted.
  package var inForceFrom: PartialDate? { effective ?? adopted?.date }

  /// What a cycle is counted from: the latest of last review, effective date and adoption.
  package var cycleStart: PartialDate? {
    [lastReview?.date, effective, adopted?.date].compactMap { $0 }
      .max { ($0.latest, $0.earliest) < ($1.latest, $1.earliest) }
  }

  /// A review in May 2025 meets a date of 2025.
  private func isMet(_ due: PartialDate) -> Bool {
    guard let last = lastReview?.date else { return false }
    return !due.isAfter(last)
  }

  /// Where the newest entry of the log is a deferral: its new date, unless `review_due` is later still.
  private var postponed: PartialDate? {
    guard let entry = reviews.last, entry.outcome == .deferred, let until = entry.until else { return nil }
    guard let reviewDue, reviewDue.isAfter(until) else { return until }
    return reviewDue
  }
}
