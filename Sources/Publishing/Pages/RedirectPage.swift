import Templating

/// What stands at an address that something had before, or that a version in force lends to its policy: the
/// way to where it is now. A script of the assets goes there and keeps the clause; the link serves readers
/// without scripts.
enum RedirectPage {
  static let vocabulary: Vocabulary = ["title": .text, "link": .text]

  static func page(from old: Address, to new: Address, title: String, in edition: Edition) -> Page {
    Page(
      address: old, template: "redirect",
      record: ["title": .text(title), "link": .text(new.relative(to: old))], title: title,
      description: title, leadsTo: new)
  }
}
