import CCMark
import Governance
import PortalCommands
import SourceText

/// What nobody who publishes these texts as HTML can do without: libcmark's parse and HTML of every text, and
/// writing as many files of the same total size to the same disk, in folders of about the site's own size: one folder
/// with all of them takes up to three times as long. Nothing is read, checked or laid out.
func measureFloor(files count: Int, bytes: Int, _ report: (Measurement) -> Void) throws {
  let texts = try readContentFolder("Content").value.texts.filter { $0.path.hasSuffix(".md") }
    .map { withoutFacts($0.bytes) }
  let (lengths, markdown) = measure { parallelMap(texts) { htmlLength(of: $0) } }
  guard lengths.allSatisfy({ $0 > 0 }) else { return }
  report(Measurement(.floorMarkdown, markdown))

  let page = [UInt8](repeating: UInt8(ascii: "x"), count: bytes / max(count, 1))
  try Disk.removeTree("Floor")
  let folderSize = 64
  let (_, writing) = try measure {
    for number in 0..<count {
      let folder = "Floor/\(number / folderSize)"
      if number % folderSize == 0 { try Disk.makeFolder(folder) }
      try Disk.write(page, to: "\(folder)/\(number)")
    }
  }
  try Disk.removeTree("Floor")
  report(Measurement(.floorFiles, writing))
}

/// The text below the front matter.
private func withoutFacts(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
  let mark = Array("\n---\n".utf8)
  let end = bytes.indices.first { bytes[$0...].starts(with: mark) }
  return bytes[(end.map { $0 + mark.count } ?? 0)...]
}

private func htmlLength(of markdown: ArraySlice<UInt8>) -> Int {
  markdown.withUnsafeBytes { bytes in
    let text = bytes.bindMemory(to: CChar.self)
    guard let html = cmark_markdown_to_html(text.baseAddress, text.count, CMARK_OPT_DEFAULT) else { return 0 }
    defer { cmark_get_default_mem_allocator().pointee.free(html) }
    return strlen(html)
  }
}
