package import SourceText

/// Reads fields that are written in the plainest way, as nearly all are: `key: value` on a line, and below a key
/// alone further fields or a list, a few spaces further in. Gives `nil` for anything else, and for anything that
/// a clerk should be told about: then `readMetadata` reads all of YAML.
///
/// What it accepts it reads as YAML does, with the same places; a test holds the two against each other. A YAML
/// program takes five times as long, nearly all of it for what these lines do not use.
package func readPlainFields(_ file: SourceFile, in part: Range<Int>) -> MetadataNode? {
  guard var reader = PlainFieldReader(file, part), let first = reader.next, first.indent == 0,
    let fields = reader.fields(indent: 0, canNest: true), reader.next == nil
  else { return nil }
  return MetadataNode(.fields(fields), range: first.text)
}

private struct PlainFieldReader {
  private struct Line {
    var indent: Int
    /// Without the spaces at both ends.
    var text: Range<Int>
  }

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
      if start == line.upperBound { continue }
      lines.append(
        Line(indent: start - line.lowerBound, text: bytes.trimmingEnd(start..<line.upperBound)))
    }
  }

  var next: (indent: Int, text: Range<Int>)? {
    position < lines.count ? (lines[position].indent, lines[position].text) : nil
  }

  /// The fields that stand so far in, up to a line that stands further out.
  mutating func fields(indent: Int, canNest: Bool) -> [MetadataNode.Field]? {
    var fields: [MetadataNode.Field] = []
    while let line = next, line.indent == indent {
      guard let key = key(in: line.text) else { return nil }
      let name = file.text(key)
      guard !fields.contains(where: { $0.key == name }) else { return nil }
      let value =
        bytes.skippingSpaces(from: key.upperBound + 1, to: line.text.upperBound)..<line.text.upperBound
      position += 1
      guard let node = value.isEmpty ? (canNest ? inner(of: indent) : nil) : scalar(value) else { return nil }
      fields.append(.init(key: name, keyRange: key, node: node))
    }
    // A line between two levels, or further in than a value, means something else.
    return (next?.indent ?? 0) <= indent ? fields : nil
  }

  /// What stands below a key alone.
  private mutating func inner(of indent: Int) -> MetadataNode? {
    guard let first = next, first.indent > indent else { return nil }
    if isItem(first.text) { return list(indent: first.indent) }
    return fields(indent: first.indent, canNest: false).map { MetadataNode(.fields($0), range: first.text) }
  }

  private mutating func list(indent: Int) -> MetadataNode? {
    guard let first = next else { return nil }
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
        guard let fields = fields(indent: inner, canNest: false) else { return nil }
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
    guard bytes[text.lowerBound].isLetter else { return nil }
    let name = bytes[text].prefix { $0.isLetter || $0.isDigit || $0 == .hyphen || $0 == .underscore }
    let colon = name.endIndex
    guard colon < text.upperBound, bytes[colon] == .colon, name.count < 100,
      colon + 1 == text.upperBound || bytes[colon + 1] == .space
    else { return nil }
    return text.lowerBound..<colon
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
