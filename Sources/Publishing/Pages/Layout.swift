import Governance
package import Templating

/// What stands around every page: the head of the document, the header with the ways through the site,
/// the trail of pages above, the footer.
package enum Layout {
  package static let vocabulary: Vocabulary = [
    "language": .text,
    "document_title": .text,
    "title": .text,
    "description": .text,
    "is_hidden": .flag,
    "canonical": .optional(["address": .text]),
    /// The page in each language, for search engines, and once more under `x-default`.
    "alternates": .list(["language": .text, "address": .text]),
    "script": .text,
    "page_script": .optional(["link": .text]),
    "search": .optional(["link": .text, "council": .optional(["slug": .text])]),
    "is_preview": .flag,
    "feeds": .list(["type": .text, "title": .text, "link": .text]),
    "dublin_core": .list(["name": .text, "content": .text]),
    "structured_data": .optional(["script": .html]),
    "style_sheet": .text,
    "icon": .text,
    "portal_title": .text,
    "home_link": .text,
    "is_home": .flag,
    /// The way to the same page in each other language, under the name that the language has in itself.
    "languages": .list(["name": .text, "tag": .text, "link": .text]),
    "navigation": .list(["name": .text, "link": .text, "is_here": .flag]),
    "trail": .list(["name": .text, "link": .text]),
    "is_below_home": .flag,
    "content": .html,
    "has_footer_pages": .flag,
    "footer_pages": .list(["name": .text, "link": .text]),
  ]

  package static func record(_ page: Page, in edition: Edition) -> TemplateRecord {
    let addresses = edition.addresses
    let links = page.links(in: edition)
    let portal = edition.portal.title
    return [
      "language": .text(edition.portal.language),
      "document_title": .text(page.title == portal ? portal : "\(page.title) – \(portal)"),
      "title": .text(page.title),
      "description": .text(page.description),
      "is_hidden": .flag(page.isHidden || edition.includesDrafts),
      "canonical": .optional(
        page.isHidden
          ? nil : addresses.absolute(page.original ?? page.address).map { ["address": .text($0)] }),
      "alternates": .list(alternates(of: page, edition)),
      "script": .text(links.to(addresses.asset("portal.js"))),
      "page_script": .optional(page.script.map { ["link": .text(links.to($0))] }),
      "search": .optional(searchForm(page, links, edition)),
      "is_preview": .flag(edition.includesDrafts),
      "feeds": .list(feeds(of: page, links, edition)),
      "dublin_core": .list(
        (page.data?.dublinCore ?? []).map { ["name": .text($0.name), "content": .text($0.content)] }),
      "structured_data": .optional(page.data.map { ["script": .html($0.script)] }),
      "style_sheet": .text(links.to(addresses.asset("portal.css"))),
      "icon": .text(links.to(addresses.asset("icon.svg"))),
      "portal_title": .text(portal),
      "home_link": .text(links.to(addresses.home)),
      "is_home": .flag(page.address == addresses.home),
      "languages": .list(languages(besides: page, links, edition)),
      "navigation": .list(navigation(page, links, edition)),
      "trail": .list(page.trail.map { ["name": .text($0.name), "link": .text(links.to($0.address))] }),
      "is_below_home": .flag(page.address != addresses.home),
      "content": .page,
      "has_footer_pages": .flag(!edition.pages.isEmpty),
      "footer_pages": .list(
        edition.pages.map {
          ["name": .text($0.title, in: $0.otherLanguage), "link": .text(links.to(addresses.page($0.slug)))]
        }),
    ]
  }

  /// A page whose text is not in its own language is no alternate: it is the original once more.
  private static func alternates(of page: Page, _ edition: Edition) -> [TemplateRecord] {
    guard edition.languages.count > 1, !page.isHidden, page.original == nil else { return [] }
    let places = edition.languages.filter { page.languages?.contains($0.tag) ?? true }.compactMap {
      language in
      edition.addresses.absolute(edition.addresses.address(page.address, in: language.addresses))
        .map { (language.tag, $0) }
    }
    guard places.count > 1 else { return [] }
    return (places + [("x-default", places[0].1)]).map {
      ["language": .text($0.0), "address": .text($0.1)]
    }
  }

  private static func languages(
    besides page: Page, _ links: Links, _ edition: Edition
  ) -> [TemplateRecord] {
    let addresses = edition.addresses
    return edition.languages.filter { $0.addresses.root != addresses.root }.map { language in
      let isNowhere = page.address == addresses.notFound
      let address =
        isNowhere ? language.addresses.home : addresses.address(page.address, in: language.addresses)
      return ["name": .text(language.name), "tag": .text(language.tag), "link": .text(links.to(address))]
    }
  }

  /// What a feed reader or a calendar program can subscribe to from here: about the page, its council, the site.
  private static func feeds(of page: Page, _ links: Links, _ edition: Edition) -> [TemplateRecord] {
    var feeds: [TemplateRecord] = []
    func add(_ type: String, _ title: String, _ address: Address?) {
      guard let address else { return }
      feeds.append(["type": .text(type), "title": .text(title), "link": .text(links.to(address))])
    }
    add("text/calendar", edition.words(.calendarTitle), page.feed)
    if let council = page.councilInView, !edition.portal.isSingleCouncil {
      let address = edition.feed(edition.addresses.changes(of: council))
      add("application/atom+xml", edition.changesTitle(of: council), address)
    }
    add("application/atom+xml", edition.changesTitle, edition.feed(edition.addresses.changes))
    return feeds
  }

  /// The search page has a form of its own.
  private static func searchForm(_ page: Page, _ links: Links, _ edition: Edition) -> TemplateRecord? {
    let address = edition.addresses.search
    guard page.address != address else { return nil }
    let council = edition.portal.isSingleCouncil ? nil : page.councilInView
    return [
      "link": .text(links.to(address)), "council": .optional(council.map { ["slug": .text($0)] }),
    ]
  }

  private static func navigation(_ page: Page, _ links: Links, _ edition: Edition) -> [TemplateRecord] {
    let words = edition.words
    var entries: [(name: String, address: Address)] = [
      (words(.policiesShort), edition.addresses.policies),
      (words(.calendarShort), edition.addresses.calendar),
      (words(.legislationTitle), edition.addresses.legislation),
    ]
    if edition.pages.contains(where: { $0.slug == "about" }) {
      entries.append((words(.aboutTitle), edition.addresses.page("about")))
    }
    return entries.map { entry in
      [
        "name": .text(entry.name), "link": .text(links.to(entry.address)),
        "is_here": .flag(entry.address == page.address),
      ]
    }
  }
}

extension Edition {
  /// The page that has a text in its own language, where `address` shows it in a tree of another.
  func original(of address: Address, in otherLanguage: String?) -> Address? {
    let tree = languages.first { $0.tag == otherLanguage }?.addresses
    return tree.map { addresses.address(address, in: $0) }
  }

  /// The way down to the pages of a council. In a portal of one council the first page is the council's own.
  func trail(through council: String, at address: Address) -> [(name: String, address: Address)] {
    portal.isSingleCouncil ? [] : [(council, address)]
  }
}

extension Page {
  /// Links are relative, but on the page that a server shows in place of a missing one.
  func links(in edition: Edition) -> Links {
    address == edition.addresses.notFound
      ? .anywhere(below: edition.addresses.baseURL) : .relative(to: address)
  }
}
