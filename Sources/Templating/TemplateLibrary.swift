/// The templates of a site, read, checked and compiled: ready to be filled.
package struct TemplateLibrary: Sendable {
  private let pages: [String: [TemplateNode]]

  init(pages: [String: [TemplateNode]]) {
    self.pages = pages
  }

  /// Fills the template of a page and writes it at the end of `buffer`.
  ///
  /// Every name was checked against the page's vocabulary when the templates were read; a value that
  /// `record` does not have shows as nothing. A page without a template writes nothing: a finding said so.
  package func render(_ page: String, _ record: TemplateRecord, into buffer: inout HTMLBuffer) {
    var scopes = [record]
    write(pages[page] ?? [], &scopes, into: &buffer)
  }

  private func write(_ nodes: [TemplateNode], _ scopes: inout [TemplateRecord], into buffer: inout HTMLBuffer) {
    for node in nodes {
      switch node {
      case .literal(let bytes):
        buffer.markup(bytes)
      case .text(let name):
        if case .text(let text) = value(of: name, in: scopes) { buffer.text(text) }
      case .html(let name):
        if case .html(let bytes) = value(of: name, in: scopes) { buffer.markup(bytes) }
      case .section(let name, let inner):
        for scope in shownScopes(value(of: name, in: scopes)) {
          if let scope { scopes.append(scope) }
          write(inner, &scopes, into: &buffer)
          if scope != nil { scopes.removeLast() }
        }
      case .inverted(let name, let inner):
        if shownScopes(value(of: name, in: scopes)).isEmpty { write(inner, &scopes, into: &buffer) }
      }
    }
  }

  private func value(of name: TemplateName, in scopes: [TemplateRecord]) -> TemplateValue? {
    var value = scopes[scopes.count - 1 - name.scope][name.first]
    for part in name.rest {
      guard case .optional(let record?) = value else { return nil }
      value = record[part]
    }
    return value
  }

  /// The records for which a section is shown, in order; `nil` stands for the scope around it.
  private func shownScopes(_ value: TemplateValue?) -> [TemplateRecord?] {
    switch value {
    case .flag(let isSet): isSet ? [nil] : []
    case .list(let records): records
    case .optional(let record): record.map { [$0] } ?? []
    case .text(let text): text.isEmpty ? [] : [nil]
    case .html(let bytes): bytes.isEmpty ? [] : [nil]
    case nil: []
    }
  }
}

/// A compiled piece of a template.
indirect enum TemplateNode: Sendable {
  /// As it is written: markup of the template, or a word of the interface, escaped.
  case literal([UInt8])
  case text(TemplateName)
  case html(TemplateName)
  case section(TemplateName, [TemplateNode])
  case inverted(TemplateName, [TemplateNode])
}

/// A name with the place where its value lies.
struct TemplateName: Sendable {
  /// How many records outward from the innermost.
  let scope: Int
  let first: String
  /// The parts after the first of a name with dots.
  let rest: [String]
}
