/// The step of publishing on a disk that cannot exchange two folders: file by file, with a list beside the
/// site of what is still to be done, so that a run that was cut off is finished by the next.
///
/// Between the first and the last move a visitor may meet pages of both sites. The list is written and
/// saved before the first file is moved and taken away after the last; whoever finds one finishes it.
enum SiteJournal {
  private static let heading = "portal journal 1"
  private static let ending = "/"

  /// Writes the list of what the new site does not have any more. From then on the step is to be finished.
  static func write(at places: SitePlaces) throws {
    let old = try SiteManifest.read(in: places.site).paths
    let new = try SiteManifest.read(in: places.staged).paths
    let gone = old.subtracting(new).sorted()
    let lines = [heading] + gone + [ending]
    try Disk.write(Array(lines.map { $0 + "\n" }.joined().utf8), to: places.journal)
    try Disk.sync(places.staged)
  }

  /// Whether an earlier run was cut off between its first and last move.
  static func isUnfinished(at places: SitePlaces) throws -> Bool {
    try Disk.entry(at: places.journal) != nil
  }

  /// Moves every file of the staged site over those in the site and takes away what the list says, from
  /// wherever the last run stopped. A list that was cut off itself says
  /// nothing yet: no file had been moved.
  static func finish(at places: SitePlaces) throws {
    let lines = String(decoding: try Disk.read(places.journal), as: UTF8.self).split(separator: "\n")
    guard lines.first ?? "" == heading, lines.last ?? "" == ending else {
      return try Disk.remove(places.journal)
    }
    let gone = lines.dropFirst().dropLast().map(String.init)
    // A file in whose place the new site has a folder makes way first.
    for path in gone where try Disk.entry(at: "\(places.staged)/\(path)")?.kind == .folder {
      try removeFile(path, in: places.site)
    }
    if try Disk.entry(at: places.staged) != nil { try moveAll(from: places.staged, to: places.site) }
    for path in gone {
      try removeFile(path, in: places.site)
      try removeEmptyFolders(above: path, in: places.site)
    }
    try Disk.sync(places.site)
    try Disk.removeTree(places.staged)
    try Disk.remove(places.journal)
  }

  private static func moveAll(from folder: String, to target: String) throws {
    for name in try Disk.names(in: folder) {
      let (from, to) = ("\(folder)/\(name)", "\(target)/\(name)")
      if try Disk.entry(at: from)?.kind == .folder {
        try Disk.makeFolder(to)
        try moveAll(from: from, to: to)
      } else {
        try Disk.move(from, to: to)
      }
    }
  }

  /// A folder that stands there by now is the new site's or a stranger's.
  private static func removeFile(_ path: String, in site: String) throws {
    guard try Disk.entry(at: "\(site)/\(path)")?.kind != .folder else { return }
    try Disk.remove("\(site)/\(path)")
  }

  private static func removeEmptyFolders(above path: String, in site: String) throws {
    var folder = path[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      guard try Disk.removeIfEmpty("\(site)/\(folder)") else { return }
    }
  }
}
