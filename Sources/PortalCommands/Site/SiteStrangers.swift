/// What lies in a site's folder that the portal did not publish: it is kept, and named to the clerk.
struct SiteStrangers {
  struct Entry {
    /// Below the site's folder.
    let path: String
    let kind: Disk.Kind
  }

  private(set) var entries: [Entry] = []
  /// Every folder of the site, the site's own first, with its path from the working folder.
  private(set) var folders: [String] = []
  /// Whether another disk is mounted in one of the folders: then the site cannot be exchanged without
  /// taking that disk along.
  private(set) var includesMount = false

  /// Looks through `folder`; `own` are paths below it that the portal published or is to publish.
  init(in folder: String, own: Set<String>, places: SitePlaces) throws {
    try look(through: folder, below: "", own, places)
  }

  private mutating func look(
    through site: String, below folder: String, _ own: Set<String>, _ places: SitePlaces
  ) throws {
    let full = folder.isEmpty ? site : "\(site)/\(folder)"
    folders.append(full)
    for name in try Disk.names(in: full) {
      let path = folder.isEmpty ? name : "\(folder)/\(name)"
      guard path != SiteManifest.name, path != SiteLocks.name, !places.isOwn(path),
        let entry = try Disk.entry(at: "\(site)/\(path)")
      else { continue }
      if entry.kind == .folder, Disk.isMountPoint("\(site)/\(path)") {
        includesMount = true
        entries.append(Entry(path: path, kind: .other))
      } else if entry.kind == .folder {
        let count = entries.count
        try look(through: site, below: path, own, places)
        // A folder that holds nothing at all was not made by the portal.
        if entries.count == count, try Disk.names(in: "\(site)/\(path)").isEmpty {
          entries.append(Entry(path: path, kind: .folder))
        }
      } else if !own.contains(path) {
        entries.append(Entry(path: path, kind: entry.kind))
      }
    }
  }

  /// Throws `SiteRefusal` where one of them stands in the place of a folder that the site's files need.
  func requireRoom(for paths: Set<String>, in site: String) throws {
    let standing = entries.filter { $0.kind != .folder }
    if standing.isEmpty { return }
    var needed: Set<Substring> = []
    for path in paths {
      var folder = path[...]
      while let slash = folder.utf8.lastIndex(of: UInt8(ascii: "/")) {
        folder = folder[..<slash]
        guard needed.insert(folder).inserted else { break }
      }
    }
    for entry in standing where needed.contains(entry.path[...]) {
      throw SiteRefusal(siteBlocked("\(site)/\(entry.path)"))
    }
  }
}
