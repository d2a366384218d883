/// Reads the front matter of a policy's file: the facts about one version of its text.
///
/// What the council declares (posts, bodies) is checked on the way. It does not look at the text, and it
/// compares no facts with each other; that is the business of the rules.

import Markup
import SourceText

/// The fields of a policy in the order in which they are usually written: what a command adds goes where a
/// clerk would look for it.
package let policyFieldOrder = [
  "title", "kind", "status", "adopted", "effective", "withdrawn", "removed", "last_updated",
  "reason_for_update", "reviews", "review_started", "review_due", "review_cycle", "closes", "respond",
  "outcome",
  "lead_officer", "approving_body", "purpose", "publication", "aliases", "former_slugs", "label_aliases",
  "amendments", "based_on", "supersedes", "reference", "version_label", "contact", "licence", "source",
  "attachments", "corrections", "notes", "accepted",
]

/// A version without its text and what the file says of the policy as a whole.
struct PolicyFields {
  var version: Version
  var formerSlugs: [String] = []
}

/// `council` is `nil` where its own file could not be read: then posts and bodies are not checked.
func readPolicyFields(_ document: Document, in council: Council?) -> Parsed<PolicyFields> {
  guard let metadata = document.metadata else { return Parsed(PolicyFields(version: Version(of: document))) }
  let posts = council?.posts.map(\.slug)
  let bodies = council?.bodies.map(\.slug)
  return readFields(of: "a policy", metadata, in: document.file) { fields in
    var policy = PolicyFields(version: Version(of: document))
    policy.version.title = fields.requiredText("title") ?? policy.version.title
    policy.version.kind = fields.choice("kind", of: Policy.Kind.self)
    policy.version.status = fields.choice("status", of: Version.Status.self) ?? .unstated
    policy.version.dates = readDates(&fields, bodies: bodies)
    policy.version.facts = readFacts(&fields, posts: posts, bodies: bodies)
    readEndings(&fields, into: &policy.version)
    readRemarks(&fields, into: &policy.version)
    policy.formerSlugs = fields.texts("former_slugs")
    return policy
  }
}

extension Version {
  /// A version of which nothing is known but its file.
  fileprivate init(of document: Document) {
    self.init(
      title: document.file.path, kind: nil, status: .unstated, dates: Dates(), facts: Facts(), notes: [],
      corrections: [], attachments: [], clauses: Clauses(), footnotes: document.footnotes, document: document)
  }
}

private func readDates(_ fields: inout FieldReader, bodies: [String]?) -> Version.Dates {
  var dates = Version.Dates()
  dates.adopted = fields.fields("adopted", shorthand: "date") { adoption in
    let (body, minute) = (adoption.body("body", among: bodies), adoption.text("minute"))
    let url = adoption.webAddress("url")
    return adoption.requiredDate("date").map {
      Version.Adoption(date: $0, body: body, minute: minute, url: url)
    }
  }
  dates.effective = fields.date("effective")
  dates.lastUpdated = fields.date("last_updated")
  dates.reviews = fields.list("reviews") { readReview(&$0, bodies: bodies) }
    .sortedByDate(\.date)
  dates.reviewStarted = fields.date("review_started")
  dates.reviewDue = fields.date("review_due")
  dates.reviewCycle = readCycle(&fields)
  dates.amendments = fields.list("amendments") { amendment in
    let kind = amendment.choice("kind", of: Version.Amendment.Kind.self)
    let (date, summary) = (amendment.requiredDate("date"), amendment.requiredText("summary"))
    let minute = amendment.text("minute")
    guard let date, let summary else { return nil }
    return Version.Amendment(date: date, kind: kind, summary: summary, minute: minute)
  }.sortedByDate(\.date)
  return dates
}

private func readReview(_ fields: inout FieldReader, bodies: [String]?) -> Version.Review? {
  let date = fields.requiredDate("date")
  let body = fields.body("by", among: bodies)
  let outcome = fields.choice("outcome", of: Version.Review.Outcome.self)
  let (minute, until) = (fields.text("minute"), fields.date("until"))
  return date.map {
    Version.Review(date: $0, body: body, outcome: outcome, minute: minute, until: until)
  }
}

