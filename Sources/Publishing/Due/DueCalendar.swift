import Governance
import Markup
import SourceText

/// A list of reviews as a calendar (RFC 5545), for programs that take a file: the entries of the public feeds, with
/// their UIDs and revisions, so that an import adds nothing that a subscription has already. `nil` where no review
/// is listed, because a calendar needs an entry.
package func dueCalendar(_ list: DueList, in edition: Edition) -> [UInt8]? {
  let listed = Set(list.reviews.map(\.policy))
  var book = EventBook()
  let events = edition.councils.flatMap { council in
    council.policies.flatMap { policy -> [WrittenEvent] in
      let name = edition.portal.name(policy.policy.slug, of: council.council.slug)
      guard listed.contains(name) else { return [] }
      let record = council.council.lock.policies[policy.policy.firstSlug] ?? PublicationLock.Record()
      return PolicyEntries(of: policy, since: record.entries, in: edition, writtenTo: &book).events
    }
  }
  if events.isEmpty { return nil }
  return iCalendarBytes(
    of: CalendarFeed(
      name: edition.words(.feedTitle, [.title: edition.portal.title]),
      description: edition.words(.feedDescription),
      page: edition.addresses.absolute(edition.addresses.calendar), source: nil,
      language: edition.portal.language, events: book.inOrder(events)),
    from: [book])
}
