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
    /// What the label is looked up by: `3.1.a`.
    fileprivate(set) var labelAddresses: [String] = []
    /// How many headings it stands under, its own among them.
    fileprivate(set) var depth = 0
    fileprivate(set) var ownsHeading = false
    /// The clause that has the label or the heading; none for what stands before the first.
    fileprivate var opening: Clause?
    fileprivate var clauses: Clauses
  }

  private let version: Version

  init(_ version: Version) { self.version = version }

  /// Calls `visit` with each document that has words or a heading, in the order in which they begin, and with the
  /// heading that it stands under.
  func forEachDocument(_ visit: (Document, InlineContent?) -> Void) {
    let beginning = Document(clauses: version.clauses)
    if beginning.hasText { visit(beginning, nil) }
    descend(to: version.clauses, in: Surroundings(), visit)
  }

  private struct Surroundings {
    var name = ""
    var heading: InlineContent?
    var depth = 0
  }

  private func descend(
    to clauses: Clauses, in place: Surroundings, _ visit: (Document, InlineContent?) -> Void
  ) {
    for clause in clauses {
      guard clause.opensDocument else {
        descend(to: clause.children, in: place, visit)
        continue
      }
      var inner = place
      var document = Document(opening: clause, clauses: clause.children)
      if case .heading(_, let content, _) = clause.block.kind {
        inner.heading = content
        inner.depth += 1
        document.ownsHeading = true
      }
      document.depth = inner.depth
      if let label = clause.block.label {
        inner.name = labelWithoutStop(fullLabel(label.text, under: place.name))
        document.label = inner.name
        document.labelAddresses = addresses(of: clause)
      }
      if document.hasText { visit(document, inner.heading) }
      descend(to: clause.children, in: inner, visit)
    }
  }

  private func addresses(of clause: Clause) -> [String] {
    var addresses = [clause.address]
    for alias in version.labelAliases
    where clause.address == alias.at || clause.address.hasPrefix(alias.at + ".") {
      addresses.append(alias.alias + clause.address.dropFirst(alias.at.count))
    }
    return addresses
  }
}

extension SearchedText.Document {
  /// Calls `visit` with the address and the words of each piece, which are put into `text`.
  func forEachPiece(in text: inout [UInt8], _ visit: (String, [UInt8]) -> Void) {
    if let opening {
      if ownsHeading {
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

  fileprivate var hasText: Bool { ownsHeading || opening?.hasAddress == true || Self.haveText(clauses) }

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
