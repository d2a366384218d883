import SourceText

/// The text of a content file as a tree.
struct ReadText {
  var blocks: [Block] = []
  var footnotes: [Footnote] = []
}

/// How deep blocks and inline pieces may nest together. The deepest real document has seven levels.
let depthLimit = 100

func readText(of file: SourceFile, in body: Range<Int>, as kind: DocumentKind) -> Parsed<ReadText> {
  var text = SyntheticText()
  for line in lines(of: file.bytes, in: body) { text.append(file.bytes, line) }
  let tree = parseCommonMark(text.bytes, depthLimit: depthLimit)
  var reader = TreeReader(file: file, tree: tree, text: text)
  let blocks = reader.readBlocks()
  return Parsed(ReadText(blocks: blocks), reader.findings)
}
