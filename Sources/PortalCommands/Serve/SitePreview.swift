import Governance
import Publishing
import SourceText

/// The site in memory as it would be published now, drafts included, and what is wrong with it.
///
/// Where the last reading brought up an error, the pages are those of the last one without.
struct SitePreview: Sendable {
  /// The files of the last reading that could be published, by their paths below the site.
  private(set) var files: [String: SiteFile.Content] = [:]
  /// The paths of the sources of pages that are made of one, by the pages' paths.
  private(set) var sources: [String: String] = [:]
  /// Those of the last reading, in reading order.
  private(set) var findings: [Finding] = []
  /// What the disk did not do at the last reading.
  private(set) var trouble: DiskError?
  /// How often the sources were read.
  private(set) var readings = 0

  /// Whether the pages are older than the sources.
  var isBehind: Bool { trouble != nil || findings.contains { $0.severity == .error } }

  /// Reads the sources anew.
  mutating func renew(_ read: () throws -> ReadPortal) throws {
    readings += 1
    trouble = nil
    findings = []
    // Most pages of a large portal are the same as before, and are not held twice while it is read.
    var changed: [String: SiteFile.Content] = [:]
    var paths: Set<String> = []
    paths.reserveCapacity(files.count)
    do {
      let outcome = try read().publish { file in
        paths.insert(file.path)
        if files[file.path] != file.content { changed[file.path] = file.content }
      }
      findings = outcome.findings
      guard !isBehind else { return }
      files = files.filter { paths.contains($0.key) }.merging(changed) { _, new in new }
      sources = Dictionary(outcome.value.pages.map { ($0.file, $0.source) }) { first, _ in first }
    } catch let error as DiskError {
      trouble = error
    }
  }
}
