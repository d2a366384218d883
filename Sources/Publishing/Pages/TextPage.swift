import Governance
import Markup
import Templating

/// A plain page of the portal or of a council.
enum TextPage {
  static let vocabulary: Vocabulary = [
    "title": .text,
    "untranslated": .optional(["sentence": .text]),
    "reviewed": .optional(["sentence": .html]),
    "review": .list(Stretches.vocabulary(PolicyRow.review)),
    "article": .html,
  ]

  static func page(
    of page: PlainPage, at address: Address, of council: CouncilEntry?, in edition: Edition
  ) -> Page {
    let file = page.document.file
    let targets = edition.targets
    let article = plainArticleHTML(
      page, words: edition.words(for: page.otherLanguage), links: .relative(to: address),
      resolve: { targets.resolve($0, in: file) })
    return Page(
      address: address, template: "page",
      record: [
        "title": .text(page.title, in: page.otherLanguage),
        "untranslated": edition.remark(onTextIn: page.otherLanguage),
        "reviewed": .optional(
          page.reviewed.map {
            ["sentence": .html(edition.words.html(.reviewedOn, [.date: edition.words.time($0)]))]
          }),
        "review": review(of: page, in: edition),
        "article": .html(article),
      ], title: page.title,
      description: page.title,
      trail: council.map { edition.trail(through: $0.council.name, at: $0.address) } ?? [],
      councilInView: council?.council.slug, languages: page.languages(of: edition.portal),
      data: StructuredData(of: page, at: address, in: edition),
      original: edition.original(of: address, in: page.otherLanguage))
  }

  /// A page may have a review date of its own, as the accessibility statement has.
  private static func review(of page: PlainPage, in edition: Edition) -> TemplateValue {
    guard let due = page.reviewDue else { return .list([]) }
    let leadMonths = edition.portal.leadMonths
    return Stretches.list(
      from: edition.asOf, turning: ReviewState.turns(of: due, leadMonths: leadMonths)
    ) { day in
      let state = ReviewState(of: due, on: day, leadMonths: leadMonths)
      return PolicyRow.reviewRecord(state, due, edition.words)
    }
  }
}
