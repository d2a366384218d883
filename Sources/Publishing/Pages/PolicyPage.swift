import Governance
import Markup
import Templating

/// A policy: title and standing first, then contents and the text itself; around the text, and visibly
/// outside it, what the register knows.
enum PolicyPage {
  static let vocabulary: Vocabulary = [
    "title": .text,
    "council": .text,
    /// The text is not in the language of the page.
    "untranslated": .optional(["sentence": .text]),
    /// As it is named in minutes.
    "document": .text,
    "standing": .list(PolicyNotices.standing),
    "consultation": .list(PolicyNotices.consultation),
    "ending": .list(PolicyNotices.ending),
    "announcements": .list(PolicyNotices.announcement),
    "replaced": .optional(PolicyHistory.replaced),
    "history": .optional([
      "list": .list([
        "name": .text, "link": .text, "status_words": .html, "span": .optional(["dates": .html]),
      ])
    ]),
    "review": .list(Stretches.vocabulary(PolicyRow.review)),
    "review_under_way": .optional(["sentence": .html]),
    "purpose": .optional(["text": .text]),
    "facts": .optional(["list": .list(["name": .text, "value": .html])]),
    "contents": .optional(["list": .html]),
    "article": .optional(["html": .html]),
    "attachments": .optional(["list": .list(attachment)]),
    "corrections": .optional(["list": .list(correction)]),
    "referrers": .optional(["list": .list(referrer)]),
    "source": .optional([
      "note": .optional(["text": .text]), "link": .optional(["address": .text]),
      "retrieved": .optional(["sentence": .html]),
    ]),
    "subscription": .optional(Subscription.vocabulary),
    "address": .optional(["text": .text]),
    "citation": .optional(Citation.vocabulary),
    "is_preview": .flag,
  ]

  private static let attachment: Vocabulary = [
    "name": .text, "link": .text, "role": .text, "format": .text, "size": .text,
  ]

  private static let referrer: Vocabulary = [
    "title": .text, "link": .text, "places": .list(["name": .text, "link": .text]),
  ]

  private static let correction: Vocabulary = [
    "date": .html, "link": .text, "at": .text, "was": .text, "now": .text, "why": .text,
  ]

  static func page(of entry: PolicyEntry, in edition: Edition) -> Page {
    let words = edition.words
    let links = Links.relative(to: entry.address)
    let version = entry.version
    let declared = version.facts
    let textWords = edition.words(for: version.otherLanguage)
    let later = PolicyHistory.later(than: entry, in: edition, links)
    let article = articleHTML(
      version, leadingTo: later, words: textWords, links: links,
      references: edition.referenceLinks(of: version), backlinks: edition.backlinks(to: entry, links),
      resolve: { edition.targets.resolve($0, in: version.document.file) })
    let facts = PolicyFacts.list(of: entry, in: edition)
    let feed = edition.feed(edition.addresses.policyFeed(entry.policy.slug, of: entry.councilSlug))
    let council = edition.addresses.council(entry.councilSlug)
    // What is cited from paper is the text, and that of an untranslated one stands there.
    let original = edition.original(of: entry.address, in: version.otherLanguage)
    let record: TemplateRecord = [
      "title": version.titleText,
      "council": .text(entry.councilName),
      "untranslated": edition.remark(onTextIn: version.otherLanguage),
      "document": .text(Citation.document(entry, words)),
      "standing": PolicyNotices.standing(of: entry, in: edition),
      "consultation": PolicyNotices.consultation(version, words, on: edition.asOf),
      "ending": PolicyNotices.ending(of: entry, in: edition, links),
      "announcements": .list(PolicyNotices.announcements(of: entry, in: edition, links)),
      "replaced": PolicyHistory.replaced(entry, by: later, in: edition, links),
      "history": PolicyHistory.list(of: entry, in: edition, links),
      "review": review(of: entry, in: edition),
      "review_under_way": .optional(
        version.dates.reviewStarted.map {
          ["sentence": .html(words.html(.reviewUnderWay, [.date: words.time($0)]))]
        }),
      "purpose": .optional(declared.purpose.map { ["text": version.own($0)] }),
      "facts": .optional(facts.isEmpty ? nil : ["list": .list(facts)]),
      "contents": .optional(
        hasText(version) ? contentsHTML(version).map { ["list": .html($0)] } : nil),
      "article": .optional(hasText(version) ? ["html": .html(article)] : nil),
      "attachments": attachments(of: entry, edition, links),
      "corrections": corrections(of: version, words),
      "referrers": referrers(to: entry, edition, links),
      "source": .optional(declared.source.map { source($0, of: version, words) }),
      "subscription": .optional(
        feed.map { Subscription.record($0, title: version.title, edition, links) }),
      "address": .optional(
        edition.addresses.absolute(original ?? entry.address).map { ["text": .text($0)] }),
      "citation": .optional(hasText(version) ? edition.citation : nil),
      "is_preview": .flag(edition.includesDrafts),
    ]
    return Page(
      address: entry.address, template: "policy", record: record,
      title: "\(title(of: entry, words)), \(entry.councilName)",
      description: declared.purpose
        ?? words(.descriptionPolicy, [.title: version.title, .council: entry.councilName]),
      trail: edition.trail(through: entry.councilName, at: council), article: article,
      feed: feed, councilInView: entry.councilSlug,
      languages: version.languages(of: edition.portal, includesDrafts: edition.includesDrafts),
      data: StructuredData(of: entry, in: edition),
      original: original,
      isHidden: [.draft, .superseded, .removed].contains(version.status))
  }

