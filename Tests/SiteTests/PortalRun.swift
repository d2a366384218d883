import Foundation

/// One run of the built `portal` program, as a clerk would start it, in a folder of its own.
struct PortalRun {
  /// What it wrote to standard error, then to standard output.
  let terminal: String
  let status: Int32

  /// Runs `portal` with `arguments` in `folder`; the locale and the environment are the same everywhere.
  init(_ arguments: [String], in folder: URL) throws {
    let process = Process()
    // How long a build takes is not what is tested; one that takes a minute of a processor does not end. The clock
    // would count what else the machine does.
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments =
      ["-c", "ulimit -t 60; exec \"$0\" \"$@\"", Self.program.path(percentEncoded: false)] + arguments
      + (["build", "check"].contains(arguments.first) ? ["--no-progress"] : [])
    process.currentDirectoryURL = folder
    process.environment = ["PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"]
    // Files rather than pipes: a long answer cannot fill a pipe that nobody empties.
    let name = FileManager.default.temporaryDirectory.appending(path: "portal-\(UUID().uuidString)")
    let output = name.appendingPathExtension("out")
    let errors = name.appendingPathExtension("err")
    for file in [output, errors] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    terminal =
      try String(contentsOf: errors, encoding: .utf8) + String(contentsOf: output, encoding: .utf8)
    status = process.terminationStatus
    for file in [output, errors] { try FileManager.default.removeItem(at: file) }
  }

  /// The program lies beside the test bundle, wherever the build put both.
  static let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appending(path: "portal")
}
