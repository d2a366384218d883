import Governance
import Markup
import SourceText
import Templating

/// What a reader must know before a text: where it stands, until when and how to answer a proposal, when and
/// why it was withdrawn or removed and what took its place, which text is coming. What changes on a day that is
/// known is given for each stretch of days.
enum PolicyNotices {
  static let standing = Stretches.vocabulary([
    "status": .text, "status_words": .html,
    /// It is a draft, a proposal, or no longer in force.
    "is_not_in_force": .flag,
  ])

  static let consultation = Stretches.vocabulary([
    "closes": .optional(["sentence": .html]), "respond": .optional(["text": .text]),
    "outcome": .optional(["text": .text]), "is_without_outcome": .flag,
  ])

  static let ending = Stretches.vocabulary([
    "sentence": .html, "reason": .optional(["text": .text]),
    "minute": .optional(["text": .text]), "successor": .optional(["title": .text, "link": .text]),
  ])

  /// Another text of the policy that a reader of the one in force is told of.
  static let announcement = Stretches.vocabulary(["lead": .html, "title": .text, "link": .text])

  static func standing(of entry: PolicyEntry, in edition: Edition) -> TemplateValue {
    let turns = entry.policy.versions.flatMap(\.turns)
    let date = entry.version.dates.inForceFrom
    return Stretches.list(from: edition.asOf, turning: turns) { day in
      let status = entry.status(on: day, shownOn: edition.asOf)
      return [
        "status": .text(status.rawValue),
        "status_words": .html(edition.words.status(status, date, on: day)),
        "is_not_in_force": .flag(!status.canBeInForce),
      ]
    }
  }

  static func consultation(_ version: Version, _ words: Words, on day: Day) -> TemplateValue {
    guard version.status == .consultation, let consultation = version.consultation else { return .list([]) }
    return Stretches.list(from: day, turning: version.turns) { day in
      let isClosed = consultation.closes.map { $0.latest < day } == true
      return [
        "closes": .optional(
          consultation.closes.map {
            let word: Word = isClosed ? .consultationClosed : .consultationCloses
            return ["sentence": .html(words.html(word, [.date: words.time($0)]))]
          }),
        "respond": .optional(isClosed ? nil : consultation.respond.map { ["text": version.own($0)] }),
        "outcome": .optional(consultation.outcome.map { ["text": version.own($0)] }),
        "is_without_outcome": .flag(isClosed && consultation.outcome == nil),
      ]
    }
  }

  static func ending(of entry: PolicyEntry, in edition: Edition, _ links: Links) -> TemplateValue {
    guard let ending = entry.version.ending else { return .list([]) }
    let words = edition.words
    let successor = ending.successor.flatMap { edition.policy($0, of: entry.councilSlug) }
    return Stretches.list(from: edition.asOf, turning: entry.version.turns) { day in
      [
        "sentence": .html(sentence(onEndOf: entry.version, words, on: day) ?? []),
        "reason": .optional(ending.reason.map { ["text": entry.version.own($0)] }),
        "minute": .optional(ending.minute.map { ["text": .text(words(.factMinute, [.minute: $0]))] }),
        "successor": .optional(
          successor.map { ["title": $0.version.titleText, "link": .text(links.to($0.address))] }),
      ]
    }
  }

  /// "Withdrawn: 12 November 2026."; `nil` where no date of its end is given.
  static func sentence(onEndOf version: Version, _ words: Words, on day: Day) -> [UInt8]? {
    version.ending?.date.map { words.html(word(for: version, from: $0, on: day), [.date: words.time($0)]) }
  }

  private static func word(for version: Version, from date: PartialDate, on day: Day) -> Word {
    if version.status == .removed { return .removedOn }
    return date.earliest > day ? .withdrawnFrom : .withdrawnOn
  }

  /// On the page of the text in force: the one that takes its place on a known day, and open proposals.
  static func announcements(of entry: PolicyEntry, in edition: Edition, _ links: Links) -> [TemplateRecord] {
    guard !entry.isBesidePolicy, entry.policy.versions.count > 1 else { return [] }
    let words = edition.words
    return entry.places.filter { !$0.isShown }.flatMap { place -> [TemplateRecord] in
      let version = place.version
      guard let address = place.address else { return [] }
      let lead: [UInt8]
      if version.status == .consultation {
        lead = words.html(.proposalLead)
      } else if let date = version.dates.inForceFrom, date.earliest > edition.asOf, !version.status.isProposal
      {
        lead = words.html(.nextTextLead, [.date: words.time(date)])
      } else {
        return []
      }
      let closing = version.consultation?.closes?.latest.adding(days: 1)
      return Stretches.records(from: edition.asOf, turning: [closing].compactMap { $0 }) { day in
        if let closing, version.status == .consultation, day >= closing { return nil }
        return ["lead": .html(lead), "title": version.titleText, "link": .text(links.to(address))]
      }
    }
  }
}

extension PolicyEntry {
  /// The status of its version on a later day, with nobody doing anything.
  func status(on day: Day, shownOn asOf: Day) -> Version.Status {
    guard day > asOf,
      let written = policy.versions.first(where: { $0.path == version.path })
    else { return version.status }
    return policy.status(of: written, on: day)
  }
}
