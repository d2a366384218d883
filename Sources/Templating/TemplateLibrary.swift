package import SourceText

/// The templates of a site, read, checked and ready to be rendered.
package struct TemplateLibrary: Sendable {
  private let pages: [String: PageTemplate]

  fileprivate init(pages: [String: PageTemplate]) {
    self.pages = pages
  }

  /// Writes a page. `record` must hold every field of the page's vocabulary (`Vocabulary.differences`
  /// tells a test whether it does); a page whose template was missing writes nothing. `inner` writes the page that
  /// a layout stands around.
  package func render(
    _ page: String, _ record: TemplateRecord, into buffer: inout HTMLBuffer,
    around inner: ((inout HTMLBuffer) -> Void)? = nil
  ) {
    pages[page]?.render(record, around: inner, into: &buffer)
  }
}

/// Reads templates and checks each page, with the partials it includes, against what the page can be given.
///
/// A file is known by its base name: `Templates/policy.mustache` is the template `policy`. Those named in
/// `pages` are pages, the others are partials; a partial that no page includes is read and not checked.
/// `{{words.key}}` stands for the entry of `words`, put in, escaped, here and now.
package func readTemplates(
  _ files: [SourceFile], pages: [String: Vocabulary], words: [String: String]
) -> Parsed<TemplateLibrary> {
  var templates: [String: Template] = [:]
  var findings: [Finding] = []
  for file in files.sorted(by: { $0.path < $1.path }) {
    let template = readTemplate(file, named: templateName(of: file))
    findings += template.findings
    if let other = templates[template.value.name] {
      findings.append(repeated(template.value, other))
    } else {
      templates[template.value.name] = template.value
    }
  }
  var checker = TemplateChecker(templates: templates, words: words)
  var checked: [String: PageTemplate] = [:]
  for (page, vocabulary) in pages.sorted(by: { $0.key < $1.key }) {
    guard let template = templates[page] else {
      findings.append(missing(page, among: templates.keys.filter { pages[$0] == nil }.sorted()))
      continue
    }
    checked[page] = checker.check(template, against: vocabulary)
  }
  return Parsed(TemplateLibrary(pages: checked), findings + checker.findings)
}

private func templateName(of file: SourceFile) -> String {
  let name = file.path.split(separator: "/").last ?? ""
  return String(name.split(separator: ".").first ?? "")
}

private func repeated(_ template: Template, _ other: Template) -> Finding {
  Finding(
    .templateTwice, "two templates have the name `\(template.name)`", at: Place(template.file),
    notes: [Finding.Note("the other one", at: Place(other.file))], repair: "rename or remove one of the two")
}

private func missing(_ page: String, among names: [String]) -> Finding {
  let near = nearestName(to: page, in: names)
  return Finding(
    .templateMissing, "the Templates folder has no \(page).mustache", at: nil,
    repair: near.map { "rename \($0).mustache to \(page).mustache" }
      ?? "copy \(page).mustache from the Templates folder that came with the portal")
}
