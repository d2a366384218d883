import Governance
import Markup
import SourceText
import Templating

/// One page that is to be made: what it is about, nothing made yet. Pages are made side by side on all
/// cores, each from its own source.
enum PageSource: Sendable {
  case home, policies, calendar, notFound
  case council(CouncilEntry)
  case policy(PolicyEntry)
  /// A plain page of the portal, or of a council.
  case text(PlainPage, Address, CouncilEntry?)

  /// Every page of the site in a fixed order. In a portal of one council the council's register is the
  /// first page.
  static func all(of edition: Edition) -> [PageSource] {
    var sources: [PageSource] = edition.portal.isSingleCouncil ? [] : [.home]
    sources += [.policies, .calendar]
    sources += edition.pages.map { .text($0, edition.addresses.page($0.slug), nil) }
    for entry in edition.councils {
      sources.append(.council(entry))
      sources += entry.policies.map { .policy($0) }
      sources += entry.council.pages.map { page in
        .text(page, edition.addresses.councilPage(page.slug, of: entry.council.slug), entry)
      }
    }
    return sources + [.notFound]
  }

  func print(_ edition: Edition, _ templates: SiteTemplates) -> PrintedPage {
    switch self {
    case .home: PrintedPage(HomePage.page(of: edition), edition, templates)
    case .policies: PrintedPage(PoliciesPage.page(of: edition), edition, templates)
    case .calendar: PrintedPage(CalendarPage.page(of: edition), edition, templates)
    case .notFound: PrintedPage(NotFoundPage.page(of: edition), edition, templates)
    case .council(let entry): PrintedPage(CouncilPage.page(of: entry, in: edition), edition, templates)
    case .policy(let entry): policy(entry, edition, templates)
    case .text(let page, let address, let council):
      PrintedPage(TextPage.page(of: page, at: address, of: council, in: edition), edition, templates)
    }
  }

  private func policy(
    _ entry: PolicyEntry, _ edition: Edition, _ templates: SiteTemplates
  ) -> PrintedPage {
    let file = entry.version.document.file.path
    let article = articleHTML(
      entry.version, words: edition.words, links: .relative(to: entry.address),
      resolve: { edition.targets.resolve($0, in: file, of: entry.councilSlug) })
    let page = PolicyPage.page(of: entry, in: edition, article: article)
    var printed = PrintedPage(page, edition, templates)
    let compared = compareWords(of: entry.version.document, with: article)
    printed.wordsCompared = compared.value
    printed.findings = compared.findings
    return printed
  }
}

/// A finished page and what was found in making it.
struct PrintedPage: Sendable {
  let address: Address
  let isHidden: Bool
  let bytes: [UInt8]
  var wordsCompared = 0
  var findings: [Finding] = []

  init(_ page: Page, _ edition: Edition, _ templates: SiteTemplates) {
    address = page.address
    isHidden = page.isHidden
    var content = HTMLBuffer(capacity: 16_384)
    templates.library.render(page.template, page.record, into: &content)
    let layout = Layout.record(page, content: content.bytes, in: edition)
    var document = HTMLBuffer(capacity: content.bytes.count + 4096)
    templates.library.render("layout", layout, into: &document)
    bytes = document.bytes
  }
}
