/// Findings that somebody looked at and left as they are, with a reason, in `accepted`.

import Markup
package import SourceText

extension Rule {
  package static let acceptedUnused = Rule(
    "accepted-unused", .warning,
    """
    An entry under accepted belongs to no message any more: the text was corrected, or the clause has \
    another address now. It is best removed, so that it does not hide a new mistake one day. In the \
    example clause 7 was corrected, and 9 is left as it is.
    """,
    example: """
      accepted:
        - {rule: label-repeated, at: "7", why: So in the adopted document}
        - {rule: label-repeated, at: "9", why: So in the adopted document}

      accepted:
        - {rule: label-repeated, at: "9", why: So in the adopted document}
      """)

  package static let acceptedUnclear = Rule(
    "accepted-unclear", .error,
    """
    An entry under accepted names a rule that is not known, or one whose mistakes cannot be left: an error \
    stops the publication until it is put right. Only warnings can be accepted.
    """,
    example: """
      accepted:
        - {rule: repeated-label, at: "7", why: So in the adopted document}

      accepted:
        - {rule: label-repeated, at: "7", why: So in the adopted document}
      """)
}

/// The findings that remain, with those about `accepted` itself, and how many were taken out.
func takeOutAccepted(
  _ findings: [Finding], by register: Register
) -> (remaining: [Finding], acceptedCount: Int) {
  var lists: [String: AcceptedList] = [:]
  for version in register.councils.flatMap(\.policies).flatMap(\.versions) {
    for text in version.texts where !text.accepted.isEmpty {
      lists[text.document.file.path] = AcceptedList(text)
    }
  }
  if lists.isEmpty { return (findings, 0) }
  var remaining = findings.filter { finding in
    guard finding.severity == .warning, let place = finding.place else { return true }
    return !(lists[place.file.path]?.takes(finding.rule, at: place.range) ?? false)
  }
  let acceptedCount = findings.count - remaining.count
  for (_, list) in lists.sorted(by: { $0.key < $1.key }) { remaining += list.findings() }
  return (remaining, acceptedCount)
}

/// The entries of one file, with what they are about and whether they were used.
private struct AcceptedList {
  private struct Entry {
    var accepted: Version.Accepted
    /// Where the finding must begin; empty for anywhere.
    var ranges: [Range<Int>]
    var isUsed = false
  }

  private var entries: [Entry]
  private let document: Document

  init(_ version: Version) {
    document = version.document
    entries = version.accepted.map { Entry(accepted: $0, ranges: version.ranges(of: $0.at)) }
  }

  mutating func takes(_ rule: Rule, at range: Range<Int>?) -> Bool {
    let index = entries.firstIndex { entry in
      guard entry.accepted.rule == rule.name else { return false }
      guard entry.accepted.at != nil else { return true }
      return range.map { place in entry.ranges.contains { $0.contains(place.lowerBound) } } ?? false
    }
    guard let index else { return false }
    entries[index].isUsed = true
    return true
  }

  func findings() -> [Finding] {
    entries.compactMap { entry in
      let name = entry.accepted.rule
      let place = document.place(ofEntryOf: "accepted", "rule") { field in
        field("rule") == name && field("at") == entry.accepted.at
      }
      guard let rule = acceptableRules[name] else {
        return Finding(
          .acceptedUnclear, "no rule is called `\(name)`", at: place,
          repair: nearestName(to: name, in: acceptableRules.keys.sorted()).map { "did you mean `\($0)`?" }
            ?? "write the name that stands in brackets behind the message")
      }
      if rule.severity == .error {
        return Finding(
          .acceptedUnclear, "what `\(name)` reports cannot be accepted", at: place,
          repair: "remove the entry, and put right what the message names")
      }
      if entry.isUsed { return nil }
      let clause = entry.accepted.at.map { " at \($0)" } ?? ""
      return Finding(
        .acceptedUnused, "there is no `\(name)`\(clause) to accept any more", at: place,
        repair: "remove the entry")
    }
  }
}

private let acceptableRules = Dictionary(
  (markupRules + governanceRules).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })

extension Version {
  /// The bytes of the clauses that `name` can mean, or of the front matter field of that name. A repeated
  /// label means all its clauses: `7` is `7` and `7-2`.
  fileprivate func ranges(of name: String?) -> [Range<Int>] {
    guard let name else { return [] }
    var ranges: [Range<Int>] = []
    forEachClause { clause in
      if clause.address == name || isRepeat(clause.address, of: name) { ranges.append(clause.block.range) }
    }
    if case .fields(let fields)? = document.metadata?.value {
      for field in fields where field.key == name {
        ranges.append(field.keyRange.lowerBound..<max(field.keyRange.upperBound, field.node.range.upperBound))
      }
    }
    return ranges
  }

  private func isRepeat(_ address: String, of name: String) -> Bool {
    guard address.hasPrefix(name + "-") else { return false }
    return address.utf8.dropFirst(name.utf8.count + 1).allSatisfy { (0x30...0x39).contains($0) }
  }
}
