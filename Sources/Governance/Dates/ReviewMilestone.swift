/// The days on which a policy's review asks for attention: some time before it is due, and when it is due.
///
/// Reminders are entries of their own, because calendar programs ignore alarms in calendars that they
/// subscribe to. A date known only to the month or the year is an interval, and no entry claims a day that
/// the council did not choose: it stands on a first Tuesday (a first Monday in May is a bank holiday) and
/// its text gives the interval.
package enum ReviewMilestone {
  package enum Kind: String, Sendable {
    /// The lead time before the first day on which the review may be due.
    case lead
    case due
    /// Once more in the last month of a date that is known only to the year.
    case lastMonth = "last-month"
  }

  /// The milestones of a review that is due at `due`, in the order of their days.
  package static func kinds(due: PartialDate) -> [Kind] {
    if case .year = due { ofYear } else { ofMonthOrDay }
  }

  private static let ofYear: [Kind] = [.lead, .due, .lastMonth]
  private static let ofMonthOrDay: [Kind] = [.lead, .due]

  /// The day of one of them. `leadMonths` is 1 to 24.
  package static func day(of kind: Kind, due: PartialDate, leadMonths: Int) -> Day {
    let day =
      switch kind {
      case .lead: due.earliest.adding(months: -leadMonths)
      case .due: due.earliest
      case .lastMonth: due.latest
      }
    if case .day = due { return day }
    let (year, month, _) = day.components
    return Day.firstTuesday(ofMonth: month, in: year)
  }
}

extension Policy {
  /// Which review of the policy the next one of `version` is, from 1, over all its versions: every version and every
  /// review that came to an end begins another.
  package func reviewCycle(of version: Version) -> Int {
    var count = 0
    for index in versions.indices {
      count += 1 + versions[index].dates.reviews.count { $0.outcome != .deferred }
      if versions[index].path == version.path { break }
    }
    return count
  }
}
