import Governance
package import Templating

/// A page before its template: what the template is given, and what the head of the document says.
package struct Page: Sendable {
  package var address: Address
  /// The template's name: `policy`.
  package var template: String
  package var record: TemplateRecord
  /// The title of the document, before the portal's own.
  package var title: String
  /// One or two sentences for search engines and messages.
  package var description: String
  /// The pages above this one, outermost first, without the home page.
  package var trail: [(name: String, address: Address)] = []
  /// The text of a policy, as it stands in `record`.
  var article: [UInt8] = []
  /// The calendar feed about what is on the page.
  package var feed: Address?
  /// The council that the page is about: a search from here shows its texts first.
  var councilInView: String?
  /// A script module that only this page needs, beside the script of every page.
  var script: Address?
  /// The languages in which its text can be read; `nil` where it has none, and the page itself is in all.
  var languages: [String]?
  /// What it tells programs about itself.
  var data: StructuredData?
  /// On a page whose text is not in the language of the page: the page that has it in the text's own.
  var original: Address?
  /// Its template is the whole document, with no layout around it.
  package var isWhole = false
  /// Search engines are asked to leave it out.
  package var isHidden = false

  /// The templates a site needs, and what each may use.
  package static let vocabularies: [String: Vocabulary] = [
    "layout": Layout.vocabulary,
    "home": HomePage.vocabulary,
    "council": CouncilPage.vocabulary,
    "policy": PolicyPage.vocabulary,
    "policies": PoliciesPage.vocabulary,
    "calendar": CalendarPage.vocabulary,
    "search": SearchPage.vocabulary,
    "calendar_year": CalendarYearPage.vocabulary,
    "meetings": MeetingsPage.vocabulary,
    "audit": AuditPage.vocabulary,
    "legislation": LegislationPage.vocabulary,
    "body": BodyPage.vocabulary,
    "post": PostPage.vocabulary,
    "redirect": RedirectPage.vocabulary,
    "page": TextPage.vocabulary,
    "404": NotFoundPage.vocabulary,
  ]
}
