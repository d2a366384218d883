package import SourceText

/// Reads fields that are written in the plainest way, as nearly all are: `key: value` on a line, below a key alone
/// further fields or a list, a few spaces further in, and remarks on lines of their own. Gives `nil` for anything
/// else, and for anything that a clerk should be told about: then `readMetadata` reads all of YAML.
///
/// What it accepts it reads as YAML does, with the same places; a test holds the two against each other. A YAML
/// program takes five times as long, nearly all of it for what these lines do not use.
package func readPlainFields(_ file: SourceFile, in part: Range<Int>) -> MetadataNode? {
  guard var reader = PlainFieldReader(file, part), let first = reader.next, first.indent == 0,
    let fields = reader.fields(indent: 0, depth: 1), reader.next == nil
  else { return nil }
  return MetadataNode(.fields(fields), range: first.text)
}

private struct PlainFieldReader {
  private struct Line {
    var indent: Int
    /// Without the spaces at both ends.
    var text: Range<Int>
  }

  /// Of fields and lists inside each other; deeper ones are left to YAML.
  private static let mostDepth = 8

  private let file: SourceFile
  private let bytes: [UInt8]
  private var lines: [Line] = []
  private var position = 0

  init?(_ file: SourceFile, _ part: Range<Int>) {
    self.file = file
    bytes = file.bytes
    guard Self.isPrinted(bytes, part) else { return nil }
    lines.reserveCapacity(32)
    for line in LineCursor(bytes: bytes, in: part) {
      let start = bytes.skippingSpaces(from: line.lowerBound, to: line.upperBound)
      if start == line.upperBound || bytes[start] == .hash { continue }
      lines.append(
        Line(indent: start - line.lowerBound, text: bytes.trimmingEnd(start..<line.upperBound)))
    }
  }

  var next: (indent: Int, text: Range<Int>)? {
    position < lines.count ? (lines[position].indent, lines[position].text) : nil
  }

  /// The fields that stand so far in, up to a line that stands further out.
  mutating func fields(indent: Int, depth: Int) -> [MetadataNode.Field]? {
    guard depth <= Self.mostDepth else { return nil }
    var fields: [MetadataNode.Field] = []
    while let line = next, line.indent == indent {
      guard let key = key(in: line.text) else { return nil }
      let value =
        bytes.skippingSpaces(from: key.upperBound + 1, to: line.text.upperBound)..<line.text.upperBound
      position += 1
      guard let node = value.isEmpty ? inner(of: indent, depth: depth + 1) : self.value(value) else {
        return nil
      }
      fields.append(.init(key: file.text(key), keyRange: key, node: node))
    }
    // A line between two levels, or further in than a value, means something else.
    return (next?.indent ?? 0) <= indent && areDistinct(fields) ? fields : nil
  }

  private func areDistinct(_ fields: [MetadataNode.Field]) -> Bool {
    if fields.count > 16 { return Set(fields.map(\.key)).count == fields.count }
    return fields.indices.allSatisfy { index in !fields[..<index].contains { $0.key == fields[index].key } }
  }

  /// What stands below a key alone.
  private mutating func inner(of indent: Int, depth: Int) -> MetadataNode? {
    guard let first = next, first.indent > indent else { return nil }
    if isItem(first.text) { return list(indent: first.indent, depth: depth) }
    return fields(indent: first.indent, depth: depth).map { MetadataNode(.fields($0), range: first.text) }
  }

  private mutating func list(indent: Int, depth: Int) -> MetadataNode? {
    guard let first = next, depth <= Self.mostDepth else { return nil }
    var items: [MetadataNode] = []
    while let line = next, line.indent == indent {
      guard isItem(line.text) else { return nil }
      let start = bytes.skippingSpaces(from: line.text.lowerBound + 1, to: line.text.upperBound)
      let text = start..<line.text.upperBound
      if key(in: text) == nil {
        position += 1
        guard let item = scalar(text), (next?.indent ?? 0) <= indent else { return nil }
        items.append(item)
      } else {
        // The first field of an entry, as if it stood on a line of its own.
        let inner = indent + start - line.text.lowerBound
        lines[position] = Line(indent: inner, text: text)
        guard let fields = fields(indent: inner, depth: depth + 1) else { return nil }
        items.append(MetadataNode(.fields(fields), range: text))
      }
    }
    return (next?.indent ?? 0) <= indent ? MetadataNode(.list(items), range: first.text) : nil
  }

