#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Waits until a file below some folders is saved, renamed, added or deleted.
///
/// It looks at names, sizes and times again and again: that works on every disk, also on those of Windows under WSL,
/// which tell Linux of no change. A look at 10,000 files takes some hundredths of a second, and after it the watch
/// rests ten times as long.
struct SourceWatch {
  private struct Stamp: Equatable {
    let path: String
    let size: Int
    let inode: UInt64
    let modified: Int
  }

  private let folders: [String]
  private var last: [Stamp] = []

  /// What is saved from now on counts.
  init(of folders: [String]) {
    self.folders = folders
    last = look()
  }

  /// Returns as soon as something is different from the last time.
  mutating func wait() {
    while true {
      let start = ContinuousClock.now
      let now = look()
      if now != last {
        last = now
        return
      }
      let rest = max(.milliseconds(40), (ContinuousClock.now - start) * 10)
      usleep(UInt32(min(rest, .milliseconds(900)) / .microseconds(1)))
    }
  }

  private func look() -> [Stamp] {
    folders.reduce(into: []) { look(at: $1, depth: 0, into: &$0) }
  }

  /// What is taken away while somebody looks at it is simply not there.
  private func look(at folder: String, depth: Int, into stamps: inout [Stamp]) {
    guard depth < 32, let names = try? Disk.names(in: folder) else { return }
    for name in names where !name.hasPrefix(".") {
      let path = "\(folder)/\(name)"
      guard let entry = try? Disk.entry(at: path) else { continue }
      if entry.kind == .folder { look(at: path, depth: depth + 1, into: &stamps) }
      stamps.append(Stamp(path: path, size: entry.size, inode: entry.inode, modified: entry.modified))
    }
  }
}
