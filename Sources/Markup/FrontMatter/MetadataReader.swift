package import SourceText
import Yams

/// Reads fields written in YAML as values with places, every scalar as the text that was typed.
func readMetadata(_ file: SourceFile, in part: Range<Int>) -> Parsed<MetadataNode?> {
  readPlainFields(file, in: part).map { Parsed($0) } ?? readYAML(file, in: part)
}

/// The same for all of YAML, and what is wrong where it is none.
///
/// The only file that knows Yams. It calls `compose`, never `load`: `load` makes dates and numbers of
/// values, crashes on `key: {{x}}` and unfolds aliases without end. What would make Yams stumble in a way
/// a clerk cannot understand is found before by `fieldFindings`, which also keeps anchors and aliases from
/// ever reaching it.
package func readYAML(_ file: SourceFile, in part: Range<Int>) -> Parsed<MetadataNode?> {
  let findings = fieldFindings(in: file, part)
  guard !findings.contains(where: { $0.severity == .error }) else { return Parsed(nil, findings) }
  let places = FieldPlaces(bytes: file.bytes, part: part)
  // Yams reads a short string through a pointer that only longer ones keep alive (they are stored on the
  // heap from 16 bytes on), so the text is made longer by empty lines.
  let yaml = file.text(part) + String(repeating: "\n", count: 16)
  do {
    guard let root = try Yams.compose(yaml: yaml, .basic, .default, .utf8) else {
      return Parsed(MetadataNode(.fields([]), range: part.lowerBound..<part.lowerBound), findings)
    }
    var reader = NodeReader(file: file, places: places, findings: findings)
    let node = reader.value(root)
    return Parsed(node, reader.findings)
  } catch {
    return Parsed(nil, findings + [finding(for: error, in: file, places)])
  }
}

private struct NodeReader {
  let file: SourceFile
  let places: FieldPlaces
  var findings: [Finding]

  mutating func value(_ node: Node) -> MetadataNode {
    let start = places.offset(of: node.mark)
    switch node {
    case .scalar(let scalar):
      let range = places.value(at: start, isQuoted: scalar.style.isQuoted, text: scalar.string)
      return MetadataNode(.text(scalar.string), range: range)
    case .sequence(let sequence):
      return MetadataNode(.list(sequence.map { value($0) }), range: places.restOfLine(from: start))
    case .mapping(let mapping):
      return MetadataNode(
        .fields(mapping.compactMap { field($0.key, $0.value) }), range: places.restOfLine(from: start))
    case .alias:
      // `fieldFindings` has refused every alias.
      return MetadataNode(.text(""), range: start..<start)
    }
  }

  private mutating func field(_ key: Node, _ value: Node) -> MetadataNode.Field? {
    let start = places.offset(of: key.mark)
    guard case .scalar(let name) = key, !name.string.isEmpty else {
      findings.append(.keyNotText(places.key(from: start), in: file))
      return nil
    }
    let keyRange = places.value(at: start, isQuoted: name.style.isQuoted, text: name.string)
    return .init(key: name.string, keyRange: keyRange, node: self.value(value))
  }
}

extension FieldPlaces {
  fileprivate func offset(of mark: Mark?) -> Int {
    mark.map { offset(line: $0.line, column: $0.column) } ?? part.lowerBound
  }
}

extension Node.Scalar.Style {
  fileprivate var isQuoted: Bool { self == .singleQuoted || self == .doubleQuoted }
}

/// Yams' complaint in words for a clerk. The commonest have been caught by `fieldFindings`.
private func finding(for error: any Error, in file: SourceFile, _ places: FieldPlaces) -> Finding {
  guard let error = error as? YamlError else {
    return unreadable("the fields cannot be read", at: Place(file))
  }
  switch error {
  case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
    .composer(let context, let problem, let mark, _):
    let start = places.offset(of: mark)
    let place = Place(file, places.restOfLine(from: start))
    let opened = context.map { Place(file, places.restOfLine(from: places.offset(of: $0.mark))) }
    return reworded(problem, at: place, opened: opened)
  case .duplicatedKeysInMapping(let keys, let context):
    return repeated(keys.first ?? "", from: places.offset(of: context.mark), in: file)
  default:
    return unreadable("the fields cannot be read", at: Place(file, places.part))
  }
}

private func reworded(_ problem: String, at place: Place, opened: Place?) -> Finding {
  if problem.contains("found another document") {
    return Finding(
      .severalDocuments, "a second set of fields starts here", at: place,
      repair: "keep one set and remove this line")
  }
  if problem.contains("mapping values are not allowed") {
    let colon = place.range.map { $0.lowerBound..<$0.lowerBound + 1 }
    return Finding(
      .colonUnquoted, "a second colon stands in this value", at: Place(place.file, colon),
      repair: "take the quotation marks inside away, and put them around the whole value")
  }
  if problem.contains("unexpected end of stream") || problem.contains("document indicator") {
    return unreadable(
      "the quotation mark that opens here is never closed", at: opened ?? place,
      repair: "type the same quotation mark after the value")
  }
  if problem.contains("',' or ']'") || problem.contains("',' or '}'") {
    return unreadable(
      "the bracket that opens here is never closed, or a comma is missing", at: opened ?? place,
      repair: "close the bracket after the last entry and put a comma between entries")
  }
  if problem.contains("escape") {
    return unreadable(
      "a backslash stands between double quotation marks", at: place,
      repair: "use single quotation marks around the value: '…'")
  }
  if problem.contains("cannot start any token") {
    return unreadable(
      "a value starts with a sign that has a meaning of its own", at: place,
      repair: "put the value between straight quotation marks")
  }
  if problem.contains("block sequence entries"), !place.startsLine {
    return unreadable(
      "the first entry of a list stands on the line of its field", at: place,
      repair: "begin each entry on a line of its own with `- `")
  }
  if problem.contains("expected key"), !place.startsLine {
    return unreadable(
      "this stands after the quotation mark that closes the value", at: place,
      repair: "use the other kind of quotation marks around the whole value: '…' or \"…\"")
  }
  if problem.contains("expected key") || problem.contains("'-' indicator")
    || problem.contains("block sequence entries") || problem.contains("document start")
  {
    return unreadable(
      "this line does not line up with the fields above it", at: place,
      repair: "start fields that belong together the same number of spaces from the left")
  }
  return unreadable("this line cannot be read as a field", at: place)
}

extension Place {
  /// Whether only spaces stand before it on its line.
  fileprivate var startsLine: Bool {
    let before = file.bytes[..<(range?.lowerBound ?? 0)].reversed()
    return before.first { !$0.isSpaceOrTab }?.isLineEnd ?? true
  }
}

private func unreadable(_ headline: String, at place: Place, repair: String? = nil) -> Finding {
  Finding(
    .fieldUnreadable, headline, at: place,
    repair: repair ?? "write the field's name, a colon, a space and the value on one line")
}

/// Yams points at the first of two equal keys; the second is what a clerk wants to see.
private func repeated(_ key: String, from first: Int, in file: SourceFile) -> Finding {
  let name = Array(key.utf8)
  let bytes = file.bytes
  var second = first + name.count
  while second + name.count < bytes.count,
    !(bytes[second..<second + name.count].elementsEqual(name) && bytes[second + name.count] == .colon)
  {
    second += 1
  }
  return .keyRepeated(key, at: second..<second + name.count, first: first..<first + name.count, in: file)
}
