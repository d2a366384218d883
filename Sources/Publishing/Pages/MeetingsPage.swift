import Governance
import Templating

/// For the next meeting: what falls due on or before each of a council's meetings, for an agenda.
///
/// A review stands under the first meeting of its approving body on or after the day from which it is due; what
/// has passed stands under the next one. Reviews without an approving body are listed apart: the page does not
/// guess who decides.
enum MeetingsPage {
  static let vocabulary: Vocabulary = [
    "title": .text,
    "as_of": .optional(AsOf.vocabulary),
    "meetings": .list(meeting),
    "has_meetings": .flag,
    "without_body": .optional(["policies": .list(PolicyRow.vocabulary)]),
    "without_meeting": .optional(["policies": .list(PolicyRow.vocabulary)]),
    "calendar_link": .text,
  ]

  private static let meeting: Vocabulary = [
    "date": .html, "body": .text, "name": .text, "policies": .list(PolicyRow.vocabulary),
    "has_policies": .flag,
  ]

  static func page(of council: CouncilEntry, in edition: Edition) -> Page {
    let (slug, name) = (council.council.slug, council.council.name)
    let address = edition.addresses.meetings(of: slug)
    let links = Links.relative(to: address)
    let words = edition.words
    let title = words(.meetingsTitle, [.council: name])
    let agenda = Agenda(of: council, on: edition.asOf)

    func rows(_ policies: [PolicyEntry]) -> [TemplateRecord] {
      policies.map { PolicyRow.record($0, in: edition, links) }
    }
    let record: TemplateRecord = [
      "title": .text(title),
      "as_of": AsOf.record(edition),
      "meetings": .list(
        agenda.meetings.map { meeting, policies in
          [
            "date": .html(words.time(meeting.day)), "name": .text(meeting.name ?? ""),
            "body": .text(council.council.bodies.first { $0.slug == meeting.body }?.name ?? ""),
            "policies": .list(rows(policies)), "has_policies": .flag(!policies.isEmpty),
          ]
        }),
      "has_meetings": .flag(!agenda.meetings.isEmpty),
      "without_body": ReviewSchedule.rows(agenda.withoutBody, in: edition, links),
      "without_meeting": ReviewSchedule.rows(agenda.withoutMeeting, in: edition, links),
      "calendar_link": .text(
        links.to(
          edition.portal.isSingleCouncil
            ? edition.addresses.calendar : edition.addresses.councilCalendar(slug))),
    ]
    return Page(
      address: address, template: "meetings", record: record, title: title,
      description: words(.descriptionMeetings, [.council: name]),
      trail: edition.trail(through: name, at: council.address),
      councilInView: council.council.slug)
  }
}

/// Which reviews come to which meeting.
struct Agenda {
  /// Every meeting from a day on, in the order of their days.
  private(set) var meetings: [(meeting: Meeting, policies: [PolicyEntry])]
  /// What has passed or falls due before the last of the meetings, and no body is named for it.
  private(set) var withoutBody: [PolicyEntry] = []
  /// The same, where the body that is named has no meeting that late.
  private(set) var withoutMeeting: [PolicyEntry] = []

  init(of council: CouncilEntry, on day: Day) {
    meetings = council.council.meetings.filter { $0.day >= day }
      .sorted { ($0.day, $0.body) < ($1.day, $1.body) }.map { ($0, []) }
    guard let last = meetings.last?.meeting.day else { return }
    for item in ReviewSchedule(of: council.policies).scheduled where item.date.earliest <= last {
      guard let body = item.entry.version.approvingBody else {
        withoutBody.append(item.entry)
        continue
      }
      if let place = meetings.firstIndex(where: {
        $0.meeting.body == body && item.date.earliest <= $0.meeting.day
      }) {
        meetings[place].policies.append(item.entry)
      } else {
        withoutMeeting.append(item.entry)
      }
    }
  }
}
