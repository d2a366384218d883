import Governance
import Templating

/// What a web server shows for an address that leads nowhere: the ways back in. Its links start at the
/// root, since it cannot know how deep it is shown.
enum NotFoundPage {
  static let vocabulary: Vocabulary = [
    "title": .text, "home_link": .text, "policies_link": .text, "calendar_link": .text,
  ]

  static func page(of edition: Edition) -> Page {
    let addresses = edition.addresses
    let links = Links.anywhere(below: addresses.baseURL)
    return Page(
      address: addresses.notFound, template: "404",
      record: [
        "title": .text(edition.words(.notFoundTitle)),
        "home_link": .text(links.to(addresses.home)),
        "policies_link": .text(links.to(addresses.policies)),
        "calendar_link": .text(links.to(addresses.calendar)),
      ], title: edition.words(.notFoundTitle), description: edition.words(.notFoundTitle), isHidden: true)
  }
}
