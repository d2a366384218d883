import ArgumentParser
import Governance
import PortalCommands

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The `portal-bench` program: how long a large portal takes, beside what nobody could do without.
@main
struct PortalBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "portal-bench",
    abstract: "Measures builds of made-up portals beside the floor: libcmark and the disk alone.",
    subcommands: [
      MeasureCommand.self, MakeCommand.self, StagesCommand.self, FloorCommand.self, ProgramCommand.self,
    ],
    defaultSubcommand: MeasureCommand.self)

  /// On which all builds work, so that no run differs from another by its day.
  static let day = "2026-11-21"
}

// What the parent starts in processes of their own, each told first in which portal's folder to work.

struct WorkingFolder: ParsableArguments {
  @Argument var folder: String

  func enter() throws {
    guard chdir(folder) == 0 else { throw BenchFailure(words: "there is no folder \(folder)") }
  }
}

/// The stages of a build, one by one.
struct StagesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "stages", shouldDisplay: false)

  @OptionGroup var place: WorkingFolder

  func run() throws {
    try place.enter()
    guard let day = Day(iso: PortalBench.day) else { return }
    try measureStages(asOf: day) { print($0.line) }
  }
}

/// The floor of a site with so many files and bytes.
struct FloorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "floor", shouldDisplay: false)

  @OptionGroup var place: WorkingFolder
  @Option var files: Int
  @Option var bytes: Int

  func run() throws {
    try place.enter()
    try measureFloor(files: files, bytes: bytes) { print($0.line) }
  }
}

/// The `portal` program itself.
struct ProgramCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "portal", shouldDisplay: false)

  @OptionGroup var place: WorkingFolder
  @Argument(parsing: .captureForPassthrough) var arguments: [String] = []

  func run() throws {
    try place.enter()
    runPortal(arguments)
  }
}
