/// Mistakes in dates and statuses that show when facts are held against each other.

import Markup
package import SourceText

extension Rule {
  package static let reviewBeforeAdoption = Rule(
    "review-before-adoption", .error,
    """
    The review date lies before the day on which the text was adopted. A review comes after the adoption, \
    so one of the two dates must be wrong, and the calendar would show a review that nobody missed.
    """,
    example: """
      adopted: 2024-05-17
      review_due: 2023-05

      adopted: 2024-05-17
      review_due: 2027-05
      """)

  package static let effectiveBeforeAdoption = Rule(
    "effective-before-adoption", .warning,
    """
    The text takes effect before it was adopted. That can be meant, but often the two dates have changed \
    places.
    """,
    example: """
      adopted: 2023-04-01
      effective: 2023-03-14

      adopted: 2023-03-14
      effective: 2023-04-01
      """)

  package static let reviewDueDisagrees = Rule(
    "review-due-disagrees", .warning,
    """
    The review date is not the one that follows from the review cycle, or it is later than the date until \
    which the review was deferred. The date counts; if it is right, the other can be left out.
    """,
    example: """
      adopted: 2023-03
      review_cycle: 3 years
      review_due: 2027-03

      adopted: 2023-03
      review_cycle: 3 years
      """)

  package static let reviewUnscheduled = Rule(
    "review-unscheduled", .warning,
    """
    A review date or a review cycle is given, but no next review follows from it: the date has been met, \
    or the cycle has nothing to count from. The page says that no review date is published, and nobody is \
    reminded.
    """,
    example: """
      review_due: 2025
      reviews:
        - {date: 2025-05-12, outcome: no-change}

      review_due: 2028
      reviews:
        - {date: 2025-05-12, outcome: no-change}
      """)

  package static let factsMissing = Rule(
    "facts-missing", .warning,
    """
    Readers and auditors ask of every policy when it was adopted, when it is reviewed and who answers for it. \
    What is not given is said openly on its page. If the document does not say and nobody knows, accept it; \
    nothing is ever invented.
    """,
    example: """
      status: adopted
      adopted: 2023-03

      status: adopted
      adopted: 2023-03
      review_due: 2026
      lead_officer: town-clerk
      """)

  package static let statusDisagrees = Rule(
    "status-disagrees", .error,
    """
    The facts and the status contradict each other, and so would the page: a date of adoption, and a status \
    that knows of none; a withdrawal or a removal, and a status by which the text goes on. Where the line is \
    left out, the status is taken for unstated.
    """,
    example: """
      status: unstated
      adopted: 2023-03

      status: adopted
      adopted: 2023-03
      """)

  package static let statusIncomplete = Rule(
    "status-incomplete", .warning,
    """
    The status needs a fact that is not there: of a withdrawn or removed text readers ask since when and why, \
    of a consultation until when they can answer.
    """,
    example: """
      status: withdrawn

      status: withdrawn
      withdrawn: {date: 2026-02, reason: Replaced by the county's scheme}
      """)

  package static let versionsUndated = Rule(
    "versions-undated", .error,
    """
    Several versions of one policy have no date, so that nobody can tell which one counts. At most one may \
    be without, and it is taken for the oldest.
    """,
    example: """
      financial-regulations/2019-05.md  title: Financial Regulations
      financial-regulations/2023-03.md  title: Financial Regulations

      financial-regulations/2019-05.md  adopted: 2019-05
      financial-regulations/2023-03.md  adopted: 2023-03
      """)
}

func dateFindings(_ version: Version, in council: Council) -> [Finding] {
  reviewBeforeAdoption(version) + effectiveBeforeAdoption(version) + reviewLogFindings(version)
    + scheduleFindings(version, in: council) + missingFacts(version) + statusFindings(version)
}

