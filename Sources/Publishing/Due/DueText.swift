import Governance
import SourceText

/// A list of reviews as a clerk reads it in a terminal of 80 columns: each with its date, its title, and below
/// them the council and the post. Nothing from content can steer the terminal.
package func dueText(_ list: DueList, usesColor: Bool) -> String {
  let ink = Ink(isOn: usesColor)
  let shown = list.reviews
  let dateWidth = min(shown.map { displayWidth(when($0)) }.max() ?? 0, 24)
  var lines = ["Reviews on \(list.asOf.date.english), with those up to \(list.until.date.english)"]
  for (state, heading) in headings where !list.reviews(state).isEmpty {
    lines += ["", ink.paint(heading, color(of: state))]
    for review in list.reviews(state) { lines += rows(of: review, dateWidth: dateWidth, ink) }
  }
  if !list.unscheduled.isEmpty {
    lines += ["", ink.paint("No review date", .bold)]
    for review in list.unscheduled { lines += rows(of: review, dateWidth: 0, ink) }
  }
  return (lines + ["", summary(of: list)]).map { $0 + "\n" }.joined()
}

private let headings: [(DueReview.State, String)] = [
  (.overdue, "Overdue"), (.due, "Due now"), (.comingUp, "Coming up"),
]

/// What text looks like in a terminal, where that wants it (ECMA-48 §8.3.117).
private struct Ink {
  enum Color: String {
    case red = "1;31"
    case yellow = "1;33"
    case bold = "1"
    case dim = "2"
  }

  let isOn: Bool

  func paint(_ text: String, _ color: Color) -> String {
    isOn ? "\u{1B}[\(color.rawValue)m\(text)\u{1B}[0m" : text
  }
}

private func color(of state: DueReview.State) -> Ink.Color {
  switch state {
  case .overdue: .red
  case .due: .yellow
  case .comingUp, .unscheduled: .bold
  }
}

/// The dates of a review are intervals: it may be due at any time during them.
private func when(_ review: DueReview) -> String {
  guard let due = review.due else { return "" }
  if case .day = due { return due.english }
  return review.state == .overdue ? due.english : "during \(due.english)"
}

private let lineWidth = 80

private func rows(of review: DueReview, dateWidth: Int, _ ink: Ink) -> [String] {
  let date = when(review)
  let margin = dateWidth == 0 ? 2 : dateWidth + 4
  let gap = String(repeating: " ", count: margin)
  let first = "  " + date + String(repeating: " ", count: max(margin - 2 - displayWidth(date), 0))
  var details = [review.council, review.post?.title ?? "no lead officer"]
  if let started = review.started { details.append("under review since \(started.english)") }
  let titles = wrap(review.title, width: lineWidth - margin)
  let indent = date.isEmpty ? gap + "  " : gap
  let below = wrap(details.joined(separator: ", "), width: lineWidth - indent.count)
  return titles.enumerated().map { ($0 == 0 ? first : gap) + $1 } + below.map { indent + ink.paint($0, .dim) }
}

/// "1 overdue, 2 due now, 1 coming up. 3 policies have no review date."
private func summary(of list: DueList) -> String {
  let counts = headings.map { ($1.lowercased(), list.reviews($0).count) }.filter { $0.1 > 0 }
    .map { "\($0.1) \($0.0)" }
  let first = counts.isEmpty ? "Nothing is due." : counts.joined(separator: ", ") + "."
  let count = list.unscheduled.count
  if count == 0 { return first }
  return first + (count == 1 ? " 1 policy has no review date." : " \(count) policies have no review date.")
}
