/// Walks through the lines of a file, each as the byte range of what it holds, without its line end.
///
/// Lines end with LF, CRLF or CR, as CommonMark says (§2.1). Text after the last line end is a line; nothing
/// after it is not.
struct LineCursor: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private let end: Int
  /// Where the next line starts.
  private(set) var position: Int

  private static let lineEnds = ByteSearch(.lineFeed, or: .carriageReturn)

  init(bytes: [UInt8], in part: Range<Int>) {
    self.bytes = bytes
    end = part.upperBound
    position = part.lowerBound
  }

  init(bytes: [UInt8], from start: Int) {
    self.init(bytes: bytes, in: start..<bytes.count)
  }

  mutating func next() -> Range<Int>? {
    guard position < end else { return nil }
    let start = position
    let lineEnd = Self.lineEnds.firstIndex(in: bytes, start..<end)
    position = lineEnd
    if position < end {
      let isPair =
        bytes[position] == .carriageReturn && position + 1 < end && bytes[position + 1] == .lineFeed
      position += isPair ? 2 : 1
    }
    return start..<lineEnd
  }
}
