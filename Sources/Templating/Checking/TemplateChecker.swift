import SourceText

/// Turns templates into pages ready to be rendered, and says what a page could not show: every name is
/// looked up in the vocabulary of its page, every partial put where it is included.
///
/// A partial is checked anew on each page that includes it, since its names may mean other fields there;
/// what is wrong in it is told once.
struct TemplateChecker {
  let templates: [String: Template]
  /// The entries of `{{words.key}}`.
  let words: [String: String]
  private(set) var findings: [Finding] = []
  private var told: Set<Told> = []
  /// How often the page at hand includes partials, one inside another counted too.
  private var inclusions = 0

  init(templates: [String: Template], words: [String: String]) {
    self.templates = templates
    self.words = words
  }

  mutating func check(_ page: Template, against vocabulary: Vocabulary) -> PageTemplate {
    inclusions = 0
    var result = PageTemplate()
    write(Inclusion(of: page), in: [vocabulary], to: &result)
    return result
  }

  private mutating func write(_ source: Inclusion, in records: [Vocabulary], to page: inout PageTemplate) {
    var position = MarkupPosition()
    write(source.template.nodes, of: source, in: records, at: &position, to: &page)
  }

  private mutating func write(
    _ nodes: [TemplateNode], of source: Inclusion, in records: [Vocabulary],
    at position: inout MarkupPosition, to page: inout PageTemplate
  ) {
    for node in nodes {
      switch node {
      case .literal(let range):
        position.advance(over: source.template.file.bytes[range])
        page.addLiteral(source.indented(range))
      case .value(let tag):
        if tag.parts.count > 1, tag.parts[0] == wordsName {
          writeWord(tag, of: source, at: position.state, to: &page)
        } else {
          writeField(tag, of: source, in: records, at: position.state, to: &page)
        }
      case .section(let tag, let inner):
        writeSection(tag, inner, of: source, in: records, at: &position, to: &page)
      case .partial(let tag, let indentation):
        guard let partial = include(tag, indentation, in: source) else { continue }
        write(partial, in: records, to: &page)
      }
    }
  }

  private mutating func writeField(
    _ tag: TemplateTag, of source: Inclusion, in records: [Vocabulary], at state: MarkupPosition.State,
    to page: inout PageTemplate
  ) {
    guard let (field, kind) = resolve(tag, of: source, in: records) else { return }
    switch (tag.kind, kind) {
    case (.text, .text):
      checkPlace(of: tag, in: source, at: state)
      page.addText(field, isInAttribute: state != .content)
    case (.html, .html):
      checkPlace(of: tag, in: source, at: state)
      page.addHTML(field)
    default:
      let wanted = tag.kind == .html ? "HTML" : "text"
      report(
        .templateFieldKind, "`\(tag.name)` is \(kind.description), not \(wanted)", tag.nameRange, source,
        repair: kind.repair(for: tag.name))
    }
  }

  private mutating func writeWord(
    _ tag: TemplateTag, of source: Inclusion, at state: MarkupPosition.State, to page: inout PageTemplate
  ) {
    let key = tag.parts.dropFirst().joined(separator: ".")
    guard let word = words[key] else {
      let near = nearestName(to: key, in: words.keys.sorted())
      let keyStart = tag.nameRange.lowerBound + wordsName.utf8.count + 1
      return report(
        .templateWordUnknown, "there is no word `\(key)` for templates",
        keyStart..<tag.nameRange.upperBound, source,
        repair: near.map { "did you mean `\($0)`?" } ?? "write the name of a line in the file of words")
    }
    guard tag.kind == .text else {
      return report(
        .templateFieldKind, "`\(tag.name)` is text, not HTML", tag.nameRange, source,
        repair: Vocabulary.Field.text.repair(for: tag.name))
    }
    checkPlace(of: tag, in: source, at: state)
    var escaped = HTMLBuffer()
    escaped.text(word)
    page.addLiteral(escaped.finish())
  }

  private mutating func writeSection(
    _ tag: TemplateTag, _ inner: [TemplateNode], of source: Inclusion, in records: [Vocabulary],
    at position: inout MarkupPosition, to page: inout PageTemplate
  ) {
    guard !tag.parts.isEmpty, let (field, kind) = resolve(tag, of: source, in: records) else {
      return position.advance(over: inner, of: source.template)
    }
    var innerRecords = records
    switch kind {
    case .flag: break
    case .list(let row): if tag.kind == .section { innerRecords.append(row) }
    case .optional(let record): if tag.kind == .section { innerRecords.append(record) }
    case .text, .html:
      report(
        .templateFieldKind, "`\(tag.name)` is \(kind.description), not a section", tag.nameRange, source,
        repair: kind.repair(for: tag.name))
      return position.advance(over: inner, of: source.template)
    }
    page.addSection(field, isInverted: tag.kind == .inverted) { page in
      write(inner, of: source, in: innerRecords, at: &position, to: &page)
    }
  }

