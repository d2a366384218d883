/// Which version of a policy counts, on a given day.

import Markup
import SourceText

/// Oldest first: a version without a date before all dated ones, drafts and proposals without a date
/// after them.
func inOrderOfDates(_ versions: [Version]) -> [Version] {
  func rank(_ version: Version) -> (Int, Day, String) {
    let path = version.document.file.path
    guard let date = version.dates.inForceFrom else {
      return (version.status.isProposal ? 2 : 0, Day(number: 0), path)
    }
    return (1, date.earliest, path)
  }
  return versions.sorted { rank($0) < rank($1) }
}

extension Version.Status {
  /// Not, or not yet, decided.
  package var isProposal: Bool { self == .draft || self == .publicDraft || self == .consultation }
}

extension Policy {
  /// The newest adopted or unstated version whose date is not after `day`; a month counts from its first
  /// day. A version without a date counts from the beginning.
  package func versionInForce(on day: Day) -> Version? {
    versions.last { version in
      switch version.status {
      case .adopted, .unstated: version.dates.inForceFrom.map { $0.earliest <= day } ?? true
      case .draft, .publicDraft, .consultation, .superseded, .withdrawn, .removed: false
      }
    }
  }

  /// What stands at the policy's own address: the version in force; where there is none, the newest one
  /// that may be seen. `nil` when there are only drafts and proposals under consultation.
  package func versionShown(on day: Day) -> Version? {
    versionInForce(on: day) ?? versions.last { $0.status != .draft && $0.status != .consultation }
  }
}
