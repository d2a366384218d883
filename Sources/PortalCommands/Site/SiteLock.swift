#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// One build at a time: a file beside the site that the running build holds locked.
///
/// The system gives the lock back when its owner ends, however it ends, so that a dead owner's lock is no
/// obstacle. The file holds the owner's process number for the message and is left behind empty of meaning.
struct SiteLock {
  private let descriptor: Int32

  /// Throws `SiteRefusal` where another process holds it.
  init(of site: String, at path: String) throws {
    descriptor = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw DiskError("lock", path) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      let code = errno
      let owner = (try? Disk.read(path)).flatMap { Int32(String(decoding: $0.prefix(20), as: UTF8.self)) }
      close(descriptor)
      guard code == EWOULDBLOCK else { throw DiskError("lock", path, code: code) }
      throw SiteRefusal(siteBusy(site, owner: owner))
    }
    let owner = Array("\(getpid())".utf8)
    guard ftruncate(descriptor, 0) == 0, pwrite(descriptor, owner, owner.count, 0) == owner.count else {
      let error = DiskError("lock", path)
      close(descriptor)
      throw error
    }
  }

  func release() { close(descriptor) }
}
