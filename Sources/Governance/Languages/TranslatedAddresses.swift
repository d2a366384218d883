/// Gives the clauses of a translation the addresses of the original, so that a reader who changes the language stays
/// at the same clause.
///
/// A number gives a clause the same address in both by itself; a heading, a paragraph or a bullet without one has the
/// address of what stands at its place in the original. Where the two texts part, the clauses keep addresses of their
/// own and a finding tells the place.

import Markup
import SourceText

func alignAddresses(of clauses: Clauses, with original: Version, in file: SourceFile) -> Parsed<Clauses> {
  if clauses.isEmpty || original.clauses.isEmpty { return Parsed(clauses) }
  var alignment = AddressAlignment(
    file: file, original: original.document.file, aligned: clauses.entries)
  alignment.align(clauses, with: original.clauses, under: nil)
  var seen: Set<String> = []
  let isUnique = alignment.aligned.allSatisfy { $0.address.isEmpty || seen.insert($0.address).inserted }
  return Parsed(isUnique ? Clauses(alignment.aligned) : clauses, alignment.findings)
}

private struct AddressAlignment {
  let file: SourceFile
  let original: SourceFile
  /// All clauses of the translation in the order of the text.
  var aligned: [ClauseEntry]
  var findings: [Finding] = []

  /// Clauses under one parent, with those under its counterpart.
  mutating func align(_ clauses: Clauses, with originals: Clauses, under parent: Clause?) {
    let (clauses, originals) = (Array(clauses), Array(originals))
    let common = zip(clauses, originals).prefix { $0.corresponds(to: $1) }
    for (clause, original) in common {
      aligned[clause.position].address = original.address
      aligned[clause.position].firstItem = original.firstItem
      align(clause.children, with: original.children, under: clause)
    }
    if common.count < max(clauses.count, originals.count) {
      findings.append(parting(of: clauses, from: originals, at: common.count, under: parent))
    }
    // Behind the place where they part, a number still tells what belongs together.
    for clause in clauses.dropFirst(common.count) where clause.number != nil {
      let counterpart = originals.dropFirst(common.count).first { $0.number == clause.number }
      guard let counterpart else { continue }
      align(clause.children, with: counterpart.children, under: clause)
    }
  }

  private func parting(
    of clauses: [Clause], from originals: [Clause], at index: Int, under parent: Clause?
  ) -> Finding {
    let here = index < clauses.count ? clauses[index] : nil
    let there = index < originals.count ? originals[index] : nil
    let headline =
      switch (here, there) {
      case (let here?, let there?): "here stands \(here.described), and in the original \(there.described)"
      case (let here?, nil): "the original has nothing that \(here.described) could be a translation of"
      case (nil, let there?): "\(there.described) of the original is missing behind this"
      case (nil, nil): ""
      }
    return Finding(
      .translationMisaligned, headline, at: Place(file, (here ?? clauses.last ?? parent)?.block.range),
      notes: there.map { [.init("in the original", at: Place(original, $0.block.range))] } ?? [],
      repair: """
        give both texts the same clauses with the same numbers, so that readers who change the language stay \
        at the same clause
        """)
  }
}

extension Clause {
  /// Its number, if it has one.
  fileprivate var number: String? { block.label.map { labelAddress($0.text) } }

  /// Whether both can be the same clause in two languages: with the same number, `Atodiad A` like `Appendix A`, or
  /// both without one. A heading whose number was not seen for one corresponds to any heading.
  fileprivate func corresponds(to original: Clause) -> Bool {
    if block.isHeading, original.block.isHeading {
      guard let number, let other = original.number else { return true }
      return number.split(separator: "-").last == other.split(separator: "-").last
    }
    if block.isHeading != original.block.isHeading || number != original.number { return false }
    switch (block.kind, original.block.kind) {
    case (.list(let list), .list(let other)): return list.items.count == other.items.count
    case (.list, _), (_, .list): return number != nil
    default: return address.isEmpty == original.address.isEmpty
    }
  }

  /// As a message names it.
  fileprivate var described: String {
    if let label = block.label { return "“\(label.text)”" }
    return switch block.kind {
    case .heading(_, let content, _): "the heading “\(content.plainText)”"
    case .list(let list): "a list of \(list.items.count)"
    case .table: "a table"
    case .rule: "a line across the page"
    case .paragraph, .quote, .code: "a paragraph without a number"
    }
  }
}
