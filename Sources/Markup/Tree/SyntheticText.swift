/// The text that libcmark is given, and for each of its lines where in the file it comes from.
///
/// For a plain page it is the file's own text. For a policy labels, tables and footnotes are lifted out
/// first, so that lines are new, moved or shortened; the map leads every byte back to the file.
struct SyntheticText {
  struct Line {
    /// The bytes of the file that were copied into this line; empty where nothing was.
    var source: Range<Int>
    /// Bytes that stand before them in the line and are not in the file.
    var prefix: Int
  }

  private(set) var bytes: [UInt8] = []
  private(set) var lines: [Line] = []

  init(capacity: Int) {
    bytes.reserveCapacity(capacity)
    lines.reserveCapacity(capacity / 40)
  }

  /// A line of the file as it is.
  mutating func append(_ file: [UInt8], _ source: Range<Int>) {
    lines.append(Line(source: source, prefix: 0))
    bytes.append(contentsOf: file[source])
    bytes.append(.lineFeed)
  }

  /// A line that is made of `prefix`, bytes of the file and `suffix`.
  mutating func append(_ prefix: [UInt8], _ file: [UInt8], _ source: Range<Int>, _ suffix: [UInt8] = []) {
    lines.append(Line(source: source, prefix: prefix.count))
    bytes.append(contentsOf: prefix)
    bytes.append(contentsOf: file[source])
    bytes.append(contentsOf: suffix)
    bytes.append(.lineFeed)
  }

  /// A line of `prefix` and bytes of the file, with a backslash before the one at `sign`.
  mutating func append(_ prefix: [UInt8], _ file: [UInt8], _ source: Range<Int>, escaping sign: Int?) {
    guard let sign else { return append(prefix, file, source) }
    lines.append(Line(source: source, prefix: prefix.count))
    bytes.append(contentsOf: prefix)
    bytes.append(contentsOf: file[source.lowerBound..<sign])
    bytes.append(.backslash)
    bytes.append(contentsOf: file[sign..<source.upperBound])
    bytes.append(.lineFeed)
  }

  /// A line of so many spaces, a bullet and bytes of the file, with a backslash before the one at `sign`.
  mutating func append(
    margin: Int, bullet: UInt8, _ file: [UInt8], _ source: Range<Int>, escaping sign: Int?
  ) {
    lines.append(Line(source: source, prefix: margin + 2))
    for _ in 0..<margin { bytes.append(.space) }
    bytes.append(bullet)
    bytes.append(.space)
    bytes.append(contentsOf: file[source.lowerBound..<(sign ?? source.lowerBound)])
    if sign != nil { bytes.append(.backslash) }
    bytes.append(contentsOf: file[(sign ?? source.lowerBound)..<source.upperBound])
    bytes.append(.lineFeed)
  }

  /// A cell of a table as a heading. `\|` is a pipe there, even in code (GFM §4.10); the closing `#` keeps
  /// one that belongs to the cell.
  mutating func appendCell(_ file: [UInt8], _ cell: Range<Int>) {
    lines.append(Line(source: cell, prefix: 2))
    bytes.append(contentsOf: [.hash, .space])
    var at = cell.lowerBound
    while at < cell.upperBound {
      if file[at] == .backslash, at + 1 < cell.upperBound, file[at + 1] == .pipe { at += 1 }
      bytes.append(file[at])
      at += 1
    }
    bytes.append(contentsOf: [.space, .hash, .lineFeed])
  }

  /// An empty line that the file does not have, standing where `position` is.
  mutating func appendBlank(at position: Int) {
    lines.append(Line(source: position..<position, prefix: 0))
    bytes.append(.lineFeed)
  }

  /// The bytes of the file behind lines `first` to `last`, counted from 1 as libcmark does, which gives an HTML
  /// comment of one line a last line before its first.
  func source(ofLines first: Int32, through last: Int32) -> Range<Int> {
    guard let start = line(first) else { return 0..<0 }
    var end = max(first, last)
    while end > first, let line = line(end), line.source.isEmpty { end -= 1 }
    let upper = line(end)?.source.upperBound ?? start.source.upperBound
    return start.source.lowerBound..<max(start.source.lowerBound, upper)
  }

  func line(_ number: Int32) -> Line? {
    let index = Int(number) - 1
    return lines.indices.contains(index) ? lines[index] : nil
  }
}
