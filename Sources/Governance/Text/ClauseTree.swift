/// Nests the blocks of a text into clauses and gives each its address.
///
/// In: a document's blocks, flat, with the depth of each label. Out: a tree in which labelled clauses
/// stand under the section they belong to and text without a label under the clause it continues. The
/// order of the blocks is never changed, and none is left out. How an address is spelt is decided in
/// `ClauseAddress`; here it is decided what it is made from, and that it is unique.

package import Markup
package import SourceText

package func makeClauses(of document: Document) -> Parsed<[Clause]> {
  var tree = ClauseTree(document)
  for block in document.blocks { tree.add(block) }
  return Parsed(tree.close(), tree.findings)
}

private struct ClauseTree {
  private let file: SourceFile
  /// The first stands for the text itself, whose children are the outermost clauses, and stays open.
  private var open = [OpenClause(level: 0)]
  private var used: Set<String>
  /// For an address that is taken: the number that its next repeat tries first.
  private var repeats: [String: Int] = [:]
  private var setByHand: [String: Range<Int>] = [:]
  private var firstLabels: [String: Range<Int>] = [:]
  private(set) var findings: [Finding] = []

  /// Footnotes and addresses set by hand have theirs before all others.
  init(_ document: Document) {
    file = document.file
    used = Set(document.footnotes.map { footnoteAddress($0.name) })
    used.reserveCapacity(document.blocks.count + document.footnotes.count)
    firstLabels.reserveCapacity(document.blocks.count)
    for block in document.blocks {
      if case .heading(_, _, let anchor?) = block.kind { used.insert(anchor) }
    }
  }

  mutating func add(_ block: Block) {
    if let label = block.label {
      closeClauses(before: block, labelled: label)
      openLabelled(block, label)
    } else if case .heading(let level, let content, let anchor) = block.kind {
      closeClauses(beforeHeadingOf: level)
      openHeading(block, level: level, content: content, anchor: anchor)
    } else {
      addText(block)
    }
  }

  mutating func close() -> [Clause] {
    close(downTo: 1)
    return open[0].children
  }

  // MARK: What stands under what

  /// A label ends all clauses of its depth and deeper; a numbered heading also ends unnumbered ones of
  /// its level.
  private mutating func closeClauses(before block: Block, labelled label: Label) {
    let index = open.indices.first { open[$0].depth.map { $0 >= label.depth } ?? false }
    if let index { close(downTo: index) }
    guard case .heading(let level, _, _) = block.kind else { return }
    while open[open.count - 1].depth == nil, open[open.count - 1].level >= level {
      close(downTo: open.count - 1)
    }
  }

  /// An unnumbered heading stands under the nearest heading of a higher rank.
  private mutating func closeClauses(beforeHeadingOf level: Int) {
    while open[open.count - 1].level >= level { close(downTo: open.count - 1) }
  }

  private mutating func close(downTo count: Int) {
    while open.count > count {
      if let clause = open.removeLast().clause { append(clause) }
    }
  }

  private mutating func append(_ clause: Clause) {
    open[open.count - 1].children.append(clause)
  }

  // MARK: Addresses

  private mutating func openLabelled(_ block: Block, _ label: Label) {
    let parts = LabelParts(label.text)
    let (level, anchor, hasText) = block.opening
    let prefix = prefix(for: parts)
    let address = anchor ?? prefix + (isBeyondZ(parts, label, under: prefix) ? parts.doubled : parts.address)
    let unique: String
    if let anchor {
      unique = claim(anchor: anchor, of: block)
    } else {
      unique = claim(address)
      if unique != address { reportRepeat(of: label, at: address, now: unique) }
      if firstLabels[address] == nil { firstLabels[address] = label.range }
    }
    open.append(
      OpenClause(
        block, at: unique, address: address, prefix: prefix, level: level,
        depth: label.depth, parts: parts, paragraphs: hasText ? 1 : 0))
  }

  private mutating func openHeading(_ block: Block, level: Int, content: InlineContent, anchor: String?) {
    let address = anchor ?? suggestedSlug(for: content.plainText)
    let unique = anchor.map { claim(anchor: $0, of: block) } ?? claim(address)
    open.append(OpenClause(block, at: unique, address: address, level: level))
  }

  /// `A.` that follows on `z.`: the text has an `a.` before, and people cite it as `(aa)`.
  private func isBeyondZ(_ parts: LabelParts, _ label: Label, under prefix: String) -> Bool {
    parts.isCapitalLetter && used.contains(prefix + "z") && used.contains(prefix + parts.address)
      && firstLabels[prefix + parts.address] != nil
  }

