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
///
/// libcmark is not given what is nothing but words. Where it would have made something else of that (of a paragraph
/// inside a comment of several), all is read once more with every word written out.
func readText(of file: SourceFile, in body: Range<Int>, as kind: DocumentKind) -> Parsed<ReadText> {
  let text =
    readTree(of: file, in: body, as: kind, isWhole: false)
    ?? readTree(of: file, in: body, as: kind, isWhole: true)
  guard let text else { preconditionFailure("of a whole text nothing is missing") }
  return Parsed(text.value, text.findings + damageFindings(in: text.value, of: file, body))
}

/// `nil` where libcmark was not given all and makes of the rest what it might not have made of all.
private func readTree(
  of file: SourceFile, in body: Range<Int>, as kind: DocumentKind, isWhole: Bool
) -> Parsed<ReadText>? {
  let lifted = liftText(of: file, in: body, as: kind, isWhole: isWhole)
  let tree = parseCommonMark(lifted.value.text.bytes, depthLimit: depthLimit)
  var reader = TreeReader(file: file, tree: tree, lifted: lifted.value)
  let text = reader.read()
  guard reader.isAsExpected else { return nil }
  return Parsed(text, lifted.findings + reader.findings)
}
