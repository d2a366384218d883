package import Markup
import SourceText

/// One text of a policy and the facts about it.
package struct Version: Sendable {
  package enum Status: String, Sendable, CaseIterable {
    case draft
    case publicDraft = "public-draft"
    case consultation, adopted, unstated, superseded, withdrawn, removed
  }

  package var title: String {
    @inline(never) get { parts[0].title }
    _modify { yield &parts[0].title }
  }
  package var kind: Policy.Kind? {
    @inline(never) get { parts[0].kind }
    _modify { yield &parts[0].kind }
  }
  package var status: Status {
    @inline(never) get { parts[0].status }
    _modify { yield &parts[0].status }
  }
  package var dates: Dates {
    _read { yield parts[0].dates }
    _modify { yield &parts[0].dates }
  }
  package var facts: Facts {
    _read { yield parts[0].facts }
    _modify { yield &parts[0].facts }
  }
  /// What `facts` say: whoever asks for one of them need not copy all facts. The post and the body are slugs.
  package var leadOfficer: String? { parts[0].facts.leadOfficer }
  package var approvingBody: String? { parts[0].facts.approvingBody }
  package var purpose: String? { parts[0].facts.purpose }
  package var reference: String? { parts[0].facts.reference }
  package var aliases: [String] {
    @inline(never) get { parts[0].facts.aliases }
  }
  /// Remarks of the publisher beside a clause, by its address; not part of the text.
  package var notes: [Note] {
    _read { yield parts[0].notes }
    _modify { yield &parts[0].notes }
  }
  package var corrections: [Correction] {
    _read { yield parts[0].corrections }
    _modify { yield &parts[0].corrections }
  }
  package var attachments: [Attachment] {
    _read { yield parts[0].attachments }
    _modify { yield &parts[0].attachments }
  }
  /// The text as a tree of clauses.
  package var clauses: Clauses {
    @inline(never) get { parts[0].clauses }
    _modify { yield &parts[0].clauses }
  }
  package var footnotes: [Footnote] {
    _read { yield parts[0].footnotes }
    _modify { yield &parts[0].footnotes }
  }
  /// The file it was read from, whose places `clauses` use.
  package var document: Document {
    _read { yield parts[0].document }
    _modify { yield &parts[0].document }
  }
  /// Until when and how people may answer, and what came of it, for a text with the status `consultation`.
  package var consultation: Consultation? {
    _read { yield parts[0].consultation }
    _modify { yield &parts[0].consultation }
  }
  /// Why it is no longer in force, for the status `withdrawn`.
  package var withdrawal: Ending? {
    _read { yield parts[0].withdrawal }
    _modify { yield &parts[0].withdrawal }
  }
  /// Why its text was taken down, for the status `removed`.
  package var removal: Ending? {
    _read { yield parts[0].removal }
    _modify { yield &parts[0].removal }
  }
  package var labelAliases: [LabelAlias] {
    _read { yield parts[0].labelAliases }
    _modify { yield &parts[0].labelAliases }
  }
  /// The same text in other languages, by language; the facts of each are those of the original.
  package var translations: [String: Version] {
    _read { yield parts[0].translations }
    _modify { yield &parts[0].translations }
  }
  /// Of a translation: its language.
  package var language: String? {
    @inline(never) get { parts[0].language }
    _modify { yield &parts[0].language }
  }
  /// The language of its words where they are not in that of the register.
  package var otherLanguage: String? {
    @inline(never) get { parts[0].otherLanguage }
    _modify { yield &parts[0].otherLanguage }
  }
  /// Findings about this file that somebody looked at and left.
  package var accepted: [Accepted] {
    _read { yield parts[0].accepted }
    _modify { yield &parts[0].accepted }
  }

  /// A list of one: to hand a version round counts one reference, and to copy what it is made of would count some fifty.
  /// Parts that hold many references are lent to who reads them. What reads another is not inlined, since of two that
  /// are read side by side a copy of all parts would be made (Swift 6.3).
  private var parts: [Parts]

  private struct Parts {
    var title: String
    var kind: Policy.Kind?
    var status: Status
    var dates: Dates
    var facts: Facts
    var notes: [Note]
    var corrections: [Correction]
    var attachments: [Attachment]
    var clauses: Clauses
    var footnotes: [Footnote]
    var document: Document
    var consultation: Consultation?
    var withdrawal: Ending?
    var removal: Ending?
    var labelAliases: [LabelAlias] = []
    var translations: [String: Version] = [:]
    var language: String?
    var otherLanguage: String?
    var accepted: [Accepted] = []
  }

  package init(
    title: String, kind: Policy.Kind?, status: Status, dates: Dates, facts: Facts, notes: [Note],
    corrections: [Correction], attachments: [Attachment], clauses: Clauses, footnotes: [Footnote],
    document: Document
  ) {
    parts = [
      Parts(
        title: title, kind: kind, status: status, dates: dates, facts: facts, notes: notes,
        corrections: corrections, attachments: attachments, clauses: clauses, footnotes: footnotes,
        document: document)
    ]
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
