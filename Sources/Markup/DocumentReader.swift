package import SourceText

/// What a content file is for, which decides how it is read.
package enum DocumentKind: Sendable {
  /// A policy: front matter and a text whose numbers are official labels.
  case policy
  /// A plain page: front matter and Markdown as it is.
  case page
  /// A `.yml` file: fields from the first line to the last, no text.
  case settings
}

/// Reads one content file: its fields and its text as a tree, with a place for everything, and what was
/// found on the way.
///
/// Nothing in the file makes it stop short without a finding. A file whose bytes are not text at all comes
/// back empty, with the one finding that says so.
package func readDocument(_ file: SourceFile, as kind: DocumentKind) -> Parsed<Document> {
  var findings = bytesFindings(in: file)
  let start = byteOrderMarkLength(of: file.bytes)
  guard !findings.contains(where: { $0.rule == .fileTooLarge || $0.rule == .textEncoding }) else {
    return Parsed(Document(file: file, metadata: nil, body: start..<start), findings)
  }
  if case .settings = kind {
    let metadata = readMetadata(file, in: start..<file.bytes.count)
    let end = file.bytes.count
    return Parsed(
      Document(file: file, metadata: metadata.value, body: end..<end), findings + metadata.findings)
  }
  let parts = cutFrontMatter(file, from: start)
  findings += parts.findings
  var document = Document(file: file, metadata: nil, body: parts.value.body)
  if let fields = parts.value.fields {
    let metadata = readMetadata(file, in: fields)
    document.metadata = metadata.value
    findings += metadata.findings
  }
  let text = readText(of: file, in: parts.value.body, as: kind)
  document.blocks = text.value.blocks.map(text.value.tree.block)
  document.footnotes = text.value.footnotes
  document.links = text.value.links
  findings += text.findings
  findings.sort { ($0.place?.range?.lowerBound ?? 0) < ($1.place?.range?.lowerBound ?? 0) }
  return Parsed(document, findings)
}
