package import SourceText

/// One content file, read: its front matter and its text as a tree, with the official labels lifted out
/// and a place for everything. It knows nothing of councils, dates or addresses.
package struct Document: Sendable {
  package var file: SourceFile
  /// The fields between the `---` lines, or the whole file for a `.yml` file; `nil` when there are none
  /// or they could not be read (a finding says so).
  package var metadata: MetadataNode?
  /// Bytes of the text after the front matter; empty for a `.yml` file.
  package var body: Range<Int>
  /// The text, in order; labels are not nested yet (see `Label.depth`).
  package var blocks: [Block]
  /// Footnotes in the order in which their definitions stand.
  package var footnotes: [Footnote]
  /// Every link and picture in the text and its footnotes.
  package var links: [LinkUse] = []

  package init(
    file: SourceFile, metadata: MetadataNode?, body: Range<Int>, blocks: [Block] = [],
    footnotes: [Footnote] = []
  ) {
    self.file = file
    self.metadata = metadata
    self.body = body
    self.blocks = blocks
    self.footnotes = footnotes
  }
}

/// `[^10]: See the Code.` — the text of a footnote under the mark its author gave it.
package struct Footnote: Sendable {
  /// The mark as typed, without `[^` and `]`: `10`.
  package var name: String
  package var range: Range<Int>
  package var blocks: Blocks

  package init(name: String, range: Range<Int>, blocks: Blocks) {
    self.name = name
    self.range = range
    self.blocks = blocks
  }
}
