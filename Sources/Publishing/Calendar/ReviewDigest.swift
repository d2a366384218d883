import Governance

/// The monthly reminder of review dates that have passed: "3 review dates have passed", with the list.
///
/// It stands on the first Tuesday of every month, from the start of the year in which the site is built or the
/// month after the first of the dates, whichever is later, until the end of the second year after that; a site
/// that nobody builds for so long has lost its keeper. It goes when the reviews are recorded.
///
/// `nil` when none has passed.
func digest(of scope: FeedScope, among policies: [PolicyEntry], in edition: Edition) -> CalendarEvent? {
  let passed = policies.compactMap { policy -> (policy: PolicyEntry, date: PartialDate, latest: Day)? in
    guard policy.hasReview, policy.state == .passed, let date = policy.due else { return nil }
    return (policy, date, date.latest)
  }.sorted { ($0.latest, $0.policy.address.path) < ($1.latest, $1.policy.address.path) }
  guard let first = passed.first else { return nil }

  let words = edition.words
  let (year, month, _) = first.latest.components
  let start = max(
    Day.firstTuesday(ofMonth: 1, in: edition.asOf.components.year),
    Day.firstTuesday(ofMonth: month % 12 + 1, in: month == 12 ? year + 1 : year))
  let list = passed.map { words(.digestLine, [.title: $0.policy.version.title, .date: words.date($0.date)]) }
  var event = emptyEvent(of: scope, on: start, in: edition)
  event.monthlyUntil = PartialDate.year(start.components.year + 2).latest
  event.summary =
    passed.count == 1 ? words(.digestOne) : words(.digestMany, [.count: String(passed.count)])
  event.description = ([words(.digestLead)] + list).joined(separator: "\n")
  return event
}

/// What stands in a feed that was published and has nothing to say any more: a feed that people subscribe to
/// stays, and a calendar without an entry is none (RFC 5545 §3.4).
func nothingAhead(in scope: FeedScope, since last: PublicationLock.Entry?, _ edition: Edition)
  -> CalendarEvent
{
  let (year, month, _) = edition.asOf.components
  let day = last?.date.earliest ?? Day.firstTuesday(ofMonth: month, in: year)
  return emptyEvent(of: scope, on: day, in: edition)
}

private func emptyEvent(of scope: FeedScope, on day: Day, in edition: Edition) -> CalendarEvent {
  CalendarEvent(
    uid: "\(scope.uidPart).passed@reviews.governance-portal", day: day,
    summary: edition.words(.digestNone), description: edition.words(.digestNone),
    page: edition.addresses.absolute(scope.page), category: scope.council, modified: edition.asOf)
}
