import Governance
import Templating

/// The page to search on. What it finds is put there by its script (`Templates/assets/search.js`) from the
/// files of `SearchIndex`; without script it says so and leads to the list of all policies.
enum SearchPage {
  static let vocabulary: Vocabulary = [
    "title": .text,
    "policies_link": .text,
    /// With `{count}` and `{query}` left for the script to fill.
    "many": .text, "none": .text,
    "has_councils": .flag,
    "councils": .list(["slug": .text, "name": .text]),
  ]

  static func page(of edition: Edition) -> Page {
    let addresses = edition.addresses
    let links = Links.relative(to: addresses.search)
    let words = edition.words
    return Page(
      address: addresses.search, template: "search",
      record: [
        "title": .text(words(.searchTitle)),
        "policies_link": .text(links.to(addresses.policies)),
        "many": .text(words(.searchMany, [.count: "{count}"])),
        "none": .text(words(.searchNone, [.query: "{query}"])),
        "has_councils": .flag(!edition.portal.isSingleCouncil),
        "councils": .list(
          edition.councils.map { ["slug": .text($0.council.slug), "name": .text($0.council.name)] }),
      ], title: words(.searchTitle), description: words(.descriptionSearch),
      script: addresses.asset("search.js"))
  }
}
