package import Governance
import Markup
import SourceText
import Templating

/// One page that is to be made: what it is about, nothing made yet. Pages are made side by side on all
/// cores, each from its own source.
package enum PageSource: Sendable {
  case home, calendar, legislation, search, notFound
  case policies(PolicyOrder)
  case council(CouncilEntry)
  case calendarYear(Int)
  case councilCalendar(CouncilEntry)
  case meetings(CouncilEntry)
  case audit(CouncilEntry)
  case policy(PolicyEntry)
  case post(PostEntry, CouncilEntry)
  case body(Body, CouncilEntry)
  /// An address that leads to something of a policy.
  case redirect(Redirect, PolicyEntry)
  /// A plain page of the portal, or of a council.
  case text(PlainPage, Address, CouncilEntry?)

  /// Every page of the site in a fixed order. In a portal of one council the council's register is the
  /// first page.
  package static func all(of edition: Edition) -> [PageSource] {
    var sources: [PageSource] = edition.portal.isSingleCouncil ? [] : [.home]
    sources += PolicyOrder.allCases.map { .policies($0) } + [.calendar, .legislation, .search]
    sources += edition.calendarYears.sorted().map { .calendarYear($0) }
    sources += edition.pages.map { .text($0, edition.addresses.page($0.slug), nil) }
    for entry in edition.councils {
      sources.append(.council(entry))
      if !edition.portal.isSingleCouncil { sources.append(.councilCalendar(entry)) }
      sources.append(.audit(entry))
      if !entry.council.meetings.isEmpty { sources.append(.meetings(entry)) }
      for policy in entry.policies {
        sources.append(.policy(policy))
        sources += policy.besides.map { .policy($0) }
        sources += policy.redirects.map { .redirect($0, policy) }
      }
      sources += entry.posts.map { .post($0, entry) }
      sources += entry.council.bodies.map { .body($0, entry) }
      sources += entry.council.pages.map { page in
        .text(page, edition.addresses.councilPage(page.slug, of: entry.council.slug), entry)
      }
    }
    return sources + [.notFound]
  }

  /// The page that a template will be given, before it is.
  package func page(in edition: Edition) -> Page {
    switch self {
    case .home: HomePage.page(of: edition)
    case .policies(let order): PoliciesPage.page(of: edition, by: order)
    case .calendar: CalendarPage.page(of: edition)
    case .search: SearchPage.page(of: edition)
    case .legislation: LegislationPage.page(of: edition)
    case .notFound: NotFoundPage.page(of: edition)
    case .calendarYear(let year): CalendarYearPage.page(of: year, in: edition)
    case .councilCalendar(let entry): CalendarPage.page(of: entry, in: edition)
    case .meetings(let entry): MeetingsPage.page(of: entry, in: edition)
    case .audit(let entry): AuditPage.page(of: entry, in: edition)
    case .council(let entry): CouncilPage.page(of: entry, in: edition)
    case .policy(let entry): PolicyPage.page(of: entry, in: edition)
    case .post(let entry, let council): PostPage.page(of: entry, in: council, edition)
    case .body(let body, let council): BodyPage.page(of: body, in: council, edition)
    case .redirect(let redirect, let policy): RedirectPage.page(of: redirect, to: policy, in: edition)
    case .text(let page, let address, let council):
      TextPage.page(of: page, at: address, of: council, in: edition)
    }
  }

  /// The finished page. The words of a policy's article are compared with those of its source.
  func make(_ edition: Edition, _ templates: SiteTemplates) -> FinishedPage {
    let page = page(in: edition)
    var finished = FinishedPage(page, edition, templates)
    if case .policy(let entry) = self {
      let compared = compareWords(of: entry.version.document, with: page.article)
      finished.wordsCompared = compared.value.count
      finished.words = compared.value.words.map { (entry.version.document.file.path, $0) }
      finished.findings = compared.findings
    }
    return finished
  }
}

/// A finished page and what was found in making it.
struct FinishedPage: Sendable {
  let address: Address
  /// Search engines may list it: they are not asked to leave it out, and its text is nowhere else.
  let isListed: Bool
  let bytes: [UInt8]
  var wordsCompared = 0
  /// Those of the text that it shows.
  var words: WordsHashes.Text?
  var findings: [Finding] = []

  init(_ page: Page, _ edition: Edition, _ templates: SiteTemplates) {
    address = page.address
    isListed = !page.isHidden && page.original == nil
    // With room for what stands around the text, and for the layout around that.
    var document = HTMLBuffer(capacity: page.article.count + 24_576)
    if let library = templates.library(in: edition.portal.language) {
      if page.isWhole {
        library.render(page.template, page.record, into: &document)
      } else {
        library.render("layout", Layout.record(page, in: edition), into: &document) {
          library.render(page.template, page.record, into: &$0)
        }
      }
    }
    bytes = document.finish()
  }
}
