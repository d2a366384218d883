import SourceText

/// Cuts a template into literal text and tags, as the Mustache specification has it.
///
/// A section tag, a comment or a partial that stands alone on its line takes the whole line with it; the
/// white space before a partial that stands alone is the indentation of every line of that partial. In: the
/// bytes of a file and the indentation its lines are given. Out: pieces in order, every one with its place.
struct TemplateScanner {
  enum Piece {
    case literal([UInt8])
    case tag(TemplateTag)
  }

  private let file: SourceFile
  private let indentation: [UInt8]
  private var pieces: [Piece] = []
  private var findings: [Finding] = []
  private var index = 0
  /// Literal text from here on has not been taken yet.
  private var literalStart = 0
  private var isAtLineStart = true

  static func scan(_ file: SourceFile, indentation: [UInt8] = []) -> Parsed<[Piece]> {
    var scanner = TemplateScanner(file: file, indentation: indentation)
    scanner.scan()
    return Parsed(scanner.pieces, scanner.findings)
  }

  private init(file: SourceFile, indentation: [UInt8]) {
    self.file = file
    self.indentation = indentation
  }

  private mutating func scan() {
    while index + 1 < file.bytes.count {
      guard file.bytes[index] == open, file.bytes[index + 1] == open else {
        index += 1
        continue
      }
      guard let tag = readTag() else { break }
      let line = tag.kind.mayStandAlone ? lineOfItsOwn(around: tag.range) : nil
      take(literalStart..<(line ?? tag.range).lowerBound)
      var standing = tag
      if let line { standing.indentation = indentation + file.bytes[line.lowerBound..<tag.range.lowerBound] }
      pieces.append(.tag(standing))
      index = (line ?? tag.range).upperBound
      literalStart = index
      isAtLineStart = line != nil
    }
    take(literalStart..<file.bytes.count)
  }

  /// Takes literal text and gives each line of it the indentation.
  private mutating func take(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    var bytes: [UInt8] = []
    for byte in file.bytes[range] {
      if isAtLineStart, !indentation.isEmpty, byte != lineFeed { bytes += indentation }
      bytes.append(byte)
      isAtLineStart = byte == lineFeed
    }
    pieces.append(.literal(bytes))
  }

  private mutating func readTag() -> TemplateTag? {
    let start = index
    let isTriple = start + 2 < file.bytes.count && file.bytes[start + 2] == open
    let closing = Array((isTriple ? "}}}" : "}}").utf8)
    let contentStart = start + closing.count
    guard let contentEnd = position(of: closing, from: contentStart) else {
      let end = file.bytes[start...].firstIndex(of: lineFeed) ?? file.bytes.count
      findings.append(tagUnclosed(Place(file, start..<end), isTriple: isTriple))
      return nil
    }
    let range = start..<(contentEnd + closing.count)
    index = range.upperBound
    let content = contentStart..<contentEnd
    guard !isTriple else { return tag(.unescaped, content, in: range) }
    switch file.bytes[content].first {
    case UInt8(ascii: "!"): return TemplateTag(kind: .comment, name: "", nameRange: content, range: range)
    case UInt8(ascii: "="):
      findings.append(delimitersUnsupported(Place(file, range)))
      return TemplateTag(kind: .comment, name: "", nameRange: content, range: range)
    case UInt8(ascii: "#"): return tag(.section, content.dropFirst(), in: range)
    case UInt8(ascii: "^"): return tag(.inverted, content.dropFirst(), in: range)
    case UInt8(ascii: "/"): return tag(.end, content.dropFirst(), in: range)
    case UInt8(ascii: ">"): return tag(.partial, content.dropFirst(), in: range)
    case UInt8(ascii: "&"): return tag(.unescaped, content.dropFirst(), in: range)
    default: return tag(.escaped, content, in: range)
    }
  }

  private func tag(_ kind: TemplateTag.Kind, _ content: Range<Int>, in range: Range<Int>) -> TemplateTag {
    let bytes = file.bytes[content]
    let first = bytes.firstIndex { !isSpace($0) } ?? content.upperBound
    let last = bytes.lastIndex { !isSpace($0) } ?? first - 1
    let name = first..<max(first, last + 1)
    return TemplateTag(kind: kind, name: file.text(name), nameRange: name, range: range)
  }

  /// The whole line, its end included, when nothing but spaces and tabs stand beside the tag.
  private func lineOfItsOwn(around tag: Range<Int>) -> Range<Int>? {
    let bytes = file.bytes
    var start = tag.lowerBound
    while start > literalStart, bytes[start - 1] == UInt8(ascii: " ") || bytes[start - 1] == tab { start -= 1 }
    guard start == 0 || bytes[start - 1] == lineFeed else { return nil }
    var end = tag.upperBound
    while end < bytes.count, bytes[end] == UInt8(ascii: " ") || bytes[end] == tab { end += 1 }
    if end < bytes.count, bytes[end] == UInt8(ascii: "\r") { end += 1 }
    if end < bytes.count, bytes[end] == lineFeed { return start..<(end + 1) }
    return end == bytes.count ? start..<end : nil
  }

  private func position(of wanted: [UInt8], from start: Int) -> Int? {
    guard start + wanted.count <= file.bytes.count else { return nil }
    return (start...(file.bytes.count - wanted.count)).first { candidate in
      file.bytes[candidate] == wanted[0]
        && file.bytes[candidate..<(candidate + wanted.count)].elementsEqual(wanted)
    }
  }
}

/// `{{#name}}` and its kin.
struct TemplateTag {
  enum Kind {
    case escaped, unescaped, section, inverted, end, partial, comment

    /// Whether the tag, alone on its line, takes the line with it.
    var mayStandAlone: Bool { self != .escaped && self != .unescaped }
  }

  let kind: Kind
  let name: String
  /// The bytes of the name, and of the whole tag.
  let nameRange: Range<Int>
  let range: Range<Int>
  /// The white space before a tag that stands alone on its line.
  var indentation: [UInt8] = []
}

private let open = UInt8(ascii: "{")
private let lineFeed = UInt8(ascii: "\n")
private let tab = UInt8(ascii: "\t")

private func isSpace(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: " ") || byte == tab || byte == lineFeed || byte == UInt8(ascii: "\r")
}
