/// Which version of a policy counts, on a given day.

import Markup
import SourceText

/// Oldest first: a version without a date before all dated ones, drafts and proposals without a date
/// after them.
func inOrderOfDates(_ versions: [Version]) -> [Version] {
  func rank(_ version: Version) -> (Int, Day, String) {
    let path = version.path
    guard let date = version.dates.inForceFrom else {
      return (version.status.isProposal ? 2 : 0, Day(number: 0), path)
    }
    return (1, date.earliest, path)
  }
  return versions.sorted { rank($0) < rank($1) }
}

extension Version {
  /// What it is on `day`, later versions apart. A withdrawal counts from the first day of its date; a removal at
  /// once, whatever its date: what must not be read must not wait.
  fileprivate func statusAlone(on day: Day) -> Status {
    guard status == .withdrawn, let date = withdrawal?.date, date.earliest > day else { return status }
    return dates.adopted == nil ? .unstated : .adopted
  }

  /// When, why and for what it was, or will be, withdrawn or removed.
  package var ending: Ending? { status == .removed ? removal : withdrawal }

  /// The days on which it becomes something else by itself, in order: it takes effect, its consultation
  /// closes, it ends.
  package var turns: [Day] {
    [dates.inForceFrom?.earliest, consultation?.closes?.latest.adding(days: 1), ending?.date?.earliest]
      .compactMap { $0 }.sorted()
  }
}

extension Version.Status {
  /// Not, or not yet, decided.
  package var isProposal: Bool { self == .draft || self == .publicDraft || self == .consultation }

  /// In force once its day has come.
  package var canBeInForce: Bool { self == .adopted || self == .unstated }

  /// No longer in force, and nothing took its place.
  package var hasEnded: Bool { self == .withdrawn || self == .removed }
}

extension Policy {
  /// The newest adopted or unstated version whose date is not after `day`; a month counts from its first
  /// day. A version without a date counts from the beginning. When the newest was withdrawn or taken down,
  /// the one before it does not come back: none is in force.
  package func versionInForce(on day: Day) -> Version? {
    let begun = versions.last { version in
      switch version.status {
      case .adopted, .unstated, .withdrawn, .removed:
        version.dates.inForceFrom.map { $0.earliest <= day } ?? true
      case .draft, .publicDraft, .consultation, .superseded: false
      }
    }
    return begun.flatMap { $0.statusAlone(on: day).hasEnded ? nil : $0 }
  }

  /// From when to when `version` counts: until the next one that takes effect after it, or until it was
  /// withdrawn or removed. Nothing for a proposal.
  package func span(of version: Version) -> (from: PartialDate?, until: PartialDate?)? {
    guard !version.status.isProposal else { return nil }
    let path = version.path
    let later = versions.drop { $0.path != path }.dropFirst()
    let next = later.first { !$0.status.isProposal }?.dates.inForceFrom
    let ends = [next, version.ending?.date].compactMap { $0 }
    return (version.dates.inForceFrom, ends.min { $0.earliest < $1.earliest })
  }

  /// What `version` is on `day`: adopted as it may be, a later one has taken its place.
  package func status(of version: Version, on day: Day) -> Version.Status {
    let alone = version.statusAlone(on: day)
    guard alone.canBeInForce, let until = span(of: version)?.until,
      until.earliest <= day
    else { return alone }
    return .superseded
  }

  package static let consultationName = "consultation"

  /// The last part of the address of `version` below the policy's own: the name of its file in the policy's
  /// folder, else the date of its adoption, else that from which it counts (`2023-03`). `nil` without a date, and
  /// for a draft that is all there is.
  package func addressName(of version: Version) -> String? {
    switch version.status {
    case .consultation: return Self.consultationName
    case .draft, .publicDraft: return versions.count > 1 ? "draft" : nil
    case .adopted, .unstated, .superseded, .withdrawn, .removed: break
    }
    let parts = version.path.split(separator: "/")
    if versions.count > 1, parts.dropLast().last == slug[...], let name = parts.last?.dropLast(".md".count),
      name.utf8.first.map({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) == true
    {
      return String(name)
    }
    return (version.dates.adopted?.date ?? version.dates.effective)?.iso
  }

  /// What stands at the policy's own address: the version in force; where there is none, the newest one
  /// that may be seen. `nil` when there are only drafts and proposals under consultation.
  package func versionShown(on day: Day) -> Version? {
    versionInForce(on: day) ?? versions.last { $0.status != .draft && $0.status != .consultation }
  }
}
