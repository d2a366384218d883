package import Governance
import Markup
import SourceText

/// A policy as it is shown on the edition's day.
package struct PolicyEntry: Sendable {
  private let about: Shared<About>

  private struct About: Sendable {
    let policy: Policy
    var version: Version
    let councilSlug: String
    let councilName: String
    var leadOfficer: Post?
    var due: PartialDate?
    let state: ReviewState
    let home: Address
    var address: Address
    let places: [VersionPlace]
    let redirects: [Redirect]
    var isBesidePolicy = false
  }

  package var policy: Policy { _read { yield about.value.policy } }
  package var version: Version { _read { yield about.value.version } }
  package var councilSlug: String { about.value.councilSlug }
  package var councilName: String { about.value.councilName }
  /// The post that answers for it.
  package var leadOfficer: Post? { about.value.leadOfficer }
  /// When its next review is due.
  package var due: PartialDate? { about.value.due }
  package var state: ReviewState { about.value.state }
  /// The policy's own address, which people print.
  package var home: Address { about.value.home }
  /// Where this text stands: at the policy's own address or below it. A proposal is below it even where it is
  /// all there is, and the policy's own address leads there.
  package var address: Address { about.value.address }
  /// Where the versions of the policy stand that the public may know of, oldest first.
  package var places: [VersionPlace] { about.value.places }
  /// Every address that only leads to another, for good or for as long as the text there is in force.
  package var redirects: [Redirect] { about.value.redirects }
  /// At an address of its own below the policy's, beside the text that is shown there.
  package var isBesidePolicy: Bool { about.value.isBesidePolicy }

  /// `nil` where the public may not know of any version.
  init?(
    _ policy: Policy, of council: Council, portal: Portal, addresses: Addresses, options: PublishingOptions
  ) {
    guard var version = policy.version(shownOn: options.asOf, includesDrafts: options.includesDrafts) else {
      return nil
    }
    let status = policy.status(of: version, on: options.asOf)
    if status != version.status { version.status = status }
    let due = version.dates.nextReview(in: council)
    let state = ReviewState(of: due, on: options.asOf, leadMonths: portal.leadMonths)
    let leadOfficer = version.leadOfficer
    let home = addresses.policy(policy.slug, of: council.slug)
    let address =
      version.status == .consultation ? addresses.version(Policy.consultationName, of: home) : home
    let standing = Standing(
      policy: policy, home: home, address: address, shown: version.path,
      published: council.lock.policies[policy.firstSlug]?.addresses ?? [], root: addresses.root)
    let places = standing.places(addresses, options)
    about = Shared(
      About(
        policy: policy, version: version, councilSlug: council.slug, councilName: council.name,
        leadOfficer: council.posts.first { $0.slug == leadOfficer }, due: due, state: state,
        home: home, address: address, places: places,
        redirects: standing.redirects(places, council.slug, addresses)))
  }

  package var hasReview: Bool { !isBesidePolicy && version.status.hasReview }

  /// The pages of versions that are not at the policy's own address.
  var besides: [PolicyEntry] {
    places.compactMap { place in
      place.isShown ? nil : place.address.map { PolicyEntry(place, at: $0, beside: self) }
    }
  }

  private init(_ place: VersionPlace, at address: Address, beside main: PolicyEntry) {
    var about = main.about.value
    about.version = place.version
    about.address = address
    about.isBesidePolicy = true
    about.due = nil
    if place.version.leadOfficer != main.version.leadOfficer { about.leadOfficer = nil }
    self.about = Shared(about)
  }
}

extension Version.Status {
  /// A text that is not or no longer in force has no review ahead.
  var hasReview: Bool {
    switch self {
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
