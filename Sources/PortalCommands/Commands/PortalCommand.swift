import ArgumentParser

/// The `portal` program: one command for each thing a clerk does.
struct PortalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "portal",
    abstract: "Publishes councils' policies as a website and a review calendar.",
    discussion: """
      A policy is a text file in the folder Content, with its facts at the top. The usual way of working, in the \
      portal's own folder:

        portal new policy     add a policy
        portal serve          look at the site while you write
        portal check          see what is wrong, and what to do about it
        portal build          publish, if nothing is wrong

      After a meeting:

        portal reviewed       the council looked at a policy
        portal new version    it decided a new text
        portal withdraw       it gave a policy up
        portal due            which reviews are due next

      portal new portal begins a portal of your own.
      """,
    version: "portal 0.9",
    subcommands: [
      NewCommand.self, ServeCommand.self, CheckCommand.self, BuildCommand.self, ReviewedCommand.self,
      WithdrawCommand.self, DueCommand.self,
    ])
}

/// Runs the program with `arguments`, or with those it was started with, and ends it.
package func runPortal(_ arguments: [String]? = nil) -> Never {
  let arguments = arguments ?? Array(CommandLine.arguments.dropFirst())
  do {
    try requireCommand(arguments)
    var command = try PortalCommand.parseAsRoot(arguments)
    try command.run()
  } catch  where PortalCommand.exitCode(for: error) == .validationFailure {
    let message = PortalCommand.message(for: error)
    if !message.isEmpty { Terminal(format: .text).complain("error: \(wrongUsage(message, arguments))") }
    PortalCommand.exit(withError: ExitCode.validationFailure)
  } catch {
    PortalCommand.exit(withError: error)
  }
  PortalCommand.exit()
}
