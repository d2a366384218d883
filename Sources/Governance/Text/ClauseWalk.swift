/// Ways through a version's text that several stages need: every clause in order, every address.

import Markup

extension Version {
  /// Calls `visit` with every clause in the order of the text.
  package func forEachClause(_ visit: (Clause) -> Void) {
    clauses.forEachOfAll(visit)
  }

  package var clauseCount: Int { clauses.countOfAll }

  /// Whether any of its clauses has an official label.
  package var hasLabels: Bool {
    var hasLabels = false
    forEachClause { hasLabels = hasLabels || $0.block.isLabelled }
    return hasLabels
  }

  /// The addresses of its clauses, without those of the bullets in a list but the first, and of footnotes.
  package var clauseAddresses: Set<String> {
    var addresses: Set<String> = []
    forEachClause { addresses.insert($0.address) }
    return addresses
  }

  /// Every fragment that leads somewhere in this version: clauses, paragraphs, bullets, footnotes.
  package func addresses() -> Set<String> {
    var addresses = Set(footnotes.map { footnoteAddress($0.name) })
    forEachClause { clause in
      guard !clause.address.isEmpty else { return }
      addresses.insert(clause.address)
      guard let list = clause.block.list else { return }
      let bullets = clause.bulletAddresses
      for (position, item) in list.items.enumerated() {
        addresses.insert(bullets.address(of: [position]))
        bullets.insertNested(of: item, at: [position], into: &addresses)
      }
    }
    return addresses
  }
}

extension BulletAddresses {
  /// Bullets inside a bullet are counted across the lists in it.
  fileprivate func insertNested(
    of item: MarkupList.Item, at positions: [Int], into addresses: inout Set<String>
  ) {
    var count = 0
    for block in item.blocks {
      guard let list = block.list else { continue }
      for nested in list.items {
        addresses.insert(address(of: positions + [count]))
        insertNested(of: nested, at: positions + [count], into: &addresses)
        count += 1
      }
    }
  }
}
