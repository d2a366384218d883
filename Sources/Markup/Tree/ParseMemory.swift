#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Memory for one parse of libcmark, which asks for hundreds of small pieces and gives them all back at its end:
/// pieces are cut off chunks one after the other, and the chunks go back together.
///
/// A piece that is given back earlier stays taken until then, so that a parse holds at most a few times what its tree
/// does. As with libcmark's own memory, the program ends where the machine has none left.
struct ParseMemory {
  private var chunks: [UnsafeMutableRawPointer] = []
  /// What the newest chunk still has.
  private var next: UnsafeMutableRawPointer?
  private var left = 0

  private static let alignment = 16
  private static let chunkSize = 64 << 10

  /// Runs `parse` with memory that goes back when it ends; what it made there must not be used any more then.
  static func lend<Result>(to parse: () -> Result) -> Result {
    var memory = ParseMemory()
    defer { for chunk in memory.chunks { chunk.deallocate() } }
    return withUnsafeMutablePointer(to: &memory) { memory in
      let before = pthread_getspecific(key)
      pthread_setspecific(key, memory)
      defer { pthread_setspecific(key, before) }
      return parse()
    }
  }

  // MARK: What libcmark calls

  static func allocate(_ count: Int, _ size: Int) -> UnsafeMutableRawPointer? {
    let piece = ofThisThread.pointee.take(count * size)
    piece.initializeMemory(as: UInt8.self, repeating: 0, count: count * size)
    return piece
  }

  static func reallocate(_ piece: UnsafeMutableRawPointer?, _ size: Int) -> UnsafeMutableRawPointer? {
    guard let piece else { return allocate(1, size) }
    let count = (piece - alignment).load(as: Int.self)
    if size <= count { return piece }
    let larger = ofThisThread.pointee.take(size)
    larger.copyMemory(from: piece, byteCount: count)
    return larger
  }

  static func free(_: UnsafeMutableRawPointer?) {}

  /// Each thread has its own, since libcmark does not say for which parse it asks.
  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key, nil)
    return key
  }()

  private static var ofThisThread: UnsafeMutablePointer<ParseMemory> {
    guard let memory = pthread_getspecific(key) else {
      preconditionFailure("libcmark works inside `lend` alone")
    }
    return memory.assumingMemoryBound(to: ParseMemory.self)
  }

  /// A piece with its size in front of it.
  private mutating func take(_ size: Int) -> UnsafeMutableRawPointer {
    let room = Self.alignment + (size + Self.alignment - 1) & ~(Self.alignment - 1)
    if room > left { addChunk(of: max(room, Self.chunkSize)) }
    guard let piece = next else { preconditionFailure("a chunk has a place") }
    next = piece + room
    left -= room
    piece.storeBytes(of: size, as: Int.self)
    return piece + Self.alignment
  }

  private mutating func addChunk(of size: Int) {
    let chunk = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: Self.alignment)
    chunks.append(chunk)
    next = chunk
    left = size
  }
}
