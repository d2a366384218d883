import Governance
import Templating

/// What a reader needs to cite a part of a policy: the document as it is named in minutes, and the words for
/// what has no number of its own. A script of the assets puts them together with the label or the position of
/// the part; without it, the address of the part is all there is.
enum Citation {
  static let vocabulary: Vocabulary = [
    /// For the script, with their places still in them: `{ordinal} bullet`.
    "bullet": .text, "paragraph": .text, "beyond": .text, "heading": .text,
    /// The first ordinal numbers, in one line.
    "ordinals": .text,
  ]

  static func record(_ words: Words) -> TemplateRecord {
    [
      "bullet": .text(words(.citationBullet, [.ordinal: "{ordinal}"])),
      "paragraph": .text(words(.citationParagraph, [.ordinal: "{ordinal}"])),
      "beyond": .text(words(.citationBeyond, [.count: "{count}"])),
      "heading": .text(words(.citationHeading, [.title: "{title}"])),
      "ordinals": .text(words(.citationOrdinals)),
    ]
  }

  /// "Farnham Town Council, Member Officer Protocol (March 2023)". A text that was never adopted says so, one
  /// that does not state its date has none.
  static func document(_ entry: PolicyEntry, _ words: Words) -> String {
    let version = entry.version
    let dates = version.dates
    let remark: String? =
      switch version.status {
      case .draft, .publicDraft: words(.citationDraft)
      case .consultation: words(.citationProposal)
      default: (dates.adopted?.date ?? dates.effective).map { words.date($0) }
      }
    let name = "\(entry.councilName), \(version.title)"
    return remark.map { "\(name) (\($0))" } ?? name
  }
}
