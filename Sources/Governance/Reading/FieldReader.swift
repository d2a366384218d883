/// Reads named fields out of front matter or a `.yml` file, strictly.
///
/// A field comes out as text, a date, one of a set of names, a list or more fields; an empty value is an
/// absent one. A wrong shape, a missing field, a key that nobody asked for is a finding with its place.
/// What a council, a policy or a portal has for fields is known to its own reader, not here: the known
/// keys are those that were asked for.

import Markup
import SourceText

/// Reads the fields of `node` with `read` and reports every key that `read` did not ask for.
///
/// `owner` is what a message calls the thing they belong to: `a policy`, `a meeting`.
func readFields<Value>(
  of owner: String, _ node: MetadataNode, in file: SourceFile, _ read: (inout FieldReader) -> Value
) -> Parsed<Value> {
  var reader = FieldReader(of: owner, node, in: file)
  let value = read(&reader)
  reader.reportUnknownKeys()
  return Parsed(value, reader.findings)
}

struct FieldReader {
  let file: SourceFile
  private let owner: String
  private let fields: [MetadataNode.Field]
  private let range: Range<Int>
  /// In the order in which they were asked for, each as often as it was.
  private var askedKeys: [String] = []
  private(set) var findings: [Finding] = []

  fileprivate init(of owner: String, _ node: MetadataNode, in file: SourceFile) {
    self.file = file
    self.owner = owner
    range = node.range
    if case .fields(let fields) = node.value { self.fields = fields } else { fields = [] }
  }

  mutating func report(_ finding: Finding) { findings.append(finding) }

  /// The value under `key`; `nil` when it is absent or empty.
  mutating func value(_ key: String) -> MetadataNode? {
    askedKeys.append(key)
    return fields.first { $0.key == key && !$0.node.isEmpty }?.node
  }

  mutating func text(_ key: String) -> String? {
    value(key).flatMap { text($0, of: key) }
  }

  mutating func requiredText(_ key: String) -> String? {
    require(key, value(key)).flatMap { text($0, of: key) }
  }

  /// What the public calls something: one text, or one in each language of the portal.
  mutating func requiredName(_ key: String, in languages: [String]) -> PublicName? {
    require(key, value(key)) == nil ? nil : name(key, in: languages)
  }

  /// The portal's own language is the first of `languages`.
  mutating func name(_ key: String, in languages: [String]) -> PublicName? {
    guard case .fields? = value(key)?.value else { return text(key).map { PublicName(text: $0) } }
    return fields(key) { forms in
      let own = forms.requiredText(languages[0])
      let others = languages.dropFirst().compactMap { language in forms.text(language).map { (language, $0) }
      }
      return own.map { PublicName(text: $0, translations: Dictionary(uniqueKeysWithValues: others)) }
    }
  }

  mutating func date(_ key: String) -> PartialDate? {
    value(key).flatMap { date($0, of: key) }
  }

  mutating func requiredDate(_ key: String) -> PartialDate? {
    require(key, value(key)).flatMap { date($0, of: key) }
  }

  /// A date that must be a day: a meeting is on one.
  mutating func requiredDay(_ key: String) -> Day? {
    require(key, value(key)).flatMap { day($0, of: key) }
  }

  mutating func day(_ key: String) -> Day? {
    value(key).flatMap { day($0, of: key) }
  }

  private mutating func day(_ node: MetadataNode, of key: String) -> Day? {
    guard let date = date(node, of: key) else { return nil }
    if case .day = date { return date.earliest }
    report(
      Finding(
        .dateUnclear, "the date \(date.english) has no day", at: Place(file, node.range),
        repair: "write the day as well, as in 2017-10-16"))
    return nil
  }

