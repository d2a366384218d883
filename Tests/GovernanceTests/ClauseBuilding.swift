import Governance
import Markup
import SourceText

// Texts as blocks, so that clauses can be tested without Markdown.

func section(_ label: String, _ depth: Int) -> Block {
  block(.heading, "Heading", level: depth + 2, label: (label, depth))
}

func clause(_ label: String, _ depth: Int, _ words: String = "Words") -> Block {
  block(.paragraph, words, label: (label, depth))
}

func heading(_ level: Int, _ words: String, anchor: String? = nil) -> Block {
  block(.heading, words, level: level, anchor: anchor)
}

func text(_ words: String) -> Block { block(.paragraph, words) }

func list(_ words: [String], nested: [String] = []) -> Block {
  var builder = TreeBuilder()
  let list = addList(words, nested: nested, to: &builder)
  return builder.finish().block(list)
}

private func addList(_ words: [String], nested: [String], to builder: inout TreeBuilder) -> Int {
  let list = builder.open(.list, 0..<1, level: 1)
  for word in words {
    let item = builder.open(.item, 0..<0)
    let paragraph = builder.open(.paragraph, 0..<1)
    builder.addText(word.utf8, at: 0)
    builder.close(paragraph)
    if !nested.isEmpty { _ = addList(nested, nested: [], to: &builder) }
    builder.close(item)
  }
  builder.close(list)
  return list
}

func block(
  _ kind: NodeKind, _ words: String = "", level: Int = 0, label: (text: String, depth: Int)? = nil,
  anchor: String? = nil
) -> Block {
  var builder = TreeBuilder(file: Array((label?.text ?? "").utf8))
  let block = builder.open(kind, 0..<1, level: level)
  if let label { builder.setLabel(at: 0..<label.text.utf8.count, depth: label.depth, of: block) }
  if let anchor { builder.setAnchor(anchor, of: block) }
  if !words.isEmpty { builder.addText(words.utf8, at: 0) }
  builder.close(block)
  return builder.finish().block(block)
}

func document(_ blocks: [Block]) -> Document {
  let file = SourceFile(path: "Content/ashby/complaints.md", text: "")
  return Document(file: file, metadata: nil, body: 0..<0, blocks: blocks)
}

func clauses(of blocks: [Block]) -> Clauses { makeClauses(of: document(blocks)).value }

func addresses(of blocks: [Block]) -> [String] { flatten(clauses(of: blocks)).map(\.address) }

func flatten(_ clauses: Clauses) -> [Clause] { clauses.flatMap { [$0] + flatten($0.children) } }

/// `1[1.1 1.2]`
func outline(_ clause: Clause) -> String {
  let children = clause.children.map(outline).joined(separator: " ")
  return clause.address + (children.isEmpty ? "" : "[\(children)]")
}
