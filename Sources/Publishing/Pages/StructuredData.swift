import Governance
import Templating

/// What a page tells programs about itself: JSON-LD in the words of schema.org, and Dublin Core.
///
/// A policy is a `DigitalDocument` of a `GovernmentOrganization`; `Legislation` would claim more than it is. When its
/// next review is due is told nowhere here: it stays in force after that day, so it is not `expires`. Dates are as
/// precise as their source (ISO 8601 allows a year or a month alone).
struct StructuredData {
  /// Name and content of each element.
  private(set) var dublinCore: [(name: String, content: String)] = []
  private let json: JSONWriter

  /// The element with the JSON-LD. It is data, which a Content-Security-Policy does not hold for a script (HTML
  /// Living Standard §4.12.1, "data block"); no `<` in it is left as it is.
  var script: [UInt8] {
    var buffer = HTMLBuffer()
    buffer.markup("<script type=\"application/ld+json\">")
    buffer.markup(json.bytes)
    buffer.markup("</script>")
    return buffer.finish()
  }

  init(of entry: PolicyEntry, in edition: Edition) {
    let version = entry.version
    let (dates, facts) = (version.dates, version.facts)
    let published = dates.adopted?.date ?? dates.effective
    let modified = version.lastChange
    let address = edition.addresses.absolute(entry.address)
    let language = version.otherLanguage ?? edition.portal.language
    json = Self.page(version.title, address, edition, reviewed: dates.lastReview?.date) { json in
      json.name("mainEntity")
      json.object { json in
        json.field("@type", "DigitalDocument")
        json.field("name", version.title)
        if !facts.aliases.isEmpty { json.field("alternateName", facts.aliases) }
        json.optional("url", address)
        json.optional("identifier", facts.reference)
        json.optional("version", facts.versionLabel)
        json.optional("abstract", facts.purpose)
        json.optional("datePublished", published?.iso)
        json.optional("dateModified", modified?.iso)
        json.field("inLanguage", language)
        json.name("publisher")
        let website = edition.council(entry.councilSlug)?.council.website
        Self.write(entry.councilName, website, to: &json)
      }
    }
    add("dcterms.title", version.title)
    add("dcterms.creator", entry.councilName)
    add("dcterms.publisher", entry.councilName)
    add("dcterms.type", "Text")
    add("dcterms.format", "text/html")
    add("dcterms.language", language)
    add("dcterms.identifier", address ?? facts.reference)
    add("dcterms.description", facts.purpose)
    add("dcterms.issued", published?.iso)
    add("dcterms.modified", modified?.iso)
    add("dcterms.source", facts.source?.url)
  }

  init(of entry: CouncilEntry, in edition: Edition) {
    let address = edition.addresses.absolute(entry.address)
    json = Self.page(entry.council.name, address, edition, reviewed: nil) { json in
      json.name("about")
      Self.write(entry.council.name, entry.council.website, to: &json)
    }
  }

  /// A plain page with the day on which somebody last looked at it.
  init(of page: PlainPage, at address: Address, in edition: Edition) {
    json = Self.page(
      page.title, edition.addresses.absolute(address), edition, reviewed: page.reviewed
    ) { _ in }
  }

  private mutating func add(_ name: String, _ content: String?) {
    if let content { dublinCore.append((name, content)) }
  }

  private static func page(
    _ title: String, _ address: String?, _ edition: Edition, reviewed: PartialDate?,
    _ write: (inout JSONWriter) -> Void
  ) -> JSONWriter {
    var json = JSONWriter()
    json.object { json in
      json.field("@context", "https://schema.org")
      json.field("@type", "WebPage")
      json.field("name", title)
      json.optional("url", address)
      json.field("inLanguage", edition.portal.language)
      json.optional("lastReviewed", reviewed?.iso)
      write(&json)
    }
    return json
  }

  private static func write(_ council: String, _ website: String?, to json: inout JSONWriter) {
    json.object { json in
      json.field("@type", "GovernmentOrganization")
      json.field("name", council)
      json.optional("url", website)
    }
  }
}

extension Version {
  /// When its words were last changed, as far as it says so; a review that changed nothing is none.
  fileprivate var lastChange: PartialDate? {
    (dates.amendments.map(\.date) + [dates.lastUpdated].compactMap(\.self)).max { $0.earliest < $1.earliest }
  }
}

extension JSONWriter {
  /// Nothing where there is no text: in JSON-LD that is what is not known.
  fileprivate mutating func optional(_ name: StaticString, _ text: String?) {
    if let text { field(name, text) }
  }
}
