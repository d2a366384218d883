import SourceText

/// Finds the tags of a template: bytes in, tags in their order out. It knows how a tag is written and
/// nothing of what it means: which sections match is `TemplateReader`'s matter, which names exist
/// `TemplateChecker`'s.
///
/// The syntax is Mustache's without changes of the marks (`{{=<% %>=}}`) and without inheritance
/// (`{{<parent}}`, `{{$block}}`); names are kept to letters, digits, `_` and `-`, so that the syntax of
/// another template language is noticed where it stands.
func readTags(of file: SourceFile) -> Parsed<[TemplateTag]> {
  var reader = TagReader(bytes: file.bytes, file: file)
  reader.read()
  return Parsed(reader.tags, reader.findings)
}

private struct TagReader {
  let bytes: [UInt8]
  let file: SourceFile
  var tags: [TemplateTag] = []
  var findings: [Finding] = []

  mutating func read() {
    var position = 0
    while let start = first("{{", from: position, before: bytes.count) {
      position = readTag(at: start)
    }
  }

  /// Reads the tag that opens at `start`; gives where to go on.
  private mutating func readTag(at start: Int) -> Int {
    let inside = start + 2
    if bytes[inside...].first == UInt8(ascii: "!") { return readComment(at: start) }
    if bytes[inside...].first == UInt8(ascii: "{") { return readTriple(at: start) }
    let limit = first("{{", from: inside, before: bytes.count) ?? bytes.count
    guard let close = first("}}", from: inside, before: limit) else { return reportOpen(at: start) }
    let content = trimmed(inside..<close)
    let tag = start..<close + 2
    guard let sign = content.first.map({ bytes[$0] }) else {
      report(.templateTagUnknown, "this tag has no name", tag, repair: "write {{, a name and }}")
      return tag.upperBound
    }
    let name = trimmed(content.dropFirst())
    switch sign {
    case UInt8(ascii: "#"): add(.section, name, tag)
    case UInt8(ascii: "^"): add(.inverted, name, tag)
    case UInt8(ascii: "/"): add(.end, name, tag)
    case UInt8(ascii: "&"): add(.html, name, tag)
    case UInt8(ascii: ">"): add(.partial, name, tag)
    case UInt8(ascii: "="):
      report(
        .templateTagUnknown, "the marks {{ and }} cannot be changed", tag,
        repair: "remove this tag and write every tag between {{ and }}")
    case UInt8(ascii: "<"), UInt8(ascii: "$"):
      report(
        .templateTagUnknown, "templates cannot stand in for parts of each other", tag,
        repair: "put what is shared into a template of its own and write {{> its name}}")
    default: add(.text, content, tag)
    }
    return tag.upperBound
  }

  private mutating func readComment(at start: Int) -> Int {
    guard let close = first("}}", from: start + 3, before: bytes.count) else {
      _ = reportOpen(at: start)
      return bytes.count
    }
    let range = start..<close + 2
    tags.append(TemplateTag(kind: .comment, parts: [], nameRange: start + 3..<close, range: range))
    return range.upperBound
  }

  private mutating func readTriple(at start: Int) -> Int {
    let inside = start + 3
    let limit = first("{{", from: inside, before: bytes.count) ?? bytes.count
    guard let close = first("}}", from: inside, before: limit) else { return reportOpen(at: start) }
    guard bytes[(close + 2)...].first == UInt8(ascii: "}") else {
      let name = file.text(trimmed(inside..<close))
      report(
        .templateTagOpen, "three braces open this tag and two close it", start..<close + 2,
        repair: "write {{{\(name)}}} for HTML or {{\(name)}} for text")
      return close + 2
    }
    add(.html, trimmed(inside..<close), start..<close + 3)
    return close + 3
  }

  private mutating func add(_ kind: TemplateTag.Kind, _ name: Range<Int>, _ tag: Range<Int>) {
    let parts =
      kind == .partial
      ? [file.text(name)]
      : bytes[name].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
    let isName = !name.isEmpty && parts.allSatisfy { !$0.isEmpty } && bytes[name].allSatisfy(Self.mayBeInName)
    guard isName else {
      let written = file.text(name).prefix(40)
      report(
        .templateTagUnknown, written.isEmpty ? "this tag has no name" : "`\(written)` is not a name",
        name.isEmpty ? tag : name,
        repair: repair(for: String(written)))
      // A section is kept, nameless, so that its end does not seem to be one too many.
      if kind == .section || kind == .inverted || kind == .end {
        tags.append(TemplateTag(kind: kind, parts: [], nameRange: name, range: tag))
      }
      return
    }
    tags.append(TemplateTag(kind: kind, parts: parts, nameRange: name, range: tag))
  }

  /// `{{#if review}}` and the like are other template languages' sections.
  private func repair(for written: String) -> String {
    let words = written.split(separator: " ")
    if words.count == 2, let sign = ["if": "#", "each": "#", "with": "#", "unless": "^"][words[0]] {
      return "write {{\(sign)\(words[1])}} and, at the end, {{/\(words[1])}}"
    }
    return written == "."
      ? "write the name of a field, such as {{title}}"
      : "a name is made of letters, digits, _ and -, with a dot between a field and its part"
  }

  private static func mayBeInName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    case UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."): true
    default: false
    }
  }

  private mutating func reportOpen(at start: Int) -> Int {
    let next = first("{{", from: start + 2, before: bytes.count) ?? bytes.count
    let line = bytes[start..<next].firstIndex(of: UInt8(ascii: "\n")) ?? next
    let end = trimmed(start..<line).upperBound
    report(
      .templateTagOpen, "this tag is opened and not closed", start..<end,
      repair: "write }} behind the name; two opening braces always begin a tag")
    return start + 2
  }

  private mutating func report(_ rule: Rule, _ headline: String, _ range: Range<Int>, repair: String) {
    findings.append(Finding(rule, headline, at: Place(file, range), repair: repair))
  }

  /// The first place of two equal marks, such as `{{`, that lies wholly before `limit`.
  private func first(_ mark: StaticString, from start: Int, before limit: Int) -> Int? {
    let byte = mark.utf8Start.pointee
    var position = start
    while position + 1 < limit {
      if bytes[position + 1] != byte {
        position += 2
      } else if bytes[position] != byte {
        position += 1
      } else {
        return position
      }
    }
    return nil
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var range = range
    while let byte = range.first.map({ bytes[$0] }), byte <= UInt8(ascii: " ") { range.removeFirst() }
    while let byte = range.last.map({ bytes[$0] }), byte <= UInt8(ascii: " ") { range.removeLast() }
    return range
  }
}
