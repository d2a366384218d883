import Markup
package import SourceText

/// What somebody says of a portal that begins.
package struct NewPortal: Sendable {
  package var title: String?
  package var baseURL: String?

  package init(title: String? = nil, baseURL: String? = nil) {
    self.title = title
    self.baseURL = baseURL
  }

  /// The settings of `file`, a `portal.yml` whose fields are plain text on one line each, with these in their
  /// place; its remarks stay. The findings are those of the outcome.
  package func settings(from file: SourceFile) -> Parsed<SourceFile> {
    let said = [("title", title), ("base_url", baseURL)]
    let lines = file.text(0..<file.bytes.count).split(separator: "\n", omittingEmptySubsequences: false).map {
      line in
      for case (let key, let text?) in said where line.hasPrefix("\(key):") {
        return "\(key): \(fieldText(text))"
      }
      return String(line)
    }
    let settings = SourceFile(path: file.path, text: lines.joined(separator: "\n"))
    let document = readDocument(settings, as: .settings)
    let portal = readPortal(document.value, isSingleCouncil: false)
    return Parsed(settings, document.findings + portal.findings)
  }
}
