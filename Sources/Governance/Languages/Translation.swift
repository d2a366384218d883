/// Reads the text of a policy in another language: `complaints.cy.md` beside `complaints.md`.
///
/// Its words are its own: title, purpose, other names, text, notes and corrections, and what it says of its source and
/// its attachments. When it was adopted and is to be reviewed, by whom and under what status are facts of the
/// original; a file that says otherwise is told so.

import Markup
import SourceText

/// `council` is `nil` where its own file could not be read.
func readTranslation(_ named: NamedFile, of original: Version, in council: Council?) -> Parsed<Version> {
  let document = readDocument(named.file, as: .policy)
  let fields = readPolicyFields(document.value, in: council)
  let read = fields.value.version
  let clauses = makeClauses(of: document.value)
  let aligned = alignAddresses(of: clauses.value, with: original, in: named.file)

  var version = original
  version.takeWords(of: read)
  version.clauses = aligned.value
  version.language = named.language
  version.translations = [:]
  // One that is still being written waits; apart from that, its status is the original's.
  if read.status == .draft { version.status = .draft }

  var findings = withoutDoubles(document.findings, of: clauses.findings)
  findings += fields.findings + clauses.findings
  if document.value.metadata != nil {
    findings += contradictions(in: read, to: original)
    findings += textFindings(version) + aligned.findings
  }
  // The clauses hold the blocks now.
  version.document.blocks = []
  return Parsed(version, findings)
}

extension Version {
  fileprivate mutating func takeWords(of translation: Version) {
    title = translation.title
    facts.aliases = translation.facts.aliases
    facts.purpose = translation.facts.purpose
    facts.reasonForUpdate = translation.facts.reasonForUpdate ?? facts.reasonForUpdate
    facts.publication = translation.facts.publication ?? facts.publication
    facts.contact = translation.facts.contact ?? facts.contact
    facts.licence = translation.facts.licence ?? facts.licence
    facts.source = translation.facts.source ?? facts.source
    facts.leadOfficerAsPrinted = translation.facts.leadOfficerAsPrinted ?? facts.leadOfficerAsPrinted
    if let respond = translation.consultation?.respond { consultation?.respond = respond }
    if let outcome = translation.consultation?.outcome { consultation?.outcome = outcome }
    if !translation.attachments.isEmpty { attachments = translation.attachments }
    notes = translation.notes
    corrections = translation.corrections
    labelAliases = translation.labelAliases
    accepted = translation.accepted
    footnotes = translation.footnotes
    document = translation.document
  }
}

/// The facts that belong to the original alone.
private let factsOfOriginal = [
  "kind", "status", "adopted", "effective", "withdrawn", "removed", "last_updated", "reviews",
  "review_started", "review_due", "review_cycle", "closes", "approving_body", "former_slugs",
  "amendments", "based_on", "supersedes", "reference", "version_label",
]

private func contradictions(in translation: Version, to original: Version) -> [Finding] {
  var keys = factsOfOriginal.filter { contradicts($0, in: translation.document, to: original.document) }
  // A translation may print the name of the post in its own words.
  if let post = translation.facts.leadOfficer, post != original.facts.leadOfficer {
    keys.append("lead_officer")
  }
  return keys.map { key in
    Finding(
      .translationContradicts,
      original.document.gives(key)
        ? "the original has another `\(key)`" : "the original says nothing of `\(key)`",
      at: translation.document.place(of: key), notes: original.document.note("the original", at: key),
      repair: "take `\(key)` out: the facts of both languages stand in \(original.document.file.name)")
  }
}

private func contradicts(_ key: String, in translation: Document, to original: Document) -> Bool {
  guard translation.gives(key), let own = translation.metadata?.field(key) else { return false }
  if key == "status", translation.gives(key, as: Version.Status.draft.rawValue) { return false }
  return original.metadata?.field(key)?.says(own) != true
}

extension MetadataNode {
  /// Whether it holds the same, wherever that stands.
  fileprivate func says(_ other: MetadataNode) -> Bool {
    switch (value, other.value) {
    case (.text(let one), .text(let other)): one == other
    case (.list(let one), .list(let other)): one.elementsEqual(other) { $0.says($1) }
    case (.fields(let one), .fields(let other)):
      one.elementsEqual(other) { $0.key == $1.key && $0.node.says($1.node) }
    default: false
    }
  }
}

extension SourceFile {
  /// The last part of its path.
  fileprivate var name: Substring { path.split(separator: "/").last ?? "" }
}
