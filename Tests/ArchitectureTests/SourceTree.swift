import Foundation

/// The project's own files as text, found from where this file lies.
enum SourceTree {
  struct File {
    /// Below the project's top folder: `Sources/Markup/Label.swift`.
    let path: String
    let lines: [Substring]

    var name: String { String(path.split(separator: "/").last ?? "") }
    /// `Markup` for `Sources/Markup/Labels/LabelShape.swift`.
    var module: String { String(path.split(separator: "/")[1]) }
  }

  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func swiftFiles(under folder: String) throws -> [File] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path)
    return try paths.filter { $0.hasSuffix(".swift") }.sorted().map { path in
      let text = try String(contentsOf: root.appending(path: "\(folder)/\(path)"), encoding: .utf8)
      return File(
        path: "\(folder)/\(path)", lines: text.split(separator: "\n", omittingEmptySubsequences: false))
    }
  }

  static func text(of path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  static func folders(in path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root.appending(path: path).path)
      .filter { !$0.hasPrefix(".") }.sorted()
  }
}
