import ArgumentParser

/// The `portal` program: one command for each thing a clerk does.
struct PortalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "portal",
    abstract: "Publishes councils' policies as a website and a review calendar.",
    discussion: """
      A policy is a text file in the folder Content, with its facts at the top. The usual way of working, in the \
      portal's own folder:

        portal new policy     add a policy (portal new portal FOLDER begins a portal)
        portal serve          look at it while you write
        portal check          see what is wrong, and what to do about it
        portal build          publish, if nothing is wrong

      After a meeting: portal reviewed, portal new version, portal withdraw. What is due: portal due.
      """,
    subcommands: [
      BuildCommand.self, CheckCommand.self, ServeCommand.self, NewCommand.self, DueCommand.self,
      ReviewedCommand.self,
      WithdrawCommand.self,
    ])
}

/// Runs the program with `arguments`, or with those it was started with, and ends it.
package func runPortal(_ arguments: [String]? = nil) -> Never {
  PortalCommand.main(arguments)
  PortalCommand.exit()
}
