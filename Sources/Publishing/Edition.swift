package import Governance
import Markup
import SourceText

/// The register as the public sees it on one day: of each policy the version that is shown, where it
/// stands in its review, and its address. Everything that pages need, worked out once.
package struct Edition: Sendable {
  package let portal: Portal
  package let asOf: Day
  /// A preview with drafts: every page and feed says so.
  package let includesDrafts: Bool
  package let addresses: Addresses
  package let words: Words
  package let councils: [CouncilEntry]
  /// Every policy of every council, councils in the order of the register.
  package let policies: [PolicyEntry]
  /// Where each council stands in `councils`, by its slug.
  private let places: [String: Int]
  package let pages: [PlainPage]
  /// Words that mean the same to somebody who searches.
  let synonyms: [[String]]
  package private(set) var targets: LinkTargets
  /// The laws that texts may cite, and what every text refers to.
  package let legislation: Legislation
  package let references: References
  /// Who refers to which policy.
  package let referrers: Referrers
  /// The feeds that have an event or an entry, once they are known; the others are not written.
  package var feeds: Set<Address> = []
  /// The years that have a page in the calendar.
  package let calendarYears: Set<Int>
  /// The first day after the edition's own on which a page changes by itself.
  package var nextChange: Day?

  package init(_ register: Register, words: Words, options: PublishingOptions) {
    let addresses = Addresses(
      isSingleCouncil: register.portal.isSingleCouncil, baseURL: register.portal.baseURL)
    portal = register.portal
    asOf = options.asOf
    includesDrafts = options.includesDrafts
    self.addresses = addresses
    self.words = words
    pages = register.pages
    synonyms = register.synonyms
    targets = LinkTargets(register, addresses)
    legislation = register.legislation
    references = register.references
    let portal = register.portal
    councils = parallelMap(register.councils) { council in
      CouncilEntry(council, portal: portal, addresses: addresses, options: options)
    }
    policies = councils.flatMap(\.policies)
    calendarYears = councils.reduce(into: []) { $0.formUnion($1.calendarYears) }
    places = Dictionary(councils.enumerated().map { ($1.council.slug, $0) }) { first, _ in first }
    referrers = Referrers(councils, register.references)
    placeVersions()
  }

  /// A link to the version at the policy's own address leads straight there: the version's address would
  /// only lead on, and without script lose the clause.
  private mutating func placeVersions() {
    for entry in policies {
      for place in entry.places {
        let address = place.isShown ? entry.address : place.address
        targets.place(place.version, at: address ?? entry.address)
      }
    }
  }

  /// The council with a slug, with what it publishes.
  package func council(_ slug: String) -> CouncilEntry? { places[slug].map { councils[$0] } }

  /// The policy of a council, by the slugs of both; `nil` for one that is not published on the edition's day.
  package func policy(_ slug: String, of council: String) -> PolicyEntry? {
    self.council(council)?.policies.first { $0.policy.slug == slug }
  }

  /// Those that have a review ahead: a text that is not or no longer in force has none.
  package var reviewed: [PolicyEntry] { policies.filter(\.hasReview) }

  /// The feed at `address`, if it is written.
  package func feed(_ address: Address) -> Address? { feeds.contains(address) ? address : nil }
}

/// A council with what it publishes on the edition's day.
package struct CouncilEntry: Sendable {
  package let council: Council
  package let address: Address
  package let policies: [PolicyEntry]
  /// The years in which a review of its policies lies or took place, and those in which one ever did: their pages
  /// stay.
  package let calendarYears: Set<Int>
  /// In the order of `council.yml`.
  package let posts: [PostEntry]

  init(_ council: Council, portal: Portal, addresses: Addresses, options: PublishingOptions) {
    self.council = council
    address = addresses.council(council.slug)
    let policies = council.policies.compactMap { policy in
      PolicyEntry(policy, of: council, portal: portal, addresses: addresses, options: options)
    }
    calendarYears = policies.reduce(into: council.lock.years) { years, policy in
      if policy.hasReview, let due = policy.due { years.insert(due.year) }
      years.formUnion(policy.heldReviews.map(\.date.year))
    }
    self.policies = policies
    posts = postEntries(of: council, policies, addresses)
  }

  func policies(approvedBy body: Body) -> [PolicyEntry] {
    policies.filter { $0.version.facts.approvingBody == body.slug }
  }
}

/// A policy as it is shown on the edition's day.
package struct PolicyEntry: Sendable {
  package let policy: Policy
  package var version: Version {
    get { shown[0] }
    set { shown = [newValue] }
  }
  /// The one version. It is kept in a list because entries are handed round and sorted, and a version is large:
  /// to copy the list counts one reference, to copy the version some fifty.
  private var shown: [Version]
  package let councilSlug: String
  package let councilName: String
  /// The post that answers for it.
  package var leadOfficer: Post?
  /// When its next review is due.
  package var due: PartialDate?
  package var state: ReviewState
  /// The policy's own address, which people print.
  package let home: Address
  /// Where this text stands: at the policy's own address or below it. A proposal is below it even where it is
  /// all there is, and the policy's own address leads there.
  package var address: Address
  /// Where the versions of the policy stand that the public may know of, oldest first.
  package let places: [VersionPlace]
  /// Every address that only leads to another, for good or for as long as the text there is in force.
  package let redirects: [Redirect]
  /// At an address of its own below the policy's, beside the text that is shown there.
  package var isBesidePolicy = false

  /// `nil` where the public may not know of any version.
  init?(
    _ policy: Policy, of council: Council, portal: Portal, addresses: Addresses, options: PublishingOptions
  ) {
    guard var version = policy.version(shownOn: options.asOf, includesDrafts: options.includesDrafts) else {
      return nil
    }
    version.status = policy.status(of: version, on: options.asOf)
    self.policy = policy
    shown = [version]
    councilSlug = council.slug
    councilName = council.name
    leadOfficer = council.posts.first { $0.slug == version.facts.leadOfficer }
    due = version.dates.nextReview(in: council)
    state = ReviewState(of: due, on: options.asOf, leadMonths: portal.leadMonths)
    home = addresses.policy(policy.slug, of: council.slug)
    address = version.status == .consultation ? addresses.version(Policy.consultationName, of: home) : home
    let standing = Standing(
      policy: policy, home: home, address: address, shown: version.document.file.path,
      published: council.lock.policies[policy.firstSlug]?.addresses ?? [])
    places = standing.places(addresses, options)
    redirects = standing.redirects(places, councilSlug, addresses)
  }

  package var hasReview: Bool {
    guard !isBesidePolicy else { return false }
    return switch version.status {
    case .adopted, .unstated, .publicDraft: true
    case .draft, .consultation, .superseded, .withdrawn, .removed: false
    }
  }
}

extension Policy {
  /// What the public reads at the policy's address on `day`; `nil` where there are only drafts and they
  /// are not asked for.
  func version(shownOn day: Day, includesDrafts: Bool) -> Version? {
    versionShown(on: day) ?? versions.last { $0.status == .consultation || includesDrafts }
  }
}
