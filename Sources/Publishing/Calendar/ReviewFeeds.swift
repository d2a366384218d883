import Governance
import Markup
import SourceText

/// Every calendar feed of the site that has an entry: one for the portal, one for each council and each
/// policy. A feed without an entry is not written, because RFC 5545 §3.4 wants a component in a calendar.
func reviewFeeds(of edition: Edition) -> [SiteFile] {
  let councils = parallelMap(edition.councils, grain: 1) { feeds(of: $0, in: edition) }
  let everything = feed(
    edition.words(.feedTitle, [.title: edition.portal.title]), of: councils.flatMap(\.events),
    page: edition.addresses.calendar, at: edition.addresses.calendarFeed, in: edition)
  return everything + councils.flatMap(\.files)
}

/// The feed of a council and those of its policies, and what is in them.
private func feeds(of council: CouncilEntry, in edition: Edition) -> (
  events: [WrittenEvent], files: [SiteFile]
) {
  let own = council.policies.map { events(of: $0, in: edition).map(WrittenEvent.init) }
  let all = own.flatMap { $0 }
  // A portal of one council has one feed for all its policies at the council's address as well.
  var files = feed(
    edition.words(.councilFeedTitle, [.council: council.council.name]), of: all, page: council.address,
    at: edition.addresses.councilFeed(council.council.slug), in: edition)
  for (policy, events) in zip(council.policies, own) {
    files += feed(
      edition.words(.feedTitle, [.title: policy.version.title]), of: events, page: policy.address,
      at: edition.addresses.policyFeed(policy.policy.slug, of: policy.councilSlug), in: edition)
  }
  return (all, files)
}

private func feed(
  _ name: String, of events: [WrittenEvent], page: Address, at address: Address, in edition: Edition
) -> [SiteFile] {
  guard !events.isEmpty else { return [] }
  let feed = CalendarFeed(
    name: edition.includesDrafts ? edition.words(.draftFeedTitle, [.title: name]) : name,
    description: edition.words(.feedDescription), page: edition.addresses.absolute(page),
    source: edition.addresses.absolute(address), language: edition.portal.language,
    events: events.sorted { ($0.day, $0.uid) < ($1.day, $1.uid) })
  return [SiteFile(path: address.file, content: .bytes(iCalendarBytes(of: feed)))]
}

private func events(of entry: PolicyEntry, in edition: Edition) -> [CalendarEvent] {
  guard let due = entry.due else { return [] }
  return ReviewMilestone.all(due: due, leadMonths: edition.portal.leadMonths).map { milestone in
    CalendarEvent(
      uid: uid(of: milestone, for: entry), day: milestone.day,
      summary: edition.words(
        summary(of: milestone, due: due), [.title: entry.version.title, .date: edition.words.date(due)]),
      description: edition.words(
        .eventDescription,
        [
          .title: entry.version.title, .council: entry.councilName, .date: edition.words.date(due),
        ]),
      page: edition.addresses.absolute(entry.address), category: entry.councilName, sequence: 0,
      modified: edition.asOf)
  }
}

private func summary(of milestone: ReviewMilestone, due: PartialDate) -> Word {
  switch (milestone.kind, due) {
  case (.lead, _): .eventLead
  case (.due, .day): .eventDueOn
  case (.due, _): .eventDueDuring
  case (.lastMonth, _): .eventLastMonth
  }
}

/// `farnham.member-officer-protocol.1.due@reviews.governance-portal`: the council's and the policy's first
/// slugs, the ordinal of the review cycle and the milestone. It holds no date, so that a review that is
/// moved keeps its entry, and no host, so that a portal that moves keeps them all.
private func uid(of milestone: ReviewMilestone, for entry: PolicyEntry) -> String {
  let cycle = reviewCycle(of: entry)
  return
    "\(entry.councilSlug).\(entry.policy.firstSlug).\(cycle).\(milestone.kind.rawValue)@reviews.governance-portal"
}

/// Which review of the policy this is, from 1, over all its versions: every version and every review that
/// came to an end begins another.
private func reviewCycle(of entry: PolicyEntry) -> Int {
  let file = entry.version.document.file.path
  let later = entry.policy.versions.reversed().prefix { $0.document.file.path != file }
  return entry.policy.versions.dropLast(later.count).reduce(0) { count, version in
    count + 1 + version.dates.reviews.count { $0.outcome != .deferred }
  }
}