private func readCycle(_ fields: inout FieldReader) -> Version.ReviewCycle? {
  if case .text(let text)? = fields.value("review_cycle")?.value {
    if text == "annual-meeting" { return .annualMeeting }
    if text == "council-term" { return .councilTerm }
  }
  return fields.months("review_cycle", in: 1...240, or: ["annual-meeting", "council-term"]).map {
    .months($0)
  }
}

private func readFacts(_ fields: inout FieldReader, posts: [String]?, bodies: [String]?) -> Version.Facts {
  var facts = Version.Facts()
  facts.aliases = fields.texts("aliases")
  facts.purpose = fields.text("purpose")
  facts.reasonForUpdate = fields.text("reason_for_update")
  let lead = fields.fields("lead_officer", shorthand: "post") { officer in
    (post: officer.post("post", among: posts), printed: officer.text("as_printed"))
  }
  facts.leadOfficer = lead?.post
  facts.leadOfficerAsPrinted = lead?.printed
  facts.approvingBody = fields.body("approving_body", among: bodies)
  facts.publication = fields.text("publication")
  facts.reference = fields.text("reference")
  facts.versionLabel = fields.text("version_label")
  facts.basedOn = fields.fields("based_on", shorthand: "title") { basis in
    let (publisher, date) = (basis.text("publisher"), basis.date("date"))
    return basis.requiredText("title").map { Version.Basis(title: $0, publisher: publisher, date: date) }
  }
  facts.supersedes = fields.texts("supersedes")
  facts.source = fields.fields("source", shorthand: "note") { source in
    Version.Source(
      url: source.webAddress("url"), retrieved: source.date("retrieved"), note: source.text("note"))
  }
  facts.contact = fields.text("contact")
  facts.licence = fields.text("licence")
  return facts
}

private func readEndings(_ fields: inout FieldReader, into version: inout Version) {
  let consultation = Version.Consultation(
    closes: fields.date("closes"), respond: fields.text("respond"), outcome: fields.text("outcome"))
  if consultation != Version.Consultation() { version.consultation = consultation }
  version.withdrawal = fields.fields("withdrawn", shorthand: "date") { readEnding(&$0) }
  version.removal = fields.fields("removed", shorthand: "date") { readEnding(&$0) }
}

private func readEnding(_ fields: inout FieldReader) -> Version.Ending {
  Version.Ending(
    date: fields.requiredDate("date"), reason: fields.text("reason"), minute: fields.text("minute"),
    successor: fields.text("successor"))
}

/// What stands beside the text: notes, corrections, attachments, second names, findings left as they are.
private func readRemarks(_ fields: inout FieldReader, into version: inout Version) {
  version.notes = fields.namedTexts("notes").map { Version.Note(at: $0.name, text: $0.text) }
  version.corrections = fields.list("corrections") { correction in
    let (date, at) = (correction.requiredDate("date"), correction.requiredText("at"))
    let (was, now) = (correction.requiredText("was"), correction.requiredText("now"))
    let why = correction.requiredText("why")
    guard let date, let at, let was, let now, let why else { return nil }
    return Version.Correction(date: date, at: at, was: was, now: now, why: why)
  }
  version.attachments = fields.list("attachments", shorthand: "file") { attachment in
    let role = attachment.choice("role", of: Version.Attachment.Role.self) ?? .other
    return attachment.requiredText("file").map { Version.Attachment(file: $0, role: role) }
  }
  version.labelAliases = fields.namedTexts("label_aliases").map {
    Version.LabelAlias(at: labelAddress($0.name), alias: labelAddress($0.text))
  }
  version.accepted = fields.list("accepted") { entry in
    let (rule, at, why) = (entry.requiredText("rule"), entry.text("at"), entry.requiredText("why"))
    guard let rule, let why else { return nil }
    return Version.Accepted(rule: rule, at: at, why: why)
  }
}

extension Array {
  /// Oldest first; of entries with one date, the one that stands first.
  fileprivate func sortedByDate(_ date: (Element) -> PartialDate) -> [Element] {
    enumerated().sorted {
      (date($0.element).earliest, $0.offset) < (date($1.element).earliest, $1.offset)
    }.map(\.element)
  }
}
