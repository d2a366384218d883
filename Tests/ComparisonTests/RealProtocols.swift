import Comparison
import Foundation
import Governance
import Markup
import Testing

@Suite("Clauses of the five protocols are found again")
struct RealProtocols {
  static let councils = ["wallingford", "northampton", "mumbles", "farnham", "waverley"]

  @Test("in the same text, and behind a new first section", arguments: councils)
  func newSection(_ council: String) throws {
    let clauses = try Self.clauses(of: council)
    let same = alignClauses(of: clauses, with: clauses)
    #expect(Alignments.list(same) == same.old.map(\.address))

    let zebras = Alignments.clauses("## 0. Zebras\n\n0.1. Zebras graze.")
    let alignment = alignClauses(of: clauses, with: Clauses(zebras.entries + clauses.entries))
    #expect(alignment.old.allSatisfy { $0.counterpart?.isReworded == false })
    #expect(alignment.new.count { $0.counterpart == nil } == 2)
  }

  /// Every address is another one, so that words alone can tell; one clause in ten is taken out, one in
  /// five has every sixth word changed.
  @Test("in a text with other addresses, with clauses lost and clauses reworded", arguments: councils)
  func revised(_ council: String) throws {
    let clauses = try Self.clauses(of: council)
    var numbers = SeededNumbers(seed: 3)
    let revised = Clauses(clauses.flatMap { Self.revised($0, depth: 0, &numbers) })
    let alignment = alignClauses(of: clauses, with: revised)
    let kept = Set(alignment.new.map { $0.address })
    var (wrong, missed, found) = (0, 0, 0)
    for entry in alignment.old {
      let truth = "x-" + entry.address
      switch alignment.successor(of: entry)?.address {
      case truth: found += 1
      case nil: missed += kept.contains(truth) ? 1 : 0
      default: wrong += 1
      }
    }
    #expect(found > 30)
    #expect(wrong == 0)
    #expect(missed == 0)
  }

  private static func clauses(of council: String) throws -> Clauses {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Content/\(council)")
    let name = try #require(
      FileManager.default.contentsOfDirectory(atPath: folder.path).first { $0.hasSuffix(".md") })
    return Alignments.clauses(try String(contentsOf: folder.appending(path: name), encoding: .utf8))
  }

  private static func paragraph(_ words: String) -> Block {
    var builder = TreeBuilder()
    let paragraph = builder.open(.paragraph, 0..<0)
    builder.addText(words.utf8, at: 0)
    builder.close(paragraph)
    return builder.finish().block(paragraph)
  }

  /// Bullets stay as they are; their addresses follow that of their list.
  private static func revised(
    _ clause: Clause, depth: Int, _ numbers: inout SeededNumbers
  ) -> [ClauseEntry] {
    var revised = ClauseEntry(
      address: clause.address.isEmpty ? "" : "x-" + clause.address, block: clause.block,
      firstItem: clause.firstItem, depth: depth)
    if case .paragraph(let content) = clause.block.kind, Int.random(in: 0..<5, using: &numbers) == 0 {
      let words = content.plainText.split(separator: " ").enumerated()
      let changed = words.map { $0.offset % 6 == 3 ? "zebra\($0.offset)" : String($0.element) }
      revised.block = paragraph(changed.joined(separator: " "))
    }
    var entries = [revised]
    for child in clause.children where !child.children.isEmpty || Int.random(in: 0..<10, using: &numbers) > 0
    {
      entries += Self.revised(child, depth: depth + 1, &numbers)
    }
    return entries
  }
}
