package import Governance
package import SourceText
import Markup
import Templating

/// What one run of publishing is told beside the register and the templates.
package struct PublishingOptions: Sendable {
  /// The day on which the site is true: states are worked out for it.
  package var asOf: Day
  /// Drafts are in no output unless somebody asks for them.
  package var includesDrafts: Bool

  package init(asOf: Day, includesDrafts: Bool) {
    self.asOf = asOf
    self.includesDrafts = includesDrafts
  }
}

/// What was published, in figures.
package struct Publication: Sendable, Equatable {
  package var councils = 0
  package var policies = 0
  package var clauses = 0
  /// Words of policies that were found again on their pages, all of them.
  package var wordsCompared = 0
  package var files = 0
  /// Every page that is made of one source.
  package var pages: [PagePlace] = []
  /// Policies whose review date has passed, and those whose review is due now.
  package var overdue = 0
  package var due = 0
  /// What every council will have published after this; not files of the site.
  package var locks: [NextLock] = []
  /// The first day after the as-of day on which a page changes by itself.
  package var nextChange: Day?

  package init() {}
}

/// A page that is made of one source, for somebody who is told what changed or where a mistake shows.
package struct PagePlace: Sendable, Equatable {
  /// As in `SiteFile.path`.
  package let file: String
  /// The path of the source.
  package let source: String
  /// Of the policy, where it is the page at a policy's own address.
  package let policy: String?
}

/// Makes every file of the public site and hands each to `sink` as soon as it is finished; the whole site
/// is never in memory. The same register, templates and options give the same files in the same order.
///
/// An error among the findings (a word lost) means that the files are not fit to be published: from then
/// on no more are handed over, but every page is still made and checked, so that all errors are known.
/// Throws only what `sink` throws. `progress` is told now and then how many of all pages are made.
package func publish(
  _ register: Register, with templates: SiteTemplates, options: PublishingOptions,
  progress: (_ pages: Int, _ all: Int) -> Void = { _, _ in }, to sink: (SiteFile) throws -> Void
) throws -> Parsed<Publication> {
  var editions = Edition.all(of: register, with: templates, options: options)
  var calendars = ReviewFeeds.all(of: editions)
  let memories = calendars[0].memories
  let changes = editions.map(ChangeFeed.all)
  let nextChange = nextChange(of: editions[0])
  for index in editions.indices {
    let feeds = Set(calendars[index].feeds.map(\.address) + changes[index].map(\.address))
    editions[index] = Edition(editions[index], feeds: feeds, nextChange: nextChange)
  }
  let edition = editions[0]

  var press = Press(editions: editions, templates: templates)
  if edition.addresses.baseURL == nil { press.findings.append(noBaseURL) }
  press.findings += losses(of: editions)
  for (edition, calendar) in zip(editions, calendars) {
    try press.makeFeeds(of: calendar, in: edition, to: sink)
  }
  // Their entries are no longer needed, and the memory is.
  calendars = []
  try press.makePages(isOfDrafts: options.includesDrafts, progress: progress, to: sink)
  press.hashes.addOthers(of: editions)
  press.findings += changedTexts(of: editions, press.hashes)
  for (edition, feeds) in zip(editions, changes) {
    for feed in feeds { try press.hand(feed.file(in: edition), to: sink) }
  }
  for data in dataFiles(of: editions) { try press.hand(data(), to: sink) }
  for file in editions.flatMap({ $0.registerFiles() }) { try press.hand(file, to: sink) }
  try press.handVersions(to: sink)
  try press.handSearch(to: sink)
  try press.handAssets(to: sink)
  try press.handAttachments(of: edition, to: sink)

  var publication = press.publication
  publication.councils = edition.councils.count
  publication.policies = edition.policies.count
  publication.clauses = edition.policies.reduce(0) { $0 + $1.version.clauseCount }
  let states = edition.policies.filter(\.hasReview).map { DueReview.State(of: $0.due, on: edition.asOf) }
  publication.overdue = states.count { $0 == .overdue }
  publication.due = states.count { $0 == .due }
  publication.locks = nextLocks(of: editions, press.hashes, memories)
  publication.nextChange = nextChange
  return Parsed(publication, press.findings)
}

/// How many files the search index, the feeds of changes and the data files are; makes them all as `publish` does.
package func searchAndDataFileCount(of editions: [Edition]) throws -> Int {
  var count = dataFiles(of: editions).map { $0() }.count
  for edition in editions {
    count += ChangeFeed.all(of: edition).map { $0.file(in: edition) }.count
    try SearchIndex.write(edition) { _ in count += 1 }
  }
  return count
}

/// Those that stand once for all languages, each made when it is asked for: they are the largest files of the site.
private func dataFiles(of editions: [Edition]) -> [() -> SiteFile] {
  let edition = editions[0]
  return [
    { edition.calendarData() }, { edition.policyData(in: editions) }, { edition.clauseData(in: editions) },
  ] + edition.dataSchemas().map { schema in { schema } }
}

private let noBaseURL = Finding(
  .baseURLMissing, "the portal has no base_url, so there are no calendars to subscribe to", at: nil,
  repair: "write the web address of the site into portal.yml: base_url: https://…/")

/// Turns pages into files and hands them over, and keeps count.
private struct Press {
  /// One for each language.
  let editions: [Edition]
  let templates: SiteTemplates
  var publication = Publication()
  var findings: [Finding] = []
  var hashes = WordsHashes()

