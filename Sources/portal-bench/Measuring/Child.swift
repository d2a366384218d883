import PortalCommands
import SourceText

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// This program once more, in a process of its own: what it costs is counted from its start to its end, and its
/// peak of memory is nobody else's.
struct Child {
  let cost: Cost
  /// What it wrote to its standard output.
  let output: String

  /// Runs `command` in `folder`. Throws where it did not end well, with what it said.
  init(_ command: String, _ arguments: [String] = [], in folder: String) throws {
    let arguments = [command, folder] + arguments
    let said = "\(folder)/.said"
    try Disk.remove(said)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, said, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)

    var words = ([Self.program] + arguments).map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var process = pid_t()
    var status: Int32 = 0
    var usage = rusage()
    let (_, ran) = try measure {
      let code = posix_spawn(&process, Self.program, &actions, nil, &words, environ)
      guard code == 0 else {
        throw ChildFailure(arguments: arguments, words: String(cString: strerror(code)))
      }
      while wait4(process, &status, 0, &usage) < 0, errno == EINTR {}
    }
    output = String(decoding: try Disk.read(said), as: UTF8.self)
    guard status == 0 else { throw ChildFailure(arguments: arguments, words: output) }
    cost = Cost(usage, clock: ran.clock)
  }

  /// The file that this process runs.
  private static var program: String { Disk.resolved(CommandLine.arguments[0]) }
}

struct ChildFailure: Error, CustomStringConvertible {
  let arguments: [String]
  let words: String

  var description: String { "`\(arguments.joined(separator: " "))` did not end well:\n\(words.prefix(2000))" }
}
