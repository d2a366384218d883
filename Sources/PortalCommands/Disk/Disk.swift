import CFileCalls

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The few things that commands do with files, each one call of the system (POSIX.1-2017), each with an
/// error that names the path. No other file of the project calls them.
enum Disk {
  enum Kind: Sendable {
    case file, folder, link, other
  }

  /// What a path leads to, links not followed.
  struct Entry: Sendable {
    let kind: Kind
    /// Bytes.
    let size: Int
    /// Together the identity of the file on this machine.
    let device: UInt64
    let inode: UInt64

    func isSame(as other: Entry) -> Bool { device == other.device && inode == other.inode }
  }

  /// `nil` where there is nothing.
  static func entry(at path: String) throws -> Entry? {
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
    return Entry(
      kind: kind, size: Int(status.st_size), device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
  }

  /// The full path without `.`, `..` and links, as far as it exists: two paths of one place resolve alike.
  static func resolved(_ path: String) -> String {
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
  static func names(in folder: String) throws -> [String] {
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
    return names.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }

  static func read(_ path: String) throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw DiskError("read", path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw DiskError("read", path) }
    var bytes: [UInt8] = []
    // The size is a hint: a file may grow or shrink while it is read.
    var room = max(Int(status.st_size) + 1, 512)
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
      if taken == 0 { return bytes }
      if count == 0 { bytes = chunk } else { bytes += chunk }
      room = 65_536
    }
  }

  /// Writes a file that must not be there yet.
  static func write(_ bytes: [UInt8], to path: String) throws {
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

  /// Makes a folder and those above it; fine where it is there.
  static func makeFolder(_ path: String) throws {
    if mkdir(path, 0o777) == 0 || errno == EEXIST { return }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
      throw DiskError("make the folder", path)
    }
    try makeFolder(String(path[..<slash]))
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw DiskError("make the folder", path) }
  }

  /// Gives the file at `path` a second name; where the disk has no such thing or the file is somebody
  /// else's, makes a copy.
  static func link(_ path: String, as name: String) throws {
    if linkat(AT_FDCWD, path, AT_FDCWD, name, 0) == 0 { return }
    guard [EXDEV, EPERM, EMLINK, ENOTSUP, EACCES].contains(errno) else { throw DiskError("link", name) }
    try write(read(path), to: name)
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
  static func remove(_ path: String) throws {
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
  static func removeTree(_ folder: String) throws {
    guard let entry = try entry(at: folder) else { return }
    guard entry.kind == .folder else { return try remove(folder) }
    for name in try names(in: folder) { try removeTree("\(folder)/\(name)") }
    try removeIfEmpty(folder)
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
