/// The words of a version piece by piece, each with its address and what to call the place in a list:
/// headings, paragraphs, bullets, footnotes.

package import Markup

/// Where a piece of text stands, in terms that a reader knows.
package struct PassagePlace: Sendable, Equatable {
  package enum Position: Sendable, Equatable {
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
}

extension Version {
  /// Calls `visit` with every piece of text that has an address, in the order of the text; footnotes last.
  package func forEachPassage(_ visit: (PassagePlace, [Inline]) -> Void) {
    for clause in clauses { clause.walkPassages(Surroundings(), visit) }
    for footnote in footnotes {
      let place = PassagePlace(
        address: footnoteAddress(footnote.name), clause: "", position: .footnote(footnote.name))
      for block in footnote.blocks { block.walkText { visit(place, $0) } }
    }
  }
}

extension Version {
  /// Every piece of text by its address. Walks through the whole text.
  package var passagePlaces: [String: PassagePlace] {
    var places: [String: PassagePlace] = [:]
    forEachPassage { place, _ in places[place.address] = place }
    return places
  }
}

/// What a label is called under the labels above it: `a)` under `3.1` is "3.1 a)", and `3.1.` under `3`
/// says it all itself.
package func fullLabel(_ label: String, under parent: String) -> String {
  if parent.isEmpty || labelWithoutStop(label).hasPrefix(parent + ".") { return label }
  return "\(parent) \(label)"
}

/// Without the full stop that closes a number: "3.1".
package func labelWithoutStop(_ label: String) -> String {
  label.hasSuffix(".") ? String(label.dropLast()) : label
}

/// The clauses around a piece of text.
private struct Surroundings {
  /// Their labels: `3.1`.
  var labels = ""
  /// What the nearest of them is called.
  var name = ""
}

extension Clause {
  fileprivate func walkPassages(_ around: Surroundings, _ visit: (PassagePlace, [Inline]) -> Void) {
    var inner = around
    var position = PassagePlace.Position.opening
    if let label = block.label {
      inner.labels = labelWithoutStop(fullLabel(label.text, under: around.labels))
      inner.name = inner.labels
    } else if case .heading(_, let content, _) = block.kind {
      inner.name = ([around.labels] + [Inline.plainText(content)]).filter { !$0.isEmpty }
        .joined(separator: ", ")
    } else {
      position = .paragraph(paragraphNumber)
    }
    if case .list(let list) = block.kind {
      for (index, item) in list.items.enumerated() { walk(item, at: [index], inner.name, visit) }
    } else if !address.isEmpty {
      let place = PassagePlace(address: address, clause: inner.name, position: position)
      block.walkText { visit(place, $0) }
    }
    for child in children { child.walkPassages(inner, visit) }
  }

  /// Bullets inside a bullet are counted across the lists in it.
  private func walk(
    _ item: MarkupList.Item, at positions: [Int], _ name: String,
    _ visit: (PassagePlace, [Inline]) -> Void
  ) {
    let numbers = [firstItem + (positions.first ?? 0)] + positions.dropFirst().map { $0 + 1 }
    let place = PassagePlace(
      address: bulletAddress(positions), clause: name, position: .bullet(numbers))
    var count = 0
    for block in item.blocks {
      guard case .list(let list) = block.kind else {
        block.walkText { visit(place, $0) }
        continue
      }
      for nested in list.items {
        walk(nested, at: positions + [count], name, visit)
        count += 1
      }
    }
  }

  /// The figure in `3.p2`, or in `3.p2-2` where the clause is a repeat.
  private var paragraphNumber: Int {
    let last = address.utf8.split(separator: UInt8(ascii: ".")).last ?? []
    let digits = last.dropFirst().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    return Int(String(decoding: digits, as: UTF8.self)) ?? 1
  }
}

extension Block {
  /// Calls `visit` with each run of words in the block.
  fileprivate func walkText(_ visit: ([Inline]) -> Void) {
    switch kind {
    case .heading(_, let content, _), .paragraph(let content): visit(content)
    case .list(let list):
      for item in list.items {
        for block in item.blocks { block.walkText(visit) }
      }
    case .quote(let blocks):
      for block in blocks { block.walkText(visit) }
    case .table(let table):
      for row in [table.header] + table.rows {
        for cell in row { visit(cell) }
      }
    case .code, .rule: break
    }
  }
}
