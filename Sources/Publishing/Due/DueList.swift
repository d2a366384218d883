package import Governance

/// The reviews that ask for attention on a day, and those that will some time ahead: what `portal due` tells
/// clerks and scheduled jobs.
///
/// It is made of what the public sees (drafts and what is no longer in force have no review to come), but it is
/// for those who answer for the policies: here, and only here, a review whose date has passed is *overdue*.
package struct DueList: Sendable {
  package let asOf: Day
  /// The last day looked at.
  package let until: Day
  /// Overdue, then due, then coming up; in each the earliest first.
  package let reviews: [DueReview]
  /// Policies that nobody is reminded of, because no review date is given.
  package let unscheduled: [DueReview]

  package init(_ register: Register, on day: Day, until: Day, only selection: DueSelection = DueSelection()) {
    asOf = day
    self.until = until
    let addresses = Addresses(
      isSingleCouncil: register.portal.isSingleCouncil, baseURL: register.portal.baseURL)
    let options = PublishingOptions(asOf: day, includesDrafts: false)
    let all = register.councils.flatMap { council in
      CouncilEntry(
        council, register.references, portal: register.portal, addresses: addresses, options: options
      ).policies
        .filter(\.hasReview).map {
          DueReview($0, of: council, in: register.portal, on: day, addresses: addresses)
        }
    }
    .filter(selection.takes)
    reviews = all.filter { review in review.due.map { $0.earliest <= until } ?? false }
      .sorted { $0.rank < $1.rank }
    unscheduled = all.filter { $0.due == nil }.sorted { $0.rank < $1.rank }
  }

  package func reviews(_ state: DueReview.State) -> [DueReview] { reviews.filter { $0.state == state } }

  package var hasOverdue: Bool { reviews.contains { $0.state == .overdue } }
}

/// A review that is to come, with everybody whom it concerns.
package struct DueReview: Sendable {
  package enum State: String, Sendable, CaseIterable {
    case overdue, due
    case comingUp = "coming-up"
    case unscheduled
  }

  package let state: State
  package let due: PartialDate?
  /// Since when the review is under way.
  package let started: PartialDate?
  /// As on the command line: `farnham/member-officer-protocol`; without a council in a portal of one.
  package let policy: String
  package let title: String
  package let councilSlug: String
  package let council: String
  /// The post that answers for the policy.
  package let post: Post?
  /// The post as on the command line: `farnham/town-clerk`.
  package let postName: String?
  /// The body that approves it.
  package let body: Body?
  /// The full address of the policy's page; `nil` without `base_url`.
  package let page: String?

  init(_ entry: PolicyEntry, of council: Council, in portal: Portal, on day: Day, addresses: Addresses) {
    let version = entry.version
    due = entry.due
    state = State(of: entry.due, on: day)
    started = version.dates.reviewStarted
    policy = portal.name(entry.policy.slug, of: council.slug)
    title = version.title
    councilSlug = council.slug
    self.council = council.name
    post = council.posts.first { $0.slug == version.leadOfficer }
    postName = post.map { portal.name($0.slug, of: council.slug) }
    let approving = version.approvingBody ?? version.dates.adopted?.body
    body = council.bodies.first { $0.slug == approving }
    page = addresses.absolute(entry.address)
  }

  fileprivate var rank: (Int, Int, Int, String, String) {
    let urgency = State.allCases.firstIndex(of: state) ?? 0
    return (urgency, due?.latest.number ?? 0, due?.earliest.number ?? 0, councilSlug, policy)
  }
}

extension DueReview.State {
  init(of due: PartialDate?, on day: Day) {
    self =
      switch ReviewState(of: due, on: day, leadMonths: 0) {
      case .passed: .overdue
      case .due: .due
      case .current, .comingUp: .comingUp
      case .unscheduled: .unscheduled
      }
  }
}

/// Whose reviews are asked for.
package struct DueSelection: Sendable {
  /// A council's slug.
  package var council: String?
  /// A post, as `town-clerk` (of every council that has one) or `farnham/town-clerk`.
  package var post: String?

  package init(council: String? = nil, post: String? = nil) {
    self.council = council
    self.post = post
  }

  fileprivate func takes(_ review: DueReview) -> Bool {
    (council == nil || council == review.councilSlug)
      && (post == nil || post == review.post?.slug || post == review.postName)
  }
}
