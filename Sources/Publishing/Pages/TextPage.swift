import Governance
import Markup
import Templating

/// A plain page of the portal or of a council.
enum TextPage {
  static let vocabulary: Vocabulary = ["title": .text, "article": .html]

  static func page(
    of page: PlainPage, at address: Address, of council: CouncilEntry?, in edition: Edition
  ) -> Page {
    let file = page.document.file
    let targets = edition.targets
    let article = plainArticleHTML(
      page, words: edition.words, links: .relative(to: address),
      resolve: { targets.resolve($0, in: file) })
    let hasTrail = council != nil && !edition.portal.isSingleCouncil
    return Page(
      address: address, template: "page",
      record: ["title": .text(page.title), "article": .html(article)], title: page.title,
      description: page.title,
      trail: hasTrail ? council.map { [($0.council.name, $0.address)] } ?? [] : [],
      councilInView: council?.council.slug)
  }
}
