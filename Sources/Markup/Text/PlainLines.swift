/// Lines of a text that are words and nothing else: libcmark is not asked about them, because all it could say of their
/// words is that they are words. Nine lines of ten are such.
///
/// Leaves `isPlain` to those that have no sign in all lines of their paragraph, or of their list, if its items stand line
/// below line: emphasis, code or a link that begins in one line may end in another. Nor may spaces stand at their end,
/// where two of them break the line. Leaves it to none where libcmark is to be given the whole text.
func confinePlainLines(_ lines: inout [BodyLine], in bytes: [UInt8], isWhole: Bool) {
  var first = 0
  while first < lines.count {
    var end = first
    var isPlain = !isWhole
    while end < lines.count, lines[end].kind != .blank {
      let line = lines[end]
      isPlain = isPlain && line.isPlain && line.kind == .text && bytes[line.range.upperBound - 1] > .space
      end += 1
    }
    if !isPlain { for index in first..<end { lines[index].isPlain = false } }
    first = end + 1
  }
}
