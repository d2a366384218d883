package import SourceText

/// A content folder with so many policies, file by file: the portal's settings, then each council with its
/// policies. The same count and seed give the same bytes; `take` is given one file at a time, so that a large
/// portal is never in memory.
package func makeContent(
  policies count: Int, seed: UInt64, in folder: String, _ take: (SourceFile) throws -> Void
) rethrows {
  try take(SourceFile(path: "\(folder)/portal.yml", text: portalSettings))
  try take(SourceFile(path: "\(folder)/legislation.yml", text: legislation))
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

/// The laws that `MadeWords` names, as `Content/legislation.yml` has them.
private let legislation =
  "laws:\n"
  + [
    ("Local Government Act 1972", 1972, 70), ("Freedom of Information Act 2000", 2000, 36),
    ("Data Protection Act 2018", 2018, 12), ("Equality Act 2010", 2010, 15), ("Localism Act 2011", 2011, 20),
    ("Health and Safety at Work etc. Act 1974", 1974, 37), ("Local Government Act 2003", 2003, 26),
    ("Small Holdings and Allotments Act 1908", 1908, 36),
  ].map { title, year, number in
    """
      - title: \(title)
        type: ukpga
        year: \(year)
        number: \(number)
        read_at: https://www.legislation.gov.uk/ukpga/\(year)/\(number)

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
