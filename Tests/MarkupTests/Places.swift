import Markup

/// The texts of a run with the bytes they should stand at.
func texts(_ content: InlineContent) -> [(words: String, range: Range<Int>)] {
  content.flatMap { piece -> [(words: String, range: Range<Int>)] in
    switch piece {
    case .text(let run, let start): [(run.words, start..<start + run.count)]
    case .emphasis(let inner), .strong(let inner), .link(_, _, let inner, _): texts(inner)
    case .code, .image, .footnote, .softBreak, .hardBreak: []
    }
  }
}

/// Every run of text inside blocks.
func runs(_ blocks: some Sequence<Block>) -> [InlineContent] {
  blocks.flatMap { block -> [InlineContent] in
    switch block.kind {
    case .heading(_, let content, _), .paragraph(let content): [content]
    case .list(let list): list.items.flatMap { runs($0.blocks) }
    case .quote(let inner): runs(inner)
    case .table(let table): table.header + table.rows.flatMap { $0 }
    case .code, .rule: []
    }
  }
}

/// Every place inside blocks: their own, their labels', their items', their links'.
func ranges(_ blocks: some Sequence<Block>) -> [Range<Int>] {
  blocks.flatMap { block -> [Range<Int>] in
    let own = [block.range] + (block.label.map { [$0.range] } ?? [])
    switch block.kind {
    case .list(let list): return own + list.items.flatMap { [$0.range] + ranges($0.blocks) }
    case .quote(let inner): return own + ranges(inner)
    default: return own
    }
  }
}
