import Governance
import Markup
import SourceText

/// The calendar entries of one policy: those of its review that is ahead or has passed, and those that were
/// published and do not stand any more.
///
/// An entry whose date was taken away, because the policy was withdrawn or its review is no longer planned, stays
/// for a year as cancelled: a calendar program that merely lost sight of it might go on showing it. Entries of
/// earlier review cycles go at once, since those reviews took place.
struct PolicyEntries: Sendable {
  /// For every feed that the policy belongs to.
  private(set) var events: [WrittenEvent] = []
  /// For the policy's own feed where it would otherwise have none: a feed that people subscribe to stays.
  private(set) var last: WrittenEvent?
  /// What will have been published of it.
  private(set) var published: PublicationLock.Entries

  /// What its own feed holds.
  var ownEvents: [WrittenEvent] { events.isEmpty ? last.map { [$0] } ?? [] : events }

  init(
    of policy: PolicyEntry, since published: PublicationLock.Entries,
    in edition: borrowing Edition, writtenTo book: inout EventBook
  ) {
    self.published = published
    let cycle = policy.policy.reviewCycle(of: policy.version)
    var standing: [ReviewMilestone.Kind] = []
    if policy.hasReview, let due = policy.due {
      let review = AnnouncedReview(of: policy, due: due, in: edition)
      standing = ReviewMilestone.kinds(due: due)
      events.reserveCapacity(standing.count)
      self.published.reserveCapacity(published.all.count + standing.count)
      for kind in standing {
        events.append(publish(.init(cycle: cycle, milestone: kind), review, in: edition, &book))
      }
    }
    for last in published.all where last.name.cycle == cycle && !standing.contains(last.name.milestone) {
      let (name, entry) = (last.name, last.entry)
      let since = entry.cancelled ?? edition.asOf
      guard edition.asOf < since.adding(months: 12) else { continue }
      let review = AnnouncedReview(of: policy, due: entry.date, cancelled: since, in: edition)
      events.append(publish(name, review, in: edition, &book))
    }
    if events.isEmpty, let newest = published.all.last {
      let (due, cancelled) = (newest.entry.date, newest.entry.cancelled)
      let review = AnnouncedReview(of: policy, due: due, cancelled: cancelled, in: edition)
      last = publish(newest.name, review, in: edition, &book)
    }
  }

  private mutating func publish(
    _ name: PublicationLock.EntryName, _ review: AnnouncedReview, in edition: borrowing Edition,
    _ book: inout EventBook
  ) -> WrittenEvent {
    let revised = revised(
      review.event(name, in: edition), about: review.due, cancelled: review.cancelled,
      since: published[name], in: edition)
    published.set(name, revised.entry)
    return book.write(revised.event)
  }
}

/// A review as entries tell of it: what all of them have in common, put into words once.
private struct AnnouncedReview {
  let due: PartialDate
  let cancelled: Day?
  private let policy: PolicyEntry
  private let date: String
  private let subject: EventSubject
  private let uidStart: String

  init(of policy: PolicyEntry, due: PartialDate, cancelled: Day? = nil, in edition: borrowing Edition) {
    let words = edition.words
    self.due = due
    self.cancelled = cancelled
    self.policy = policy
    date = words.date(due)
    subject = EventSubject(
      description: words(
        cancelled == nil ? .eventDescription : .eventCancelledDescription,
        [.title: policy.version.title, .council: policy.councilName, .date: date]),
      page: edition.addresses.absolute(policy.address), category: policy.councilName)
    uidStart = "\(policy.councilSlug).\(policy.policy.firstSlug)."
  }

  func event(_ name: PublicationLock.EntryName, in edition: borrowing Edition) -> CalendarEvent {
    CalendarEvent(
      uid: uid(of: name),
      day: ReviewMilestone.day(of: name.milestone, due: due, leadMonths: edition.portal.leadMonths),
      summary: edition.words(
        cancelled == nil ? summary(of: name.milestone, due: due) : .eventCancelled,
        [.title: policy.version.title, .date: date]),
      subject: subject, modified: edition.asOf)
  }

  /// `farnham.member-officer-protocol.1.due@reviews.governance-portal`: the council's and the policy's first
  /// slugs, the ordinal of the review cycle and the milestone. It holds no date, so that a review that is
  /// moved keeps its entry, and no host, so that a portal that moves keeps them all.
  private func uid(of name: PublicationLock.EntryName) -> String {
    var uid = uidStart
    uid.reserveCapacity(uidStart.utf8.count + 48)
    uid += String(name.cycle)
    uid += name.milestone.endOfUID
    return uid
  }
}

extension ReviewMilestone.Kind {
  fileprivate var endOfUID: String {
    switch self {
    case .lead: ".lead@reviews.governance-portal"
    case .due: ".due@reviews.governance-portal"
    case .lastMonth: ".last-month@reviews.governance-portal"
    }
  }
}

private func summary(of milestone: ReviewMilestone.Kind, due: PartialDate) -> Word {
  switch (milestone, due) {
  case (.lead, _): .eventLead
  case (.due, .day): .eventDueOn
  case (.due, _): .eventDueDuring
  case (.lastMonth, _): .eventLastMonth
  }
}
