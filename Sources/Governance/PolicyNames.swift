/// A policy by the name it has on the command line.
extension Register {
  /// `farnham/member-officer-protocol`; without a council in a portal of one.
  package func name(of policy: Policy, in council: Council) -> String {
    portal.isSingleCouncil ? policy.slug : "\(council.slug)/\(policy.slug)"
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
