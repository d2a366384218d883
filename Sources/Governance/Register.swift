package import Markup

/// Everything a portal publishes, read and cross-checked. It knows slugs and clause addresses, no URLs,
/// and it does not depend on the day.
package struct Register: Sendable {
  package var portal: Portal
  /// In the order of their slugs.
  package var councils: [Council]
  /// Plain pages of the portal itself (`Content/pages`), in the order of their slugs.
  package var pages: [PlainPage]
  /// The laws of `Content/legislation.yml`.
  package var legislation = Legislation()
  /// What the texts name: clauses, policies and laws.
  package var references = References()
  /// Findings that somebody looked at and left, with a reason, in `accepted`.
  package var acceptedCount = 0
  /// Groups of words that mean the same to somebody who searches (`Content/synonyms.yml`).
  package var synonyms: [[String]] = []
  /// The same of other languages, by language (`Content/synonyms.cy.yml`).
  package var synonymsInLanguages: [String: [[String]]] = [:]

  package init(portal: Portal, councils: [Council], pages: [PlainPage]) {
    self.portal = portal
    self.councils = councils
    self.pages = pages
  }
}

/// What `Content/portal.yml` says of the portal as a whole.
package struct Portal: Sendable, Equatable {
  package var title: String
  /// The title in other languages, by language.
  package var titleTranslations: [String: String] = [:]
  /// Where the site will stand, with a `/` at its end; `nil` leaves out what needs a full address.
  package var baseURL: String?
  /// A BCP 47 language tag: `en`.
  package var language: String
  /// All languages in which the portal is published, its own first; the others have a tree of their own.
  package var languages: [String]
  /// How long before a review date a policy counts as coming up, in months (1 to 24).
  package var leadMonths: Int
  /// A portal of one council has `council.yml` straight in `Content`; its addresses have no council part.
  package var isSingleCouncil: Bool

  package init(
    title: String, baseURL: String?, language: String, leadMonths: Int, isSingleCouncil: Bool
  ) {
    self.title = title
    self.baseURL = baseURL
    self.language = language
    languages = [language]
    self.leadMonths = leadMonths
    self.isSingleCouncil = isSingleCouncil
  }
}

/// A page in plain Markdown, without clause labels: about the site, its accessibility.
package struct PlainPage: Sendable {
  package var slug: String
  package var title: String
  package var document: Document
  /// When somebody last looked at it, and when somebody will again.
  package var reviewed: PartialDate?
  package var reviewDue: PartialDate?
  /// The same page in other languages, by language.
  package var translations: [String: PlainPage] = [:]
  /// The language of its words where they are not in that of the register.
  package var otherLanguage: String?

  package init(slug: String, title: String, document: Document) {
    self.slug = slug
    self.title = title
    self.document = document
  }

  /// Itself and its translations, in the order of their languages.
  var texts: [PlainPage] { [self] + translations.sorted { $0.key < $1.key }.map(\.value) }

  /// The slug of the accessibility statement.
  package static let accessibility = "accessibility"
}
