import ArgumentParser
import Governance
import Publishing
import SourceText

/// A portal as it lies on disk, read and checked: what `build`, `check` and the commands to come begin with.
struct ReadPortal {
  private let register: Parsed<Register>
  private let templates: Parsed<SiteTemplates>
  private let findings: [Finding]
  private let options: PublishingOptions
  private let isLocked: Bool

  init(_ options: SiteOptions, beginning: (Int) -> Void) throws {
    try self.init(
      content: options.content.content, templates: options.templates,
      options: PublishingOptions(asOf: options.content.day, includesDrafts: options.drafts),
      isLocked: options.locked, beginning: beginning)
  }

  /// `templates` is the folder that somebody named; `beginning` is told how many texts will be read.
  init(
    content folder: String, templates folderOfTemplates: String?, options: PublishingOptions,
    isLocked: Bool = false, beginning: (Int) -> Void = { _ in }
  ) throws {
    let content = try readContentFolder(trimmed(folder))
    let looks = try readTemplates(namedBy: folderOfTemplates)
    beginning(content.value.texts.count)
    register = readRegister(content.value)
    self.templates = readSiteTemplates(looks.value, languages: register.value.portal.languages)
    // Of a folder that is not there, everything in it would be reported missing as well.
    findings =
      content.findings + (content.lacksFolder ? [] : register.findings)
      + looks.findings + (looks.lacksFolder ? [] : self.templates.findings)
    self.isLocked = isLocked
    self.options = options
  }

  /// A command reads one portal and ends. The system takes its memory back at once; giving it back before, text
  /// by text and clause by clause, takes a large portal as long as writing its pages.
  func keepToTheEnd() { _ = Unmanaged.passRetained([register] as AnyObject) }

  /// Findings that a clerk looked at and left, with a reason.
  var accepted: Int { register.value.acceptedCount }

  /// The councils whose texts name policies that nobody published, with the titles.
  var unpublished: [(council: String, titles: [String])] {
    register.value.councils.compactMap { council in
      register.value.references.unpublished[council.slug].map { (council.name, $0.map(\.title)) }
    }
  }

  /// The plain pages that have to be completed before the site goes out.
  var unfinishedPages: [(path: String, places: Int)] { register.value.unfinishedPages }

  /// Makes the site's files and gives each to `sink`, with all findings of the run in reading order. With an
  /// error in what was read no page is made: it would only repeat the error.
  func publish(
    progress: (Int, Int) -> Void = { _, _ in }, to sink: (SiteFile) throws -> Void
  ) throws -> Parsed<Publication> {
    guard !findings.contains(where: { $0.severity == .error }) else {
      return Parsed(Publication(), findings.inReadingOrder())
    }
    let published = try Publishing.publish(
      register.value, with: templates.value, options: options, progress: progress, to: sink)
    let locks = isLocked ? published.value.locks.filter(\.changes) : []
    let changes = locks.map { lockWouldChange($0.file.path) }
    return Parsed(published.value, (findings + published.findings + changes).inReadingOrder())
  }
}

extension Parsed {
  /// Whether the folder that was to be read is not there, or is empty.
  var lacksFolder: Bool {
    findings.contains { $0.rule == .folderMissing || $0.rule == .folderEmpty }
  }

  /// Whether the findings forbid publishing.
  func stops(_ options: SiteOptions) -> Bool {
    findings.contains { $0.severity == .error || options.strict }
  }
}

/// A folder's path without slashes at its end.
func trimmed(_ folder: String) -> String {
  let end = folder.lastIndex { $0 != "/" } ?? folder.startIndex
  return String(folder[...end])
}
