/// The body that publishes policies.
package struct Council: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case parish, town, community, city, borough, district, county
  }

  package enum Nation: String, Sendable, CaseIterable {
    case england, wales, scotland
    case northernIreland = "northern-ireland"
  }

  /// The name of its folder: stored, never derived from the name.
  package var slug: String
  /// The folder its files lie in, as a clerk knows it: `Content/farnham`.
  package var folder = ""
  package var name: String
  /// The name in other languages, by language.
  package var nameTranslations: [String: String] = [:]
  package var kind: Kind?
  package var nation: Nation?
  package var website: String?
  package var contact: String?
  /// In the order of `council.yml`.
  package var posts: [Post]
  package var bodies: [Body]
  package var meetings: [Meeting]
  /// Elections to the council, which end its terms; a review cycle may count by them.
  package var elections: [PartialDate] = []
  /// Whether policies that the texts name and nobody published are listed for the public.
  package var showsMissingPolicies = false
  /// Whether its clauses may be set beside those of other councils.
  package var allowsComparison = true
  /// Titles of policies that live on the council's own site, with their addresses.
  package var publishedElsewhere: [(title: String, url: String)]
  /// In the order of their titles as a reader would look them up.
  package var policies: [Policy]
  package var pages: [PlainPage]
  /// Files in the council's `attachments` folder: path below the council's folder, size in bytes.
  package var attachments: [(path: String, size: Int)]
  /// What it has published so far.
  package var lock = PublicationLock()

  package init(slug: String, name: String) {
    self.slug = slug
    self.name = name
    posts = []
    bodies = []
    meetings = []
    publishedElsewhere = []
    policies = []
    pages = []
    attachments = []
  }
}

/// An office (Town Clerk, Monitoring Officer); a person holds it for a time.
package struct Post: Sendable, Equatable {
  package var slug: String
  package var title: String
  /// The title in other languages, by language.
  package var titleTranslations: [String: String] = [:]
  /// The language of its title where that is not the language of the register.
  package var otherLanguage: String?
  /// The person who holds it today, if the council says so; shown on the post's page only.
  package var holder: String?
  package var since: PartialDate?

  package init(slug: String, title: String, holder: String? = nil, since: PartialDate? = nil) {
    self.slug = slug
    self.title = title
    self.holder = holder
    self.since = since
  }
}

/// A body that decides: the full council, a committee.
package struct Body: Sendable, Equatable {
  package var slug: String
  package var name: String
  /// The name in other languages, by language.
  package var nameTranslations: [String: String] = [:]
  /// The language of its name where that is not the language of the register.
  package var otherLanguage: String?

  package init(slug: String, name: String) {
    self.slug = slug
    self.name = name
  }
}

/// A meeting of a body on a day.
package struct Meeting: Sendable, Equatable {
  package var day: Day
  /// A body's slug.
  package var body: String
  package var name: String?
  /// The name in other languages, by language.
  package var nameTranslations: [String: String] = [:]
  /// The annual meeting of the council, which a review cycle may name.
  package var isAnnual: Bool

  package init(day: Day, body: String, name: String?, isAnnual: Bool) {
    self.day = day
    self.body = body
    self.name = name
    self.isAnnual = isAnnual
  }
}
