import Preview
import Publishing
import SourceText

/// What the preview answers to a browser: the pages in memory with a bar at their foot, or what is wrong.
///
/// A path from a request is looked up among the files of the site and never reaches the disk. The documents that
/// are published as they are come from where the content has them.
struct PreviewAnswers: Sendable {
  private let preview: SitePreview
  /// A name for this state of the site.
  private let state: String
  private let findings: [String: [Finding]]

  init(_ preview: SitePreview, state: String) {
    self.preview = preview
    self.state = state
    findings = Dictionary(grouping: preview.findings) { $0.place?.file.path ?? "" }
  }

  func answer(_ request: PreviewServer.Request) -> PreviewServer.Answer {
    switch request.path {
    case PreviewBar.scriptPath: return found(Array(PreviewBar.script.utf8), "script.js")
    case PreviewBar.findingsPath: return page(PreviewBar.list(of: preview, state: state))
    default: break
    }
    let path = String(request.path.dropFirst())
    let file = path.isEmpty || path.hasSuffix("/") ? path + "index.html" : path
    if preview.isBehind, request.query != PreviewBar.lastGood, isPage(file) {
      let hasLastGood = preview.files[file] != nil
      return page(PreviewBar.refusal(preview, lastGood: hasLastGood ? request.path : nil, state: state))
    }
    if let content = preview.files[file] { return answer(file, content) }
    if preview.files[file + "/index.html"] != nil {
      return PreviewServer.Answer(
        status: 301, type: contentType(of: ".txt"), bytes: [], location: "/\(path)/")
    }
    guard let missing = preview.files["404.html"] else { return notFound }
    let page = answer("404.html", missing)
    return PreviewServer.Answer(status: 404, type: page.type, bytes: page.bytes)
  }

  private func isPage(_ file: String) -> Bool {
    file.hasSuffix(".html")
      || preview.files[file] == nil && !(file.split(separator: "/").last ?? "").contains(".")
  }

  private func answer(_ file: String, _ content: SiteFile.Content) -> PreviewServer.Answer {
    switch content {
    case .bytes(let bytes) where file.hasSuffix(".html"):
      let own = preview.sources[file].flatMap { findings[$0] } ?? []
      return page(PreviewBar.adding(to: bytes, about: own, of: preview, state: state))
    case .bytes(let bytes): return found(bytes, file)
    case .copy(let source):
      guard let bytes = try? Disk.read(source) else { return notFound }
      return found(bytes, file)
    }
  }

  private func page(_ bytes: [UInt8]) -> PreviewServer.Answer { found(bytes, "index.html") }

  private func found(_ bytes: [UInt8], _ file: String) -> PreviewServer.Answer {
    PreviewServer.Answer(type: contentType(of: file), bytes: bytes)
  }

  private var notFound: PreviewServer.Answer {
    PreviewServer.Answer(
      status: 404, type: contentType(of: ".txt"), bytes: Array("There is nothing here.\n".utf8))
  }
}

/// The media type of a file by the end of its name, for the files that a site has (IANA media types).
func contentType(of file: String) -> String {
  let end = file.lastIndex(of: ".").map { file[$0...].dropFirst().lowercased() } ?? ""
  return switch end {
  case "html": "text/html; charset=utf-8"
  case "css": "text/css; charset=utf-8"
  case "js": "text/javascript; charset=utf-8"
  case "json": "application/json"
  case "ics": "text/calendar; charset=utf-8"
  case "xml": "application/xml"
  case "txt", "md": "text/plain; charset=utf-8"
  case "csv": "text/csv; charset=utf-8"
  case "svg": "image/svg+xml"
  case "png": "image/png"
  case "jpg", "jpeg": "image/jpeg"
  case "gif": "image/gif"
  case "webp": "image/webp"
  case "pdf": "application/pdf"
  case "odt": "application/vnd.oasis.opendocument.text"
  case "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
  default: "application/octet-stream"
  }
}