func undatedVersions(_ policy: Policy) -> [Finding] {
  let undated = policy.versions.filter { $0.dates.inForceFrom == nil && !$0.status.isProposal }
  guard undated.count > 1, let last = undated.last else { return [] }
  return [
    Finding(
      .versionsUndated, "\(undated.count) versions of one policy have no date",
      at: last.document.place(of: "title"),
      notes: undated.dropLast().map { .init("another one", at: $0.document.place(of: "title")) },
      repair: "add `adopted:` with its date to each of them; only the oldest can do without")
  ]
}

private func reviewBeforeAdoption(_ version: Version) -> [Finding] {
  guard let due = version.dates.reviewDue, let adopted = version.dates.adopted?.date,
    adopted.isAfter(due)
  else { return [] }
  return [
    Finding(
      .reviewBeforeAdoption, "the review date \(due.iso) lies before the adoption",
      at: version.document.place(of: "review_due"), notes: [adoptedHere(version)],
      repair: "write a date after \(adopted.english), or remove the line if no review is planned")
  ]
}

private func effectiveBeforeAdoption(_ version: Version) -> [Finding] {
  guard let effective = version.dates.effective, let adopted = version.dates.adopted?.date,
    adopted.isAfter(effective)
  else { return [] }
  return [
    Finding(
      .effectiveBeforeAdoption, "the text takes effect \(effective.englishWhen), before its adoption",
      at: version.document.place(of: "effective"), notes: [adoptedHere(version)],
      repair: "exchange the two dates if they have changed places, or accept it if it is meant")
  ]
}

/// Whether the next review follows from what is given, and from one thing only.
private func scheduleFindings(_ version: Version, in council: Council) -> [Finding] {
  let dates = version.dates
  let byCycle = dates.reviewByCycle(in: council)
  if let due = dates.reviewDue, let byCycle, dates.nextReview(in: council) == due, !due.overlaps(byCycle) {
    return [
      Finding(
        .reviewDueDisagrees,
        "the review date \(due.iso) is not the \(byCycle.iso) that follows from the review cycle",
        at: version.document.place(of: "review_due"),
        notes: version.document.note("the cycle", at: "review_cycle"),
        repair: "remove whichever of the two lines is out of date")
    ]
  }
  if let due = dates.reviewDue, let last = dates.reviews.last, last.outcome == .deferred,
    let until = last.until, until.isAfter(last.date), due.isAfter(until)
  {
    return [
      Finding(
        .reviewDueDisagrees,
        "the review date \(due.iso) is later than \(until.iso), until which the review was deferred",
        at: version.document.place(of: "review_due"), notes: version.document.note("the log", at: "reviews"),
        repair: "remove the line, or correct the entry of the log")
    ]
  }
  // What is proposed or no longer in force has no review to come.
  guard version.status.canBeInForce, dates.nextReview(in: council) == nil,
    let (headline, key, repair) = reasonForNoReview(dates)
  else { return [] }
  return [Finding(.reviewUnscheduled, headline, at: version.document.place(of: key), repair: repair)]
}

private func reasonForNoReview(_ dates: Version.Dates) -> (headline: String, key: String, repair: String)? {
  switch (dates.reviewCycle, dates.cycleStart) {
  case (nil, _):
    return dates.reviewDue.map { due in
      (
        "the review date \(due.iso) has been met by a review, and no next one follows", "review_due",
        "write the next date, or add `review_cycle:`"
      )
    }
  case (.annualMeeting, let start?):
    return (
      "council.yml has no annual meeting after \(start.english)", "review_cycle",
      "add the next one to `meetings:` in council.yml, with `kind: annual`"
    )
  case (.councilTerm, let start?):
    return (
      "council.yml has no election after \(start.english)", "review_cycle",
      "add the next one to `elections:` in council.yml"
    )
  default:
    return (
      "the review cycle has no date to count from", "review_cycle",
      "add `adopted:` with its date, or write `review_due:` instead of the cycle"
    )
  }
}

