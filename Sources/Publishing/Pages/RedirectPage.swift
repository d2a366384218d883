import Governance
import Templating

/// What stands at an address that something had before, or that a version in force lends to its policy: the
/// way to where it is now. A script of the assets goes there and keeps the clause; the link serves readers
/// without scripts.
enum RedirectPage {
  static let vocabulary: Vocabulary = ["title": .text, "link": .text]

  static func page(of redirect: Redirect, to policy: PolicyEntry, in edition: Edition) -> Page {
    let title = policy.version.title
    let council = edition.addresses.council(policy.councilSlug)
    return Page(
      address: redirect.from, template: "redirect",
      record: ["title": .text(title), "link": .text(redirect.to.relative(to: redirect.from))],
      title: title, description: title, trail: edition.trail(through: policy.councilName, at: council),
      leadsTo: redirect.to)
  }
}
