/// A block of the text: a paragraph, a heading, a list, a table, with the official label it opens with.
package struct Block: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    /// `level` 1 to 6 as typed; a numbered line that reads as a heading gets 2 plus its label's depth.
    /// `anchor` is the address set by hand with `{#name}`.
    indirect case heading(level: Int, content: [Inline], anchor: String?)
    case paragraph([Inline])
    case list(MarkupList)
    case quote([Block])
    /// A fenced code block; `info` is what follows the fence.
    indirect case code(text: String, info: String)
    case table(Table)
    /// A line across the page (`***`).
    case rule
  }

  package var kind: Kind
  /// The bytes of its lines in the file, label included.
  package var range: Range<Int> {
    get { bytes.range }
    set { bytes = PackedRange(newValue) }
  }
  private var bytes: PackedRange
  /// The official label the block opens with; only paragraphs and headings at the top carry one.
  package var label: Label?

  package init(_ kind: Kind, range: Range<Int>, label: Label? = nil) {
    self.kind = kind
    bytes = PackedRange(range)
    self.label = label
  }
}

/// A bulleted list, or a list that Markdown itself numbers (only in plain pages: in a policy a number is
/// a label).
package struct MarkupList: Sendable, Equatable {
  package struct Item: Sendable, Equatable {
    package var blocks: [Block]
    package var range: Range<Int> { bytes.range }
    private let bytes: PackedRange

    package init(blocks: [Block], range: Range<Int>) {
      self.blocks = blocks
      bytes = PackedRange(range)
    }
  }

  /// The first number of an ordered list, 0 to 999,999,999; `nil` for bullets.
  package var start: Int?
  /// CommonMark's tight list: items without blank lines between them, shown without paragraphs.
  package var isTight: Bool
  package var items: [Item]

  package init(start: Int?, isTight: Bool, items: [Item]) {
    self.start = start
    self.isTight = isTight
    self.items = items
  }
}

/// A pipe table (GitHub Flavored Markdown specification §4.10): every row has as many cells as the header.
package struct Table: Sendable, Equatable {
  package enum Alignment: Sendable, Equatable { case none, left, center, right }

  package var alignments: [Alignment]
  package var header: [[Inline]]
  package var rows: [[[Inline]]]

  package init(alignments: [Alignment], header: [[Inline]], rows: [[[Inline]]]) {
    self.alignments = alignments
    self.header = header
    self.rows = rows
  }
}
