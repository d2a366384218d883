/// Where a policy stands in its review, on a given day.
package enum ReviewState: Sendable, Equatable {
  /// Before the lead time begins.
  case current
  /// Inside the lead time before the first day of the date's interval.
  case comingUp
  /// Inside the interval.
  case due
  /// After its last day.
  case passed
  /// No date: never called current.
  case unscheduled
}

extension ReviewState {
  /// `leadMonths` before the review date it counts as coming up.
  package init(of due: PartialDate?, on day: Day, leadMonths: Int) {
    guard let due else {
      self = .unscheduled
      return
    }
    if day > due.latest {
      self = .passed
    } else if day >= due.earliest {
      self = .due
    } else {
      self = day >= due.earliest.adding(months: -leadMonths) ? .comingUp : .current
    }
  }

  /// The first day after `day` on which the state is another, with nobody doing anything; `nil` when it
  /// stays for good.
  package static func nextChange(of due: PartialDate?, after day: Day, leadMonths: Int) -> Day? {
    turns(of: due, leadMonths: leadMonths).first { $0 > day }
  }

  /// The days on which the state becomes another, in order.
  package static func turns(of due: PartialDate?, leadMonths: Int) -> [Day] {
    guard let due else { return [] }
    return [due.earliest.adding(months: -leadMonths), due.earliest, due.latest.adding(days: 1)]
  }
}
