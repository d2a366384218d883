import Governance
import Publishing
import SourceText

// The last lines of a command: what was done, what changed, what needs attention, what comes next.

/// After a publication.
func published(
  _ publication: Publication, _ change: StagedSite.Change, _ findings: [Finding], accepted: Int,
  to site: String
) -> String {
  var lines = [
    "Published \(counted(publication)) to \(site)."
      + " \(words(publication)) \(changes(change))"
  ]
  if !change.strangers.isEmpty {
    lines.append(
      "Left alone in \(site), because the portal did not publish it: \(listed(change.strangers)).")
  }
  lines += news(of: change, in: publication)
  return (lines + attention(findings, accepted: accepted) + reviews(publication) + next(publication))
    .joined(separator: "\n")
}

/// What a clerk would look at: the policies whose pages came, changed and went. On a new site all are new.
private func news(of change: StagedSite.Change, in publication: Publication) -> [String] {
  if change.unchanged == 0, change.changed.isEmpty { return [] }
  let policies = publication.pages.compactMap { page in page.policy.map { (page.file, $0) } }
  let titles = Dictionary(policies) { first, _ in first }
  let gone = change.removed.filter { $0.hasSuffix("/index.html") }.map { String($0.dropLast(11)) }
  let parts = [
    ("New", change.new.compactMap { titles[$0] }), ("Changed", change.changed.compactMap { titles[$0] }),
    ("No longer there", gone),
  ]
  return parts.filter { !$0.1.isEmpty }.map { "\($0): \(listed($1))." }
}

/// At most five names.
private func listed(_ names: [String]) -> String {
  let more = names.count > 5 ? " and \(number(names.count - 5)) more" : ""
  return names.prefix(5).joined(separator: ", ") + more
}

private func reviews(_ publication: Publication) -> [String] {
  let overdue =
    publication.overdue == 1 ? "1 review is overdue" : "\(number(publication.overdue)) reviews are overdue"
  let due = publication.due == 1 ? "1 is due now" : "\(number(publication.due)) are due now"
  switch (publication.overdue, publication.due) {
  case (0, 0): return []
  case (0, 1): return ["1 review is due now: `portal due` names it."]
  case (0, _): return ["\(number(publication.due)) reviews are due now: `portal due` names them."]
  case (_, 0): return ["\(overdue): `portal due` names \(publication.overdue == 1 ? "it" : "them")."]
  default: return ["\(overdue) and \(due): `portal due` names them."]
  }
}

/// After a publication that changed what has been published.
func recorded(_ locks: [String]) -> String {
  "Recorded what has been published: commit \(listed(locks))."
}

/// Before a build, after one that ended too early.
func recordedLate(_ locks: [String]) -> String {
  "Recorded what an earlier build had published: commit \(listed(locks))."
}

/// After an error: nothing was touched.
func nothingPublished(_ site: String, _ findings: [Finding]) -> String {
  let errors = findings.count { $0.severity == .error }
  let reason =
    errors > 0
    ? plural(errors, "error") + " to put right first"
    : "--strict treats \(plural(findings.count, "warning")) as \(findings.count == 1 ? "an error" : "errors")"
  return "Nothing was published: \(reason). \(site) is as it was."
}

/// After an error of the disk.
func whatIsPublic(at site: String, _ shown: StagedSite.Shown) -> String {
  switch shown {
  case .old: "Nothing was published: \(site) is as it was."
  case .new: "The new site is public: \(site) is whole. The next build clears up what is left beside it."
  case .both: "\(site) holds pages of the old site and of the new one: the next build finishes it."
  }
}

/// After a check.
func checked(
  _ outcome: Parsed<Publication>, accepted: Int, unpublished: [(council: String, titles: [String])],
  unfinished: [(path: String, places: Int)]
) -> String {
  let errors = outcome.findings.count { $0.severity == .error }
  guard errors == 0 else { return "\(plural(errors, "error")) to put right before anything is published." }
  let first = "Checked \(counted(outcome.value)). \(words(outcome.value))"
  let remarks = unpublished.map(named) + unfinished.map(open)
  return
    ([first] + attention(outcome.findings, accepted: accepted) + remarks + next(outcome.value))
    .joined(separator: "\n")
}

private func open(_ path: String, _ places: Int) -> String {
  "Before the site goes out, fill in what stands in square brackets in \(path): \(plural(places, "place"))."
}

/// What a clerk may publish next, or list under `published_elsewhere:`.
private func named(_ council: String, _ titles: [String]) -> String {
  let count = titles.count == 1 ? "a policy that is" : "\(number(titles.count)) policies that are"
  return "The texts of \(council) name \(count) not published here: \(titles.joined(separator: "; "))."
}

private func counted(_ publication: Publication) -> String {
  "\(plural(publication.policies, "policy", "policies")) of \(plural(publication.councils, "council"))"
}

private func words(_ publication: Publication) -> String {
  "\(plural(publication.clauses, "clause")), \(plural(publication.wordsCompared, "word")), none lost."
}

private func changes(_ change: StagedSite.Change) -> String {
  if change.isNothing { return "No file changed." }
  if change.new.count > 0, change.changed.isEmpty, change.removed.isEmpty, change.unchanged == 0 {
    return "\(plural(change.new.count, "file")), all new."
  }
  let parts = [(change.new, "new"), (change.changed, "changed"), (change.removed, "removed")]
    .filter { !$0.0.isEmpty }.map { "\(number($0.0.count)) \($0.1)" }
  return "Files: \((parts + ["\(number(change.unchanged)) as before"]).joined(separator: ", "))."
}

private func attention(_ findings: [Finding], accepted: Int) -> [String] {
  let left = accepted > 0 ? ["\(plural(accepted, "warning")) accepted as they are."] : []
  return (findings.isEmpty ? [] : ["\(plural(findings.count, "warning")) above: somebody should act."]) + left
}

private func next(_ publication: Publication) -> [String] {
  guard let day = publication.nextChange else { return [] }
  return ["Build again on \(day.date.english): something on the site changes by itself that day."]
}

/// "1 policy", "10,412 words".
func plural(_ count: Int, _ one: String, _ many: String? = nil) -> String {
  "\(number(count)) \(count == 1 ? one : many ?? one + "s")"
}

/// With commas between thousands.
func number(_ number: Int) -> String {
  let digits = String(number)
  var text = ""
  for (index, digit) in digits.enumerated() {
    if index > 0, (digits.count - index) % 3 == 0 { text += "," }
    text.append(digit)
  }
  return text
}
