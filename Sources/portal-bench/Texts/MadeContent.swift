package import SourceText

/// A content folder with so many policies, file by file: the portal's settings and laws, then each council with its
/// policies. The same count and seed give the same bytes; `take` is given one file at a time, so that a large
/// portal is never in memory.
package func makeContent(
  policies count: Int, seed: UInt64, in folder: String, _ take: (SourceFile) throws -> Void
) rethrows {
  try take(SourceFile(path: "\(folder)/portal.yml", text: portalSettings))
  try take(SourceFile(path: "\(folder)/legislation.yml", text: laws))
  for council in MadeCouncil.all(policies: count) {
    try take(SourceFile(path: "\(folder)/\(council.slug)/council.yml", text: settings(of: council)))
    for policy in council.policies {
      let made = MadePolicy(policy, of: council, seed: seed)
      try take(SourceFile(path: "\(folder)/\(council.slug)/\(policy.slug).md", text: made.text))
    }
  }
}

private let portalSettings = """
  title: Council policies
  base_url: https://policies.example/

  """

private let laws =
  "laws:\n"
  + MadeWords.acts.map { act in
    """
      - title: \(act.title)
        type: ukpga
        year: \(act.title.suffix(4))
        number: \(act.number)
        read_at: https://www.legislation.gov.uk/

    """
  }.joined()

private func settings(of council: MadeCouncil) -> String {
  """
  name: \(council.name)
  kind: town
  nation: england
  posts:
    town-clerk:
      title: Town Clerk
  bodies:
    full-council:
      name: Full Council

  """
}