  /// What stands before a label in its address: the address of the clause above, unless the label says it
  /// all by itself.
  private func prefix(for parts: LabelParts) -> String {
    let parent = open.indices.last { open[$0].parts.map { !$0.isGrouping } ?? false }
    guard let parent, let parentParts = open[parent].parts else { return "" }
    let saysAll =
      parentParts.isSchedule ? parts.carriesLetter(of: parentParts) : parts.continues(parentParts)
    return saysAll ? open[parent].prefix : open[parent].address + "."
  }

  private mutating func addText(_ block: Block) {
    let last = open.count - 1
    switch block.kind {
    case .list(let list):
      let first = open[last].items + 1
      open[last].items += list.items.count
      let address = "\(open[last].base)\(Clause.bulletWord)\(first)\(open[last].mark)"
      append(Clause(address: claim(address), block: block, firstItem: first))
    case .rule: append(Clause(address: "", block: block))
    default:
      open[last].paragraphs += 1
      let address = "\(open[last].base)p\(open[last].paragraphs)\(open[last].mark)"
      append(Clause(address: claim(address), block: block))
    }
  }

  /// `address`, or with `-2`, `-3` after it where others have it already.
  private mutating func claim(_ address: String) -> String {
    var free = address
    while !used.insert(free).inserted {
      let number = repeats[address, default: 2]
      repeats[address] = number + 1
      free = "\(address)-\(number)"
    }
    return free
  }

  private mutating func claim(anchor: String, of block: Block) -> String {
    let range = block.rangeOfAnchor(in: file)
    guard let first = setByHand.updateValue(range, forKey: anchor) else { return anchor }
    findings.append(
      Finding(
        .anchorRepeated, "the address `\(anchor)` is set a second time", at: Place(file, range),
        notes: [.init("first set here", at: Place(file, first))],
        repair: "give one of the two headings another address"))
    return claim(anchor)
  }

  private mutating func reportRepeat(of label: Label, at address: String, now unique: String) {
    findings.append(
      Finding(
        .labelRepeated, "\"\(label.text)\" stands here a second time", at: Place(file, label.range),
        notes: (firstLabels[address].map { [.init("first written here", at: Place(file, $0))] } ?? [])
          + [.init("the address of this clause is \(unique)")],
        repair: "compare with the adopted document; if it has the same, list this under `accepted:`"))
  }
}

/// A section or clause that further text may still belong to.
private struct OpenClause {
  /// `nil` for the text itself.
  private let block: Block?
  /// The address of the clause, unique in the text.
  private let unique: String
  var children: [Clause] = []
  /// Without the mark of a repeat, which never enters the addresses of what stands below.
  var address: String
  /// What stands before its own label in `address`.
  var prefix: String
  /// Of a heading, from 1; a clause that is no heading ranks below all headings.
  var level: Int
  /// `nil` for an unnumbered heading.
  var depth: Int?
  var parts: LabelParts?
  /// Unnumbered paragraphs so far, the clause's own opening words among them.
  var paragraphs: Int
  /// Bullets so far.
  var items = 0

  init(
    _ block: Block? = nil, at unique: String = "", address: String = "", prefix: String = "",
    level: Int = belowHeadings, depth: Int? = nil, parts: LabelParts? = nil, paragraphs: Int = 0
  ) {
    self.block = block
    self.unique = unique
    self.address = address
    self.prefix = prefix
    self.level = level
    self.depth = depth
    self.parts = parts
    self.paragraphs = paragraphs
    base = address.isEmpty ? "" : address + "."
    mark = String(unique.utf8.dropFirst(address.utf8.count)) ?? ""
  }

  /// As it stands once nothing more belongs to it.
  var clause: Clause? { block.map { Clause(address: unique, block: $0, children: children) } }

  /// What the addresses of its paragraphs and bullets begin with.
  let base: String
  /// `-2` where the clause is a repeat: paragraphs and bullets, which have no label of their own, are told
  /// apart from those of the first by the same mark at the end.
  let mark: String
}

private let belowHeadings = 7

extension Block {
  /// Where `{#name}` stands at the end of a heading's line.
  fileprivate func rangeOfAnchor(in file: SourceFile) -> Range<Int> {
    let line = file.bytes.prefix(range.upperBound).dropFirst(range.lowerBound)
    guard let start = line.lastIndex(of: UInt8(ascii: "{")), let end = line.lastIndex(of: UInt8(ascii: "}")),
      start < end
    else { return range }
    return start..<end + 1
  }

  /// What matters of a labelled block: its rank, an address set by hand, and whether words of its own
  /// follow the label as a first paragraph.
  fileprivate var opening: (level: Int, anchor: String?, hasText: Bool) {
    switch kind {
    case .heading(let level, _, let anchor): (level, anchor, false)
    case .paragraph(let content): (belowHeadings, nil, !content.isEmpty)
    default: (belowHeadings, nil, true)
    }
  }
}
