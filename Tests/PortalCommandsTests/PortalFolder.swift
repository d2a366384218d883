import Foundation

/// A folder with a small portal that passes its checks, and the built `portal` program to run in it, as a
/// clerk would.
struct PortalFolder {
  /// What one run wrote and how it ended.
  struct Run {
    let output: String
    let errors: String
    let status: Int32
  }

  let url: URL

  /// Makes the folder, hands it to `body` and takes it away again.
  static func with(_ body: (PortalFolder) throws -> Void) throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "portal-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: url) }
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    try FileManager.default.copyItem(
      at: tests.appending(path: "Fixtures/Broken/base/Content"), to: url.appending(path: "Content"))
    try FileManager.default.copyItem(
      at: tests.deletingLastPathComponent().appending(path: "Templates"),
      to: url.appending(path: "Templates"))
    try body(PortalFolder(url: url))
  }

  func run(_ arguments: String...) throws -> Run { try run(arguments) }

  /// The program lies beside the test bundle, wherever the build put both.
  private static let program = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    .appending(path: "portal")

  func run(_ arguments: [String]) throws -> Run {
    // How long a build takes is not what is tested.
    try run(
      Self.program, arguments + (["build", "check"].contains(arguments.first) ? ["--no-progress"] : []))
  }

  /// Runs the program at a terminal at which somebody types `answers`, a line each, and then no more. What it
  /// writes is all in `output`, with the answers as the terminal shows them.
  func run(_ arguments: [String], answering answers: [String]) throws -> Run {
    try write(answers.map { $0 + "\n" }.joined(), to: ".answers")
    defer { try? remove(".answers") }
    let command = ([Self.program.path] + arguments).map { "'\($0)'" }.joined(separator: " ")
    let run = try run(
      URL(filePath: "/usr/bin/script"), ["-qefc", command, "/dev/null"],
      input: url.appending(path: ".answers"))
    return Run(
      output: run.output.replacingOccurrences(of: "\r", with: ""), errors: run.errors, status: run.status)
  }

  /// Runs commands of a shell one after the other, up to the first that ends with anything but 0.
  func shell(_ commands: [String]) throws -> Run {
    try run(URL(filePath: "/bin/bash"), ["-ec", commands.joined(separator: "\n")])
  }

  /// Runs a program in the folder, with the same locale and environment everywhere.
  private func run(_ program: URL, _ arguments: [String], input: URL? = nil) throws -> Run {
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = url
    let path = "\(Self.program.deletingLastPathComponent().path):/usr/bin:/bin"
    process.environment = ["PATH": path, "LC_ALL": "C.UTF-8"]
    // Files rather than pipes: a long answer cannot fill a pipe that nobody empties.
    let streams = [url.appending(path: ".output"), url.appending(path: ".errors")]
    for stream in streams { try Data().write(to: stream) }
    defer { for stream in streams { try? FileManager.default.removeItem(at: stream) } }
    process.standardInput = try input.map { try FileHandle(forReadingFrom: $0) } ?? FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: streams[0])
    process.standardError = try FileHandle(forWritingTo: streams[1])
    try process.run()
    process.waitUntilExit()
    return Run(
      output: try String(contentsOf: streams[0], encoding: .utf8),
      errors: try String(contentsOf: streams[1], encoding: .utf8), status: process.terminationStatus)
  }

  func build() throws -> Run { try run("build", "--as-of", "2026-11-21") }

  func check() throws -> Run { try run("check", "--as-of", "2026-11-21") }

  func write(_ text: String, to path: String) throws {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  func remove(_ path: String) throws {
    try FileManager.default.removeItem(at: url.appending(path: path))
  }

  /// What tells one file from another that merely has the same bytes.
  struct Identity: Equatable {
    let inode: Int?
    let modified: Date?
    let bytes: Data
  }

  /// Every file below a folder of the portal.
  func files(in folder: String) throws -> [String: Identity] {
    let folder = url.appending(path: folder)
    var files: [String: Identity] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      let file = folder.appending(path: path)
      let facts = try FileManager.default.attributesOfItem(atPath: file.path)
      guard facts[.type] as? FileAttributeType == .typeRegular else { continue }
      files[path] = Identity(
        inode: facts[.systemFileNumber] as? Int, modified: facts[.modificationDate] as? Date,
        bytes: try Data(contentsOf: file))
    }
    return files
  }
}
