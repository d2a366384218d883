#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The disk did not do what it was asked: what was tried, on which path, and why the system refused.
///
/// This is the only error that commands throw; what is wrong with content is a finding.
struct DiskError: Error, Sendable, Equatable {
  /// As in "cannot *read*".
  let attempt: String
  let path: String
  /// The system's error number (errno).
  let code: Int32

  init(_ attempt: String, _ path: String, code: Int32 = errno) {
    self.attempt = attempt
    self.path = path
    self.code = code
  }

  /// Somebody has changed a file since it was read.
  static func changing(_ path: String) -> DiskError { DiskError("change", path, code: EAGAIN) }

  /// In a clerk's words where there are some; else in the system's.
  var reason: String {
    switch code {
    case EAGAIN: "somebody keeps writing to it"
    case ENOSPC: "the disk is full"
    case EDQUOT: "your share of the disk is full"
    case EACCES, EPERM: "you have no right to it"
    case EROFS: "this disk can only be read"
    case ENOENT: "it is not there"
    case ENOTDIR: "a file stands where a folder should be"
    case EIO: "the disk does not answer as it should"
    default: String(cString: strerror(code))
    }
  }

  /// What a clerk can do about it.
  var repair: String {
    switch code {
    case ENOSPC, EDQUOT: "make room on the disk, then run the command again"
    case EACCES, EPERM: "ask whoever looks after this machine for the right, or run the command as its owner"
    case EROFS: "publish to another folder with --site"
    case ENOTDIR: "move the file away, or name another folder"
    case ENOENT: "something took it away while the command ran: run the command again"
    case EAGAIN: "wait until the other program has finished with it, then run the command again"
    case EMFILE, ENFILE: "close other programs, then run the command again"
    default: "run the command again; if it happens again, ask whoever looks after this machine"
    }
  }
}
