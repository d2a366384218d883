import Governance
import Templating

/// The review calendar of the portal, and of one council with what each of its posts and bodies has before it.
enum CalendarPage {
  static let vocabulary: Vocabulary = [
    "title": .text,
    "as_of": .optional(AsOf.vocabulary),
    "passed": .optional(["policies": .list(PolicyRow.vocabulary)]),
    "due": .optional(["groups": .list(ReviewSchedule.group)]),
    "years": .list([
      "year": .text, "link": .optional(["address": .text]), "groups": .list(ReviewSchedule.group),
    ]),
    "has_years": .flag,
    "later": .optional(["policies": .list(PolicyRow.vocabulary)]),
    "unscheduled": .optional(["policies": .list(PolicyRow.vocabulary)]),
    "next_change": .optional(["sentence": .html]),
    "all_years": .optional(["list": .list(["year": .text, "link": .text])]),
    "councils": .optional(["list": .list(["title": .text, "link": .text])]),
    "meetings": .optional(["link": .text]),
    "posts": .optional(["list": .list(part)]),
    "bodies": .optional(["list": .list(part)]),
    "subscription": .optional(Subscription.vocabulary),
    "data": .text,
  ]

  /// The policies of a post or a body, with their calendar.
  private static let part: Vocabulary = [
    "name": .text, "policies": .list(PolicyRow.vocabulary), "feed": .optional(["webcal": .text]),
  ]

  /// Of the whole portal; in a portal of one council, that council's.
  static func page(of edition: Edition) -> Page {
    let words = edition.words
    let council = edition.portal.isSingleCouncil ? edition.councils.first : nil
    return page(
      of: edition.policies, council: council, at: edition.addresses.calendar, title: words(.calendarTitle),
      feed: edition.addresses.calendarFeed,
      feedTitle: words(.feedTitle, [.title: edition.portal.title]), in: edition)
  }

  static func page(of council: CouncilEntry, in edition: Edition) -> Page {
    let (slug, name) = (council.council.slug, council.council.name)
    var page = page(
      of: council.policies, council: council, at: edition.addresses.councilCalendar(slug),
      title: edition.words(.councilCalendarTitle, [.council: name]),
      feed: edition.addresses.councilFeed(slug),
      feedTitle: edition.words(.councilFeedTitle, [.council: name]), in: edition)
    page.trail = [(name, council.address)]
    return page
  }

  private static func page(
    of policies: [PolicyEntry], council: CouncilEntry?, at address: Address, title: String, feed: Address,
    feedTitle: String, in edition: Edition
  ) -> Page {
    let links = Links.relative(to: address)
    let words = edition.words
    let feed = edition.feed(feed)
    let isWhole = address == edition.addresses.calendar
    func listed(_ rows: [TemplateRecord]) -> TemplateValue {
      .optional(rows.isEmpty ? nil : ["list": .list(rows)])
    }

    let own: TemplateRecord = [
      "title": .text(title),
      "as_of": AsOf.record(edition),
      "next_change": .optional(
        edition.nextChange.map { ["sentence": .html(words.html(.nextChange, [.date: words.time($0)]))] }),
      "all_years": listed(
        !isWhole
          ? []
          : edition.calendarYears.sorted().map { year in
            [
              "year": .text(String(year)), "link": .text(links.to(edition.addresses.calendar(year: year))),
            ]
          }),
      "councils": listed(
        council != nil
          ? []
          : edition.councils.map { council in
            [
              "title": .text(council.council.name),
              "link": .text(links.to(edition.addresses.councilCalendar(council.council.slug))),
            ]
          }),
      "meetings": .optional(
        council.flatMap { council in
          council.council.meetings.isEmpty
            ? nil : ["link": .text(links.to(edition.addresses.meetings(of: council.council.slug)))]
        }),
      "posts": listed(council.map { posts(of: $0, in: edition, links) } ?? []),
      "bodies": listed(council.map { bodies(of: $0, in: edition, links) } ?? []),
      "subscription": .optional(
        feed.map { Subscription.record($0, title: feedTitle, edition, links) }),
      "data": .text(links.to(edition.addresses.calendarData)),
    ]
    return Page(
      address: address, template: "calendar",
      record: own.with(ReviewSchedule(of: policies).record(in: edition, links)), title: title,
      description: words(.descriptionCalendar), feed: feed)
  }

  private static func posts(
    of council: CouncilEntry, in edition: Edition, _ links: Links
  ) -> [TemplateRecord] {
    council.posts.compactMap { entry in
      part(
        entry.post.title, entry.leads,
        edition.addresses.postFeed(entry.post.slug, of: council.council.slug), in: edition, links)
    }
  }

  private static func bodies(
    of council: CouncilEntry, in edition: Edition, _ links: Links
  ) -> [TemplateRecord] {
    council.council.bodies.compactMap { body in
      part(
        body.name, council.policies(approvedBy: body),
        edition.addresses.bodyFeed(body.slug, of: council.council.slug), in: edition, links)
    }
  }

  private static func part(
    _ name: String, _ policies: [PolicyEntry], _ feed: Address, in edition: Edition, _ links: Links
  ) -> TemplateRecord? {
    let schedule = ReviewSchedule(of: policies)
    let policies = schedule.scheduled.map(\.entry) + schedule.unscheduled
    if policies.isEmpty { return nil }
    return [
      "name": .text(name),
      "policies": .list(policies.map { PolicyRow.record($0, in: edition, links) }),
      "feed": .optional(
        edition.feed(feed).flatMap(edition.addresses.absolute).map { ["webcal": .text(webcal($0))] }),
    ]
  }
}
