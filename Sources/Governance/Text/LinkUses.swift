/// The links and pictures in a document's text, with their places.

import Markup
import SourceText

struct LinkUse {
  /// As Markdown gives it: `../ashby/complaints.md#3.1`.
  var target: String
  var range: Range<Int>
  var isImage: Bool
}

extension LinkUse {
  /// The target alone; the whole link where it is spelt in another way than Markdown gives it.
  func placeOfTarget(in file: SourceFile) -> Place {
    let length = target.utf8.count
    guard length > 0, range.count > length else { return Place(file, range) }
    let starts = (range.lowerBound + 1...range.upperBound - length).reversed()
    let start = starts.first { start in
      let before = file.bytes[start - 1]
      return (before == UInt8(ascii: "(") || before == UInt8(ascii: "<"))
        && file.bytes[start..<start + length].elementsEqual(target.utf8)
    }
    return Place(file, start.map { $0..<$0 + length } ?? range)
  }
}

func linkUses(in document: Document) -> [LinkUse] {
  var uses: [LinkUse] = []
  for block in document.blocks { collect(from: block, into: &uses) }
  for footnote in document.footnotes {
    for block in footnote.blocks { collect(from: block, into: &uses) }
  }
  return uses
}

private func collect(from block: Block, into uses: inout [LinkUse]) {
  switch block.kind {
  case .heading(_, let content, _), .paragraph(let content): collect(from: content, into: &uses)
  case .list(let list):
    for item in list.items {
      for block in item.blocks { collect(from: block, into: &uses) }
    }
  case .quote(let blocks):
    for block in blocks { collect(from: block, into: &uses) }
  case .table(let table):
    for row in [table.header] + table.rows {
      for cell in row { collect(from: cell, into: &uses) }
    }
  case .code, .rule: break
  }
}

private func collect(from content: [Inline], into uses: inout [LinkUse]) {
  for piece in content {
    switch piece {
    case .emphasis(let inner), .strong(let inner): collect(from: inner, into: &uses)
    case .link(let target, _, let inner, let range):
      uses.append(LinkUse(target: target, range: range, isImage: false))
      collect(from: inner, into: &uses)
    case .image(let source, _, _, let range):
      uses.append(LinkUse(target: source, range: range, isImage: true))
    case .text, .code, .footnote, .softBreak, .hardBreak: break
    }
  }
}