  /// One of the names that a type knows.
  mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ key: String, of type: Choice.Type
  ) -> Choice? {
    guard let node = value(key), let text = text(node, of: key) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    let known = type.allCases.map(\.rawValue)
    reportUnknownName(
      .valueUnknown, text, "`\(key)` cannot be `\(text)`", at: node, among: known,
      otherwise: "write one of: \(known.joined(separator: ", "))")
    return nil
  }

  /// The slug of a post; `known` is `nil` where what there is could not be read.
  mutating func post(_ key: String, among known: [String]?) -> String? {
    slug(key, of: "post", .postUnknown, among: known)
  }

  /// The slug of a body; `known` as for a post.
  mutating func body(_ key: String, among known: [String]?) -> String? {
    slug(key, of: "body", .bodyUnknown, among: known)
  }

  mutating func webAddress(_ key: String) -> String? {
    guard let node = value(key), let text = text(node, of: key) else { return nil }
    return webAddress(text, at: node)
  }

  /// Texts of a list; one text alone is a list of one.
  mutating func texts(_ key: String) -> [String] {
    guard let node = value(key) else { return [] }
    if case .list(let items) = node.value { return items.compactMap { text($0, of: key) } }
    return text(node, of: key).map { [$0] } ?? []
  }

  mutating func dates(_ key: String) -> [PartialDate] {
    guard let node = value(key) else { return [] }
    if case .list(let items) = node.value { return items.compactMap { date($0, of: key) } }
    return date(node, of: key).map { [$0] } ?? []
  }

  /// Fields inside this field. Where a plain text may stand for them, `shorthand` is the field it fills:
  /// `adopted: 2023-03` is `adopted: {date: 2023-03}`.
  mutating func fields<Value>(
    _ key: String, shorthand: String? = nil, _ read: (inout FieldReader) -> Value?
  ) -> Value? {
    value(key).flatMap { inner($0, of: key, shorthand: shorthand, read) }
  }

  /// A list of things with fields; `shorthand` as in `fields`.
  mutating func list<Value>(
    _ key: String, shorthand: String? = nil, _ read: (inout FieldReader) -> Value?
  ) -> [Value] {
    guard let node = value(key) else { return [] }
    guard case .list(let items) = node.value else {
      reportShape(key, node, wanted: "a list", repair: "begin each entry on a line of its own with `- `")
      return []
    }
    return items.compactMap { inner($0, of: key, as: "an entry of `\(key)`", shorthand: shorthand, read) }
  }

  /// Things with fields, each under a name of its own: posts, bodies.
  mutating func named<Value>(
    _ key: String, shorthand: String, _ read: (String, inout FieldReader) -> Value?
  ) -> [Value] {
    entries(key).compactMap { entry in
      reportSlug(entry)
      let node = entry.node.isEmpty ? MetadataNode(.fields([]), range: entry.keyRange) : entry.node
      return inner(node, of: entry.key, shorthand: shorthand) { read(entry.key, &$0) }
    }
  }

  /// Texts, each under a name of its own: notes, addresses of policies elsewhere.
  mutating func namedTexts(_ key: String) -> [(name: String, text: String, node: MetadataNode)] {
    entries(key).compactMap { entry in
      text(entry.node, of: entry.key).map { (entry.key, $0, entry.node) }
    }
  }

  /// The fields under a key whatever their names.
  mutating func entries(_ key: String) -> [MetadataNode.Field] {
    guard let node = value(key) else { return [] }
    if case .fields(let fields) = node.value { return fields }
    reportShape(
      key, node, wanted: "names, each with a value",
      repair: "write each on a line of its own, as `name: value`")
    return []
  }

  mutating func webAddress(_ text: String, at node: MetadataNode) -> String? {
    if isWebAddress(text) { return text }
    let whole = "https://\(text)"
    let lacksStart = !text.utf8.contains(UInt8(ascii: ":")) && isWebAddress(whole)
    report(
      Finding(
        .webAddressUnclear, "`\(text)` is not a whole web address", at: Place(file, node.range),
        repair: lacksStart
          ? "write `\(whole)`" : "write the address with https:// at its start and without spaces"))
    return nil
  }

  private mutating func inner<Value>(
    _ node: MetadataNode, of key: String, as owner: String? = nil, shorthand: String?,
    _ read: (inout FieldReader) -> Value?
  ) -> Value? {
    var node = node
    if let shorthand, case .text = node.value {
      node.value = .fields([.init(key: shorthand, keyRange: node.range, node: node)])
    }
    guard case .fields = node.value else {
      reportShape(key, node, wanted: "fields", repair: "write `name: value` pairs below `\(key)`")
      return nil
    }
    let parsed = readFields(of: owner ?? "`\(key)`", node, in: file, read)
    findings += parsed.findings
    return parsed.value
  }

  private mutating func slug(
    _ key: String, of thing: String, _ rule: Rule, among known: [String]?
  ) -> String? {
    guard let node = value(key), let text = text(node, of: key) else { return nil }
    if let known, !known.contains(text) {
      let repair =
        switch known.count {
        case 0: "declare the \(thing) in council.yml first"
        case 1: "write `\(known[0])`, or declare another \(thing) in council.yml"
        default: "write one of: \(known.joined(separator: ", ")); or declare another \(thing) in council.yml"
        }
      reportUnknownName(
        rule, text, "the council has no \(thing) `\(text)`", at: node, among: known,
        otherwise: repair)
    }
    return text
  }

  private mutating func reportSlug(_ entry: MetadataNode.Field) {
    guard !isSlug(entry.key) else { return }
    report(
      Finding(
        .slugUnclear, "the name `\(entry.key)` cannot be part of a web address",
        at: Place(file, entry.keyRange),
        repair: "write `\(suggestedSlug(for: entry.key))`: only lower-case letters, digits and hyphens"))
  }

  private mutating func text(_ node: MetadataNode, of key: String) -> String? {
    if case .text(let text) = node.value { return text }
    reportShape(key, node, wanted: "one text", repair: "write the text on the line of `\(key)`")
    return nil
  }

  private mutating func date(_ node: MetadataNode, of key: String) -> PartialDate? {
    guard let text = text(node, of: key) else { return nil }
    switch readPartialDate(text) {
    case .success(let date): return date
    case .failure(let refusal):
      report(
        Finding(
          refusal.rule, "the date \(text) \(refusal.reason)", at: Place(file, node.range),
          repair: refusal.repair))
      return nil
    }
  }

  private mutating func require(_ key: String, _ node: MetadataNode?) -> MetadataNode? {
    if node != nil { return node }
    let empty = fields.first { $0.key == key }
    report(
      Finding(
        .fieldMissing, "`\(key)` is \(empty == nil ? "missing" : "empty"): \(owner) needs one",
        at: Place(file, empty?.keyRange ?? range),
        repair: empty == nil ? "add `\(key):` with its value" : "write the value after `\(key):`"))
    return nil
  }

  private mutating func reportShape(_ key: String, _ node: MetadataNode, wanted: String, repair: String) {
    let found =
      switch node.value {
      case .text: "one text"
      case .list: "a list"
      case .fields: "fields"
      }
    report(
      Finding(
        .fieldShape, "`\(key)` takes \(wanted), and here stands \(found)", at: Place(file, node.range),
        repair: repair))
  }

  private mutating func reportUnknownName(
    _ rule: Rule, _ text: String, _ headline: String, at node: MetadataNode, among known: [String],
    otherwise: String
  ) {
    let near = nearestName(to: text, in: known).map { "did you mean `\($0)`?" }
    report(Finding(rule, headline, at: Place(file, node.range), repair: near ?? otherwise))
  }

  fileprivate mutating func reportUnknownKeys() {
    for field in fields where !askedKeys.contains(field.key) {
      var seen: Set<String> = []
      let knownKeys = askedKeys.filter { seen.insert($0).inserted }
      let near = nearestName(to: field.key, in: knownKeys).map { "did you mean `\($0)`?" }
      report(
        Finding(
          .fieldUnknown, "\(owner) has no field `\(field.key)`", at: Place(file, field.keyRange),
          repair: near ?? "remove the line, or write one of: \(knownKeys.joined(separator: ", "))"))
    }
  }
}

/// `http:` and `https:` with a host; no spaces and no quotation marks (RFC 3986 §2).
func isWebAddress(_ text: String) -> Bool {
  let rest: Substring
  if text.hasPrefix("https://") {
    rest = text.dropFirst(8)
  } else if text.hasPrefix("http://") {
    rest = text.dropFirst(7)
  } else {
    return false
  }
  guard let first = rest.utf8.first, first != UInt8(ascii: "/") else { return false }
  return rest.utf8.allSatisfy {
    $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "<")
  }
}

extension MetadataNode {
  /// An empty value is an absent one.
  var isEmpty: Bool {
    switch value {
    case .text(let text): text.isEmpty
    case .list(let items): items.isEmpty
    case .fields(let fields): fields.isEmpty
    }
  }
}
