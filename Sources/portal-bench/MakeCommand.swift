import ArgumentParser
import PortalCommands

/// `portal-bench make`: a made-up portal to look at, or to measure with other programs.
struct MakeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "make", abstract: "Makes a portal with made-up texts and leaves it there.")

  @Option(help: "How many policies.")
  var policies = 1000

  @Option(help: "The texts depend on this number alone.")
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("Where the look of the pages is.", valueName: "folder"))
  var templates = "Templates"

  @Argument(help: "The portal's folder, which must not be there yet.")
  var folder: String

  func validate() throws {
    guard policies > 0 else { throw ValidationError("Policies are 1 or more.") }
  }

  func run() throws {
    guard try Disk.entry(at: folder) == nil else { throw BenchFailure(words: "\(folder) is there already") }
    _ = try BenchFolder(at: folder, policies: policies, seed: seed, templates: templates)
  }
}
