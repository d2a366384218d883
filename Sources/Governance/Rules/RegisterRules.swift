/// Mistakes that show when policies are held against each other, and the order in which the rules are
/// asked: about one version, about one policy, about the whole register.

import Markup
package import SourceText

extension Rule {
  package static let policyUnknown = Rule(
    "policy-unknown", .error,
    """
    A withdrawn or removed policy names the policy that took its place, and the council has none of that \
    name. Readers of the old text would be sent nowhere. A policy's name is that of its file without .md.
    """,
    example: """
      withdrawn: {date: 2026-02, successor: dignity-at-work-polcy}

      withdrawn: {date: 2026-02, successor: dignity-at-work-policy}
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
    + unpublishedTranslations(register)
    + pageFindings(
      (register.pages + register.councils.flatMap(\.pages)).flatMap(\.texts), portal: register.portal)
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
          .addressTaken, "the former name `\(slug)` is an address of \(owner.versions.last?.title ?? slug)",
          at: document.place(of: "former_slugs", naming: slug),
          repair: "take it out of `former_slugs:`, or let the other policy give it up"))
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
      .policyUnknown, "the council has no policy `\(successor)`",
      at: version.document.place(of: key, "successor"),
      repair: nearestName(to: successor, in: slugs.sorted()).map { "did you mean `\($0)`?" }
        ?? "write the name of the policy's file without .md")
  }
}