  typealias Sink = (SiteFile) throws -> Void

  /// How many pages are made before they are handed over: enough to keep all cores busy, few enough that
  /// their bytes do not matter and are still at hand when they are written.
  private static var batch: Int { 64 }

  mutating func hand(_ file: SiteFile, to sink: Sink) throws {
    guard !findings.contains(where: { $0.severity == .error }) else { return }
    try sink(file)
    publication.files += 1
  }

  mutating func makePages(isOfDrafts: Bool, progress: (Int, Int) -> Void, to sink: Sink) throws {
    let (editions, templates) = (editions, templates)
    let sources = editions.indices.flatMap { edition in
      PageSource.all(of: editions[edition]).map { (edition: edition, source: $0) }
    }
    publication.pages = sources.compactMap { $0.source.place(isOriginal: editions[$0.edition].isOriginal) }
    var listed: [Address] = []
    for start in stride(from: 0, to: sources.count, by: Self.batch) {
      let batch = Array(sources[start..<min(start + Self.batch, sources.count)])
      let pages = parallelMap(batch, grain: 2) { $0.source.make(editions[$0.edition], templates) }
      hashes.add(pages.compactMap(\.words))
      for page in pages {
        findings += page.findings
        publication.wordsCompared += page.wordsCompared
        if page.isListed { listed.append(page.address) }
      }
      for page in pages {
        try hand(SiteFile(path: page.address.file, content: .bytes(page.bytes)), to: sink)
      }
      progress(start + batch.count, sources.count)
    }
    try handDirections(listed, isOfDrafts: isOfDrafts, to: sink)
  }

  /// What robots read.
  private mutating func handDirections(
    _ pages: [Address], isOfDrafts: Bool, to sink: Sink
  ) throws {
    let addresses = editions[0].addresses
    if let base = addresses.baseURL, !isOfDrafts {
      let sitemap = sitemapXML(pages, below: base)
      try hand(SiteFile(path: addresses.sitemap.file, content: .bytes(sitemap)), to: sink)
    }
    let text = robotsText(sitemap: addresses.absolute(addresses.sitemap), isOfDrafts: isOfDrafts)
    try hand(SiteFile(path: addresses.robots.file, content: .bytes(text)), to: sink)
  }

  mutating func makeFeeds(of calendar: ReviewFeeds, in edition: Edition, to sink: Sink) throws {
    let sources = calendar.feeds
    for start in stride(from: 0, to: sources.count, by: Self.batch) {
      let batch = Array(sources[start..<min(start + Self.batch, sources.count)])
      for feed in parallelMap(batch, { $0.files(in: edition, from: calendar.books) }) {
        for file in feed { try hand(file, to: sink) }
      }
    }
  }

  /// The lists of versions and of redirects.
  mutating func handVersions(to sink: Sink) throws {
    for entry in editions[0].policies { try hand(editions[0].versionList(of: entry), to: sink) }
    if let list = redirectList(of: editions) { try hand(list, to: sink) }
  }

  mutating func handSearch(to sink: Sink) throws {
    for edition in editions { try SearchIndex.write(edition) { try hand($0, to: sink) } }
  }

  mutating func handAssets(to sink: Sink) throws {
    for asset in templates.assets {
      guard let path = asset.assetPath else { continue }
      try hand(SiteFile(path: path, content: .bytes(asset.bytes)), to: sink)
    }
  }

  mutating func handAttachments(of edition: Edition, to sink: Sink) throws {
    for entry in edition.councils {
      let hidden = edition.hiddenAttachments(of: entry)
      for attachment in entry.council.attachments where !hidden.contains(attachment.path) {
        let address = edition.addresses.attachment(attachment.path, of: entry.council.slug)
        let file = "\(entry.council.folder)/\(attachment.path)"
        try hand(SiteFile(path: address.file, content: .copy(of: file)), to: sink)
      }
    }
  }
}

/// A review state that turns, a version that takes effect or ends, a consultation that closes.
private func nextChange(of edition: Edition) -> Day? {
  let pages = edition.pages + edition.councils.flatMap(\.council.pages)
  let pageTurns = pages.flatMap {
    ReviewState.turns(of: $0.reviewDue, leadMonths: edition.portal.leadMonths)
  }
  let policyTurns = edition.policies.flatMap { entry in
    [
      entry.hasReview
        ? ReviewState.nextChange(
          of: entry.due, after: edition.asOf, leadMonths: edition.portal.leadMonths) : nil
    ]
      + entry.policy.versions.filter { $0.status != .draft || edition.includesDrafts }.flatMap(\.turns)
  }
  return (pageTurns + policyTurns.compactMap { $0 }).filter { $0 > edition.asOf }.min()
}

extension PageSource {
  /// `nil` for pages that are made of many sources.
  fileprivate func place(isOriginal: Bool) -> PagePlace? {
    switch self {
    case .policy(let entry):
      PagePlace(
        file: entry.address.file, source: entry.version.document.file.path,
        policy: entry.isBesidePolicy || !isOriginal ? nil : entry.version.title)
    case .text(let page, let address, _):
      PagePlace(file: address.file, source: page.document.file.path, policy: nil)
    case .council(let entry):
      PagePlace(file: entry.address.file, source: "\(entry.council.folder)/council.yml", policy: nil)
    case .home, .calendar, .legislation, .search, .notFound, .policies, .calendarYear, .councilCalendar,
      .meetings, .post, .body, .audit, .redirect:
      nil
    }
  }
}
