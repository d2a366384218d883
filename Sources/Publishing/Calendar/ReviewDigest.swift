import Governance

/// The monthly reminder of review dates that have passed: "3 review dates have passed", with the list.
///
/// It stands on the first Tuesday of every month, from the start of the year in which the site is built or the
/// month after the first of the dates, whichever is later, until the end of the second year after that; a site
/// that nobody builds for so long has lost its keeper. It goes when the reviews are recorded.
///
/// `nil` when none has passed.
func digest(of scope: FeedScope, among passed: [PassedReview], in edition: Edition) -> CalendarEvent? {
  guard let first = passed.first else { return nil }

  let words = edition.words
  let (year, month, _) = first.latest.components
  let start = max(
    Day.firstTuesday(ofMonth: 1, in: edition.asOf.components.year),
    Day.firstTuesday(ofMonth: month % 12 + 1, in: month == 12 ? year + 1 : year))
  var event = event(
    of: scope, on: start,
    passed.count == 1 ? words(.digestOne) : words(.digestMany, [.count: String(passed.count)]),
    description: ([words(.digestLead)] + passed.map(\.line)).joined(separator: "\n"), in: edition)
  event.monthlyUntil = PartialDate.year(start.components.year + 2).latest
  return event
}

/// A review date that has passed, as every digest of the council lists it.
struct PassedReview {
  /// The place of the policy among those of the council.
  let policy: Int
  let latest: Day
  private let path: String
  let line: String

  /// Those of a council, the oldest first.
  static func all(of council: CouncilEntry, in edition: Edition) -> [PassedReview] {
    let words = edition.words
    let passed = council.policies.enumerated().compactMap { place, policy -> PassedReview? in
      guard policy.hasReview, policy.state == .passed, let date = policy.due else { return nil }
      let line = words(.digestLine, [.title: policy.version.title, .date: words.date(date)])
      return PassedReview(policy: place, latest: date.latest, path: policy.address.path, line: line)
    }
    return passed.sorted { $0.latest == $1.latest ? $0.path < $1.path : $0.latest < $1.latest }
  }
}

/// What stands in a feed that was published and has nothing to say any more: a feed that people subscribe to
/// stays, and a calendar without an entry is none (RFC 5545 §3.4).
func nothingAhead(in scope: FeedScope, since last: PublicationLock.Entry?, _ edition: Edition)
  -> CalendarEvent
{
  let (year, month, _) = edition.asOf.components
  let day = last?.date.earliest ?? Day.firstTuesday(ofMonth: month, in: year)
  let words = edition.words(.digestNone)
  return event(of: scope, on: day, words, description: words, in: edition)
}

private func event(
  of scope: FeedScope, on day: Day, _ summary: String, description: String, in edition: Edition
) -> CalendarEvent {
  CalendarEvent(
    uid: "\(scope.uidPart).passed@reviews.governance-portal", day: day, summary: summary,
    subject: EventSubject(
      description: description, page: edition.addresses.absolute(scope.page), category: scope.council),
    modified: edition.asOf)
}
