import Foundation
import SourceText

/// Files that tests read, found from this file's own place.
enum Fixtures {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// One of the owner's five sources, as text.
  static func seed(_ name: String) throws -> String {
    try String(contentsOf: root.appending(path: "Tests/Fixtures/Seeds/\(name).txt"), encoding: .utf8)
  }

  /// A file of the portal's own content.
  static func content(_ path: String) throws -> SourceFile {
    let data = try Data(contentsOf: root.appending(path: "Content/\(path)"))
    return SourceFile(path: "Content/\(path)", bytes: [UInt8](data))
  }
}