/// What readers ask of every policy that is out. A fact that is given and could not be read is reported
/// where it stands.
private func missingFacts(_ version: Version) -> [Finding] {
  var wanted = [
    (fact: "review date", keys: ["review_due", "review_cycle"]),
    (fact: "lead officer", keys: ["lead_officer"]),
  ]
  switch version.status {
  case .adopted, .unstated: wanted.insert((fact: "date of adoption", keys: ["adopted", "effective"]), at: 0)
  case .publicDraft: break
  case .draft, .consultation, .superseded, .withdrawn, .removed: return []
  }
  // A field that is misspelt has been reported where it stands.
  let missing = wanted.filter { fact in
    !fact.keys.contains { version.document.gives($0) || version.document.givesMisspelt($0) }
  }
  if missing.isEmpty { return [] }
  return [
    Finding(
      .factsMissing, "the facts give \(inWords(missing.map { "no \($0.fact)" }))",
      at: version.document.place(of: "title"),
      repair: "add \(inWords(missing.map { "`\($0.keys[0]):`" })), or accept it if the document does not say")
  ]
}

/// `one`, `one and two`, `one, two and three`.
private func inWords(_ things: [String]) -> String {
  guard let last = things.last, things.count > 1 else { return things.first ?? "" }
  return things.dropLast().joined(separator: ", ") + " and " + last
}

private func statusFindings(_ version: Version) -> [Finding] {
  statusDisagreement(version) + endingDisagreement(version) + statusGap(version)
}

/// The end of a text is told, and its status says that it has none.
private func endingDisagreement(_ version: Version) -> [Finding] {
  let document = version.document
  return [
    ("withdrawn", Version.Status.withdrawn, version.withdrawal), ("removed", .removed, version.removal),
  ]
  .compactMap { key, status, ending in
    // What is removed may have been withdrawn before.
    guard ending != nil, version.status != status, version.status != .removed else { return nil }
    return Finding(
      .statusDisagrees,
      "the facts say when the text was \(key), and the status is \(version.status.rawValue)",
      at: document.place(of: key), notes: document.note("the status", at: "status"),
      repair: "write `status: \(status.rawValue)`, or remove the line `\(key):`")
  }
}

private func statusDisagreement(_ version: Version) -> [Finding] {
  guard let adopted = version.dates.adopted?.date,
    version.status == .unstated || version.status == .publicDraft
  else { return [] }
  let document = version.document
  let hasStatus = document.gives("status")
  // A status that is none of those known has been reported where it was read.
  guard !hasStatus || document.gives("status", as: version.status.rawValue) else { return [] }
  let status = hasStatus ? "the status is \(version.status.rawValue)" : "there is no status"
  return [
    Finding(
      .statusDisagrees, "\(status), but a date of adoption is given: \(adopted.english)",
      at: document.place(ofDate: "adopted"), notes: document.note("the status", at: "status"),
      repair: hasStatus ? "write `status: adopted`, or remove the date" : "add a line `status: adopted`")
  ]
}

private func statusGap(_ version: Version) -> [Finding] {
  let missing: (headline: String, repair: String)? =
    switch version.status {
    case .withdrawn where version.withdrawal == nil:
      (
        "the policy is withdrawn, and nothing says since when and why",
        "add a line `withdrawn: {date: …, reason: …}`"
      )
    case .removed where version.removal == nil:
      (
        "the text is removed, and nothing says since when and why",
        "add a line `removed: {date: …, reason: …}`"
      )
    case .consultation where version.consultation?.closes == nil:
      ("the consultation has no closing date", "add a line `closes:` with the last day for answers")
    default: nil
    }
  guard let missing else { return [] }
  return [
    Finding(
      .statusIncomplete, missing.headline, at: version.document.place(of: "status"), repair: missing.repair)
  ]
}

func adoptedHere(_ version: Version) -> Finding.Note {
  .init("adopted here", at: version.document.place(ofDate: "adopted"))
}
