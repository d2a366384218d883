/// The words of a version piece by piece, each with its address and what to call the place in a list:
/// headings, paragraphs, bullets, footnotes.

package import Markup

/// Where a piece of text stands, in terms that a reader knows.
package struct PassagePlace: Sendable, Hashable {
  package enum Position: Sendable, Hashable {
    /// The heading of a section, or what follows a label.
    case opening
    /// A paragraph without a label, counted in its clause from 1.
    case paragraph(Int)
    /// A bullet, counted in its clause from 1; further numbers for bullets inside it.
    case bullet([Int])
    /// A footnote by its mark.
    case footnote(String)
  }

  /// The fragment of its address: `3.5.item8`.
  package var address: String
  /// The labels of the clause around it, `3.1 a)`; in a section without a label its heading behind the
  /// labels above, `15, Committees`; empty before the first of either.
  package var clause: String
  package var position: Position

  package init(address: String, clause: String, position: Position) {
    self.address = address
    self.clause = clause
    self.position = position
  }
}

extension Version {
  /// Calls `visit` at every piece of text that has an address, in the order of the text; footnotes last. The place
  /// is named on demand, since that takes longer than to pass it.
  package func walkPassages(_ visit: (PassageWalk, InlineContent) -> Void) {
    var walk = PassageWalk(clauses)
    clauses.forEachOfAll { walk.read($0, visit) }
    for footnote in footnotes {
      for block in footnote.blocks { walk.read(block, of: footnote, visit) }
    }
  }

  /// Where every piece of text stands that has an address.
  package var placesByAddress: [String: PassagePlace] {
    var places: [String: PassagePlace] = [:]
    walkPassages { passage, _ in
      let place = passage.place
      places[place.address] = place
    }
    return places
  }
}

/// A walk through the pieces of a text, at one of them.
package struct PassageWalk {
  private let clauses: Clauses
  /// The position of the clause among all of the text, from 0; `nil` in a footnote.
  private(set) var node: Int?
  /// The positions of its bullet and of those around it.
  private var bullet: [Int] = []
  private var footnote = ""
  /// Inside what is set off as somebody else's words.
  private(set) var isQuoted = false

  /// Before the first piece of a text.
  init(_ clauses: Clauses) { self.clauses = clauses }

  package var place: PassagePlace {
    guard let clause = node.map({ clauses[$0] }) else {
      return PassagePlace(
        address: footnoteAddress(footnote), clause: "", position: .footnote(footnote))
    }
    guard let first = bullet.first else {
      let isOpening = clause.block.isLabelled || clause.block.isHeading
      return PassagePlace(
        address: clause.address, clause: clause.nameOfPlace,
        position: isOpening ? .opening : .paragraph(clause.paragraphNumber))
    }
    let numbers = [clause.firstItem + first] + bullet.dropFirst().map { $0 + 1 }
    return PassagePlace(
      address: clause.bulletAddress(bullet), clause: clause.nameOfPlace, position: .bullet(numbers))
  }

  // MARK: The way

  /// Goes through a clause without what stands under it.
  mutating func read(_ clause: Clause, _ visit: (PassageWalk, InlineContent) -> Void) {
    node = clause.position
    let block = clause.block
    if let list = block.list {
      for (index, item) in list.items.enumerated() { read(item, at: index, visit) }
    } else if clause.hasAddress {
      read(block, visit)
    }
  }

  /// Bullets inside a bullet are counted across the lists in it.
  private mutating func read(
    _ item: MarkupList.Item, at position: Int, _ visit: (PassageWalk, InlineContent) -> Void
  ) {
    bullet.append(position)
    var count = 0
    for block in item.blocks {
      guard let list = block.list else {
        read(block, visit)
        continue
      }
      for nested in list.items {
        read(nested, at: count, visit)
        count += 1
      }
    }
    bullet.removeLast()
  }

  mutating func read(
    _ block: Block, of footnote: Footnote, _ visit: (PassageWalk, InlineContent) -> Void
  ) {
    node = nil
    self.footnote = footnote.name
    read(block, visit)
  }

  /// Every run of words in a block.
  private mutating func read(_ block: Block, _ visit: (PassageWalk, InlineContent) -> Void) {
    switch block.kind {
    case .heading(_, let content, _), .paragraph(let content): visit(self, content)
    case .list(let list):
      for item in list.items {
        for block in item.blocks { read(block, visit) }
      }
    case .quote(let blocks):
      let wasQuoted = isQuoted
      isQuoted = true
      for block in blocks { read(block, visit) }
      isQuoted = wasQuoted
    case .table(let table):
      let here = self
      table.forEachCell { visit(here, $0) }
    case .code, .rule: break
    }
  }
}

extension Clause {
  /// What the nearest clause around is called that has a label or a heading.
  fileprivate var nameOfPlace: String {
    var around: Clause? = self
    while let clause = around {
      if let citation = clause.citation { return citation }
      if case .heading(_, let content, _) = clause.block.kind {
        let above = clause.citationAround
        return above.map { "\($0), \(content.plainText)" } ?? content.plainText
      }
      around = clause.parent
    }
    return ""
  }

  /// That of the nearest labelled clause that it stands under.
  private var citationAround: String? {
    var around = parent
    while let clause = around {
      if let citation = clause.citation { return citation }
      around = clause.parent
    }
    return nil
  }

  /// The figure in `3.p2`, or in `3.p2-2` where the clause is a repeat.
  fileprivate var paragraphNumber: Int {
    withAddress { address in
      let start = address.lastIndex(of: UInt8(ascii: ".")).map { $0 + 1 } ?? 0
      let digits = address[start...].dropFirst().prefix { $0 &- 0x30 < 10 }
      // As many as an address made by counting can have, and no anchor of somebody's own.
      return digits.isEmpty || digits.count > 18 ? 1 : digits.reduce(0) { $0 * 10 + Int($1 & 0x0F) }
    }
  }
}
