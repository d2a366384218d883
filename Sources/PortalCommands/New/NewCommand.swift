import ArgumentParser

/// `portal new`: a portal, a council, a policy or a version that was not there before.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Begins a portal, a council, a policy or a version.",
    discussion: """
      What the command line does not say is asked for, if you sit at a terminal. Nothing is written until the last \
      answer, and nothing is ever written over.

        portal new policy
      """,
    subcommands: [
      NewPortalCommand.self, NewCouncilCommand.self, NewPolicyCommand.self, NewVersionCommand.self,
    ])
}
