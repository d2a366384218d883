package import Markup
import SourceText

/// One text of a policy and the facts about it.
package struct Version: Sendable {
  package enum Status: String, Sendable, CaseIterable {
    case draft
    case publicDraft = "public-draft"
    case consultation, adopted, unstated, superseded, withdrawn, removed
  }

  package var title: String
  package var kind: Policy.Kind?
  package var status: Status
  package var dates: Dates {
    _read { yield sharedDates[0] }
    _modify { yield &sharedDates[0] }
  }
  package var facts: Facts {
    _read { yield sharedFacts[0] }
    _modify { yield &sharedFacts[0] }
  }
  /// Remarks of the publisher beside a clause, by its address; not part of the text.
  package var notes: [Note]
  package var corrections: [Correction]
  package var attachments: [Attachment]
  /// The text as a tree of clauses.
  package var clauses: Clauses
  package var footnotes: [Footnote]
  /// The file it was read from, whose places `clauses` use.
  package var document: Document {
    _read { yield sharedDocument[0] }
    _modify { yield &sharedDocument[0] }
  }
  /// Until when and how people may answer, and what came of it, for a text with the status `consultation`.
  package var consultation: Consultation?
  /// Why it is no longer in force, for the status `withdrawn`.
  package var withdrawal: Ending?
  /// Why its text was taken down, for the status `removed`.
  package var removal: Ending?
  package var labelAliases: [LabelAlias] = []
  /// The same text in other languages, by language; the facts of each are those of the original.
  package var translations: [String: Version] = [:]
  /// Of a translation: its language.
  package var language: String?
  /// The language of its words where they are not in that of the register.
  package var otherLanguage: String?
  /// Findings about this file that somebody looked at and left.
  package var accepted: [Accepted] = []

  /// Lists of one, which are cheap to hand round: to copy what a version is made of counts some fifty references, and
  /// versions are handed round all the time.
  private var sharedDates: [Dates]
  private var sharedFacts: [Facts]
  private var sharedDocument: [Document]

  package init(
    title: String, kind: Policy.Kind?, status: Status, dates: Dates, facts: Facts, notes: [Note],
    corrections: [Correction], attachments: [Attachment], clauses: Clauses, footnotes: [Footnote],
    document: Document
  ) {
    self.title = title
    self.kind = kind
    self.status = status
    sharedDates = [dates]
    sharedFacts = [facts]
    sharedDocument = [document]
    self.notes = notes
    self.corrections = corrections
    self.attachments = attachments
    self.clauses = clauses
    self.footnotes = footnotes
  }

  /// By which it is told from the other versions of its policy, whatever its language: the path of the file that
  /// gives its facts.
  package var path: String {
    let path = document.file.path
    return language.map { path.dropLast("\($0).md".utf8.count) + "md" } ?? path
  }

  /// Itself and its translations, in the order of their languages.
  var texts: [Version] {
    translations.isEmpty ? [self] : [self] + translations.sorted { $0.key < $1.key }.map(\.value)
  }
}
