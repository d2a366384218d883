/// The lines of a part of a file, each as the byte range of what it holds, without its line end.
///
/// Lines end with LF, CRLF or CR, as CommonMark says (§2.1). Text after the last line end is a line; nothing
/// after it is not.
func lines(of bytes: [UInt8], in part: Range<Int>) -> [Range<Int>] {
  var lines: [Range<Int>] = []
  lines.reserveCapacity(part.count / 40 + 1)
  bytes.withUnsafeBufferPointer { bytes in
    var start = part.lowerBound
    var at = start
    while at < part.upperBound {
      let byte = bytes[at]
      guard byte.isLineEnd else {
        at += 1
        continue
      }
      lines.append(start..<at)
      at += 1
      if byte == .carriageReturn, at < part.upperBound, bytes[at] == .lineFeed { at += 1 }
      start = at
    }
    if start < part.upperBound { lines.append(start..<part.upperBound) }
  }
  return lines
}
