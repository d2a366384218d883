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
  tree.addBlocks()
  return Parsed(tree.finish(), tree.findings)
}

private struct ClauseTree {
  private let file: SourceFile
  private let blocks: [Block]
  private var table: ClauseTableBuilder
  private var addresses: TakenAddresses
  /// The first stands for the text itself and stays open.
  private var open = [OpenClause(level: 0)]
  /// The addresses of the open clauses, each with what they are made from, as a stack.
  private var bytes: [UInt8] = []
  private var setByHand: [String: Range<Int>] = [:]
  private(set) var findings: [Finding] = []

  /// Footnotes and addresses set by hand have theirs before all others.
  init(_ document: Document) {
    file = document.file
    blocks = document.blocks
    table = ClauseTableBuilder(count: blocks.count)
    addresses = TakenAddresses(count: blocks.count + document.footnotes.count)
    for footnote in document.footnotes { addresses.reserve(footnoteAddress(footnote.name)) }
    for block in blocks {
      if let anchor = block.anchor { addresses.reserve(anchor) }
    }
  }

  mutating func finish() -> Clauses { Clauses(table.finish(addresses: addresses.bytes)) }

  mutating func addBlocks() {
    for block in blocks { add(block) }
  }

  private mutating func add(_ block: Block) {
    if let label = block.label {
      closeClauses(before: block, labelled: label)
      openLabelled(block, label)
    } else if block.isHeading {
      closeClauses(beforeHeadingOf: block.level)
      openHeading(block)
    } else {
      addText(block)
    }
  }

  // MARK: What stands under what

  /// A label ends all clauses of its depth and deeper; a numbered heading also ends unnumbered ones of
  /// its level.
  private mutating func closeClauses(before block: Block, labelled label: Label) {
    let index = open.firstIndex { $0.depth.map { $0 >= label.depth } ?? false }
    if let index { close(downTo: index) }
    guard block.isHeading else { return }
    while open[open.count - 1].depth == nil, open[open.count - 1].level >= block.level {
      close(downTo: open.count - 1)
    }
  }

  /// An unnumbered heading stands under the nearest heading of a higher rank.
  private mutating func closeClauses(beforeHeadingOf level: Int) {
    while open[open.count - 1].level >= level { close(downTo: open.count - 1) }
  }

  private mutating func close(downTo count: Int) {
    bytes.removeLast(bytes.count - open[count].start)
    open.removeLast(open.count - count)
  }

  /// Adds a clause at the address of an entry, or without one.
  private mutating func append(_ block: Block, _ label: Label?, at entry: Int?, firstItem: Int = 1) {
    if let entry { addresses.setClause(table.nodes.count, of: entry) }
    table.append(
      block, label, at: entry.map { addresses.entries[$0].bytes } ?? 0..<0, firstItem: firstItem,
      depth: open.count - 1)
  }

  // MARK: Addresses

  private mutating func openLabelled(_ block: Block, _ label: Label) {
    let start = bytes.count
    let parts = LabelParts(label.text, to: &bytes)
    let isHeading = block.isHeading
    let prefix = writePrefix(for: parts)
    if isBeyondZ(parts, under: prefix) { bytes.repeatBytes(parts.address) }
    bytes.repeatBytes(parts.address)
    var address = prefix.lowerBound..<bytes.count
    let entry: Int
    if let anchor = block.anchor {
      bytes += anchor.utf8
      address = address.upperBound..<bytes.count
      entry = claim(anchor: anchor, of: block)
    } else {
      entry = addresses.claim(bytes[address])
      if addresses.entries[entry].bytes.count != address.count {
        report(repeatOf: label, at: bytes[address], now: entry)
      }
    }
    append(block, label, at: entry)
    open.append(
      OpenClause(
        from: start, address: address, prefix: prefix, entry: entry,
        level: isHeading ? block.level : belowHeadings, depth: label.depth, parts: parts,
        // Words of its own behind the label are its first paragraph.
        paragraphs: isHeading || block.isEmpty ? 0 : 1))
  }

  private mutating func openHeading(_ block: Block) {
    let start = bytes.count
    let anchor = block.anchor
    bytes +=
      (anchor ?? suggestedSlug(for: block.tree.plainText(of: block.tree.content(of: block.index)))).utf8
    let entry = anchor.map { claim(anchor: $0, of: block) } ?? addresses.claim(bytes[start...])
    append(block, nil, at: entry)
    open.append(OpenClause(from: start, address: start..<bytes.count, entry: entry, level: block.level))
  }

  /// `A.` that follows on `z.`: the text has an `a.` before, and people cite it as `(aa)`.
  private mutating func isBeyondZ(_ parts: LabelParts, under prefix: Range<Int>) -> Bool {
    guard parts.isCapitalLetter else { return false }
    let letter = bytes[parts.address.lowerBound]
    defer { bytes.removeLast() }
    bytes.append(UInt8(ascii: "z"))
    guard addresses.index(of: bytes[prefix.lowerBound...]) != nil else { return false }
    bytes[bytes.count - 1] = letter
    return firstLabel(at: bytes[prefix.lowerBound...]) != nil
  }

