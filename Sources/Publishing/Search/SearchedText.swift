import Governance
import Markup

/// The text of a version as the documents of the search index: a section or a labelled clause, each with the
/// paragraphs and bullets under it that have no label of their own.
///
/// A document is what people cite; each of its pieces has an address, so that a hit leads to the very bullet.
struct SearchedText {
  struct Document {
    /// As people cite it, without closing stop: `3.1 a)`; empty where there is no label.
    fileprivate(set) var label = ""
    /// The heading it begins with.
    fileprivate(set) var heading: InlineContent?
    /// How many headings it stands under, its own among them.
    fileprivate(set) var depth = 0
    /// The clause that has the label or the heading; none for what stands before the first.
    fileprivate var opening: Clause?
    fileprivate var clauses: Clauses
  }

  private let version: Version

  init(_ version: Version) { self.version = version }

  /// Calls `visit` with each document that has words or a heading, in the order in which they begin.
  func forEachDocument(_ visit: (Document) -> Void) {
    let beginning = Document(clauses: version.clauses)
    if beginning.hasText { visit(beginning) }
    descend(to: version.clauses, under: "", depth: 0, visit)
  }

  /// `name` is the label of what the clauses stand in.
  private func descend(
    to clauses: Clauses, under name: String, depth: Int, _ visit: (Document) -> Void
  ) {
    for clause in clauses {
      guard clause.opensDocument else {
        descend(to: clause.children, under: name, depth: depth, visit)
        continue
      }
      var document = Document(depth: depth, opening: clause, clauses: clause.children)
      if clause.block.isHeading, case .heading(_, let content, _) = clause.block.kind {
        document.heading = content
        document.depth += 1
      }
      if let label = clause.block.label {
        document.label = labelWithoutStop(fullLabel(label.text, under: name))
      }
      if document.hasText { visit(document) }
      let inner = document.label.isEmpty ? name : document.label
      descend(to: clause.children, under: inner, depth: document.depth, visit)
    }
  }

}

extension SearchedText.Document {
  /// Calls `visit` with each address by which people may look up its label: `3.1.a`.
  func forEachLabelAddress(_ aliases: [Version.LabelAlias], _ visit: (String) -> Void) {
    guard let address = opening?.address, !label.isEmpty else { return }
    visit(address)
    for alias in aliases where address == alias.at || address.hasPrefix(alias.at + ".") {
      visit(alias.alias + address.dropFirst(alias.at.count))
    }
  }

  /// Calls `visit` with the address and the words of each piece, which are put into `text`.
  func forEachPiece(in text: inout [UInt8], _ visit: (String, [UInt8]) -> Void) {
    if let opening {
      if heading != nil {
        visit(opening.address, [])
      } else {
        opening.forEachPiece(in: &text, visit)
      }
    }
    Self.forEachPiece(of: clauses, in: &text, visit)
  }

  private static func forEachPiece(
    of clauses: Clauses, in text: inout [UInt8], _ visit: (String, [UInt8]) -> Void
  ) {
    for clause in clauses where !clause.opensDocument {
      clause.forEachPiece(in: &text, visit)
      forEachPiece(of: clause.children, in: &text, visit)
    }
  }

  fileprivate var hasText: Bool { heading != nil || opening?.hasAddress == true || Self.haveText(clauses) }

  private static func haveText(_ clauses: Clauses) -> Bool {
    clauses.contains { !$0.opensDocument && ($0.hasAddress || haveText($0.children)) }
  }
}

extension Clause {
  fileprivate var hasAddress: Bool { !address.isEmpty }

  /// Whether it is found by itself, not as a part of what it stands under.
  fileprivate var opensDocument: Bool { block.isLabelled || block.isHeading }

  fileprivate func forEachPiece(in text: inout [UInt8], _ visit: (String, [UInt8]) -> Void) {
    guard hasAddress else { return }
    if case .list(let list) = block.kind {
      let addresses = bulletAddresses
      for (position, item) in list.items.enumerated() {
        text.removeAll(keepingCapacity: true)
        for block in item.blocks { block.appendPlainText(to: &text) }
        visit(addresses.address(of: [position]), text)
      }
    } else {
      text.removeAll(keepingCapacity: true)
      block.appendPlainText(to: &text)
      visit(address, text)
    }
  }
}
