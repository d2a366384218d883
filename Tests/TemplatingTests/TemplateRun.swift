import SourceText
import Templating

/// One page template with its partials, as the tests write it.
struct TemplateRun {
  var page: String
  var partials: [String: String] = [:]
  var vocabulary: Vocabulary = [:]
  var words: [String: String] = [:]

  func read() -> Parsed<TemplateLibrary> {
    let files =
      [SourceFile(path: "Templates/page.mustache", text: page)]
      + partials.map { SourceFile(path: "Templates/\($0.key).mustache", text: $0.value) }
    return readTemplates(files, pages: ["page": vocabulary], words: words)
  }

  /// The page, and what was found in its template.
  func render(_ record: TemplateRecord = [:]) -> (page: String, messages: [String]) {
    let library = read()
    var buffer = HTMLBuffer()
    library.value.render("page", record, into: &buffer)
    return (String(decoding: buffer.finish(), as: UTF8.self), library.findings.map(message))
  }

  var messages: [String] { read().findings.map(message) }
}

/// `rule file:line:column “what is underlined” headline | repair`, and a line for each note.
func message(_ finding: Finding) -> String {
  let place = finding.place.map { " \(position($0))" } ?? ""
  let notes = finding.notes.map { "\n  \($0.text)\($0.place.map { " \(position($0))" } ?? "")" }.joined()
  return "\(finding.rule.name)\(place): \(finding.headline) | \(finding.repair ?? "")\(notes)"
}

private func position(_ place: Place) -> String {
  let name = place.file.path.split(separator: "/").last?.split(separator: ".").first ?? ""
  guard let range = place.range else { return String(name) }
  let before = place.file.bytes[..<range.lowerBound]
  let line = before.count { $0 == UInt8(ascii: "\n") } + 1
  let column = before.count - (before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0) + 1
  return "\(name):\(line):\(column) “\(place.file.text(range))”"
}
