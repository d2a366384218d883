import Governance
import Templating

/// What stands at an address that something had before, or that a version in force lends to its policy: the
/// way to where it is now, and nothing around it. A script of the assets goes there and keeps the clause; the
/// link serves readers without scripts.
enum RedirectPage {
  static let vocabulary: Vocabulary = [
    "language": .text, "title": .text, "portal_title": .text, "is_preview": .flag,
    "canonical": .optional(["address": .text]), "style_sheet": .text, "script": .text, "link": .text,
  ]

  static func page(of redirect: Redirect, to policy: PolicyEntry, in edition: Edition) -> Page {
    let title = policy.version.title
    let links = Links.relative(to: redirect.from)
    let addresses = edition.addresses
    let record: TemplateRecord = [
      "language": .text(edition.portal.language), "title": .text(title),
      "portal_title": .text(edition.portal.title), "is_preview": .flag(edition.includesDrafts),
      "canonical": .optional(addresses.absolute(redirect.to).map { ["address": .text($0)] }),
      "style_sheet": .text(links.to(addresses.asset("portal.css"))),
      "script": .text(links.to(addresses.asset("redirect.js"))), "link": .text(links.to(redirect.to)),
    ]
    return Page(
      address: redirect.from, template: "redirect", record: record, title: title, description: title,
      isWhole: true,
      isHidden: true)
  }
}
