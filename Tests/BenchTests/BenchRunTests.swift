import Foundation
import Testing

/// The bench itself on a small portal. How fast anything is is not asserted here: a test that fails on a busy
/// machine is soon believed no more.
@Suite("A run of the bench")
struct BenchRunTests {
  struct Line: Decodable {
    var policies: Int
    var subject: String
    var processor_us: Int
    var clock_us: Int
    var peak_bytes: Int
    var input_bytes: Int
    var output_bytes: Int
    var output_files: Int
  }

  static func run(_ arguments: String...) throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "bench-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let process = Process()
    process.executableURL = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appending(path: "portal-bench")
    process.arguments = arguments + ["--folder", folder.path, "--rounds", "1"]
    process.currentDirectoryURL = tests.deletingLastPathComponent()
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path) == [], "it leaves nothing behind")
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test("one line a measurement, of every stage, the whole and the floor")
  func linesAreSane() throws {
    let output = try Self.run("--sizes", "20,40", "--format", "json")
    let lines = try output.split(separator: "\n").map {
      try JSONDecoder().decode(Line.self, from: Data($0.utf8))
    }
    let subjects = [
      "files", "documents", "register", "pages", "writing", "references", "data", "feeds", "build", "rebuild",
      "floor-markdown", "floor-files",
    ]
    #expect(lines.map(\.subject) == subjects + subjects)
    #expect(lines.map(\.policies) == Array(repeating: 20, count: 12) + Array(repeating: 40, count: 12))
    for line in lines {
      #expect(line.processor_us > 0 && line.clock_us > 0, "\(line.subject)")
      #expect(line.peak_bytes > 1_000_000 && line.peak_bytes < 1_000_000_000)
      #expect(line.input_bytes > line.policies * 10_000)
      #expect(line.output_bytes > line.input_bytes)
      #expect(line.output_files > line.policies * 2)
    }
    let cost = Dictionary(lines.prefix(10).map { ($0.subject, $0.processor_us) }) { first, _ in first }
    #expect(cost["build", default: 0] > cost["floor-markdown", default: 0])
  }

  @Test("the table tells people the ratios")
  func tableIsForPeople() throws {
    let output = try Self.run("--policies", "20")
    #expect(output.hasPrefix("20 policies, "))
    #expect(output.contains(" times the processor time of the floor; the site is "))
  }
}
