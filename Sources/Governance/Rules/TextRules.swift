/// Mistakes that show when a text is held against its own front matter, and in addresses inside it.

import Markup
package import SourceText

extension Rule {
  package static let textMissing = Rule(
    "text-missing", .error,
    """
    A policy has neither a text nor an attached document, so that its page would have nothing to show. The \
    text stands below the second line of hyphens.
    """,
    example: """
      ---
      title: Complaints Procedure
      ---

      ---
      title: Complaints Procedure
      ---
      1. Purpose
      """)

  package static let textOnlyAttached = Rule(
    "text-only-attached", .warning,
    """
    A policy has no text of its own, only an attached document. Its page says so. Many people cannot read \
    such a document with the programs they use, search does not find it, and nobody can link to a clause.
    """,
    example: """
      attachments:
        - {file: attachments/complaints.pdf, role: adopted-original}
      ---

      attachments:
        - {file: attachments/complaints.pdf, role: adopted-original}
      ---
      1. Purpose
      """)

  package static let headDisagrees = Rule(
    "head-disagrees", .warning,
    """
    What the document prints at its head (when it was adopted, when it is to be reviewed, DRAFT) differs \
    from the facts above the text. The page shows both, so readers would see two answers.
    """,
    example: """
      review_due: 2026
      ---
      Review due: October 2027

      review_due: 2027-10
      ---
      Review due: October 2027
      """)

  package static let anchorRepeated = Rule(
    "anchor-repeated", .error,
    "Two headings are given one address by hand, and a link could only ever lead to the first.",
    example: """
      ## Councillors {#roles}
      ## Officers {#roles}

      ## Councillors {#roles-of-councillors}
      ## Officers {#roles-of-officers}
      """)

  package static let clauseUnknown = Rule(
    "clause-unknown", .error,
    """
    A note, a correction or a second label names a clause that the text does not have. Clauses are named by \
    the part after # in their address: 3.1.a for a) under 3.1, 3.1.p2 for the second paragraph of 3.1.
    """,
    example: """
      notes:
        "3.1(a)": So in the adopted document.

      notes:
        "3.1.a": So in the adopted document.
      """)
}

func textFindings(_ version: Version) -> [Finding] {
  missingText(version) + headFindings(version) + unknownClauses(version)
}

private func missingText(_ version: Version) -> [Finding] {
  guard version.clauses.isEmpty, version.status != .removed else { return [] }
  let place = version.document.place(of: "title")
  if version.attachments.isEmpty {
    return [
      Finding(
        .textMissing, "the policy has no text", at: place,
        repair: "write the text below the second line of hyphens, or name a document in `attachments:`")
    ]
  }
  return [
    Finding(
      .textOnlyAttached, "the text is only in an attached document, which not everybody can read",
      at: version.document.place(of: "attachments"), repair: "put the text into this file as well")
  ]
}

private func headFindings(_ version: Version) -> [Finding] {
  let document = version.document
  let head = HeadOfText(document)
  let isDecided = version.status == .adopted
  var findings: [Finding] = []
  if let range = head.draftMark, isDecided {
    findings.append(
      Finding(
        .headDisagrees, "the text is marked DRAFT, but the status is adopted",
        at: Place(document.file, range),
        notes: document.note("the status", at: "status"),
        repair: "write `status: public-draft`, or take the mark out if the adopted document has none"))
  }
  for statement in head.statements where !isOfAnEarlierReview(statement, head.statements, version) {
    guard let disagreement = disagreement(of: statement, with: version) else { continue }
    findings.append(
      Finding(
        .headDisagrees, disagreement.headline, at: Place(document.file, statement.range),
        notes: document.note("in the facts", at: disagreement.key),
        repair: "make `\(disagreement.key):` say what the adopted document says"))
  }
  return findings
}

/// A document goes on printing the review date that it was adopted with. Once a review is in the log of which it
/// does not print anything, that date is no longer the next one.
private func isOfAnEarlierReview(
  _ statement: HeadStatement, _ head: [HeadStatement], _ version: Version
) -> Bool {
  guard statement.subject == .review, let last = version.dates.lastReview?.date else { return false }
  return !head.contains { $0.subject == .pastReview && $0.date.overlaps(last) }
}

/// A printed date agrees with the facts when some day can be meant by both.
private func disagreement(
  of statement: HeadStatement, with version: Version
) -> (headline: String, key: String)? {
  let dates = version.dates
  let (what, key, known): (String, String, [PartialDate?]) =
    switch statement.subject {
    case .adoption: ("date of adoption", "adopted", [dates.adopted?.date])
    case .update:
      (
        "date of the last update", "last_updated",
        [dates.lastUpdated, dates.adopted?.date] + dates.amendments.map(\.date)
      )
    case .review: ("review date", "review_due", [dates.reviewDue] + dates.reviews.map(\.until))
    case .pastReview: ("date of the last review", "reviews", dates.reviews.map(\.date))
    }
  let stated = known.compactMap { $0 }
  if stated.contains(where: statement.date.overlaps) { return nil }
  let printed = "the head of the text gives \(statement.date.english) as the \(what)"
  guard let first = stated.first else {
    // A date that is there and could not be read has a message of its own.
    let document = version.document
    if document.gives(key) || document.givesMisspelt(key) { return nil }
    return ("\(printed), but the facts have no `\(key):`", key)
  }
  return ("\(printed), but the facts say \(first.english)", key)
}

/// Notes, corrections and second labels that lead nowhere.
private func unknownClauses(_ version: Version) -> [Finding] {
  var named = version.notes.map { (key: "notes", address: $0.at) }
  named += version.corrections.map { ("corrections", $0.at) }
  named += version.labelAliases.map { ("label_aliases", $0.at) }
  if named.isEmpty { return [] }
  let addresses = version.addresses()
  return named.filter { !addresses.contains($0.address) }.map { key, address in
    Finding(
      .clauseUnknown, "the text has no clause `\(address)`",
      at: version.document.place(of: key) { $0 == address || labelAddress($0) == address },
      repair: nearestClause(to: address, in: addresses).map { "did you mean `\($0)`?" }
        ?? "write the part after # in the clause's address")
  }
}

/// The address that `name` was probably meant to be: `3.1(a)` is `3.1.a`. A figure is taken as it is typed, so
/// that `7.2` is never `7.1`.
func nearestClause(to name: String, in addresses: Set<String>) -> String? {
  let address = labelAddress(name)
  if addresses.contains(address) { return address }
  let figures = name.filter(\.isNumber)
  return nearestName(to: name, in: addresses.filter { $0.filter(\.isNumber) == figures }.sorted())
}
