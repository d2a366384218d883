import Governance
import Markup
import SourceText

/// Every calendar feed of the site, and what has to be remembered of them: one for the portal; one for each
/// council, each of its posts and bodies; one for each policy.
///
/// A feed without an entry is not written, because RFC 5545 §3.4 wants a component in a calendar; once it was
/// published it always has one. Entries are written once and belong to several feeds; the feeds themselves are
/// made when they are handed over.
struct ReviewFeeds: Sendable {
  let feeds: [FeedSource]
  /// What the feeds are put together from, one for each council.
  let books: [EventBook]
  /// What each council will have published, in the order of the edition.
  let memories: [CalendarMemory]

  /// Those of every edition. The first numbers the revisions of the entries and the others follow it: one review is
  /// one entry with one UID, in whatever language a feed tells of it, so that a program that gets it twice knows it
  /// for the same.
  static func all(of editions: [Edition]) -> [ReviewFeeds] {
    let first = ReviewFeeds(of: editions[0])
    return [first] + editions.dropFirst().map { ReviewFeeds(of: $0, following: first.memories) }
  }

  init(of edition: Edition, following first: [CalendarMemory]? = nil) {
    let calendars = parallelMap(Array(edition.councils.enumerated()), grain: 1) { index, council in
      CouncilCalendar(
        of: council, since: first?[index] ?? CalendarMemory(of: council), in: edition, book: index)
    }
    books = calendars.map(\.book)
    var all = calendars.flatMap(\.events)
    if all.isEmpty { all = calendars.flatMap(\.substitutes) }
    all.sort { [books] one, other in
      one.stands(before: other, books[one.book].hasUID(of: one, before: other, in: books[other.book]))
    }
    let everything = FeedSource(
      address: edition.addresses.calendarFeed, page: edition.addresses.calendar,
      title: edition.words(.feedTitle, [.title: edition.portal.title]),
      events: all)
    // A portal of one council has one feed for all its policies at the council's address as well.
    feeds = ([everything] + calendars.flatMap(\.feeds)).filter { !$0.events.isEmpty }
    memories = calendars.map(\.memory)
  }
}

/// How many files the calendar feeds are; makes them all as `publish` does.
package func reviewFeedFileCount(of edition: Edition) -> Int {
  let calendar = ReviewFeeds(of: edition)
  return parallelMap(calendar.feeds) { $0.files(in: edition, from: calendar.books).count }.reduce(0, +)
}

/// A feed that is to be made. A class, so that to hand it round counts one reference.
final class FeedSource: Sendable {
  let address: Address
  private let page: Address
  private let title: String
  /// In the order of their days.
  let events: [WrittenEvent]
  /// Where it was before: calendar programs follow no page, so it stays there as well.
  private let formerAddresses: [Address]

  init(
    address: Address, page: Address, title: String, events: [WrittenEvent], formerAddresses: [Address] = []
  ) {
    self.address = address
    self.page = page
    self.title = title
    self.events = events
    self.formerAddresses = formerAddresses
  }

  func files(in edition: Edition, from books: [EventBook]) -> [SiteFile] {
    let feed = CalendarFeed(
      name: edition.includesDrafts ? edition.words(.draftFeedTitle, [.title: title]) : title,
      description: edition.words(.feedDescription), page: edition.addresses.absolute(page),
      source: edition.addresses.absolute(address), language: edition.portal.language,
      events: events)
    let bytes = iCalendarBytes(of: feed, from: books)
    return ([address] + formerAddresses).map { SiteFile(path: $0.file, content: .bytes(bytes)) }
  }
}

/// What the lock will know of a council's feeds.
struct CalendarMemory: Sendable {
  var feeds: Set<String>
  var digests: [String: PublicationLock.Entry]
  var years: Set<Int>
  /// By the first slug of the policy.
  var entries: [String: PublicationLock.Entries] = [:]

  /// What it knows of the last publication.
  fileprivate init(of council: CouncilEntry) {
    let lock = council.council.lock
    (feeds, digests, years) = (lock.feeds, lock.digests, council.calendarYears)
    for policy in council.policies where !lock.policies.isEmpty {
      let slug = policy.policy.firstSlug
      if let entries = lock.policies[slug]?.entries { self.entries[slug] = entries }
    }
  }
}

/// The feeds of one council.
private struct CouncilCalendar: Sendable {
  /// Those of its policies, without digests.
  let events: [WrittenEvent]
  /// What stands in for them in feeds that have none any more.
  var substitutes: [WrittenEvent] = []
  var feeds: [FeedSource] = []
  var memory: CalendarMemory
  var book: EventBook

  init(of council: CouncilEntry, since last: CalendarMemory, in edition: Edition, book number: Int) {
    var book = EventBook(number)
    var entries: [PolicyEntries] = []
    var placed: [(event: WrittenEvent, policy: Int)] = []
    for policy in council.policies {
      let published = last.entries[policy.policy.firstSlug] ?? PublicationLock.Entries()
      let own = PolicyEntries(of: policy, since: published, in: edition, writtenTo: &book)
      placed += own.events.map { ($0, entries.count) }
      entries.append(own)
    }
    placed.sort {
      $0.event.stands(before: $1.event, book.hasUID(of: $0.event, before: $1.event, in: book))
    }
    (self.book, memory, events) = (book, last, placed.map(\.event))
    let scopes = FeedScope.all(of: council, in: edition)
    feeds.reserveCapacity(scopes.count + entries.count)
    let passed = PassedReview.all(of: council, in: edition)
    for scope in scopes {
      let own = placed.filter { scope.holds[$0.policy] }.map(\.event)
      feeds.append(feed(of: scope, own, passed.filter { scope.holds[$0.policy] }, edition))
    }
    self.book.finish()
    memory.entries.reserveCapacity(entries.count)
    for (policy, own) in zip(council.policies, entries) {
      memory.entries[policy.policy.firstSlug] = own.published
      feeds.append(
        FeedSource(
          address: edition.addresses.policyFeed(policy.policy.slug, of: policy.councilSlug),
          page: policy.address, title: edition.words(.feedTitle, [.title: policy.version.title]),
          events: self.book.inOrder(own.ownEvents),
          formerAddresses: policy.policy.formerSlugs.map {
            edition.addresses.policyFeed($0, of: policy.councilSlug)
          }))
    }
  }

  private mutating func feed(
    of scope: FeedScope, _ own: [WrittenEvent], _ passed: [PassedReview], _ edition: Edition
  ) -> FeedSource {
    var events = own
    if let digest = digest(of: scope, among: passed, in: edition) {
      let written = remember(digest, of: scope, edition)
      let next = events.firstIndex {
        written.stands(before: $0, book.hasUID(of: written, before: $0, in: book))
      }
      events.insert(written, at: next ?? events.count)
    } else if events.isEmpty, memory.feeds.contains(scope.name) {
      let substitute = nothingAhead(in: scope, since: memory.digests[scope.name], edition)
      events = [remember(substitute, of: scope, cancelled: edition.asOf, edition)]
      substitutes += events
    }
    if !events.isEmpty { memory.feeds.insert(scope.name) }
    return FeedSource(address: scope.feed, page: scope.page, title: scope.title, events: events)
  }

  private mutating func remember(
    _ event: CalendarEvent, of scope: FeedScope, cancelled: Day? = nil, _ edition: Edition
  ) -> WrittenEvent {
    let last = memory.digests[scope.name]
    let revised = revised(
      event, about: event.day.date, cancelled: cancelled.map { last?.cancelled ?? $0 }, since: last,
      in: edition)
    memory.digests[scope.name] = revised.entry
    return book.write(revised.event)
  }
}
