/// The step of publishing on a disk that cannot exchange two folders: file by file, with a list beside the
/// site of what is still to be done, so that a run that was cut off is finished by the next.
///
/// Between the first and the last move a visitor may meet pages of both sites. The list is written and
/// saved before the first file is moved and taken away after the last; whoever finds one finishes it.
enum SiteJournal {
  private static let heading = "portal journal 1"
  private static let ending = "/"

  /// Moves every file of the staged site over those in the site, then takes away what the new site does not
  /// have.
  static func begin(at places: SitePlaces) throws {
    let old = try SiteManifest.read(in: places.site).paths
    let new = try SiteManifest.read(in: places.staged).paths
    let gone = old.subtracting(new).sorted()
    let lines = [heading] + gone + [ending]
    try Disk.write(Array(lines.map { $0 + "\n" }.joined().utf8), to: places.journal)
    try Disk.sync(places.staged)
    try finish(at: places)
  }

  /// Whether an earlier run was cut off between its first and last move.
  static func isUnfinished(at places: SitePlaces) throws -> Bool {
    try Disk.entry(at: places.journal) != nil
  }

  /// Does what the list says, from wherever the last run stopped. A list that was cut off itself says
  /// nothing yet: no file had been moved.
  static func finish(at places: SitePlaces) throws {
    let lines = String(decoding: try Disk.read(places.journal), as: UTF8.self).split(separator: "\n")
    guard lines.first ?? "" == heading, lines.last ?? "" == ending else {
      return try Disk.remove(places.journal)
    }
    if try Disk.entry(at: places.staged) != nil { try moveAll(from: places.staged, to: places.site) }
    for path in lines.dropFirst().dropLast().map(String.init) {
      try Disk.remove("\(places.site)/\(path)")
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

  private static func removeEmptyFolders(above path: String, in site: String) throws {
    var folder = path[...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      guard try Disk.removeIfEmpty("\(site)/\(folder)") else { return }
    }
  }
}
