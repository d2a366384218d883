import SourceText

/// The text of a content file as a tree.
struct ReadText {
  let tree: MarkupTree
  /// The blocks at the top.
  let blocks: [Int]
  let footnotes: [Footnote]
  let links: [LinkUse]
}

/// How deep blocks and inline pieces may nest together. The deepest real document has seven levels.
let depthLimit = 100

/// Reads a text: labels, tables and footnotes are lifted out of its lines, libcmark reads what is left, and
/// the tree is put together again with a place for everything.
func readText(of file: SourceFile, in body: Range<Int>, as kind: DocumentKind) -> Parsed<ReadText> {
  let lifted = liftText(of: file, in: body, as: kind)
  let tree = parseCommonMark(lifted.value.text.bytes, depthLimit: depthLimit)
  var reader = TreeReader(file: file, tree: tree, lifted: lifted.value)
  let text = reader.read()
  let damage = damageFindings(in: text, of: file, body)
  return Parsed(text, lifted.findings + reader.findings + damage)
}