  /// Writes what stands before a label in its address: the address of the clause above, unless the label says it
  /// all by itself.
  private mutating func writePrefix(for parts: LabelParts) -> Range<Int> {
    let start = bytes.count
    let parent = open.last { $0.parts.map { $0.kind != .grouping } ?? false }
    guard let parent, let above = parent.parts else { return start..<start }
    let saysAll =
      above.kind == .schedule
      ? parts.carriesLetter(of: above.number, in: bytes) : parts.continues(above.number, in: bytes)
    bytes.repeatBytes(saysAll ? parent.prefix : parent.address)
    if !saysAll { bytes.append(dot) }
    return start..<bytes.count
  }

  private mutating func addText(_ block: Block) {
    let last = open.count - 1
    switch block.nodeKind {
    case .list:
      let first = open[last].items + 1
      open[last].items += block.tree.count(in: block.tree.content(of: block.index))
      append(block, nil, at: claim(Clause.bulletWord, first, in: open[last]), firstItem: first)
    case .rule: append(block, nil, at: nil)
    default:
      open[last].paragraphs += 1
      append(block, nil, at: claim("p", open[last].paragraphs, in: open[last]))
    }
  }

  /// The address of a paragraph or bullet in a clause: `3.1.p2`. Where the clause is a repeat, they have no label of
  /// their own to tell them from those of the first, and end in the same mark as the clause: `3.1.p2-2`.
  private mutating func claim(_ word: String, _ number: Int, in clause: OpenClause) -> Int {
    let start = bytes.count
    defer { bytes.removeLast(bytes.count - start) }
    bytes.repeatBytes(clause.address)
    if !clause.address.isEmpty { bytes.append(dot) }
    bytes += word.utf8
    bytes.append(decimal: number)
    if let entry = clause.entry {
      let unique = addresses.entries[entry].bytes
      addresses.bytes.withBytes(in: unique) { bytes += $0.dropFirst(clause.address.count) }
    }
    return addresses.claim(bytes[start...])
  }

  /// Each has been reserved, and is the first heading's that sets it.
  private mutating func claim(anchor: String, of block: Block) -> Int {
    let range = block.rangeOfAnchor(in: file)
    let address = Array(anchor.utf8)[...]
    guard let first = setByHand.updateValue(range, forKey: anchor) else {
      return addresses.index(of: address) ?? addresses.claim(address)
    }
    findings.append(
      Finding(
        .anchorRepeated, "the address `\(anchor)` is set a second time", at: Place(file, range),
        notes: [.init("first set here", at: Place(file, first))],
        repair: "give one of the two headings another address"))
    return addresses.claim(address)
  }

  private mutating func report(repeatOf label: Label, at address: ArraySlice<UInt8>, now entry: Int) {
    let first = firstLabel(at: address)
    let unique = addresses.bytes.text(addresses.entries[entry].bytes)
    findings.append(
      Finding(
        .labelRepeated, "\"\(label.text)\" stands here a second time", at: Place(file, label.range),
        notes: (first.map { [.init("first written here", at: Place(file, $0.range))] } ?? [])
          + [.init("the address of this clause is \(unique)")],
        repair: "compare with the adopted document; if it has the same, list this under `accepted:`"))
    if first == nil, let taken = addresses.index(of: address) {
      addresses.setRefused(table.nodes.count, of: taken)
    }
  }

  /// The first label at an address, or the first that could not have it.
  private func firstLabel(at address: ArraySlice<UInt8>) -> Label? {
    guard let entry = addresses.index(of: address).map({ addresses.entries[$0] }) else { return nil }
    return (entry.refused ?? entry.clause).flatMap { blocks[$0].label }
  }
}

/// A section or clause that further text may still belong to.
private struct OpenClause {
  /// From where on the bytes of the open clauses are its own.
  let start: Int
  /// Without the mark of a repeat, which never enters the addresses of what stands below.
  let address: Range<Int>
  /// What stands before its own label in its address, unless that was set by hand.
  let prefix: Range<Int>
  /// Its address with the mark of a repeat, unique in the text.
  let entry: Int?
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
    from start: Int = 0, address: Range<Int> = 0..<0, prefix: Range<Int> = 0..<0, entry: Int? = nil,
    level: Int = belowHeadings, depth: Int? = nil, parts: LabelParts? = nil, paragraphs: Int = 0
  ) {
    self.start = start
    self.address = address
    self.prefix = prefix
    self.entry = entry
    self.level = level
    self.depth = depth
    self.parts = parts
    self.paragraphs = paragraphs
  }
}

extension [UInt8] {
  /// Adds bytes that it holds already once more. Its own slice would make a copy of all of it.
  fileprivate mutating func repeatBytes(_ range: Range<Int>) {
    for index in range { append(self[index]) }
  }
}

private let belowHeadings = 7
private let dot = UInt8(ascii: ".")

extension Block {
  /// Where `{#name}` stands at the end of a heading's line.
  fileprivate func rangeOfAnchor(in file: SourceFile) -> Range<Int> {
    let line = file.bytes.prefix(range.upperBound).dropFirst(range.lowerBound)
    guard let start = line.lastIndex(of: UInt8(ascii: "{")), let end = line.lastIndex(of: UInt8(ascii: "}")),
      start < end
    else { return range }
    return start..<end + 1
  }
}
