import Governance
import Templating

/// The laws that the texts cite: Act by Act, section by section, every policy and clause that does, so that
/// a change in the law finds its policies.
enum LegislationPage {
  static let vocabulary: Vocabulary = [
    "title": .text,
    "contents": .optional(["laws": .list(["title": .text, "id": .text, "count": .text])]),
    "laws": .list([
      "title": .text, "id": .text, "link": .text,
      "places": .list(["name": .text, "link": .text, "policies": .list(policy)]),
    ]),
    "has_laws": .flag,
  ]

  private static let policy: Vocabulary = [
    "title": .text, "link": .text, "council": .text,
    "clauses": .list(["name": .text, "link": .text]),
  ]

  /// With fewer laws than this the page needs no list of them at its top.
  private static let fewest = 4

  static func page(of edition: Edition) -> Page {
    let address = edition.addresses.legislation
    let links = Links.relative(to: address)
    let words = edition.words
    let laws = citedLaws(in: edition)
    let contents: [TemplateRecord] = laws.map { law in
      let policies = Set(law.places.flatMap(\.citations).map(\.policy.address.path))
      return [
        "title": .text(law.title), "id": .text(law.id), "count": .text(words.policies(policies.count)),
      ]
    }
    let record: TemplateRecord = [
      "title": .text(words(.legislationTitle)),
      "contents": .optional(laws.count < fewest ? nil : ["laws": .list(contents)]),
      "laws": .list(
        laws.map { law in
          [
            "title": .text(law.title), "id": .text(law.id),
            "link": .text(webAddress(of: LawCitation(law.law))),
            "places": .list(law.places.map { place($0, of: law.law, words, links) }),
          ]
        }),
      "has_laws": .flag(!laws.isEmpty),
    ]
    return Page(
      address: address, template: "legislation", record: record, title: words(.legislationTitle),
      description: words(.descriptionLegislation))
  }

  private static func place(
    _ place: CitedLaw.Place, of law: LawCitation.Law, _ words: Words, _ links: Links
  ) -> TemplateRecord {
    [
      "name": .text(words.provision(place.provision)),
      "link": .text(webAddress(of: LawCitation(law, place.provision))),
      "policies": .list(
        place.citations.map { citation in
          let policy = citation.policy
          return [
            "title": policy.version.titleText, "link": .text(links.to(policy.address)),
            "council": .text(policy.councilName),
            "clauses": .list(
              citation.places.map {
                [
                  "name": .text(words.place($0)),
                  "link": .text(links.to(policy.address.clause($0.address))),
                ]
              }),
          ]
        }),
    ]
  }
}
