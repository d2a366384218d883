import ArgumentParser

/// `portal new`: a portal, a council, a policy or a version that was not there before.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Begins a portal, a council, a policy or a version.",
    subcommands: [
      NewPortalCommand.self, NewCouncilCommand.self, NewPolicyCommand.self, NewVersionCommand.self,
    ])
}
