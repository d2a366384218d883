import SourceText

/// Reads a template: bytes in, its tree out. Sections are matched here and the white space of lines that
/// hold a tag alone is put aside (Mustache specification, "standalone tags"); names are not looked up.
func readTemplate(_ file: SourceFile, named name: String) -> Parsed<Template> {
  if let encoding = encodingFinding(in: file) { return Parsed(Template(name: name, file: file), [encoding]) }
  let tags = readTags(of: file)
  var reader = TemplateReader(template: Template(name: name, file: file))
  reader.read(tags.value)
  let template = Template(name: name, file: file, nodes: reader.nodes)
  return Parsed(template, tags.findings + reader.findings)
}

/// How many sections, and how many partials, may stand inside each other. A page needs three or four;
/// the limit keeps a template that went wrong from exhausting the stack.
let deepestNesting = 20

private struct TemplateReader {
  /// The file, its nodes not read yet.
  let template: Template
  /// Of the innermost open section, or of the template itself.
  var nodes: [TemplateNode] = []
  var findings: [Finding] = []
  /// The open sections, outermost first, each with the nodes before it.
  var open: [(tag: TemplateTag, before: [TemplateNode])] = []
  /// Sections that were closed by the end of one around them: their own end follows and is not reported.
  var closedEarly: [String] = []

  private var bytes: [UInt8] { template.file.bytes }

  mutating func read(_ tags: [TemplateTag]) {
    var position = template.start
    for tag in tags {
      let line = tag.canStandAlone ? lineHolding(only: tag) : nil
      let before = position..<(line ?? tag.range).lowerBound
      if !before.isEmpty { nodes.append(.literal(before)) }
      if line == nil, template.isLineStart(before.upperBound) {
        nodes.append(.literal(before.upperBound..<before.upperBound))
      }
      position = (line ?? tag.range).upperBound
      switch tag.kind {
      case .comment: break
      case .text, .html: nodes.append(.value(tag))
      case .partial:
        nodes.append(.partial(tag, indentation: line.map { $0.lowerBound..<tag.range.lowerBound }))
      case .section, .inverted:
        guard open.count < deepestNesting else { return reportDepth(tag) }
        open.append((tag, nodes))
        nodes = []
      case .end: close(with: tag)
      }
    }
    if position < bytes.count { nodes.append(.literal(position..<bytes.count)) }
    for section in open { reportOpen(section.tag) }
    while !open.isEmpty { closeInnermost() }
  }

  /// The whole line around a tag, its end included, if nothing but blanks stands beside the tag.
  private func lineHolding(only tag: TemplateTag) -> Range<Int>? {
    var start = tag.range.lowerBound
    while start > template.start, isBlank(bytes[start - 1]) { start -= 1 }
    guard template.isLineStart(start) else { return nil }
    var end = tag.range.upperBound
    while end < bytes.count, isBlank(bytes[end]) { end += 1 }
    if end == bytes.count { return start..<end }
    if bytes[end] == carriageReturn, bytes[(end + 1)...].first == newline { end += 1 }
    return bytes[end] == newline ? start..<end + 1 : nil
  }

  private mutating func close(with end: TemplateTag) {
    guard let innermost = open.last?.tag else { return reportStray(end) }
    if innermost.name == end.name || end.parts.isEmpty { return closeInnermost() }
    if open.contains(where: { $0.tag.name == end.name }) {
      reportCrossing(innermost, end)
      while let last = open.last?.tag, last.name != end.name {
        closedEarly.append(last.name)
        closeInnermost()
      }
      return closeInnermost()
    }
    if innermost.parts.isEmpty { return closeInnermost() }
    guard nearestName(to: end.name, in: [innermost.name]) != nil else { return reportStray(end) }
    report(
      "{{/\(end.name)}} does not close {{\(innermost.sign)\(innermost.name)}}", at: end,
      repair: "write {{/\(innermost.name)}}", opening: innermost)
    closeInnermost()
  }

  private mutating func closeInnermost() {
    guard var section = open.popLast() else { return }
    section.before.append(.section(section.tag, nodes))
    nodes = section.before
  }

  private mutating func reportCrossing(_ innermost: TemplateTag, _ end: TemplateTag) {
    guard !innermost.parts.isEmpty else { return }
    report(
      "{{/\(end.name)}} comes before {{/\(innermost.name)}}", at: end,
      repair: "write {{/\(innermost.name)}} before it: the section opened last is closed first",
      opening: innermost)
  }

  private mutating func reportStray(_ end: TemplateTag) {
    if let known = closedEarly.lastIndex(of: end.name) {
      closedEarly.remove(at: known)
      return
    }
    report(
      "{{/\(end.name)}} closes a section that is not open", at: end,
      repair: open.last.map { "remove it, or write {{/\($0.tag.name)}}" }
        ?? "remove it, or write {{#\(end.name)}} where the section begins", opening: open.last?.tag)
  }

  private mutating func reportOpen(_ tag: TemplateTag) {
    guard !tag.parts.isEmpty else { return }
    report(
      "{{\(tag.sign)\(tag.name)}} is opened and not closed", at: tag,
      repair: "write {{/\(tag.name)}} where the section ends")
  }

  private mutating func reportDepth(_ tag: TemplateTag) {
    findings.append(
      Finding(
        .templateTooLarge, "more than \(deepestNesting) sections are open here",
        at: Place(template.file, tag.range),
        repair: "close sections before opening others, or move a part into a partial"))
    nodes = []
    open = []
  }

  private mutating func report(
    _ headline: String, at tag: TemplateTag, repair: String, opening: TemplateTag? = nil
  ) {
    let notes = opening.map { [Finding.Note("opened here", at: Place(template.file, $0.range))] } ?? []
    findings.append(
      Finding(
        .templateSectionOpen, headline, at: Place(template.file, tag.range), notes: notes, repair: repair))
  }
}

private let newline = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")

private func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

extension TemplateTag {
  /// What stands before the name of an opening tag.
  fileprivate var sign: String { kind == .inverted ? "^" : "#" }
}
