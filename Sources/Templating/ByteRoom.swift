/// Bytes of a file that is put together from thousands of small pieces: what is written, and behind it room for more, so
/// that each piece is a few bytes put in place.
///
/// What is done for every piece may be inlined into other modules, where a call would take longer than the piece. For
/// that the type itself must be marked as well (Swift 6.3), or `@inlinable` says nothing.
@usableFromInline
package struct ByteRoom: Sendable {
  @usableFromInline
  var room: [UInt8]
  @usableFromInline
  var written = 0

  package init(capacity: Int = 0) { room = Self.room(for: capacity, with: []) }

  /// How many bytes are written.
  @inlinable
  package var count: Int { written }

  /// What is written so far.
  package var bytes: ArraySlice<UInt8> { room[..<written] }

  @inlinable
  package var last: UInt8? { written > 0 ? room[written - 1] : nil }

  /// Writes over a byte that is written.
  package mutating func overwrite(_ place: Int, with byte: UInt8) {
    precondition(place < written)
    room[place] = byte
  }

  /// What is written, and the room is empty again.
  package mutating func finish() -> [UInt8] {
    var bytes: [UInt8] = []
    swap(&bytes, &room)
    bytes.removeLast(bytes.count - written)
    written = 0
    return bytes
  }

  /// Begins anew in the same room.
  package mutating func clear() { written = 0 }

  /// Takes no more memory than what is written needs.
  package mutating func giveUpRoom() { room = Array(room[..<written]) }

  /// Leaves the first `count` bytes.
  package mutating func shorten(to count: Int) {
    precondition((0...written).contains(count))
    written = count
  }

  /// Lends what is written so far.
  @inlinable
  package func withBytes<Result>(_ look: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    room.withUnsafeBufferPointer { look(UnsafeBufferPointer(rebasing: $0[..<written])) }
  }

  /// Lends what is written from `start` on, and as much room behind it, which may hold anything.
  @inlinable
  @inline(__always)
  package mutating func withBytes(
    from start: Int, andBehind more: Int, _ look: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    precondition(start >= 0 && start <= written && more >= 0)
    makeRoom(for: more)
    room.withUnsafeBufferPointer { look(UnsafeBufferPointer(rebasing: $0[start..<written + more])) }
  }

  @inlinable
  package mutating func append(_ byte: UInt8) {
    makeRoom(for: 1)
    room[written] = byte
    written += 1
  }

  package mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    append(atMost: bytes.count) { place in
      place.baseAddress?.update(from: source, count: bytes.count)
      return bytes.count
    }
  }

  package mutating func append(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { append($0) } }

  /// The same bytes once more that were written at a place.
  package mutating func `repeat`(_ place: Range<Int>) {
    precondition(place.lowerBound >= 0 && place.upperBound <= written)
    makeRoom(for: place.count)
    let copy = written..<written + place.count
    room.withUnsafeMutableBytes {
      UnsafeMutableRawBufferPointer(rebasing: $0[copy])
        .copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[place]))
    }
    written = copy.upperBound
  }

  /// Makes room for `most` bytes and lends it to `write`, which tells how many it wrote from the start on.
  @inlinable
  @inline(__always)
  package mutating func append(
    atMost most: Int, _ write: (UnsafeMutableBufferPointer<UInt8>) -> Int
  ) {
    makeRoom(for: most)
    let start = written
    let more = room.withUnsafeMutableBufferPointer {
      write(UnsafeMutableBufferPointer(rebasing: $0[start..<start + most]))
    }
    precondition(more >= 0 && more <= most)
    written = start + more
  }

  @inlinable
  package mutating func makeRoom(for more: Int) {
    if room.count - written < more { grow(by: more) }
  }

  @usableFromInline
  @inline(never)
  mutating func grow(by more: Int) {
    room = Self.room(for: max(written + more, 2 * room.count, 64), with: room[..<written])
  }

  /// Behind `bytes` it holds what memory happened to hold, against the letter of what Swift asks for and harmless for
  /// bytes: nobody ever reads it, since `written` ends before it.
  private static func room(for size: Int, with bytes: ArraySlice<UInt8>) -> [UInt8] {
    if size == 0 { return [] }
    return [UInt8](unsafeUninitializedCapacity: size) { room, length in
      _ = room.initialize(fromContentsOf: bytes)
      length = size
    }
  }
}
