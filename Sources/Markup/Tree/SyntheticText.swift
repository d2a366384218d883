/// The text that libcmark is given, and for each of its lines where in the file it comes from.
///
/// For a plain page it is the file's own text. For a policy labels, tables and footnotes are lifted out
/// first, so that lines are new, moved or shortened, and words that are nothing else are left out; the map leads every
/// byte back to the file.
struct SyntheticText {
  struct Line {
    /// The bytes of the file that this line has or stands for; empty where it has none.
    var source: Range<Int> { bytes.range }
    private let bytes: PackedRange
    /// Bytes that stand before them in the line and are not in the file.
    var prefix: Int { Int(storedPrefix) }
    private let storedPrefix: Int32
    /// Whether it has one letter in their place.
    let isStandIn: Bool

    init(source: Range<Int>, prefix: Int, isStandIn: Bool = false) {
      bytes = PackedRange(source)
      storedPrefix = Int32(clamping: prefix)
      self.isStandIn = isStandIn
    }
  }

  /// A paragraph that is left out: where it stands in the file, and its label.
  struct Omission {
    /// The number of the first line behind it.
    let line: Int32
    let source: Range<Int>
    let label: LiftedLabel?
  }

  private let file: [UInt8]
  private(set) var bytes: [UInt8] = []
  private(set) var lines: [Line] = []
  /// How many lines have a letter in place of words.
  private(set) var standInCount = 0
  private(set) var omissions: [Omission] = []
  /// Where the line begins that is being put together.
  private var start = 0

  init(of file: [UInt8], capacity: Int) {
    self.file = file
    bytes.reserveCapacity(capacity)
    lines.reserveCapacity(capacity / 40)
  }

  /// Begins the next line with bytes that its part of the file does not have.
  mutating func begin(with byte: UInt8, times: Int = 1) {
    for _ in 0..<times { bytes.append(byte) }
  }

  mutating func begin(with words: String) { bytes.append(contentsOf: words.utf8) }

  mutating func begin(with part: Range<Int>) { copy(part) }

  /// A line with bytes of the file, behind what it was begun with; with a backslash before the one at `sign`.
  mutating func append(_ source: Range<Int>, escaping sign: Int? = nil, closing: String = "") {
    lines.append(Line(source: source, prefix: bytes.count - start))
    if let sign {
      copy(source.lowerBound..<sign)
      bytes.append(.backslash)
      copy(sign..<source.upperBound)
    } else {
      copy(source)
    }
    end(closing)
  }

  /// A line with one letter in place of bytes of the file that begin with a letter and are nothing but words, behind
  /// what it was begun with.
  mutating func appendStandIn(for source: Range<Int>) {
    lines.append(Line(source: source, prefix: bytes.count - start, isStandIn: true))
    standInCount += 1
    bytes.append(Self.standIn)
    end()
  }

  static let standIn = UInt8(ascii: "x")

  /// Leaves out a paragraph between blank lines.
  mutating func omit(_ source: Range<Int>, _ label: LiftedLabel?) {
    omissions.append(Omission(line: Int32(clamping: lines.count + 1), source: source, label: label))
  }

  private mutating func copy(_ part: Range<Int>) {
    file.withUnsafeBufferPointer { bytes.append(contentsOf: UnsafeBufferPointer(rebasing: $0[part])) }
  }

  private mutating func end(_ closing: String = "") {
    if !closing.isEmpty { bytes.append(contentsOf: closing.utf8) }
    bytes.append(.lineFeed)
    start = bytes.count
  }

  /// A cell of a table as a heading. `\|` is a pipe there, even in code (GFM §4.10); the closing `#` keeps
  /// one that belongs to the cell.
  mutating func appendCell(_ cell: Range<Int>) {
    lines.append(Line(source: cell, prefix: 2))
    begin(with: "# ")
    var at = cell.lowerBound
    while at < cell.upperBound {
      if file[at] == .backslash, at + 1 < cell.upperBound, file[at + 1] == .pipe { at += 1 }
      bytes.append(file[at])
      at += 1
    }
    end(" #")
  }

  /// An empty line that the file does not have, standing where `position` is.
  mutating func appendBlank(at position: Int) {
    lines.append(Line(source: position..<position, prefix: 0))
    end()
  }

  /// A line across the page, standing where `position` is, in place of what libcmark is not given: it goes on with
  /// nothing and nothing goes on with it.
  mutating func appendPlaceholder(at position: Int) {
    begin(with: .asterisk, times: 3)
    append(position..<position)
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
