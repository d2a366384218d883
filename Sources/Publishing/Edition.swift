package import Governance
import Markup
import SourceText
import Templating

/// The register as the public sees it on one day: of each policy the version that is shown, where it
/// stands in its review, and its address. Everything that pages need, worked out once.
///
/// A class that never changes, so that to hand it round counts one reference.
package final class Edition: Sendable {
  package let portal: Portal
  package let asOf: Day
  /// A preview with drafts: every page and feed says so.
  package let includesDrafts: Bool
  package let addresses: Addresses
  package let words: Words
  /// Those of the portal's own language, for texts that are in no other.
  let originalWords: Words
  /// All languages of the site, the portal's own first.
  let languages: [SiteLanguage]
  package let councils: [CouncilEntry]
  /// Every policy of every council, councils in the order of the register.
  package let policies: [PolicyEntry]
  /// Where each council stands in `councils`, by its slug.
  private let places: [String: Int]
  package let pages: [PlainPage]
  /// Words that mean the same to somebody who searches.
  let synonyms: [[String]]
  package let targets: LinkTargets
  /// The laws that texts may cite, and what every text refers to.
  package let legislation: Legislation
  package let references: References
  /// Who refers to which policy.
  package let referrers: Referrers
  /// The feeds that have an event or an entry, once they are known; the others are not written.
  package let feeds: Set<Address>
  /// The years that have a page in the calendar.
  package let calendarYears: Set<Int>
  /// What lists say of each policy, by the path of its address.
  private let rows: [String: TemplateRecord]
  /// What the feed of all changes is called, and those of the councils by their slugs.
  let changesTitle: String
  private let changesTitles: [String: String]
  /// What a script needs to cite a part of any text.
  let citation: TemplateRecord
  /// Every review that is ahead or has passed.
  let schedule: ReviewSchedule
  /// Every review that took place, by its year.
  let heldReviews: [Int: [HeldReview]]
  /// The first day after the edition's own on which a page changes by itself.
  package let nextChange: Day?

  /// The edition in the portal's own language.
  package convenience init(_ register: Register, words: Words, options: PublishingOptions) {
    let addresses = Addresses(of: register.portal)
    let language = SiteLanguage(
      tag: register.portal.language, name: words(.languageName), addresses: addresses)
    self.init(register, words: words, originalWords: words, languages: [language], options: options)
  }

  /// An edition in each language of the portal, its own first.
  package static func all(
    of register: Register, with templates: SiteTemplates, options: PublishingOptions
  ) -> [Edition] {
    let registers = register.portal.languages.enumerated().map { index, language in
      index == 0 ? register : register.inLanguage(language, includesDrafts: options.includesDrafts)
    }
    let languages = registers.map { register in
      let tag = register.portal.language
      return SiteLanguage(
        tag: tag, name: templates.words(in: tag)(.languageName), addresses: Addresses(of: register.portal))
    }
    return registers.map { register in
      Edition(
        register, words: templates.words(in: register.portal.language), originalWords: templates.words,
        languages: languages, options: options)
    }
  }

  private init(
    _ register: Register, words: Words, originalWords: Words, languages: [SiteLanguage],
    options: PublishingOptions
  ) {
    let addresses = Addresses(of: register.portal)
    portal = register.portal
    asOf = options.asOf
    includesDrafts = options.includesDrafts
    self.addresses = addresses
    self.words = words
    self.originalWords = originalWords
    self.languages = languages
    pages = register.pages
    synonyms = register.synonyms
    legislation = register.legislation
    let references = register.references
    self.references = references
    let portal = register.portal
    councils = parallelMap(register.councils) { council in
      CouncilEntry(council, references, portal: portal, addresses: addresses, options: options)
    }
    policies = councils.flatMap(\.policies)
    let rows = parallelMap(policies) { PolicyRow.shared($0, words, on: options.asOf) }
    self.rows = Dictionary(zip(policies.map(\.address.path), rows)) { first, _ in first }
    changesTitle = words(.changesTitle, [.title: portal.title])
    let titles = councils.map { ($0.council.slug, words(.changesTitle, [.title: $0.council.name])) }
    changesTitles = Dictionary(titles) { first, _ in first }
    citation = Citation.record(words)
    schedule = ReviewSchedule(of: policies)
    heldReviews = Dictionary(grouping: policies.flatMap(\.heldReviews)) { $0.date.year }
    calendarYears = councils.reduce(into: []) { $0.formUnion($1.calendarYears) }
    places = Dictionary(councils.enumerated().map { ($1.council.slug, $0) }) { first, _ in first }
    referrers = Referrers(councils, references)
    targets = Self.targets(of: register, addresses, policies)
    feeds = []
    nextChange = nil
  }

  /// A link to the version at the policy's own address leads straight there: the version's address would
  /// only lead on, and without script lose the clause.
  private static func targets(
    of register: Register, _ addresses: Addresses, _ policies: [PolicyEntry]
  ) -> LinkTargets {
    var targets = LinkTargets(register, addresses)
    for entry in policies {
      for place in entry.places {
        let address = place.isShown ? entry.address : place.address
        targets.place(place.version, at: address ?? entry.address)
      }
    }
    return targets
  }

  /// The same with what is known only when the feeds have been made from it.
  init(_ edition: Edition, feeds: Set<Address>, nextChange: Day?) {
    (portal, asOf, includesDrafts) = (edition.portal, edition.asOf, edition.includesDrafts)
    (addresses, targets, referrers) = (edition.addresses, edition.targets, edition.referrers)
    (words, originalWords, languages) = (edition.words, edition.originalWords, edition.languages)
    (councils, policies, places) = (edition.councils, edition.policies, edition.places)
    (pages, synonyms, calendarYears) = (edition.pages, edition.synonyms, edition.calendarYears)
    (legislation, references) = (edition.legislation, edition.references)
    (rows, schedule, heldReviews) = (edition.rows, edition.schedule, edition.heldReviews)
    (changesTitle, changesTitles) = (edition.changesTitle, edition.changesTitles)
    citation = edition.citation
    (self.feeds, self.nextChange) = (feeds, nextChange)
  }

  /// The council with a slug, with what it publishes.
  package func council(_ slug: String) -> CouncilEntry? { places[slug].map { councils[$0] } }

  /// The policy of a council, by the slugs of both; `nil` for one that is not published on the edition's day.
  package func policy(_ slug: String, of council: String) -> PolicyEntry? {
    self.council(council)?.policy(slug)
  }

  /// What the feed of the changes of a council is called.
  func changesTitle(of council: String) -> String { changesTitles[council] ?? changesTitle }

  /// What lists say of a policy, but for the link to it.
  func row(of entry: PolicyEntry) -> TemplateRecord {
    rows[entry.address.path] ?? PolicyRow.shared(entry, words, on: asOf)
  }

  /// Those that have a review ahead: a text that is not or no longer in force has none.
  package var reviewed: [PolicyEntry] { policies.filter(\.hasReview) }

  /// Whether it is the one in the portal's own language, which has all that stands once for all languages.
  var isOriginal: Bool { addresses.root.isEmpty }

  /// The words for a text in this edition: those of the text's own language.
  func words(for otherLanguage: String?) -> Words { otherLanguage == nil ? words : originalWords }

  /// The feed at `address`, if it is written.
  package func feed(_ address: Address) -> Address? { feeds.contains(address) ? address : nil }
}

