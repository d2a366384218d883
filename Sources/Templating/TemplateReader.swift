package import SourceText

/// Reads, checks and compiles the templates of a site.
///
/// In: the `.mustache` files in any order, the vocabulary of each page by its name, the words of the
/// interface. A file whose name is no page's is a partial. Out: the library, and every mistake at its line
/// and column: names that a page does not offer, partials and words that do not exist, sections that do not
/// close, text that would go out unescaped. A partial is checked wherever it is used; a mistake in it is
/// reported once.
package func readTemplates(
  _ files: [SourceFile], pages: [String: Vocabulary], words: [String: String]
) -> Parsed<TemplateLibrary> {
  let files = Dictionary(files.map { ($0.templateName, $0) }) { first, _ in first }
  var compiled: [String: [TemplateNode]] = [:]
  var findings: [Finding] = []
  for (name, vocabulary) in pages.sorted(by: { $0.key < $1.key }) {
    guard let file = files[name] else { continue }
    var compiler = TemplateCompiler(files: files, words: words)
    compiled[name] = compiler.compile(file, for: vocabulary)
    for finding in compiler.findings where !findings.contains(finding) { findings.append(finding) }
  }
  return Parsed(TemplateLibrary(pages: compiled), findings)
}

/// Turns the pieces of a page's template, and of its partials in their places, into nodes.
private struct TemplateCompiler {
  let files: [String: SourceFile]
  let words: [String: String]
  private(set) var findings: [Finding] = []
  /// The templates being compiled, the page's first.
  private var open: [SourceFile] = []
  /// What the records around the current place offer, outermost first.
  private var scopes: [Vocabulary] = []

  init(files: [String: SourceFile], words: [String: String]) {
    self.files = files
    self.words = words
  }

  mutating func compile(_ file: SourceFile, for vocabulary: Vocabulary) -> [TemplateNode] {
    scopes = [vocabulary]
    return compile(file, indentation: [])
  }

  private mutating func compile(_ file: SourceFile, indentation: [UInt8]) -> [TemplateNode] {
    let scanned = TemplateScanner.scan(file, indentation: indentation)
    findings += scanned.findings
    open.append(file)
    defer { open.removeLast() }
    var pieces = scanned.value[...]
    var nodes: [TemplateNode] = []
    while !pieces.isEmpty {
      nodes += compileNodes(&pieces, in: file)
      // An end tag outside any section.
      if case .tag(let tag)? = pieces.popFirst() {
        findings.append(endWithoutSection(tag, in: file))
      }
    }
    return nodes
  }

  /// Compiles up to an end tag, which it leaves, or to the end.
  private mutating func compileNodes(
    _ pieces: inout ArraySlice<TemplateScanner.Piece>, in file: SourceFile
  ) -> [TemplateNode] {
    var nodes: [TemplateNode] = []
    while let piece = pieces.first {
      guard case .tag(let tag) = piece else {
        if case .literal(let bytes) = piece { nodes.append(.literal(bytes)) }
        pieces.removeFirst()
        continue
      }
      if tag.kind == .end { return nodes }
      pieces.removeFirst()
      switch tag.kind {
      case .section, .inverted: nodes += compileSection(tag, &pieces, in: file)
      case .partial: nodes += compilePartial(tag, in: file)
      case .escaped, .unescaped: nodes += compileValue(tag, in: file)
      case .comment, .end: break
      }
    }
    return nodes
  }

  private mutating func compileSection(
    _ tag: TemplateTag, _ pieces: inout ArraySlice<TemplateScanner.Piece>, in file: SourceFile
  ) -> [TemplateNode] {
    let resolved = resolve(tag, in: file)
    var inner: Vocabulary?
    switch resolved?.field {
    case .list(let vocabulary), .optional(let vocabulary): inner = tag.kind == .section ? vocabulary : nil
    case .text, .html, .flag, nil: break
    }
    // Below a name that does not exist every name would be reported once more.
    let findingsBefore = findings
    if let inner { scopes.append(inner) }
    let nodes = compileNodes(&pieces, in: file)
    if inner != nil { scopes.removeLast() }
    if resolved == nil { findings = findingsBefore }
    guard case .tag(let end)? = pieces.first else {
      findings.append(sectionUnclosed(tag, in: file))
      return []
    }
    if end.name == tag.name {
      pieces.removeFirst()
    } else {
      findings.append(sectionMismatched(tag, end, in: file))
      // The wrong end tag is taken for a slip of this section's own, unless a section around it waits for it.
      pieces.removeFirst()
    }
    guard let name = resolved?.name else { return [] }
    return [tag.kind == .section ? .section(name, nodes) : .inverted(name, nodes)]
  }

  private mutating func compilePartial(_ tag: TemplateTag, in file: SourceFile) -> [TemplateNode] {
    guard let partial = files[tag.name] else {
      findings.append(partialUnknown(tag, in: file, known: files.keys.sorted()))
      return []
    }
    guard !open.contains(where: { $0.path == partial.path }) else {
      findings.append(partialRecursive(tag, in: file))
      return []
    }
    return compile(partial, indentation: tag.indentation)
  }

  private mutating func compileValue(_ tag: TemplateTag, in file: SourceFile) -> [TemplateNode] {
    if tag.name.hasPrefix(Self.wordPrefix) { return compileWord(tag, in: file) }
    guard let (name, field) = resolve(tag, in: file) else { return [] }
    switch (field, tag.kind) {
    case (.text, .escaped): return [.text(name)]
    case (.html, .unescaped): return [.html(name)]
    case (.text, _):
      findings.append(textUnescaped(tag, in: file))
    case (.html, _):
      findings.append(markupEscaped(tag, in: file))
    case (.flag, _), (.list, _), (.optional, _):
      findings.append(sectionPrinted(tag, in: file))
    }
    return []
  }

  private static let wordPrefix = "words."

  private mutating func compileWord(_ tag: TemplateTag, in file: SourceFile) -> [TemplateNode] {
    let key = String(tag.name.dropFirst(Self.wordPrefix.count))
    guard let word = words[key] else {
      findings.append(wordUnknown(key, tag, in: file, known: words.keys.sorted()))
      return []
    }
    var buffer = HTMLBuffer()
    buffer.text(word)
    return [.literal(buffer.bytes)]
  }

  /// Looks a name up in the innermost record first, then outward, as Mustache does.
  private mutating func resolve(
    _ tag: TemplateTag, in file: SourceFile
  ) -> (name: TemplateName, field: Vocabulary.Field)? {
    let parts = tag.name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard let first = parts.first, !tag.name.isEmpty else {
      findings.append(nameMissing(tag, in: file))
      return nil
    }
    for (distance, scope) in scopes.reversed().enumerated() {
      guard var field = scope.fields[first] else { continue }
      var offered = scope
      for part in parts.dropFirst() {
        guard case .optional(let inner) = field, let next = inner.fields[part] else {
          if case .optional(let inner) = field { offered = inner }
          findings.append(fieldUnknown(tag, in: file, known: offered.fields.keys.sorted()))
          return nil
        }
        offered = inner
        field = next
      }
      return (TemplateName(scope: distance, first: first, rest: Array(parts.dropFirst())), field)
    }
    let known = scopes.reversed().flatMap { $0.fields.keys.sorted() }
    findings.append(fieldUnknown(tag, in: file, known: known))
    return nil
  }
}

extension SourceFile {
  /// `policy` for `Templates/policy.mustache`.
  fileprivate var templateName: String {
    let name = path.split(separator: "/").last ?? ""
    return String(name.hasSuffix(".mustache") ? name.dropLast(".mustache".count) : name)
  }
}
