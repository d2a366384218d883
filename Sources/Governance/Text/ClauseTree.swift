/// Nests the blocks of a text into clauses and gives each its address.
///
/// In: a document's blocks, flat, with the depth of each label. Out: a tree in which labelled clauses
/// stand under the section they belong to and text without a label under the clause it continues. The
/// order of the blocks is never changed, and none is left out. How an address is spelt is decided in
/// `ClauseAddress`; here it is decided what it is made from, and that it is unique.

package import Markup
package import SourceText

package func makeClauses(of document: Document) -> Parsed<Clauses> {
  var tree = ClauseTree(document)
  for block in document.blocks { tree.add(block) }
  return Parsed(Clauses(tree.entries), tree.findings)
}

private struct ClauseTree {
  private let file: SourceFile
  private(set) var entries: [ClauseEntry] = []
  /// The first stands for the text itself and stays open.
  private var open = [OpenClause(level: 0)]
  private var used: Set<String>
  /// For an address that is taken: the number that its next repeat tries first.
  private var repeats: [String: Int] = [:]
  private var setByHand: [String: Range<Int>] = [:]
  /// The first label at an address that it could not have; of the others the clause itself tells.
  private var firstLabels: [String: Label] = [:]
  private(set) var findings: [Finding] = []

  /// Footnotes and addresses set by hand have theirs before all others.
  init(_ document: Document) {
    file = document.file
    used = Set(document.footnotes.map { footnoteAddress($0.name) })
    used.reserveCapacity(document.blocks.count + document.footnotes.count)
    entries.reserveCapacity(document.blocks.count)
    for block in document.blocks where block.isHeading {
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

  // MARK: What stands under what

  /// A label ends all clauses of its depth and deeper; a numbered heading also ends unnumbered ones of
  /// its level.
  private mutating func closeClauses(before block: Block, labelled label: Label) {
    let index = open.indices.first { open[$0].depth.map { $0 >= label.depth } ?? false }
    if let index { close(downTo: index) }
    guard block.isHeading, case .heading(let level, _, _) = block.kind else { return }
    while open[open.count - 1].depth == nil, open[open.count - 1].level >= level {
      close(downTo: open.count - 1)
    }
  }

  /// An unnumbered heading stands under the nearest heading of a higher rank.
  private mutating func closeClauses(beforeHeadingOf level: Int) {
    while open[open.count - 1].level >= level { close(downTo: open.count - 1) }
  }

  private mutating func close(downTo count: Int) {
    open.removeLast(open.count - count)
  }

  private mutating func append(_ block: Block, at address: String, firstItem: Int = 1) {
    entries.append(
      ClauseEntry(address: address, block: block, firstItem: firstItem, depth: open.count - 1))
  }

  // MARK: Addresses

  private mutating func openLabelled(_ block: Block, _ label: Label) {
    let parts = LabelParts(label.text)
    let (level, anchor, hasText) = block.opening
    let prefix = prefix(for: parts)
    let address = anchor ?? prefix + (isBeyondZ(parts, under: prefix) ? parts.doubled : parts.address)
    let unique: String
    if let anchor {
      unique = claim(anchor: anchor, of: block)
    } else {
      unique = claim(address)
      if unique != address {
        reportRepeat(of: label, at: address, now: unique)
        if firstLabel(at: address) == nil { firstLabels[address] = label }
      }
    }
    append(block, at: unique)
    open.append(
      OpenClause(
        at: unique, address: address, prefix: prefix, level: level, depth: label.depth, parts: parts,
        paragraphs: hasText ? 1 : 0))
  }

  private mutating func openHeading(_ block: Block, level: Int, content: InlineContent, anchor: String?) {
    let address = anchor ?? suggestedSlug(for: content.plainText)
    let unique = anchor.map { claim(anchor: $0, of: block) } ?? claim(address)
    append(block, at: unique)
    open.append(OpenClause(at: unique, address: address, level: level))
  }

  /// `A.` that follows on `z.`: the text has an `a.` before, and people cite it as `(aa)`.
  private func isBeyondZ(_ parts: LabelParts, under prefix: String) -> Bool {
    parts.isCapitalLetter && used.contains(prefix + "z") && firstLabel(at: prefix + parts.address) != nil
  }

  /// What stands before a label in its address: the address of the clause above, unless the label says it
  /// all by itself.
  private func prefix(for parts: LabelParts) -> String {
    let parent = open.lastIndex { $0.parts.map { $0.kind != .grouping } ?? false }
    guard let parent, let parentParts = open[parent].parts else { return "" }
    let saysAll =
      parentParts.kind == .schedule ? parts.carriesLetter(of: parentParts) : parts.continues(parentParts)
    return saysAll ? open[parent].prefix : open[parent].address + "."
  }

  private mutating func addText(_ block: Block) {
    let last = open.count - 1
    switch block.kind {
    case .list(let list):
      let first = open[last].items + 1
      open[last].items += list.items.count
      append(block, at: claim(open[last].address(of: Clause.bulletWord, first)), firstItem: first)
    case .rule: append(block, at: "")
    default:
      open[last].paragraphs += 1
      append(block, at: claim(open[last].address(of: "p", open[last].paragraphs)))
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
        notes: (firstLabel(at: address).map { [.init("first written here", at: Place(file, $0.range))] } ?? [])
          + [.init("the address of this clause is \(unique)")],
        repair: "compare with the adopted document; if it has the same, list this under `accepted:`"))
  }

  private func firstLabel(at address: String) -> Label? {
    firstLabels[address] ?? entries.first { $0.block.isLabelled && $0.address == address }?.block.label
  }
}

/// A section or clause that further text may still belong to.
private struct OpenClause {
  /// The address of the clause, unique in the text.
  let unique: String
  /// Without the mark of a repeat, which never enters the addresses of what stands below.
  let address: String
  /// What stands before its own label in `address`.
  let prefix: String
  /// Of a heading, from 1; a clause that is no heading ranks below all headings.
  let level: Int
  /// `nil` for an unnumbered heading.
  let depth: Int?
  let parts: LabelParts?
  /// Unnumbered paragraphs so far, the clause's own opening words among them.
  var paragraphs: Int
  /// Bullets so far.
  var items = 0

  init(
    at unique: String = "", address: String = "", prefix: String = "", level: Int = belowHeadings,
    depth: Int? = nil, parts: LabelParts? = nil, paragraphs: Int = 0
  ) {
    self.unique = unique
    self.address = address
    self.prefix = prefix
    self.level = level
    self.depth = depth
    self.parts = parts
    self.paragraphs = paragraphs
  }

  /// The address of a paragraph or bullet in it: `3.1.p2`. Where the clause is a repeat, they have no label of their
  /// own to tell them from those of the first, and end in the same mark as the clause: `3.1.p2-2`.
  func address(of word: String, _ number: Int) -> String {
    var text = address
    if !address.isEmpty { text += "." }
    text += word
    text += String(number)
    if unique.utf8.count > address.utf8.count { text += unique.utf8.dropFirst(address.utf8.count).text }
    return text
  }
}

extension Substring.UTF8View {
  fileprivate var text: String { String(decoding: self, as: UTF8.self) }
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