  /// The page of an old text says which it is, so that no two pages have one title (WCAG 2.4.2).
  private static func title(of entry: PolicyEntry, _ words: Words) -> String {
    let version = entry.version
    guard entry.isBesidePolicy, let date = version.dates.adopted?.date ?? version.dates.effective else {
      return version.title
    }
    return "\(version.title) (\(words.date(date)))"
  }

  private static func review(of entry: PolicyEntry, in edition: Edition) -> TemplateValue {
    let leadMonths = edition.portal.leadMonths
    let turns =
      ReviewState.turns(of: entry.due, leadMonths: leadMonths)
      + entry.policy.versions.flatMap(\.turns)
    return Stretches.list(from: edition.asOf, turning: turns) { day in
      guard !entry.isBesidePolicy, entry.status(on: day, shownOn: edition.asOf).hasReview else { return nil }
      let state = ReviewState(of: entry.due, on: day, leadMonths: leadMonths)
      return PolicyRow.reviewRecord(state, entry.due, edition.words)
    }
  }

  /// A text that was taken down is on no page; one that lies only in an attachment has nothing to show.
  private static func hasText(_ version: Version) -> Bool {
    version.status != .removed && !version.clauses.isEmpty
  }

  private static func attachments(
    of entry: PolicyEntry, _ edition: Edition, _ links: Links
  ) -> TemplateValue {
    let files = edition.council(entry.councilSlug)?.council.attachments ?? []
    let shown = entry.version.status == .removed ? [] : entry.version.attachments
    let rows: [TemplateRecord] = shown.map { attachment in
      let address = edition.addresses.attachment(attachment.file, of: entry.councilSlug)
      let name = attachment.file.split(separator: "/").last.map(String.init) ?? attachment.file
      let format = name.split(separator: ".").last.map { $0.uppercased() } ?? ""
      return [
        "name": .text(name),
        "link": .text(links.to(address)),
        "role": .text(edition.words.role(attachment.role)),
        "format": .text(format),
        "size": .text(files.first { $0.path == attachment.file }.map { edition.words.size($0.size) } ?? ""),
      ]
    }
    return .optional(rows.isEmpty ? nil : ["list": .list(rows)])
  }

  private static func corrections(of version: Version, _ words: Words) -> TemplateValue {
    let shown = version.status == .removed ? [] : version.corrections
    let rows: [TemplateRecord] = shown.map { correction in
      [
        "date": .html(words.time(correction.date)), "at": .text(correction.at),
        "link": .text("#" + percentEncoded(correction.at)), "was": version.own(correction.was),
        "now": version.own(correction.now), "why": version.own(correction.why),
      ]
    }
    return .optional(rows.isEmpty ? nil : ["list": .list(rows)])
  }

  private static func referrers(
    to entry: PolicyEntry, _ edition: Edition, _ links: Links
  ) -> TemplateValue {
    let rows: [TemplateRecord] = edition.namingPolicies(of: entry, links).map { policy, places in
      [
        "title": policy.version.titleText, "link": .text(links.to(policy.address)),
        "places": .list(places.map { ["name": .text($0.name), "link": .text($0.link)] }),
      ]
    }
    return .optional(rows.isEmpty ? nil : ["list": .list(rows)])
  }

  private static func source(_ source: Version.Source, of version: Version, _ words: Words) -> TemplateRecord
  {
    [
      "note": .optional(source.note.map { ["text": version.own($0)] }),
      "link": .optional(source.url.map { ["address": .text($0)] }),
      "retrieved": .optional(
        source.retrieved.map {
          ["sentence": .html(words.html(.sourceRetrieved, [.date: words.time($0)]))]
        }),
    ]
  }
}
