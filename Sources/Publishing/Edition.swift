package import Governance

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
  package let pages: [PlainPage]
  package let targets: LinkTargets
  /// The laws that texts may cite, and what every text refers to.
  package let legislation: Legislation
  package let references: References
  /// The calendar feeds that have an event, once they are known; the others are not written.
  package var feeds: Set<Address> = []

  package init(_ register: Register, words: Words, options: PublishingOptions) {
    let addresses = Addresses(
      isSingleCouncil: register.portal.isSingleCouncil, baseURL: register.portal.baseURL)
    portal = register.portal
    asOf = options.asOf
    includesDrafts = options.includesDrafts
    self.addresses = addresses
    self.words = words
    pages = register.pages
    targets = LinkTargets(register, addresses)
    legislation = register.legislation
    references = register.references
    councils = register.councils.map { council in
      CouncilEntry(council, portal: register.portal, addresses: addresses, options: options)
    }
  }

  /// Every policy of every council, councils in the order of the register.
  package var policies: [PolicyEntry] { councils.flatMap(\.policies) }

  /// Those that have a review ahead: a text that is not or no longer in force has none.
  package var reviewed: [PolicyEntry] { policies.filter(\.hasReview) }

  /// The feed at `address`, if it has an event.
  package func feed(_ address: Address) -> Address? { feeds.contains(address) ? address : nil }
}

/// A council with what it publishes on the edition's day.
package struct CouncilEntry: Sendable {
  package let council: Council
  package let address: Address
  package let policies: [PolicyEntry]
  /// In the order of `council.yml`.
  package let posts: [PostEntry]

  init(_ council: Council, portal: Portal, addresses: Addresses, options: PublishingOptions) {
    self.council = council
    address = addresses.council(council.slug)
    let policies = council.policies.compactMap { policy -> PolicyEntry? in
      guard var version = policy.version(shownOn: options.asOf, includesDrafts: options.includesDrafts)
      else { return nil }
      version.status = policy.status(of: version, on: options.asOf)
      let due = version.dates.nextReview(in: council)
      let home = addresses.policy(policy.slug, of: council.slug)
      return PolicyEntry(
        policy: policy, version: version, councilSlug: council.slug, councilName: council.name,
        leadOfficer: council.posts.first { $0.slug == version.facts.leadOfficer }, due: due,
        state: ReviewState(of: due, on: options.asOf, leadMonths: portal.leadMonths),
        home: home,
        address: version.status == .consultation
          ? addresses.version(Policy.consultationName, of: home) : home,
        published: council.lock.policies[policy.firstSlug]?.addresses ?? [])
    }
    self.policies = policies
    posts = postEntries(of: council, policies, addresses)
  }
}

/// A policy as it is shown on the edition's day.
package struct PolicyEntry: Sendable {
  package let policy: Policy
  package var version: Version
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
  /// Every address that the policy has had.
  package let published: Set<String>
  /// At an address of its own below the policy's, beside the text that is shown there.
  package var isBesidePolicy = false

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
