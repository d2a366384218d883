package import Governance

/// What the public reads about a policy's review. The word "overdue" is for the clerk, never for these
/// pages: a policy stays in force until the council changes it.
extension Words {
  package func review(_ state: ReviewState, _ date: PartialDate?) -> [UInt8] {
    guard let date else { return html(.reviewUnscheduled) }
    return html(word(for: state, date), [.date: time(date)])
  }

  private func word(for state: ReviewState, _ date: PartialDate) -> Word {
    switch state {
    case .current: return .reviewCurrent
    case .comingUp: return .reviewComingUp
    case .due:
      if case .day = date { return .reviewDueOn }
      return .reviewDueDuring
    case .passed: return .reviewPassed
    case .unscheduled: return .reviewUnscheduled
    }
  }
}

extension ReviewState {
  /// The state's name in `data-state` attributes and class names.
  package var attribute: String {
    switch self {
    case .current: "current"
    case .comingUp: "coming-up"
    case .due: "due"
    case .passed: "passed"
    case .unscheduled: "unscheduled"
    }
  }
}