  private func isItem(_ text: Range<Int>) -> Bool {
    bytes[text.lowerBound] == .hyphen && text.count > 1 && bytes[text.lowerBound + 1] == .space
  }

  /// Letters, digits, hyphens and low lines before a colon with a space or nothing behind it.
  private func key(in text: Range<Int>) -> Range<Int>? {
    guard bytes[text.lowerBound].isLetter || bytes[text.lowerBound].isDigit else { return nil }
    let name = bytes[text].prefix { $0.isLetter || $0.isDigit || $0 == .hyphen || $0 == .underscore }
    let colon = name.endIndex
    guard colon < text.upperBound, bytes[colon] == .colon, name.count < 100,
      colon + 1 == text.upperBound || bytes[colon + 1] == .space
    else { return nil }
    return text.lowerBound..<colon
  }

  private func value(_ value: Range<Int>) -> MetadataNode? {
    switch bytes[value.lowerBound] {
    case .leftBracket:
      entries(of: value, until: .rightBracket, word).map { MetadataNode(.list($0), range: value) }
    case .leftBrace:
      entries(of: value, until: .rightBrace, wordField).flatMap { fields in
        areDistinct(fields) ? MetadataNode(.fields(fields), range: value) : nil
      }
    default: scalar(value)
    }
  }

  /// What stands between commas in brackets.
  private func entries<Entry>(
    of value: Range<Int>, until bracket: UInt8, _ read: (Range<Int>) -> Entry?
  ) -> [Entry]? {
    guard value.count > 2, bytes[value.upperBound - 1] == bracket else { return nil }
    var entries: [Entry] = []
    for entry in bytes[value.dropFirst().dropLast()].split(
      separator: .comma, omittingEmptySubsequences: false)
    {
      let start = bytes.skippingSpaces(from: entry.startIndex, to: entry.endIndex)
      guard start < entry.endIndex, let read = read(bytes.trimmingEnd(start..<entry.endIndex)) else {
        return nil
      }
      entries.append(read)
    }
    return entries
  }

  private func wordField(_ text: Range<Int>) -> MetadataNode.Field? {
    guard let key = key(in: text) else { return nil }
    let start = bytes.skippingSpaces(from: key.upperBound + 1, to: text.upperBound)
    return word(start..<text.upperBound).map { .init(key: file.text(key), keyRange: key, node: $0) }
  }

  /// One word of letters, figures and the signs of dates and slugs.
  private func word(_ text: Range<Int>) -> MetadataNode? {
    guard let first = bytes[text].first, first.isLetter || first.isDigit,
      bytes[text].allSatisfy({ $0.isLetter || $0.isDigit || $0 == .hyphen || $0 == .underscore })
    else { return nil }
    return MetadataNode(.text(file.text(text)), range: text)
  }

  /// A value that begins with a letter or a figure and holds neither a second colon nor a remark, or one between
  /// quotation marks that are not used inside.
  private func scalar(_ value: Range<Int>) -> MetadataNode? {
    let first = bytes[value.lowerBound]
    if first == .quotationMark || first == .apostrophe {
      let inner = value.dropFirst().dropLast()
      guard value.count > 1, bytes[value.upperBound - 1] == first,
        !bytes[inner].contains(where: { $0 == first || $0 == .backslash })
      else { return nil }
      return MetadataNode(.text(file.text(inner)), range: value)
    }
    guard first.isLetter || first.isDigit, bytes[value.upperBound - 1] != .colon else { return nil }
    for at in value.dropLast() {
      if bytes[at] == .colon && bytes[at + 1] == .space || bytes[at] == .space && bytes[at + 1] == .hash {
        return nil
      }
    }
    return MetadataNode(.text(file.text(value)), range: value)
  }

  /// Whether all bytes are ASCII that is printed and line ends, or belong to letters and signs that no YAML
  /// program takes for a line end or refuses (YAML 1.1 §4.1, §4.2): U+00A0 to U+CFFF but for U+2028 and U+2029.
  private static func isPrinted(_ bytes: [UInt8], _ part: Range<Int>) -> Bool {
    for at in part {
      switch bytes[at] {
      case 0x20..<0x7F, .lineFeed, .carriageReturn, 0x80..<0xC0, 0xC3..<0xE2, 0xE3..<0xED: continue
      case 0xC2 where at + 1 < part.upperBound && bytes[at + 1] >= 0xA0: continue
      case 0xE2 where !bytes.has("\u{2028}", at: at) && !bytes.has("\u{2029}", at: at): continue
      default: return false
      }
    }
    return true
  }
}
