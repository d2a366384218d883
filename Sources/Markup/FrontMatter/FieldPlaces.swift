/// Leads a line and a column of a YAML text back to a byte of the file it was cut from.
///
/// YAML programs count lines from the start of their own text and columns in Unicode scalars; places in
/// messages are bytes of the whole file.
struct FieldPlaces {
  let bytes: [UInt8]
  let part: Range<Int>
  /// Where each line starts. YAML 1.1 (§4.2) also ends lines at NEL, LS and PS.
  private let lineStarts: [Int]

  init(bytes: [UInt8], part: Range<Int>) {
    self.bytes = bytes
    self.part = part
    var starts = [part.lowerBound]
    var at = part.lowerBound
    while at < part.upperBound {
      let length = Self.lineEndLength(in: bytes, at: at, end: part.upperBound)
      at += max(length, 1)
      if length > 0 { starts.append(at) }
    }
    lineStarts = starts
  }

  private static func lineEndLength(in bytes: [UInt8], at: Int, end: Int) -> Int {
    switch bytes[at] {
    case .lineFeed: return 1
    case .carriageReturn: return at + 1 < end && bytes[at + 1] == .lineFeed ? 2 : 1
    case 0xC2: return bytes.has("\u{85}", at: at) ? 2 : 0
    case 0xE2: return bytes.has("\u{2028}", at: at) || bytes.has("\u{2029}", at: at) ? 3 : 0
    default: return 0
    }
  }

  /// The byte at a line and a column, both from 1; the end of the part for anything beyond it.
  func offset(line: Int, column: Int) -> Int {
    guard line >= 1, line <= lineStarts.count else { return part.upperBound }
    var at = lineStarts[line - 1]
    var left = column - 1
    while left > 0, at < part.upperBound {
      at += 1
      while at < part.upperBound, bytes[at] & 0xC0 == 0x80 { at += 1 }
      left -= 1
    }
    return at
  }

  /// From `start` to the end of its line, without a remark and spaces at the end.
  func restOfLine(from start: Int) -> Range<Int> {
    var end = start
    while end < part.upperBound, !bytes[end].isLineEnd {
      if bytes[end] == .hash, end > start, bytes[end - 1].isSpaceOrTab { break }
      end += 1
    }
    return bytes.trimmingEnd(start..<end)
  }

  /// From `start` to the colon that ends the name of a field, or to the end of the line.
  func key(from start: Int) -> Range<Int> {
    let line = restOfLine(from: start)
    let colon = line.first { at in
      bytes[at] == .colon && (at + 1 >= line.upperBound || bytes[at + 1].isSpaceOrTab)
    }
    return bytes.trimmingEnd(start..<(colon ?? line.upperBound))
  }

  /// The first line of a value that starts at `start`: a quoted one with its quotes, a plain one as far as
  /// its words go.
  func value(at start: Int, isQuoted: Bool, text: String) -> Range<Int> {
    guard start < part.upperBound else { return start..<start }
    guard isQuoted else {
      let words = text.utf8
      let end = start + words.count
      if end <= part.upperBound, bytes[start..<end].elementsEqual(words) { return start..<end }
      return words.isEmpty ? start..<start : restOfLine(from: start)
    }
    return start..<quotedEnd(from: start)
  }

  private func quotedEnd(from start: Int) -> Int {
    let quote = bytes[start]
    var at = start + 1
    while at < part.upperBound, !bytes[at].isLineEnd {
      if bytes[at] == .backslash, quote == .quotationMark {
        at += 1
      } else if bytes[at] == quote {
        let isDoubled = quote == .apostrophe && at + 1 < part.upperBound && bytes[at + 1] == quote
        if !isDoubled { return at + 1 }
        at += 1
      }
      at += 1
    }
    return min(at, part.upperBound)
  }
}
