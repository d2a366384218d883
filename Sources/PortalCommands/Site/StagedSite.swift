package import Publishing
import SourceText

/// A new site on its way: beside the public one until it is whole, then in its place in one step.
///
/// 1. `take` compares each file with what stands in the site. Unchanged ones are only remembered; changed and
///    new ones are written to the staged folder.
/// 2. `publish` gives the unchanged ones a second name there (their times and identity stay), does the same
///    for strangers' files, writes the manifest, has the disk save it all, and exchanges the two folders.
/// 3. The old site, now under the staged name, is taken away; a file that a stranger put there at the last
///    moment is carried over.
///
/// Until the exchange the site is the old one, from it on the new one. Whatever ends the process, nothing
/// else is ever to be seen; what is left behind beside the site the next build takes away. Where the disk
/// cannot exchange folders, `SiteJournal` does the step.
package struct StagedSite {
  /// What a publication changed; strangers are files that the portal did not publish and left alone.
  package struct Change: Sendable, Equatable {
    var new: [String] = []
    var changed: [String] = []
    var removed: [String] = []
    var unchanged = 0
    var strangers: [String] = []

    var isNothing: Bool { new.isEmpty && changed.isEmpty && removed.isEmpty }
  }

  /// What the public is shown at this moment; `both` while single files are moved.
  enum Shown: Sendable {
    case old, new, both
  }

  let places: SitePlaces
  private(set) var shown = Shown.old
  private let before: Disk.Entry?
  private let manifest: SiteManifest
  private var unchanged: [String] = []
  private var folders: Set<String> = []
  private var paths: Set<String> = []
  private var change = Change()

  /// Begins with the site as it stands, which need not be there yet. The caller holds its lock.
  package init(at places: SitePlaces) throws {
    self.places = places
    try Disk.removeTree(places.staged)
    before = try Disk.entry(at: places.site)
    if let before, before.kind != .folder { throw SiteRefusal(siteBlocked(places.site)) }
    manifest = try SiteManifest.read(in: places.site)
  }

  private var site: String { places.site }
  private var staged: String { places.staged }

  /// Takes one finished file of the new site.
  package mutating func take(_ file: SiteFile) throws {
    paths.insert(file.path)
    let bytes =
      switch file.content {
      case .bytes(let bytes): bytes
      case .copy(let source): try Disk.read(source)
      }
    let standing = "\(site)/\(file.path)"
    let entry = before == nil ? nil : try Disk.entry(at: standing)
    if let entry {
      if entry.kind == .file, entry.size == bytes.count, try Disk.holds(bytes, at: standing) {
        unchanged.append(file.path)
        return
      }
      // Somebody else's file in the way is not the portal's to replace.
      guard manifest.paths.contains(file.path), entry.kind == .file else {
        throw SiteRefusal(siteBlocked(standing))
      }
      change.changed.append(file.path)
    } else {
      change.new.append(file.path)
    }
    try makeFolder(for: file.path)
    try Disk.write(bytes, to: "\(staged)/\(file.path)")
  }

  /// Puts the new site in the old one's place. Nothing is touched where nothing changed. `locks` are kept
  /// with it: those of a folder that is not the portal's own site are `nil`.
  package mutating func publish(keeping locks: SiteLocks?) throws -> Change {
    try requireSameSite()
    change.unchanged = unchanged.count
    change.removed = try manifest.paths.subtracting(paths).filter {
      try Disk.entry(at: "\(site)/\($0)") != nil
    }
    .sorted()
    let own = manifest.paths.union(paths)
    let strangers = before == nil ? nil : try SiteStrangers(in: site, own: own, places: places)
    try strangers?.requireRoom(for: paths, in: site)
    change.strangers = (strangers?.entries ?? []).map(\.path).filter { !$0.hasPrefix(".") }
    let kept = try SiteLocks.read(in: site)
    let isAgreed = locks?.agrees(with: kept) ?? (kept == nil)
    if change.isNothing, manifest.paths == paths, isAgreed { return change }

    try makeFolder(for: SiteManifest.name)
    try Disk.write(SiteManifest(paths: paths).bytes, to: "\(staged)/\(SiteManifest.name)")
    if let locks {
      // What stood before the last change is kept as long as there is no other change.
      let bytes = isAgreed ? kept?.bytes ?? locks.bytes : locks.bytes
      try Disk.write(bytes, to: "\(staged)/\(SiteLocks.name)")
    }
    guard let strangers else {
      try moveIn()
      return change
    }
    guard places.canExchange, !strangers.includesMount else {
      try moveFileByFile()
      return change
    }
    // The old site is taken away at the end: better to know now if it cannot be.
    for folder in strangers.folders { try Disk.requireChangeable(folder) }
    for path in unchanged {
      try makeFolder(for: path)
      try Disk.link("\(site)/\(path)", as: "\(staged)/\(path)")
    }
    for stranger in strangers.entries { try keep(stranger) }
    try exchange(keeping: strangers)
    return change
  }

  /// Takes away what was staged; the site stays as it was. A list of moves goes first: without it nobody
  /// takes what is left of the staged site for a step to be finished.
  func drop() throws {
    try Disk.remove(places.journal)
    try Disk.removeTree(staged)
  }

  private mutating func moveIn() throws {
    try Disk.sync(staged)
    try requireSameSite()
    try Disk.move(staged, to: site)
    shown = .new
    try Disk.saveNames(in: places.parent)
  }

  private mutating func exchange(keeping strangers: SiteStrangers) throws {
    try Disk.sync(staged)
    try requireSameSite()
    guard try Disk.exchange(staged, with: site) else {
      // They are where they belong already.
      for stranger in strangers.entries { try Disk.removeTree("\(staged)/\(stranger.path)") }
      return try moveFileByFile()
    }
    // Between the last look and the exchange somebody may have put another folder there.
    guard let before, try Disk.entry(at: staged)?.isSame(as: before) == true else {
      _ = try Disk.exchange(staged, with: site)
      throw SiteRefusal(siteReplaced("another folder was put in the place of \(site) while this build ran"))
    }
    shown = .new
    try Disk.saveNames(in: places.parent)
    try carryOver()
    try Disk.removeTree(staged)
  }

  private mutating func moveFileByFile() throws {
    try Disk.sync(staged)
    try requireSameSite()
    try SiteJournal.write(at: places)
    shown = .both
    try SiteJournal.finish(at: places)
    shown = .new
  }

  /// Strangers' files that came to the old site, or were replaced there, after it was looked through.
  private func carryOver() throws {
    let own = manifest.paths.union(paths)
    for stranger in try SiteStrangers(in: staged, own: own, places: places).entries
    where stranger.kind != .folder {
      let (from, to) = ("\(staged)/\(stranger.path)", "\(site)/\(stranger.path)")
      if let kept = try Disk.entry(at: to), let last = try Disk.entry(at: from), kept.isSame(as: last) {
        continue
      }
      if let slash = to.lastIndex(of: "/") { try Disk.makeFolder(String(to[..<slash])) }
      try Disk.move(from, to: to)
    }
  }

  /// The site is still the folder with which the new files were compared, or there is still none.
  private func requireSameSite() throws {
    switch (before, try Disk.entry(at: site)) {
    case (nil, nil): return
    case (let before?, let now?) where now.isSame(as: before): return
    case (_, nil): throw SiteRefusal(siteReplaced("\(site) was taken away while this build ran"))
    case (_, _?):
      throw SiteRefusal(siteReplaced("another folder was put in the place of \(site) while this build ran"))
    }
  }

  /// Folders that the site has already keep their permissions.
  private mutating func makeFolder(for path: String) throws {
    let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) }
    guard folders.insert(folder ?? "").inserted else { return }
    if let folder { try makeFolder(for: folder) }
    let ending = folder.map { "/" + $0 } ?? ""
    guard before != nil else { return try Disk.makeFolder(staged + ending) }
    try Disk.makeFolder(staged + ending, like: site + ending)
  }

  private mutating func keep(_ stranger: SiteStrangers.Entry) throws {
    let (from, to) = ("\(site)/\(stranger.path)", "\(staged)/\(stranger.path)")
    try makeFolder(for: stranger.path)
    switch stranger.kind {
    case .folder: try makeFolder(for: stranger.path + "/")
    case .link: try Disk.makeLink(to, to: Disk.linkTarget(of: from))
    case .file, .other: try Disk.link(from, as: to)
    }
  }
}

/// The site's folder is not in a state to publish to; the finding says why and what to do.
struct SiteRefusal: Error {
  let finding: Finding

  init(_ finding: Finding) {
    self.finding = finding
  }
}
