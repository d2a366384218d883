/// Bytes of a file that is put together from many small pieces: what is written, and behind it room for more, so that
/// each piece is a few bytes put in place.
struct ByteRoom: Sendable {
  private var room: [UInt8]
  /// How many bytes are written.
  private(set) var count = 0

  init(capacity: Int = 0) { room = Self.room(for: capacity, with: []) }

  /// What is written so far.
  var bytes: ArraySlice<UInt8> { room[..<count] }

  var last: UInt8? { count > 0 ? room[count - 1] : nil }

  /// What is written, and the room is empty again.
  mutating func finish() -> [UInt8] {
    var bytes: [UInt8] = []
    swap(&bytes, &room)
    bytes.removeLast(bytes.count - count)
    count = 0
    return bytes
  }

  /// Begins anew in the same room.
  mutating func clear() { count = 0 }

  /// Leaves the first `count` bytes.
  mutating func shorten(to count: Int) {
    precondition((0...self.count).contains(count))
    self.count = count
  }

  /// Lends what is written so far.
  @inline(__always)
  func withBytes(_ look: (UnsafeBufferPointer<UInt8>) -> Void) {
    room.withUnsafeBufferPointer { look(UnsafeBufferPointer(rebasing: $0[..<count])) }
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    makeRoom(for: 1)
    room[count] = byte
    count += 1
  }

  mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    makeRoom(for: bytes.count)
    let place = count..<count + bytes.count
    room.withUnsafeMutableBytes {
      UnsafeMutableRawBufferPointer(rebasing: $0[place]).copyMemory(from: UnsafeRawBufferPointer(bytes))
    }
    count = place.upperBound
  }

  mutating func append(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { append($0) } }

  /// The same bytes once more that were written at a place.
  mutating func `repeat`(_ written: Range<Int>) {
    precondition(written.upperBound <= count)
    makeRoom(for: written.count)
    let place = count..<count + written.count
    room.withUnsafeMutableBytes {
      let source = UnsafeRawBufferPointer(rebasing: $0[written])
      UnsafeMutableRawBufferPointer(rebasing: $0[place]).copyMemory(from: source)
    }
    count = place.upperBound
  }

  /// Makes room for `most` bytes and lends it to `write`, which tells how many it wrote from the start on.
  @inline(__always)
  mutating func append(atMost most: Int, _ write: (UnsafeMutableBufferPointer<UInt8>) -> Int) {
    makeRoom(for: most)
    let start = count
    let written = room.withUnsafeMutableBufferPointer {
      write(UnsafeMutableBufferPointer(rebasing: $0[start..<start + most]))
    }
    precondition((0...most).contains(written))
    count = start + written
  }

  @inline(__always)
  mutating func makeRoom(for more: Int) {
    if room.count - count < more { grow(by: more) }
  }

  @inline(never)
  private mutating func grow(by more: Int) {
    room = Self.room(for: max(count + more, 2 * room.count, 64), with: room[..<count])
  }

  /// Behind `bytes` it holds what memory happened to hold, against the letter of what Swift asks for and harmless for
  /// bytes: nobody ever reads it, since `count` ends before it.
  private static func room(for size: Int, with bytes: ArraySlice<UInt8>) -> [UInt8] {
    if size == 0 { return [] }
    return [UInt8](unsafeUninitializedCapacity: size) { room, length in
      _ = room.initialize(fromContentsOf: bytes)
      length = size
    }
  }
}
