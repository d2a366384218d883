import Foundation

/// The folders of example sites under `Tests/Fixtures`, and folders to run them in.
enum Fixtures {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures")
  static let project = root.deletingLastPathComponent().deletingLastPathComponent()
  /// `UPDATE_GOLDEN=1 swift test` writes what came out as what is expected.
  static let renews = ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1"

  static func names(in folder: String) -> [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)
    return (names ?? []).filter { !$0.hasPrefix(".") }.sorted()
  }

  /// Makes a folder, hands it to `body` and takes it away again.
  static func inTemporaryFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "portal-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }

  /// Lays the files below `source` over those in `target`; symbolic links stay links.
  static func lay(_ source: URL, over target: URL) throws {
    try FileManager.default.createDirectory(at: target, withIntermediateDirectories: true)
    for path in try FileManager.default.subpathsOfDirectory(atPath: source.path).sorted() {
      let from = source.appending(path: path)
      let to = target.appending(path: path)
      let type = try FileManager.default.attributesOfItem(atPath: from.path)[.type] as? FileAttributeType
      if type == .typeDirectory {
        try FileManager.default.createDirectory(at: to, withIntermediateDirectories: true)
      } else {
        try? FileManager.default.removeItem(at: to)
        try FileManager.default.copyItem(at: from, to: to)
      }
    }
  }

  /// Every file below `folder` as path and bytes.
  static func files(in folder: URL) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      var isFolder: ObjCBool = false
      let file = folder.appending(path: path)
      guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue
      else { continue }
      files[path] = try Data(contentsOf: file)
    }
    return files
  }
}
