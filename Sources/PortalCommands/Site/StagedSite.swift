import Publishing
import SourceText

/// A new site on its way: beside the public one until it is whole, then in its place in one step.
///
/// 1. `take` compares each file with what stands in the site. Unchanged ones are only remembered; changed and
///    new ones are written to the staged folder.
/// 2. `publish` gives the unchanged ones a second name there (their times and identity stay), does the same
///    for strangers' files, writes the manifest, has the disk save it all, and exchanges the two folders.
/// 3. The old site, now under the staged name, is taken away.
///
/// Until the exchange the site is the old one, from it on the new one. Whatever ends the process, nothing
/// else is ever to be seen; what is left behind beside the site the next build takes away. Where the disk
/// cannot exchange folders, `SiteJournal` does the step.
struct StagedSite {
  /// What a publication changed; strangers are files that the portal did not publish and left alone.
  struct Change: Sendable, Equatable {
    var new: [String] = []
    var changed: [String] = []
    var removed: [String] = []
    var unchanged = 0
    var strangers: [String] = []

    var isNothing: Bool { new.isEmpty && changed.isEmpty && removed.isEmpty }
  }

  let places: SitePlaces
  private let before: Disk.Entry?
  private let manifest: SiteManifest
  private var unchanged: [String] = []
  private var folders: Set<String> = []
  private var paths: Set<String> = []
  private var change = Change()

  /// Begins with the site as it stands, which need not be there yet. The caller holds its lock.
  init(at places: SitePlaces) throws {
    self.places = places
    try Disk.removeTree(places.staged)
    before = try Disk.entry(at: places.site)
    if let before, before.kind != .folder { throw SiteRefusal(siteBlocked(places.site)) }
    manifest = try SiteManifest.read(in: places.site)
  }

  private var site: String { places.site }
  private var staged: String { places.staged }

  /// Takes one finished file of the new site.
  mutating func take(_ file: SiteFile) throws {
    paths.insert(file.path)
    let bytes =
      switch file.content {
      case .bytes(let bytes): bytes
      case .copy(let source): try Disk.read(source)
      }
    let standing = "\(site)/\(file.path)"
    let entry = before == nil ? nil : try Disk.entry(at: standing)
    if let entry {
      if entry.kind == .file, entry.size == bytes.count, try Disk.read(standing) == bytes {
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
  mutating func publish(keeping locks: SiteLocks?) throws -> Change {
    try requireSameSite()
    change.unchanged = unchanged.count
    change.removed = try manifest.paths.subtracting(paths).filter {
      try Disk.entry(at: "\(site)/\($0)") != nil
    }
    .sorted()
    var strangers: [(path: String, kind: Disk.Kind)] = []
    if before != nil { try findStrangers(below: "", into: &strangers) }
    change.strangers = strangers.map(\.path).filter { !$0.hasPrefix(".") }
    let kept = try SiteLocks.read(in: site)
    let isAgreed = locks?.agrees(with: kept) ?? (kept == nil)
    if change.isNothing, manifest.paths == paths, isAgreed { return change }

    try Disk.makeFolder(staged)
    for path in unchanged {
      try makeFolder(for: path)
      try Disk.link("\(site)/\(path)", as: "\(staged)/\(path)")
    }
    for stranger in strangers { try keep(stranger.path, stranger.kind) }
    try Disk.write(SiteManifest(paths: paths).bytes, to: "\(staged)/\(SiteManifest.name)")
    if let locks {
      // What stood before the last change is kept as long as there is no other change.
      let bytes = isAgreed ? kept?.bytes ?? locks.bytes : locks.bytes
      try Disk.write(bytes, to: "\(staged)/\(SiteLocks.name)")
    }
    try Disk.sync(staged)
    try exchange()
    return change
  }

  /// Takes away what was staged; the site stays as it was.
  func drop() throws {
    try Disk.removeTree(staged)
  }

  private func exchange() throws {
    try requireSameSite()
    guard before != nil else { return try Disk.move(staged, to: site) }
    guard places.canExchange, try Disk.exchange(staged, with: site) else {
      return try SiteJournal.begin(at: places)
    }
    try Disk.removeTree(staged)
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

  private mutating func makeFolder(for path: String) throws {
    let folder = path.lastIndex(of: "/").map { "\(staged)/\(path[..<$0])" } ?? staged
    if folders.insert(folder).inserted { try Disk.makeFolder(folder) }
  }

  private func findStrangers(below folder: String, into found: inout [(path: String, kind: Disk.Kind)]) throws
  {
    for name in try Disk.names(in: folder.isEmpty ? site : "\(site)/\(folder)") {
      let path = folder.isEmpty ? name : "\(folder)/\(name)"
      guard path != SiteManifest.name, path != SiteLocks.name, !places.isOwn(path),
        let entry = try Disk.entry(at: "\(site)/\(path)")
      else { continue }
      if entry.kind == .folder {
        let count = found.count
        try findStrangers(below: path, into: &found)
        // A folder that holds nothing at all was not made by the portal.
        if found.count == count, try Disk.names(in: "\(site)/\(path)").isEmpty {
          found.append((path, .folder))
        }
      } else if !manifest.paths.contains(path), !paths.contains(path) {
        found.append((path, entry.kind))
      }
    }
  }

  private mutating func keep(_ path: String, _ kind: Disk.Kind) throws {
    let (from, to) = ("\(site)/\(path)", "\(staged)/\(path)")
    try makeFolder(for: path)
    switch kind {
    case .folder: try Disk.makeFolder(to)
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
