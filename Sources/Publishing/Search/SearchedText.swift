import Governance
import Markup

/// The text of a version as the documents of the search index: a section or a labelled clause, each with the
/// paragraphs and bullets under it that have no label of their own, which follow it in the text.
///
/// A document is what people cite; each of its pieces has an address, so that a hit leads to the very bullet.
enum SearchedText {
  /// What a document begins with.
  struct Opening {
    /// As people cite it, without closing stop: `3.1 a)`; empty where there is no label.
    let label: String
    /// What the label is looked up by: `3.1.a`; empty where there is no label.
    let address: String
    let heading: InlineContent?
    /// How many headings it stands under, its own among them.
    let depth: Int

    /// Of what stands before the first heading and the first label.
    static let nothing = Opening(label: "", address: "", heading: nil, depth: 0)
  }

  /// Calls `begin` where a document begins, and `add` with the address and the words of each piece that follows; the
  /// first of them may stand before the first beginning.
  static func walk(_ clauses: Clauses, begin: (Opening) -> Void, add: (String, [UInt8]) -> Void) {
    var text: [UInt8] = []
    // The positions behind all that stands under the headings around.
    var headings: [Int] = []
    clauses.forEachOfAll { clause in
      let block = clause.block
      let label = clause.citation
      guard label != nil || block.isHeading else { return clause.forEachPiece(block, in: &text, add) }
      while let end = headings.last, end <= clause.position { headings.removeLast() }
      let address = clause.address
      let lookup = label == nil ? "" : address
      guard block.isHeading, case .heading(_, let heading, _) = block.kind else {
        begin(Opening(label: label ?? "", address: lookup, heading: nil, depth: headings.count))
        return clause.forEachPiece(block, in: &text, add)
      }
      headings.append(clause.children.endIndex)
      begin(Opening(label: label ?? "", address: lookup, heading: heading, depth: headings.count))
      add(address, [])
    }
  }
}

extension Clause {
  fileprivate func forEachPiece(_ block: Block, in text: inout [UInt8], _ add: (String, [UInt8]) -> Void) {
    let address = address
    guard !address.isEmpty else { return }
    if let list = block.list {
      let addresses = bulletAddresses
      var place = [0]
      for item in list.items {
        text.removeAll(keepingCapacity: true)
        for block in item.blocks { block.appendPlainText(to: &text) }
        add(addresses.address(of: place), text)
        place[0] += 1
      }
    } else {
      text.removeAll(keepingCapacity: true)
      block.appendPlainText(to: &text)
      add(address, text)
    }
  }
}