/// A council with what it publishes on the edition's day.
package struct CouncilEntry: Sendable {
  package var council: Council { _read { yield shared.value } }
  private let shared: Shared<Council>
  package let address: Address
  package let policies: [PolicyEntry]
  /// Where each stands in `policies`, by its slug.
  private let places: [String: Int]
  /// The years in which a review of its policies lies or took place, and those in which one ever did: their pages
  /// stay.
  package let calendarYears: Set<Int>
  /// In the order of `council.yml`.
  package let posts: [PostEntry]

  init(
    _ council: Council, _ references: References, portal: Portal, addresses: Addresses,
    options: PublishingOptions
  ) {
    shared = Shared(council)
    address = addresses.council(council.slug)
    let policies = council.policies.compactMap { policy in
      PolicyEntry(policy, of: council, portal: portal, addresses: addresses, options: options)
    }
    calendarYears = policies.reduce(into: council.lock.years) { years, policy in
      if policy.hasReview, let due = policy.due { years.insert(due.year) }
      years.formUnion(policy.heldReviews.map(\.date.year))
    }
    self.policies = policies
    places = Dictionary(policies.enumerated().map { ($1.policy.slug, $0) }) { first, _ in first }
    posts = postEntries(of: council, policies, references, addresses)
  }

  func policy(_ slug: String) -> PolicyEntry? { places[slug].map { policies[$0] } }

  func policies(approvedBy body: Body) -> [PolicyEntry] {
    policies.filter { $0.version.approvingBody == body.slug }
  }
}
