/// The rules in the order in which they are asked: about one version, about one policy, about the whole
/// register. What single rules mean stands in the other files of this folder.

import Markup
package import SourceText

/// Every rule that reading the register can bring up.
package let governanceRules: [Rule] = [
  .portalMissing, .councilsMissing, .councilUnnamed, .councilsMixed, .policiesMissing, .fileMisplaced,
  .slugUnclear, .slugReserved, .addressTaken, .versionMisnamed, .translationUnpublished,
  .fieldMissing, .fieldUnknown, .fieldShape, .valueUnknown, .postUnknown, .bodyUnknown, .webAddressUnclear,
  .spanUnclear, .dateUnclear, .dateImpossible,
  .reviewBeforeAdoption, .reviewedBeforeAdoption, .effectiveBeforeAdoption, .reviewDueDisagrees,
  .reviewUnscheduled, .deferralOpen, .adoptionUndated, .statusDisagrees, .statusIncomplete,
  .versionsUndated,
  .textMissing, .textOnlyAttached, .headDisagrees, .labelRepeated, .anchorRepeated, .clauseUnknown,
  .danglingLink, .attachmentOutside, .attachmentMissing, .attachmentKind, .policyUnknown,
  .acceptedUnused, .acceptedUnclear,
]

extension Rule {
  package static let policyUnknown = Rule(
    "policy-unknown", .error,
    """
    A withdrawn or removed policy names the policy that took its place, and the council has none of that \
    name. Readers of the old text would be sent nowhere.
    """,
    example: """
      wrong: withdrawn: {date: 2026-02, successor: dignity-at-work-polcy}
      right: withdrawn: {date: 2026-02, successor: dignity-at-work-policy}
      """)
}

func versionFindings(_ version: Version, in council: Council) -> [Finding] {
  dateFindings(version, in: council) + textFindings(version)
}

func policyFindings(_ policy: Policy) -> [Finding] {
  undatedVersions(policy)
}

func registerFindings(_ register: Register) -> [Finding] {
  register.councils.flatMap { formerAddressesTaken($0) + unknownSuccessors($0) } + linkFindings(register)
}

private func formerAddressesTaken(_ council: Council) -> [Finding] {
  var owners: [String: Policy] = [:]
  for policy in council.policies { owners[policy.slug] = policy }
  var findings: [Finding] = []
  for policy in council.policies {
    for slug in policy.formerSlugs {
      guard let owner = owners.updateValue(policy, forKey: slug),
        let document = policy.versions.last?.document
      else { continue }
      findings.append(
        Finding(
          .addressTaken, "the former name \(slug) is the address of \(owner.versions.last?.title ?? slug)",
          at: document.place(of: "former_slugs") { $0 == slug },
          repair: "take it out of `former_slugs:`, or rename the other policy"))
    }
  }
  return findings
}

private func unknownSuccessors(_ council: Council) -> [Finding] {
  let named = council.policies.flatMap(\.versions).flatMap { version in
    [version.withdrawal?.successor, version.removal?.successor].compactMap { $0 }.map { (version, $0) }
  }
  if named.isEmpty { return [] }
  let slugs = Set(council.policies.map(\.slug))
  return named.filter { !slugs.contains($1) }.map { version, successor in
    let key = version.withdrawal?.successor == successor ? "withdrawn" : "removed"
    return Finding(
      .policyUnknown, "the council has no policy \(successor)",
      at: version.document.place(of: key, "successor"),
      repair: nearestName(to: successor, in: slugs.sorted()).map { "did you mean `\($0)`?" }
        ?? "write the name of the policy's file without .md")
  }
}
