// Policies and posts by the names they have on the command line.

extension Portal {
  /// The name of something that belongs to a council: `farnham/member-officer-protocol`, `farnham/town-clerk`; its
  /// slug alone in a portal of one council.
  package func name(_ slug: String, of council: String) -> String {
    isSingleCouncil ? slug : "\(council)/\(slug)"
  }
}

extension Register {
  package func name(of policy: Policy, in council: Council) -> String {
    portal.name(policy.slug, of: council.slug)
  }

  package var postNames: [String] {
    councils.flatMap { council in council.posts.map { portal.name($0.slug, of: council.slug) } }
  }

  /// The policy with a name; its slug alone will do where only one council has it.
  package func policy(named name: String) -> (council: Council, policy: Policy)? {
    let all = everyPolicy
    if let exact = all.first(where: { self.name(of: $0.policy, in: $0.council) == name }) { return exact }
    let alike = all.filter { $0.policy.slug == name }
    return alike.count == 1 ? alike[0] : nil
  }

  /// For the one "did you mean".
  package var policyNames: [String] {
    everyPolicy.flatMap { [name(of: $0.policy, in: $0.council), $0.policy.slug] }
  }

  private var everyPolicy: [(council: Council, policy: Policy)] {
    councils.flatMap { council in council.policies.map { (council, $0) } }
  }
}
