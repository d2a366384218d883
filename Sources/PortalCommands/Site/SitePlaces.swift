/// Where a site and what belongs to its publication lie: the new site on its way, the list of an unfinished
/// step, the lock.
///
/// They stand beside the site, on the same disk, so that one step can exchange them. A site that is a mount
/// point has its own disk: there they stand inside it, and no visitor is shown names with a dot in front.
struct SitePlaces: Sendable {
  let site: String
  let staged: String
  let journal: String
  let lock: String
  /// Whether the site's folder itself can be exchanged for another.
  let canExchange: Bool

  init(_ site: String) throws {
    let slash = site.lastIndex(of: "/")
    let parent = slash.map { String(site[...$0]) } ?? ""
    let name = slash.map { String(site[site.index(after: $0)...]) } ?? site
    let own = try Disk.entry(at: site)
    let around = try Disk.entry(at: parent.isEmpty ? "." : parent)
    self.site = site
    canExchange = own == nil || own?.device == around?.device
    let start = canExchange ? "\(parent).\(name)" : "\(site)/.portal"
    staged = "\(start)-new"
    journal = "\(start)-journal"
    lock = "\(start)-lock"
  }

  /// Whether a path below the site's folder is one of these, and so no stranger's.
  func isOwn(_ path: String) -> Bool {
    [staged, journal, lock].contains("\(site)/\(path)")
  }
}
