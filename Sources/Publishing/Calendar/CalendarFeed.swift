package import Governance

/// A calendar that a program can subscribe to: values only; `iCalendarBytes(of:)` writes it.
package struct CalendarFeed: Sendable {
  /// What the calendar is called in the subscriber's list.
  package var name: String
  package var description: String
  /// The full address of the page for people, and of the feed itself; `nil` without `base_url`.
  package var page: String?
  package var source: String?
  package var language: String
  package var events: [WrittenEvent]

  package init(
    name: String, description: String, page: String?, source: String?, language: String,
    events: [WrittenEvent]
  ) {
    self.name = name
    self.description = description
    self.page = page
    self.source = source
    self.language = language
    self.events = events
  }
}

/// One all-day entry of a feed.
package struct CalendarEvent: Sendable {
  /// The same from build to build and from host to host, whatever the date becomes: a calendar program
  /// moves an entry that it knows and adds one that it does not.
  package var uid: String
  package var day: Day
  /// Where it comes again on the first Tuesday of every month: the last day on which it may.
  package var monthlyUntil: Day?
  package var summary: String
  package var subject: EventSubject
  /// It was published and does not stand any more.
  package var isCancelled = false
  /// How often the entry has changed since it was first published.
  package var sequence = 0
  /// The as-of day of the build that last changed the entry.
  package var modified: Day

  package init(uid: String, day: Day, summary: String, subject: EventSubject, modified: Day) {
    self.uid = uid
    self.day = day
    self.summary = summary
    self.subject = subject
    self.modified = modified
  }
}

/// What all entries of one review say alike. A class, so that each entry counts one reference.
package final class EventSubject: Sendable {
  package let description: String
  /// The full address of the policy's page; `nil` without `base_url`.
  package let page: String?
  package let category: String
  /// Its content lines, written once for all the entries.
  let lines: [UInt8]

  package init(description: String, page: String?, category: String) {
    self.description = description
    self.page = page
    self.category = category
    lines = contentLines(description: description, page: page, category: category)
  }
}
