import Governance
import Templating

/// What a reader must know before a text that is not simply in force: until when and how to answer a
/// proposal; when and why a text was withdrawn or removed, and what took its place.
enum PolicyNotices {
  static let consultation: Vocabulary = [
    "closes": .optional(["sentence": .html]), "respond": .optional(["text": .text]),
  ]

  static let ending: Vocabulary = [
    "date": .optional(["sentence": .html]), "reason": .optional(["text": .text]),
    "minute": .optional(["text": .text]), "successor": .optional(["title": .text, "link": .text]),
  ]

  static func consultation(_ version: Version, _ words: Words, on day: Day) -> TemplateValue {
    guard version.status == .consultation, let consultation = version.consultation else {
      return .optional(nil)
    }
    return .optional([
      "closes": sentence(
        consultation.closes.map { $0.latest < day } == true ? .consultationClosed : .consultationCloses,
        consultation.closes, words),
      "respond": .optional(consultation.respond.map { ["text": .text($0)] }),
    ])
  }

  static func ending(of entry: PolicyEntry, in edition: Edition, _ links: Links) -> TemplateValue {
    guard let (word, ending) = ending(of: entry.version) else { return .optional(nil) }
    let words = edition.words
    let successor = edition.policies.first {
      $0.councilSlug == entry.councilSlug && $0.policy.slug == ending.successor
    }
    return .optional([
      "date": sentence(word, ending.date, words),
      "reason": .optional(ending.reason.map { ["text": .text($0)] }),
      "minute": .optional(ending.minute.map { ["text": .text(words(.factMinute, [.minute: $0]))] }),
      "successor": .optional(
        successor.map { ["title": .text($0.version.title), "link": .text(links.to($0.address))] }),
    ])
  }

  private static func ending(of version: Version) -> (Word, Version.Ending)? {
    switch version.status {
    case .withdrawn: version.withdrawal.map { (.withdrawnOn, $0) }
    case .removed: version.removal.map { (.removedOn, $0) }
    default: nil
    }
  }

  private static func sentence(_ word: Word, _ date: PartialDate?, _ words: Words) -> TemplateValue {
    .optional(date.map { ["sentence": .html(words.html(word, [.date: words.time($0)]))] })
  }
}
