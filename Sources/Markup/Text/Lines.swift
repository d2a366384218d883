/// Walks through the lines of a file, each as the byte range of what it holds, without its line end.
///
/// Lines end with LF, CRLF or CR, as CommonMark says (§2.1). Text after the last line end is a line; nothing
/// after it is not.
struct LineCursor: Sequence, IteratorProtocol {
  private let bytes: [UInt8]
  private let end: Int
  /// Where the next line starts.
  private(set) var position: Int
  /// Whether the line that was given last is free of all that means something inside running text.
  private(set) var isPlain = true

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
    let lineEnd = findLineEnd(from: start)
    position = lineEnd
    if position < end {
      let isPair =
        bytes[position] == .carriageReturn && position + 1 < end && bytes[position + 1] == .lineFeed
      position += isPair ? 2 : 1
    }
    return start..<lineEnd
  }

  /// Looks for line ends and signs at once; most lines have none of these.
  private mutating func findLineEnd(from start: Int) -> Int {
    isPlain = true
    var at = start
    while at < end {
      guard let found = bytes.withUnsafeBytes({ ByteBlock($0, at: at).inlineSigns.first }) else {
        at += ByteBlock.size
        continue
      }
      let sign = at + found
      if sign >= end { return end }
      if bytes[sign].isLineEnd { return sign }
      isPlain = false
      return Self.lineEnds.firstIndex(in: bytes, sign..<end)
    }
    return end
  }
}

extension ByteBlock {
  /// The signs at which libcmark stops in running text (CommonMark §2.4, §6), the pipe and what stands from `[` to the
  /// backtick, and all control characters, line ends among them.
  @inline(__always)
  fileprivate var inlineSigns: Marks {
    let controls = isIn(0...0x1F) .| isEqual(to: 0x7F)
    let marks = isEqual(to: .exclamationMark) .| isEqual(to: .ampersand) .| isEqual(to: .asterisk)
    let brackets = isEqual(to: .lessThan) .| isIn(.leftBracket ... .backtick) .| isEqual(to: .pipe)
    return controls .| marks .| brackets
  }
}
