import CSystemCalls

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The few things that commands do with files, each one call of the system (POSIX.1-2017), each with an
/// error that names the path. No other file of the project calls them.
package enum Disk {
  package enum Kind: Sendable {
    case file, folder, link, other
  }

  /// What a path leads to, links not followed.
  package struct Entry: Sendable {
    package let kind: Kind
    /// Bytes.
    package let size: Int
    /// Together the identity of the file on this machine.
    let device: UInt64
    let inode: UInt64
    /// When its content was last changed, in nanoseconds.
    let modified: Int

    func isSame(as other: Entry) -> Bool { device == other.device && inode == other.inode }
  }

  /// `nil` where there is nothing.
  package static func entry(at path: String) throws -> Entry? {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw DiskError("look at", path)
    }
    let kind: Kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .other
      }
    let (modified, _) = times(of: status)
    return Entry(
      kind: kind, size: Int(status.st_size), device: UInt64(status.st_dev), inode: UInt64(status.st_ino),
      modified: modified.tv_sec * 1_000_000_000 + modified.tv_nsec)
  }

  /// Whether another disk, or another folder, is mounted there: then the folder can be neither moved nor
  /// exchanged, and nothing can be moved or linked across its border. A system that cannot say (Linux before
  /// 5.8) is believed to have nothing there.
  static func isMountPoint(_ folder: String) -> Bool {
    #if os(Linux)
      let isMountRoot: UInt64 = 0x2000
      var status = statx()
      guard statx(AT_FDCWD, folder, AT_SYMLINK_NOFOLLOW, 0, &status) == 0 else { return false }
      return status.stx_attributes & isMountRoot != 0
    #else
      return false
    #endif
  }

  /// The full path without `.`, `..` and links, as far as it exists: two paths of one place resolve alike.
  package static func resolved(_ path: String) -> String {
    if let full = realpath(path, nil) {
      defer { free(full) }
      return String(cString: full)
    }
    var parts = path.split(separator: "/").map(String.init)
    guard let name = parts.popLast() else { return path }
    let parent = (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
    return "\(resolved(parent.isEmpty ? "." : parent))/\(name)"
  }

  /// The names in a folder, sorted by their bytes.
  package static func names(in folder: String) throws -> [String] {
    guard let handle = opendir(folder) else { throw DiskError("list", folder) }
    defer { closedir(handle) }
    var names: [String] = []
    errno = 0
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
      errno = 0
    }
    guard errno == 0 else { throw DiskError("list", folder) }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The bytes of a file as they were at one moment. A file that somebody writes to meanwhile is read
  /// again; one that does not come to rest is an error.
  package static func read(_ path: String) throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw DiskError("read", path) }
    defer { close(descriptor) }
    for _ in 1...5 {
      let before = try status(of: descriptor, path)
      let bytes = try readAll(of: descriptor, path, expecting: Int(before.st_size))
      let after = try status(of: descriptor, path)
      if bytes.count == Int(after.st_size), hasSameTimes(before, after) { return bytes }
    }
    throw DiskError("read", path, code: EAGAIN)
  }

  /// Whether a file holds these bytes and nothing else.
  static func holds(_ bytes: [UInt8], at path: String) throws -> Bool {
    let held = try read(path)
    guard held.count == bytes.count else { return false }
    return held.withUnsafeBytes { held in
      bytes.withUnsafeBytes { bytes in
        guard let one = held.baseAddress, let other = bytes.baseAddress else { return true }
        return memcmp(one, other, held.count) == 0
      }
    }
  }

  /// When its content was last changed, and when it was last read.
  private static func times(of status: stat) -> (modified: timespec, read: timespec) {
    #if canImport(Darwin)
      (status.st_mtimespec, status.st_atimespec)
    #else
      (status.st_mtim, status.st_atim)
    #endif
  }

  private static func hasSameTimes(_ one: stat, _ other: stat) -> Bool {
    let (first, second) = (times(of: one).modified, times(of: other).modified)
    return first.tv_sec == second.tv_sec && first.tv_nsec == second.tv_nsec
  }

  private static func status(of descriptor: Int32, _ path: String) throws -> stat {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw DiskError("read", path) }
    return status
  }

  private static func readAll(of descriptor: Int32, _ path: String, expecting size: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    // The size is a hint: a file may grow or shrink while it is read.
    var room = max(size + 1, 512)
    while true {
      let count = bytes.count
      var taken = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, filled in
        taken = pread(descriptor, buffer.baseAddress, buffer.count, off_t(bytes.count))
        filled = max(taken, 0)
      }
      if taken < 0 {
        if errno == EINTR { continue }
        throw DiskError("read", path)
      }
      if count == 0 { bytes = chunk } else { bytes += chunk }
      // Less than there was room for: this was the end, and `read` looks whether it still is.
      if taken < room { return bytes }
      room = 65_536
    }
  }

  /// Writes a file that must not be there yet.
  package static func write(_ bytes: [UInt8], to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw DiskError("write", path) }
    var failure: DiskError?
    var done = 0
    while done < bytes.count, failure == nil {
      let count = bytes.withUnsafeBytes { buffer in
        pwrite(descriptor, buffer.baseAddress.map { $0 + done }, bytes.count - done, off_t(done))
      }
      if count >= 0 {
        done += count
      } else if errno != EINTR {
        failure = DiskError("write", path)
      }
    }
    // A disk over the network may say only here that it was full.
    if close(descriptor) != 0, failure == nil { failure = DiskError("write", path) }
    if let failure { throw failure }
  }

  /// Writes a file in one step: whoever reads it meets the old or the new one, whole. It keeps the permissions
  /// of the old one and as far as possible its owner.
  static func replace(_ path: String, by bytes: [UInt8]) throws { try replace([(path, bytes)]) }

  /// The same for several files of one disk, which waits for the disk once: a portal may have hundreds of locks.
  static func replace(_ files: [(path: String, bytes: [UInt8])]) throws {
    guard let first = files.first else { return }
    let written = try files.map { (path: $0.path, new: try write($0.bytes, beside: $0.path)) }
    try sync(folder(of: first.path))
    for (path, new) in written { try move(new, to: path) }
  }

  /// Gives the path of a new file with the permissions of the one at `path`.
  private static func write(_ bytes: [UInt8], beside path: String) throws -> String {
    let new = Self.path(".\(path.split(separator: "/").last ?? "")-new", beside: path)
    try remove(new)
    try write(bytes, to: new)
    var status = stat()
    if lstat(path, &status) == 0 {
      // Only the administrator may give files away; anybody else keeps what is theirs.
      _ = lchown(new, status.st_uid, status.st_gid)
      guard chmod(new, status.st_mode & 0o7777) == 0 else { throw DiskError("write", path) }
    }
    return new
  }

  /// The folder in which a file lies.
  static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }

  /// The path of a file in the folder in which another lies.
  static func path(_ name: String, beside other: String) -> String {
    other.contains("/") ? "\(folder(of: other))/\(name)" : name
  }

  /// Makes a folder and those above it; fine where it is there.
  package static func makeFolder(_ path: String) throws {
    if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
      throw DiskError("make the folder", path)
    }
    try makeFolder(String(path[..<slash]))
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw DiskError("make the folder", path) }
  }

  /// Makes a folder, and those above it, with the permissions and as far as possible the owner of another.
  static func makeFolder(_ path: String, like other: String) throws {
    try makeFolder(path)
    var status = stat()
    guard lstat(other, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return }
    // Only the administrator may give folders away; anybody else keeps what is theirs.
    _ = lchown(path, status.st_uid, status.st_gid)
    guard chmod(path, status.st_mode & 0o7777) == 0 else { throw DiskError("make the folder", path) }
  }

  /// Throws where files could neither be put into a folder nor taken out of it.
  static func requireChangeable(_ folder: String) throws {
    guard access(folder, W_OK | X_OK) == 0 else { throw DiskError("change", folder) }
  }

  /// Gives the file at `path` a second name; where the disk has no such thing, or keeps it from files of
  /// somebody else (fs.protected_hardlinks), makes a copy with the same permissions and time.
  static func link(_ path: String, as name: String) throws {
    if linkat(AT_FDCWD, path, AT_FDCWD, name, 0) == 0 { return }
    let refusal = DiskError("link", name)
    guard [EXDEV, EPERM, EMLINK, ENOTSUP].contains(refusal.code) else { throw refusal }
    var status = stat()
    guard lstat(path, &status) == 0 else { throw DiskError("read", path) }
    // Reading a pipe would wait for somebody to write to it.
    guard status.st_mode & S_IFMT == S_IFREG else { throw refusal }
    try write(read(path), to: name)
    let (modified, read) = times(of: status)
    guard chmod(name, status.st_mode & 0o777) == 0, utimensat(AT_FDCWD, name, [read, modified], 0) == 0 else {
      throw DiskError("write", name)
    }
  }

  static func linkTarget(of path: String) throws -> String {
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let count = buffer.withUnsafeMutableBytes { bytes in
      bytes.withMemoryRebound(to: CChar.self) { characters in
        characters.baseAddress.map { readlink(path, $0, characters.count) } ?? -1
      }
    }
    guard count >= 0 else { throw DiskError("read the link", path) }
    return String(decoding: buffer.prefix(count), as: UTF8.self)
  }

  static func makeLink(_ path: String, to target: String) throws {
    guard symlink(target, path) == 0 else { throw DiskError("make the link", path) }
  }

  static func move(_ path: String, to name: String) throws {
    guard rename(path, name) == 0 else { throw DiskError("move", path) }
  }

  /// Two folders take each other's place in one step: nobody ever sees neither or half. `false` where the
  /// disk or the system cannot do that, or where one of the two is a mount point.
  static func exchange(_ one: String, with other: String) throws -> Bool {
    #if os(Linux)
      let exchangeFlag: UInt32 = 2
      if renameat2(AT_FDCWD, one, AT_FDCWD, other, exchangeFlag) == 0 { return true }
      if [EINVAL, ENOSYS, EXDEV, EBUSY, ENOTSUP].contains(errno) { return false }
      throw DiskError("exchange", other)
    #else
      if renamex_np(one, other, UInt32(RENAME_SWAP)) == 0 { return true }
      if [EINVAL, ENOTSUP, EXDEV, EBUSY].contains(errno) { return false }
      throw DiskError("exchange", other)
    #endif
  }

  /// Takes away a file or a link; fine where there is none.
  package static func remove(_ path: String) throws {
    guard unlink(path) == 0 || errno == ENOENT else { throw DiskError("remove", path) }
  }

  /// Takes away a folder if it is empty; says whether it did.
  @discardableResult
  static func removeIfEmpty(_ folder: String) throws -> Bool {
    if rmdir(folder) == 0 || errno == ENOENT { return true }
    if errno == ENOTEMPTY || errno == EEXIST { return false }
    throw DiskError("remove the folder", folder)
  }

  /// Takes away a folder with all it holds; links are taken away, not followed.
  package static func removeTree(_ folder: String) throws {
    guard let entry = try entry(at: folder) else { return }
    guard entry.kind == .folder else { return try remove(folder) }
    for name in try names(in: folder) { try removeTree("\(folder)/\(name)") }
    try removeIfEmpty(folder)
  }

  /// Returns once the names in a folder are safe from a power cut.
  static func saveNames(in folder: String) throws {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw DiskError("save", folder) }
    defer { close(descriptor) }
    // Some disks, mostly those of other systems, have no such call for folders.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw DiskError("save", folder) }
  }

  /// Returns once everything written to the disk on which `folder` lies is safe from a power cut.
  static func sync(_ folder: String) throws {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw DiskError("save", folder) }
    defer { close(descriptor) }
    #if os(Linux)
      guard syncfs(descriptor) == 0 else { throw DiskError("save", folder) }
    #else
      Darwin.sync()
    #endif
  }
}
