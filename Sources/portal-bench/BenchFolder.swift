import PortalCommands
import SourceText

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The folder in which one size is measured: a portal as a clerk would have it, with made-up texts.
struct BenchFolder {
  let path: String

  /// A place of this run's own in `folder`, or in the system's folder for what is temporary.
  static func path(in folder: String?) -> String {
    let usual = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    return "\(Disk.resolved(folder ?? usual))/portal-bench-\(getpid())"
  }

  /// Makes it, with the look of the pages from `templates`.
  init(at path: String, policies: Int, seed: UInt64, templates: String) throws {
    self.path = path
    try makeContent(policies: policies, seed: seed, in: "Content", write)
    let looks = try readTemplatesFolder(templates)
    if let missing = looks.findings.first { throw BenchFailure(words: missing.headline) }
    for look in looks.value {
      let name = look.path.dropFirst(templates.count)
      try write(SourceFile(path: "Templates" + name, bytes: look.bytes))
    }
  }

  /// As before the first build: nothing published, nothing recorded.
  func unpublish() throws {
    try Disk.removeTree("\(path)/Site")
    for council in try Disk.names(in: "\(path)/Content") {
      let lock = "\(path)/Content/\(council)/published.lock.yml"
      if try Disk.entry(at: lock) != nil { try Disk.remove(lock) }
    }
  }

  func remove() throws { try Disk.removeTree(path) }

  /// How many files lie below one of its folders, and their bytes; what has a dot in front is not counted.
  func size(of folder: String) throws -> (files: Int, bytes: Int) {
    var sum = (files: 0, bytes: 0)
    for name in try Disk.names(in: "\(path)/\(folder)") where !name.hasPrefix(".") {
      guard let entry = try Disk.entry(at: "\(path)/\(folder)/\(name)") else { continue }
      let below = entry.kind == .folder ? try size(of: "\(folder)/\(name)") : (files: 1, bytes: entry.size)
      sum = (sum.files + below.files, sum.bytes + below.bytes)
    }
    return sum
  }

  private func write(_ file: SourceFile) throws {
    let target = "\(path)/\(file.path)"
    if let slash = target.lastIndex(of: "/") { try Disk.makeFolder(String(target[..<slash])) }
    try Disk.write(file.bytes, to: target)
  }
}

struct BenchFailure: Error, CustomStringConvertible {
  let words: String
  var description: String { words }
}
