import Foundation
import Testing

/// Lays the good site into a folder of its own, hands it to `body` and takes it away again.
func inPortal(_ body: (Portal) throws -> Void) throws {
  try Fixtures.inTemporaryFolder { folder in
    try Fixtures.lay(Fixtures.root.appending(path: "Broken/base"), over: folder)
    try Fixtures.lay(
      Fixtures.project.appending(path: "Templates"), over: folder.appending(path: "Templates"))
    try body(Portal(folder: folder))
  }
}

/// The good site in a folder of its own, for builds and changes one after the other.
struct Portal {
  static let policy = "Content/ashby/complaints.md"
  static let lock = "Content/ashby/published.lock.yml"

  let folder: URL

  func build(_ arguments: String..., on day: String = "2026-11-21") throws -> PortalRun {
    try PortalRun(["build", "--as-of", day] + arguments, in: folder)
  }

  func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: path).path)
  }

  func text(_ path: String) throws -> String {
    try String(contentsOf: folder.appending(path: path), encoding: .utf8)
  }

  func write(_ text: String, to path: String) throws {
    try text.write(to: folder.appending(path: path), atomically: true, encoding: .utf8)
  }

  func edit(_ path: String, _ words: String, _ others: String) throws {
    let before = try text(path)
    try #require(before.contains(words))
    try write(before.replacingOccurrences(of: words, with: others), to: path)
  }

  func move(_ path: String, to other: String) throws {
    try FileManager.default.moveItem(
      at: folder.appending(path: path), to: folder.appending(path: other))
  }

  func correct(on day: String) throws {
    let entry = "{date: \(day), at: \"1.2\", was: telephone, now: letter, why: Slip of the pen}"
    try edit(Self.policy, "kind: procedure", "kind: procedure\ncorrections:\n  - \(entry)")
  }
}
