/// Where a site and what belongs to its publication lie: the new site on its way, the list of an unfinished
/// step, the lock.
///
/// They stand beside the site, on the same disk, so that one step can exchange them. A site that is a mount
/// point has its own disk: there they stand inside it, and no visitor is shown names with a dot in front.
package struct SitePlaces: Sendable {
  let site: String
  /// The folder in which the site's own folder stands.
  let parent: String
  let staged: String
  let journal: String
  let lock: String
  /// Whether the site's folder itself can be exchanged for another.
  let canExchange: Bool

  /// A site that is a link to a folder is that folder: it is exchanged where it lies, and the link stays.
  package init(_ given: String) throws {
    let isLink = try Disk.entry(at: given)?.kind == .link
    let site =
      isLink || [".", ".."].contains(given.split(separator: "/").last) ? Disk.resolved(given) : given
    let slash = site.lastIndex(of: "/")
    let above = slash.map { String(site[...$0]) } ?? ""
    let name = slash.map { String(site[site.index(after: $0)...]) } ?? site
    let own = try Disk.entry(at: site)
    let around = try Disk.entry(at: above.isEmpty ? "." : above)
    self.site = site
    parent = above.isEmpty ? "." : above
    canExchange = own == nil || (own?.device == around?.device && !Disk.isMountPoint(site))
    let start = canExchange ? "\(above).\(name)" : "\(site)/.portal"
    staged = "\(start)-new"
    journal = "\(start)-journal"
    lock = "\(start)-lock"
  }

  /// Whether a path below the site's folder is one of these, and so no stranger's.
  func isOwn(_ path: String) -> Bool {
    [staged, journal, lock].contains("\(site)/\(path)")
  }
}
