import ArgumentParser

/// The `portal` program: one command for each thing a clerk does.
struct PortalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "portal",
    abstract: "Publishes councils' policies as a website and a review calendar.",
    discussion: """
      Write policies in the folder Content, look at the messages of `portal check`, and publish with \
      `portal build`. If anything is wrong, the public site stays as it was.
      """,
    subcommands: [
      BuildCommand.self, CheckCommand.self, NewCommand.self, DueCommand.self, ReviewedCommand.self,
      WithdrawCommand.self,
    ])
}

/// Runs the program with `arguments`, or with those it was started with, and ends it.
package func runPortal(_ arguments: [String]? = nil) -> Never {
  PortalCommand.main(arguments)
  PortalCommand.exit()
}
