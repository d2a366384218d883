import Foundation
import Testing

/// What a build says when something else works on the same site while it runs.
@Suite("Builds that are disturbed")
struct DisturbedBuilds {
  @Test("a second build does not begin while the first is publishing")
  func siteBusy() throws {
    try Self.inSiteFolder { folder in
      let first = try HeldBuild(in: folder)
      let second = try PortalRun(["build"], in: folder)
      let firstOutcome = try first.finish()
      #expect(
        second.terminal == """
          error: another build (process \(first.processNumber)) is publishing to Site at this moment \
          [site-busy]
             = repair: wait until it has ended, then run the command again

          Nothing was published.

          """)
      #expect(second.status == 1)
      #expect(firstOutcome.status == 0)
      #expect(try Fixtures.files(in: folder.appending(path: "Site"))["index.html"] != nil)
    }
  }

  @Test("a folder that was put in the site's place during the build is left alone")
  func siteReplaced() throws {
    try Self.inSiteFolder { folder in
      #expect(try PortalRun(["build"], in: folder).status == 0)
      let site = folder.appending(path: "Site")
      try Data("title: Policies\n".utf8).write(to: folder.appending(path: "Content/portal.yml"))
      let build = try HeldBuild(in: folder)
      try FileManager.default.moveItem(at: site, to: folder.appending(path: "Site-old"))
      try FileManager.default.createDirectory(at: site, withIntermediateDirectories: false)
      try Data("kept".utf8).write(to: site.appending(path: "index.html"))
      let outcome = try build.finish()
      #expect(
        outcome.errors.hasSuffix(
          """
          error: another folder was put in the place of Site while this build ran [site-replaced]
             = repair: make sure that nothing else writes there, then run the command again


          """), "\(outcome.errors)")
      #expect(outcome.status == 1)
      #expect(try Fixtures.files(in: site) == ["index.html": Data("kept".utf8)])
      #expect(!FileManager.default.fileExists(atPath: folder.appending(path: ".Site-new").path))
    }
  }

  /// The good site without a web address: every build of it has a warning to tell.
  private static func inSiteFolder(_ body: (URL) throws -> Void) throws {
    try Fixtures.inTemporaryFolder { folder in
      try Fixtures.lay(Fixtures.root.appending(path: "Broken/base"), over: folder)
      let templates = Fixtures.project.appending(path: "Templates")
      try Fixtures.lay(templates, over: folder.appending(path: "Templates"))
      try Data("title: Council policies\n".utf8).write(to: folder.appending(path: "Content/portal.yml"))
      try body(folder)
    }
  }
}

/// A build that stands still between making its site and publishing it: it has a warning to tell, and the
/// pipe that takes its words is full.
private struct HeldBuild {
  private let process = Process()
  private let pipe = Pipe()

  init(in folder: URL) throws {
    let errors = pipe.fileHandleForWriting
    Self.fill(errors.fileDescriptor)
    process.executableURL = PortalRun.program
    process.arguments = ["build"]
    process.currentDirectoryURL = folder
    process.environment = ["LC_ALL": "C.UTF-8"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = errors
    try process.run()
    let staged = folder.appending(path: ".Site-new").path
    let end = Date(timeIntervalSinceNow: 60)
    while !FileManager.default.fileExists(atPath: staged) {
      try #require(process.isRunning && Date() < end, "the build does not come to its staged site")
      usleep(1000)
    }
  }

  var processNumber: Int32 { process.processIdentifier }

  /// Empties the pipe and lets the build go on to its end.
  func finish() throws -> (errors: String, status: Int32) {
    try pipe.fileHandleForWriting.close()
    let bytes = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (String(decoding: bytes.drop { $0 == Self.filling }, as: UTF8.self), process.terminationStatus)
  }

  private static let filling = UInt8(ascii: ".")

  private static func fill(_ pipe: Int32) {
    let flags = fcntl(pipe, F_GETFL)
    _ = fcntl(pipe, F_SETFL, flags | O_NONBLOCK)
    let piece = [UInt8](repeating: filling, count: 4096)
    while write(pipe, piece, piece.count) > 0 {}
    _ = fcntl(pipe, F_SETFL, flags)
  }
}
