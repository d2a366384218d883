import SourceText

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Every file below a folder, by name: what the readers of content and templates have in common.
///
/// Files that a program keeps for itself are passed over: names with a dot in front, backup copies of
/// editors. A symbolic link is reported and not followed, wherever it leads: what is published must lie in
/// the folder, and nothing must be published that does not.
struct FolderListing {
  struct File: Sendable {
    /// With the folder in front, as a clerk would write it: `Content/farnham/council.yml`.
    let path: String
    /// Bytes.
    let size: Int
  }

  /// Sorted by the bytes of their names, folder by folder.
  private(set) var files: [File] = []
  private(set) var findings: [Finding] = []

  init(of folder: String) throws {
    try list(folder)
  }

  /// Deeper than this no portal has folders; a folder mounted inside itself would never end.
  private static let deepest = 32

  private mutating func list(_ folder: String, depth: Int = 0) throws {
    for name in try Disk.names(in: folder) where !isPassedOver(name) {
      let path = "\(folder)/\(name)"
      guard !name.unicodeScalars.contains(where: { $0 == "\u{FFFD}" || $0.value < 0x20 }) else {
        findings.append(fileNameUnclear(path))
        continue
      }
      // A file that somebody replaces at this moment must not be missing from the site.
      guard let entry = try Disk.entry(at: path) else { throw DiskError("read", path, code: ENOENT) }
      switch entry.kind {
      case .file: files.append(File(path: path, size: entry.size))
      case .folder where depth < Self.deepest: try list(path, depth: depth + 1)
      case .link: findings.append(linkNotFollowed(path, to: try Disk.linkTarget(of: path)))
      case .folder: findings.append(folderTooDeep(path, limit: Self.deepest))
      case .other: findings.append(fileNotReadable(path))
      }
    }
  }

  private func isPassedOver(_ name: String) -> Bool {
    name.hasPrefix(".") || name.hasSuffix("~") || (name.hasPrefix("#") && name.hasSuffix("#"))
      || name.hasSuffix(".swp") || name.hasSuffix(".bak") || name.hasSuffix(".orig")
  }
}

/// The bytes of files, read side by side, in the order of `files`.
func readFiles(_ files: [FolderListing.File]) throws -> [SourceFile] {
  try parallelMap(files) { file in
    Result { SourceFile(path: file.path, bytes: try Disk.read(file.path)) }
  }
  .map { try $0.get() }
}