  private mutating func include(
    _ tag: TemplateTag, _ indentation: Range<Int>?, in source: Inclusion
  ) -> Inclusion? {
    guard let partial = templates[tag.name] else {
      let names = templates.keys.filter { $0 != source.template.name }.sorted()
      report(
        .templatePartialUnknown, "there is no partial `\(tag.name)`", tag.nameRange, source,
        repair: nearestName(to: tag.name, in: names).map { "did you mean {{> \($0)}}?" }
          ?? "add a file \(tag.name).mustache to the Templates folder")
      return nil
    }
    if let between = source.path(from: tag.name) {
      let through = between.isEmpty ? "" : " through " + between.map { "`\($0)`" }.joined(separator: ", ")
      report(
        .templatePartialCircular, "`\(tag.name)` includes itself\(through)", tag.nameRange, source,
        repair: "remove this tag: a template inside itself would never end")
      return nil
    }
    inclusions += 1
    guard source.depth < deepestNesting else {
      report(
        .templateTooLarge, "more than \(deepestNesting) partials stand inside each other here", tag.nameRange,
        source, repair: "put some of them together")
      return nil
    }
    guard inclusions <= mostInclusions else {
      guard inclusions == mostInclusions + 1 else { return nil }
      report(
        .templateTooLarge, "a page includes more than 1,000 partials", tag.nameRange, source,
        repair: "look for a partial that is included twice by one that is included twice itself")
      return nil
    }
    return source.including(partial, by: tag, indentation)
  }

  private mutating func resolve(
    _ tag: TemplateTag, of source: Inclusion, in records: [Vocabulary]
  ) -> (PageTemplate.Field, Vocabulary.Field)? {
    switch lookUp(tag.parts, in: records) {
    case .found(let field, let kind): return (field, kind)
    case .unknown(let part, let headline, let repair):
      report(.templateFieldUnknown, headline, tag.range(ofPart: part), source, repair: repair)
    case .withoutParts(let part, let headline, let repair):
      report(.templateFieldKind, headline, tag.range(ofPart: part), source, repair: repair)
    }
    return nil
  }

  private mutating func checkPlace(
    of tag: TemplateTag, in source: Inclusion, at state: MarkupPosition.State
  ) {
    let trouble: (headline: String, repair: String)
    switch state {
    case .content: return
    case .quoted where tag.kind == .text: return
    case .raw where tag.kind == .html: return
    case .quoted:
      trouble = ("`\(tag.name)` is HTML and stands in an attribute", "write a field there that is text")
    case .raw:
      trouble = (
        "`\(tag.name)` is text and stands in a script or a style",
        "put it into an attribute and read it from there"
      )
    case .tag:
      trouble = (
        "`\(tag.name)` stands inside a tag without quotation marks",
        "put quotation marks around the value of the attribute: \"{{\(tag.name)}}\""
      )
    }
    report(.templatePlaceUnsafe, trouble.headline, tag.nameRange, source, repair: trouble.repair)
  }

  private mutating func report(
    _ rule: Rule, _ headline: String, _ range: Range<Int>, _ source: Inclusion, repair: String
  ) {
    let told = Told(rule: rule, path: source.template.file.path, range: range)
    guard self.told.insert(told).inserted else { return }
    findings.append(
      Finding(
        rule, headline, at: Place(source.template.file, range),
        notes: Array(source.notes.prefix(mostNotes)), repair: repair))
  }
}

/// The first part of `{{words.key}}`.
private let wordsName = "words"

/// Enough for any page; a few partials that include each other twice would else make a page without end.
private let mostInclusions = 1_000

/// Of the tags that led to a partial the nearest tell enough.
private let mostNotes = 3

/// A mistake in a partial that several pages include.
private struct Told: Hashable {
  let rule: Rule
  let path: String
  let range: Range<Int>
}

extension TemplateTag {
  /// The bytes of one part of a dotted name.
  fileprivate func range(ofPart part: Int) -> Range<Int> {
    let start = nameRange.lowerBound + parts[..<part].reduce(0) { $0 + $1.utf8.count + 1 }
    return start..<start + parts[part].utf8.count
  }
}

extension MarkupPosition {
  /// Passes over a part of a template that is not checked.
  fileprivate mutating func advance(over nodes: [TemplateNode], of template: Template) {
    for node in nodes {
      switch node {
      case .literal(let range): advance(over: template.file.bytes[range])
      case .section(_, let inner): advance(over: inner, of: template)
      case .value, .partial: break
      }
    }
  }
}
