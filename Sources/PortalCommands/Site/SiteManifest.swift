/// The list of what the portal itself has published in a folder, kept in that folder.
///
/// Only what stands here is ever removed: any other file is a stranger's. One path a line, sorted,
/// behind a first line that names the format.
struct SiteManifest: Equatable {
  static let name = ".portal-manifest"
  private static let heading = "portal manifest 1"

  /// Below the site's folder.
  var paths: Set<String>

  init(paths: Set<String>) {
    self.paths = paths
  }

  /// The list in a folder; an empty one where there is none.
  static func read(in folder: String) throws -> SiteManifest {
    let path = "\(folder)/\(name)"
    guard try Disk.entry(at: path) != nil else { return SiteManifest(paths: []) }
    return SiteManifest(try Disk.read(path)) ?? SiteManifest(paths: [])
  }

  /// `nil` for bytes that are no manifest.
  init?(_ bytes: [UInt8]) {
    let lines = bytes.split(separator: UInt8(ascii: "\n")).map { String(decoding: $0, as: UTF8.self) }
    guard lines.first == Self.heading else { return nil }
    paths = Set(lines.dropFirst().filter(Self.staysInside))
  }

  /// What stands in the list may be removed, so a line that somebody put in by hand must not lead elsewhere.
  private static func staysInside(_ path: String) -> Bool {
    path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
      .allSatisfy { !$0.isEmpty && !$0.elementsEqual(".".utf8) && !$0.elementsEqual("..".utf8) }
  }

  var bytes: [UInt8] {
    var bytes: [UInt8] = []
    for line in [Self.heading] + paths.sorted() {
      bytes += line.utf8
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }
}
