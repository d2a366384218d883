import Governance
import Markup
import SourceText

/// The addresses of all calendar feeds that have an entry: one for the portal, one for each council and each
/// policy. A feed without an entry is not written, because RFC 5545 §3.4 wants a component in a calendar.
func feedAddresses(of edition: Edition) -> Set<Address> {
  var feeds: Set<Address> = []
  for entry in edition.policies where entry.due != nil {
    feeds.insert(edition.addresses.calendarFeed)
    feeds.insert(edition.addresses.councilFeed(entry.councilSlug))
    feeds.insert(edition.addresses.policyFeed(entry.policy.slug, of: entry.councilSlug))
  }
  return feeds
}

/// Makes those feeds and hands over each.
func handReviewFeeds(of edition: Edition, to hand: (SiteFile) throws -> Void) rethrows {
  let written = parallelMap(edition.councils, grain: 1) { council in
    council.policies.map { events(of: $0, in: edition).map(WrittenEvent.init) }
  }
  let portal = feed(
    edition.words(.feedTitle, [.title: edition.portal.title]), of: written.flatMap { $0.flatMap { $0 } },
    page: edition.addresses.calendar, at: edition.addresses.calendarFeed, in: edition)
  try portal.map(hand)
  for (council, own) in zip(edition.councils, written) {
    for file in feeds(of: council, own, in: edition) { try hand(file) }
  }
}

/// The feed of a council and those of its policies, also under their former names: calendar programs follow no
/// page.
private func feeds(
  of council: CouncilEntry, _ events: [[WrittenEvent]], in edition: Edition
) -> [SiteFile] {
  // A portal of one council has one feed for all its policies at the council's address as well.
  let all = feed(
    edition.words(.councilFeedTitle, [.council: council.council.name]), of: events.flatMap { $0 },
    page: council.address, at: edition.addresses.councilFeed(council.council.slug), in: edition)
  return [all].compactMap { $0 }
    + zip(council.policies, events).flatMap { entry, events -> [SiteFile] in
      let own = feed(
        edition.words(.feedTitle, [.title: entry.version.title]), of: events, page: entry.address,
        at: edition.addresses.policyFeed(entry.policy.slug, of: entry.councilSlug), in: edition)
      guard let own else { return [] }
      let former = entry.policy.formerSlugs.map { slug in
        let address = edition.addresses.policyFeed(slug, of: entry.councilSlug)
        return SiteFile(path: address.file, content: own.content)
      }
      return [own] + former
    }
}

private func feed(
  _ name: String, of events: [WrittenEvent], page: Address, at address: Address, in edition: Edition
) -> SiteFile? {
  guard !events.isEmpty else { return nil }
  let feed = CalendarFeed(
    name: edition.includesDrafts ? edition.words(.draftFeedTitle, [.title: name]) : name,
    description: edition.words(.feedDescription), page: edition.addresses.absolute(page),
    source: edition.addresses.absolute(address), language: edition.portal.language,
    events: events.sorted { ($0.day, $0.uid) < ($1.day, $1.uid) })
  return SiteFile(path: address.file, content: .bytes(iCalendarBytes(of: feed)))
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
