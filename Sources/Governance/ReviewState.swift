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
