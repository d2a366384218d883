package import Publishing
import SourceText

/// What the councils' `published.lock.yml` must hold after the last publication, kept in the site's folder.
///
/// The site changes in one step, and its locks go with it. Content is written after that; when the process
/// ends in between, the next build finds here what is still to be written. A lock in Content is written
/// only while it is what it was before that publication: one that somebody has changed since is left alone.
///
/// Each lock is a line with three parts (path, the number of its bytes before or `-` where there was no
/// file, the number of its bytes), followed by both contents.
package struct SiteLocks: Equatable {
  struct Entry: Equatable {
    var path: String
    var before: [UInt8]?
    var bytes: [UInt8]
  }

  static let name = ".portal-locks"
  private static let heading = Array("portal locks 1\n".utf8)

  var entries: [Entry]

  package init(_ locks: [NextLock]) {
    entries = locks.map { Entry(path: $0.file.path, before: $0.before, bytes: $0.file.bytes) }
  }

  /// Those in a site's folder; `nil` where there are none.
  static func read(in site: String) throws -> SiteLocks? {
    let path = "\(site)/\(name)"
    return try Disk.entry(at: path) == nil ? nil : SiteLocks(Disk.read(path))
  }

  /// `nil` for bytes that are no such list.
  init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: Self.heading) else { return nil }
    entries = []
    var rest = bytes.dropFirst(Self.heading.count)
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      let parts = String(decoding: rest[..<end], as: UTF8.self).split(separator: "\t").map(String.init)
      rest = rest[(end + 1)...]
      guard parts.count == 3, let size = Int(parts[2]), let sizeBefore = parts[1] == "-" ? 0 : Int(parts[1]),
        size >= 0, sizeBefore >= 0, size <= rest.count, sizeBefore <= rest.count - size
      else { return nil }
      let before = parts[1] == "-" ? nil : Array(rest.prefix(sizeBefore))
      entries.append(
        Entry(path: parts[0], before: before, bytes: Array(rest.dropFirst(sizeBefore).prefix(size))))
      rest = rest.dropFirst(sizeBefore + size)
    }
  }

  var bytes: [UInt8] {
    entries.reduce(into: Self.heading) { bytes, entry in
      let before = entry.before.map { String($0.count) } ?? "-"
      bytes += Array("\(entry.path)\t\(before)\t\(entry.bytes.count)\n".utf8)
      bytes += (entry.before ?? []) + entry.bytes
    }
  }

  /// Whether both end in the same locks, whatever stood there before.
  func agrees(with other: SiteLocks?) -> Bool {
    entries.map(\.path) == other?.entries.map(\.path) && entries.map(\.bytes) == other?.entries.map(\.bytes)
  }

  /// Writes every lock below `content` that is still what it was before; says which.
  func write(below content: String) throws -> [String] {
    let outdated = try entries.filter { entry in
      guard entry.path.hasPrefix("\(content)/"), entry.before != entry.bytes,
        try Disk.entry(at: Disk.folder(of: entry.path))?.kind == .folder
      else { return false }
      return try (Disk.entry(at: entry.path) == nil ? nil : Disk.read(entry.path)) == entry.before
    }
    try Disk.replace(outdated.map { ($0.path, $0.bytes) })
    return outdated.map(\.path)
  }
}
