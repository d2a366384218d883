import Governance
import Templating

/// What an auditor asks of a council: every policy with its adoption, first publication, reviews and lead officer,
/// and whether it was in force at the last year end; the accessibility statement; what is not on this site.
///
/// It tells what is recorded and says where nothing is. It never says that a council complies with anything. On
/// 31 March the heading of its last column moves on; that is no change that the calendar announces, because the
/// page names the day that it speaks of and stays true.
enum AuditPage {
  static let vocabulary: Vocabulary = [
    "title": .text,
    "as_of": .optional(AsOf.vocabulary),
    /// A duty of English law may be named.
    "is_in_england": .flag,
    "register_file": .text,
    "whole_file": .optional(["link": .text]),
    "in_force_on": .html,
    "policies": .list(row),
    "has_policies": .flag,
    "statements": .list(statement),
    "has_statements": .flag,
    "missing": .optional(["policies": .list(MissingPolicies.vocabulary)]),
    "elsewhere": .optional(["policies": .list(["title": .text, "link": .text])]),
    "attached": .optional(["policies": .list(["title": .text, "link": .text])]),
    "is_nothing_missing": .flag,
  ]

  private static let row = PolicyRow.vocabulary(
    with: CouncilPage.leadOfficer.with([
      "ending": .optional(["sentence": .html]),
      "adoption": .optional(["decision": .html]),
      "first_published": .optional(["date": .html]),
      "last_review": .optional(["decision": .html]),
      "force": .text,
    ]))

  private static let statement: Vocabulary = [
    "title": .text, "link": .text, "reviewed": .optional(["sentence": .html]),
    "review": .optional(PolicyRow.review),
  ]

  static func page(of entry: CouncilEntry, in edition: Edition) -> Page {
    let council = entry.council
    let (addresses, words) = (edition.addresses, edition.words)
    let address = addresses.audit(of: council.slug)
    let links = Links.relative(to: address)
    let title = words(.auditTitle, [.council: council.name])
    let policies = entry.policiesOnRecord
    let statements = statements(of: council, in: edition)
    let missing = MissingPolicies.named(by: entry, in: edition, links)
    let elsewhere = MissingPolicies.elsewhere(council)
    let attached = MissingPolicies.attached(policies, links)
    let record: TemplateRecord = [
      "title": .text(title),
      "as_of": AsOf.record(edition),
      "is_in_england": .flag(council.nation == .england),
      "register_file": .text(links.to(addresses.registerFile(of: council.slug))),
      "whole_file": .optional(
        edition.portal.isSingleCouncil ? nil : ["link": .text(links.to(addresses.registerFile))]),
      "in_force_on": .html(words.html(.auditInForceOn, [.date: words.time(edition.asOf.lastYearEnd)])),
      "policies": .list(policies.map { row($0, of: council, in: edition, links) }),
      "has_policies": .flag(!policies.isEmpty),
      "statements": .list(statements.map { statement($0.page, at: $0.address, in: edition, links) }),
      "has_statements": .flag(!statements.isEmpty),
      "missing": missing,
      "elsewhere": elsewhere,
      "attached": attached,
      "is_nothing_missing": .flag([missing, elsewhere, attached].allSatisfy { $0 == .optional(nil) }),
    ]
    return Page(
      address: address, template: "audit", record: record, title: title,
      description: words(.descriptionAudit, [.council: council.name]),
      trail: edition.trail(through: council.name, at: entry.address), councilInView: council.slug)
  }

  private static func row(
    _ entry: PolicyEntry, of council: Council, in edition: Edition, _ links: Links
  ) -> TemplateRecord {
    let words = edition.words
    let facts = AuditFacts(entry, of: council, on: edition.asOf)
    let adopted = entry.version.dates.adopted
    let others: TemplateRecord = [
      "ending": .optional(
        PolicyNotices.sentence(onEndOf: entry.version, words, on: edition.asOf).map {
          ["sentence": .html($0)]
        }),
      "adoption": .optional(
        adopted.map {
          let body = name(ofBody: $0.body, of: council)
          return ["decision": .html(words.decision($0.date, by: body, minute: $0.minute, url: $0.url))]
        }),
      "first_published": .optional(facts.firstPublished.map { ["date": .html(words.time($0))] }),
      "last_review": .optional(
        facts.lastReview.map {
          let body = name(ofBody: $0.body, of: council)
          let outcome = $0.outcome.map(words.outcome) ?? ""
          return ["decision": .html(words.decision($0.date, by: body, minute: $0.minute, url: nil, outcome))]
        }),
      "force": .text(words(facts.hadEarlierText ? .auditInForceEarlier : facts.force.word)),
    ]
    return PolicyRow.record(
      entry, in: edition, links,
      with: CouncilPage.leadOfficer(of: entry, in: edition, links).with(others))
  }

  private static func name(ofBody slug: String?, of council: Council) -> [UInt8]? {
    guard let slug else { return nil }
    var buffer = HTMLBuffer()
    let body = council.bodies.first { $0.slug == slug }
    buffer.text(body?.name ?? slug, in: body?.otherLanguage)
    return buffer.finish()
  }

  /// The council's own, and the portal's.
  private static func statements(
    of council: Council, in edition: Edition
  ) -> [(page: PlainPage, address: Address)] {
    func statements(_ pages: [PlainPage]) -> [PlainPage] {
      pages.filter { $0.slug == PlainPage.accessibility }
    }
    return statements(council.pages).map {
      ($0, edition.addresses.councilPage($0.slug, of: council.slug))
    } + statements(edition.pages).map { ($0, edition.addresses.page($0.slug)) }
  }

  private static func statement(
    _ page: PlainPage, at address: Address, in edition: Edition, _ links: Links
  ) -> TemplateRecord {
    let words = edition.words
    let state = ReviewState(of: page.reviewDue, on: edition.asOf, leadMonths: edition.portal.leadMonths)
    return [
      "title": .text(page.title), "link": .text(links.to(address)),
      "reviewed": .optional(
        page.reviewed.map { ["sentence": .html(words.html(.reviewedOn, [.date: words.time($0)]))] }),
      "review": .optional(PolicyRow.reviewRecord(state, page.reviewDue, words)),
    ]
  }
}

extension ForceOnDay {
  fileprivate var word: Word {
    switch self {
    case .inForce: .auditInForce
    case .notInForce: .auditNotInForce
    case .unclear: .auditUnclear
    }
  }
}
