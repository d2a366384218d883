import SourceText

/// What is not given to libcmark, because it would take it very long: lines with too many quote and list
/// signs, paragraphs with too many brackets.
///
/// libcmark 0.30 needs a time that grows with the square of the number of unmatched brackets in a paragraph
/// (`![[]()` again and again); with these limits a file of 4 MiB is read in seconds at worst.
private let bracketLimit = 2000

/// A finding for each line that `bodyLines` has refused.
func refusedFindings(_ lines: [BodyLine], in file: SourceFile) -> [Finding] {
  lines.filter { $0.kind == .refused }.map { line in
    .nestingTooDeep(at: Place(file, line.start..<min(line.start + 20, line.range.upperBound)))
  }
}

/// Marks the lines of paragraphs that have more than `bracketLimit` brackets.
func refuseCrowdedParagraphs(
  in lines: inout [BodyLine], of file: SourceFile, _ signs: RareSigns
) -> [Finding] {
  guard signs.brackets > bracketLimit else { return [] }
  let brackets = ByteSearch(.leftBracket, or: .lessThan)
  var findings: [Finding] = []
  var first = 0
  while first < lines.count {
    var last = first
    var count = 0
    while last < lines.count, lines[last].kind != .blank {
      if lines[last].kind != .code { count += brackets.count(in: file.bytes, lines[last].range) }
      last += 1
    }
    if count > bracketLimit {
      for index in first..<last { lines[index].kind = .refused }
      findings.append(
        Finding(
          .nestingTooDeep,
          "a paragraph has \(count) square and angle brackets, and more than \(bracketLimit) are not read",
          at: Place(file, lines[first].start..<min(lines[first].start + 20, lines[first].range.upperBound)),
          repair: "remove the brackets that nobody meant, or split the paragraph"))
    }
    first = last + 1
  }
  return findings
}
