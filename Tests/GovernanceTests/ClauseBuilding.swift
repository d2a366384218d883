import Governance
import Markup
import SourceText

// Texts as blocks, so that clauses can be tested without Markdown.

func section(_ label: String, _ depth: Int) -> Block {
  Block(
    .heading(level: depth + 2, content: [.text("Heading", at: 0)], anchor: nil), range: 0..<1,
    label: Label(text: label, range: 0..<1, depth: depth))
}

func clause(_ label: String, _ depth: Int, _ words: String = "Words") -> Block {
  Block(
    .paragraph(words.isEmpty ? [] : [.text(words, at: 0)]), range: 0..<1,
    label: Label(text: label, range: 0..<1, depth: depth))
}

func heading(_ level: Int, _ words: String, anchor: String? = nil) -> Block {
  Block(.heading(level: level, content: [.text(words, at: 0)], anchor: anchor), range: 0..<1)
}

func text(_ words: String) -> Block { Block(.paragraph([.text(words, at: 0)]), range: 0..<1) }

func list(_ words: [String], nested: [String] = []) -> Block {
  let items = words.map { word in
    MarkupList.Item(blocks: [text(word)] + (nested.isEmpty ? [] : [list(nested)]), range: 0..<1)
  }
  return Block(.list(MarkupList(start: nil, isTight: true, items: items)), range: 0..<1)
}

func document(_ blocks: [Block]) -> Document {
  let file = SourceFile(path: "Content/ashby/complaints.md", text: "")
  return Document(file: file, metadata: nil, body: 0..<0, blocks: blocks)
}

func clauses(of blocks: [Block]) -> [Clause] { makeClauses(of: document(blocks)).value }

func addresses(of blocks: [Block]) -> [String] { flatten(clauses(of: blocks)).map(\.address) }

func flatten(_ clauses: [Clause]) -> [Clause] { clauses.flatMap { [$0] + flatten($0.children) } }

/// `1[1.1 1.2]`
func outline(_ clause: Clause) -> String {
  let children = clause.children.map(outline).joined(separator: " ")
  return clause.address + (children.isEmpty ? "" : "[\(children)]")
}
