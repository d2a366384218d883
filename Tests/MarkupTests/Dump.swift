import Markup
import SourceText

/// Trees as a few readable lines, so that a test can say in one string what it expects.

func dump(_ blocks: some Sequence<Block>, indent: Int = 0) -> String {
  blocks.map { dump($0, indent: indent) }.joined()
}

private func dump(_ block: Block, indent: Int) -> String {
  let margin = String(repeating: "  ", count: indent)
  let label = block.label.map { "<\($0.text)|\($0.depth)> " } ?? ""
  switch block.kind {
  case .heading(let level, let content, let anchor):
    return "\(margin)h\(level) \(label)\(dump(content))\(anchor.map { " #\($0)" } ?? "")\n"
  case .paragraph(let content):
    return "\(margin)p \(label)\(dump(content))\n"
  case .list(let list):
    let name = list.start.map { "ol \($0)" } ?? "ul"
    let items = list.items.map { "\(margin)  -\n" + dump($0.blocks, indent: indent + 2) }.joined()
    return "\(margin)\(name)\(list.isTight ? "" : " loose")\n\(items)"
  case .quote(let blocks):
    return "\(margin)quote\n" + dump(blocks, indent: indent + 1)
  case .code(let text, let info):
    return "\(margin)code \(info)|\(text.split(separator: "\n").joined(separator: "/"))\n"
  case .table(let table):
    let rows = [table.header] + table.rows
    return "\(margin)table \(table.alignments.map { "\($0)" }.joined(separator: " "))\n"
      + rows.map { "\(margin)  | " + $0.map(dump).joined(separator: " | ") + "\n" }.joined()
  case .rule:
    return "\(margin)rule\n"
  }
}

func dump(_ content: InlineContent) -> String {
  content.map { piece in
    switch piece {
    case .text(let run, _): run.words
    case .emphasis(let inner): "_" + dump(inner) + "_"
    case .strong(let inner): "*" + dump(inner) + "*"
    case .code(let run): "`" + run.words + "`"
    case .link(let target, _, let inner, _): "[" + dump(inner) + "](" + target + ")"
    case .image(let source, _, let alternative, _): "![" + alternative + "](" + source + ")"
    case .footnote(let name, _): "[^" + name + "]"
    case .softBreak: "/"
    case .hardBreak: "//"
    }
  }.joined()
}

func dump(_ node: MetadataNode) -> String {
  switch node.value {
  case .text(let text): text
  case .list(let nodes): "[" + nodes.map(dump).joined(separator: ", ") + "]"
  case .fields(let fields):
    "{" + fields.map { "\($0.key): \(dump($0.node))" }.joined(separator: ", ") + "}"
  }
}

/// `rule line:column text` for each finding, as a clerk would look for it.
func dump(_ findings: [Finding]) -> [String] {
  findings.map { finding in
    guard let place = finding.place, let range = place.range else { return finding.rule.name }
    let (line, column) = position(of: range.lowerBound, in: place.file.bytes)
    return "\(finding.rule.name) \(line):\(column) \(place.file.text(range))"
  }
}

func position(of offset: Int, in bytes: [UInt8]) -> (line: Int, column: Int) {
  let before = bytes.prefix(offset)
  let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
  return (before.count { $0 == UInt8(ascii: "\n") } + 1, offset - lineStart + 1)
}

/// A policy with the front matter that every policy needs, read.
func readPolicy(_ text: String) -> Parsed<Document> {
  readDocument(SourceFile(path: "Content/a/b.md", text: "---\ntitle: T\n---\n" + text), as: .policy)
}

func readPage(_ text: String) -> Parsed<Document> {
  readDocument(SourceFile(path: "Content/pages/b.md", text: "---\ntitle: T\n---\n" + text), as: .page)
}

func readSettings(_ text: String) -> Parsed<Document> {
  readDocument(SourceFile(path: "Content/portal.yml", text: text), as: .settings)
}
