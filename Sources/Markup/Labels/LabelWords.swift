/// Words around a number that tell whether it is a label.

/// Words after a number that make it a measure or a time: `2.5 hours`, `10.30 am`.
private let units: Set<String> = [
  "am", "pm", "a.m.", "p.m.", "noon", "hour", "hours", "minute", "minutes", "day", "days", "week", "weeks",
  "month", "months", "year", "years", "mile", "miles", "metre", "metres", "m", "km", "hectares", "acres",
  "per", "percent", "million", "thousand", "pence", "pounds", "times", "working", "calendar", "clear",
]

private let months: Set<String> = [
  "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December",
]

/// Words before a number, at the end of a line, that say the number is spoken of and opens nothing.
private let pointers: Set<String> = [
  "in", "clause", "clauses", "paragraph", "paragraphs", "section", "sections", "see", "to", "of", "at",
  "from",
  "under", "by", "with", "than", "rule", "rules", "article", "articles", "schedule", "part", "page", "item",
  "items", "the", "a", "and", "or", "cllr", "councillor", "mr", "mrs", "ms", "dr", "least", "about", "until",
  "order", "orders", "minute", "no", "number",
]

/// Words after a number that speak of the clause with that number.
private let references: Set<String> = [
  "above", "below", "and", "or", "to", "of", "is", "are", "applies", "apply",
]

func startsWithUnit(_ bytes: [UInt8], _ rest: Range<Int>) -> Bool {
  begins(bytes, rest, with: \.isLowercase) && units.contains(firstWord(bytes, rest))
}

func startsWithMonth(_ bytes: [UInt8], _ rest: Range<Int>) -> Bool {
  begins(bytes, rest, with: \.isUppercase) && months.contains(firstWord(bytes, rest))
}

func startsWithReference(_ bytes: [UInt8], _ rest: Range<Int>) -> Bool {
  begins(bytes, rest, with: \.isLowercase) && references.contains(firstWord(bytes, rest))
}

private func begins(_ bytes: [UInt8], _ rest: Range<Int>, with test: (UInt8) -> Bool) -> Bool {
  !rest.isEmpty && test(bytes[rest.lowerBound])
}

/// `and (b)`, `to (c)`: the label before it is one of several that are spoken of.
func joinsAnotherLabel(_ bytes: [UInt8], _ rest: Range<Int>) -> Bool {
  let start = rest.lowerBound
  guard bytes.has("and", at: start) || bytes.has("or", at: start) || bytes.has("to", at: start) else {
    return false
  }
  let word = firstWord(bytes, rest)
  guard word == "and" || word == "or" || word == "to" else { return false }
  let next = bytes.skippingSpaces(from: start + word.utf8.count, to: rest.upperBound)
  return LabelScan.style(in: bytes, at: next, end: rest.upperBound).map { $0 != .bare } ?? false
}

/// Whether a line ends in the middle of a sentence that points at a number on the next.
func endsWithPointer(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
  var start = line.upperBound
  while start > line.lowerBound, bytes[start - 1].isLetter { start -= 1 }
  guard start < line.upperBound else { return false }
  if start >= line.lowerBound + 2, bytes[start - 1].isSpaceOrTab, bytes[start - 2] == .semicolon {
    return false
  }
  return pointers.contains(String(decoding: bytes[start..<line.upperBound], as: UTF8.self).lowercased())
}

/// Whether a line ends a sentence or announces a list.
func endsSentence(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
  var end = line.upperBound
  while end > line.lowerBound, isCloser(bytes[end - 1]) { end -= 1 }
  if bytes.has("\u{201D}", at: end - 3) || bytes.has("\u{2019}", at: end - 3) { end -= 3 }
  guard end > line.lowerBound else { return true }
  switch bytes[end - 1] {
  case .fullStop, .semicolon, .colon, .exclamationMark, .questionMark: return true
  case .hyphen: return bytes.has(":-", at: end - 2)
  // "; and" and "; or" stand at the end of the last item but one.
  case UInt8(ascii: "d"): return end - 5 >= line.lowerBound && bytes.has("; and", at: end - 5)
  case UInt8(ascii: "r"): return end - 4 >= line.lowerBound && bytes.has("; or", at: end - 4)
  default: return false
  }
}

private func isCloser(_ byte: UInt8) -> Bool {
  switch byte {
  case .quotationMark, .rightParenthesis, .asterisk, .underscore, .apostrophe: true
  default: false
  }
}

private func firstWord(_ bytes: [UInt8], _ rest: Range<Int>) -> String {
  let word = bytes[rest].prefix { $0.isLetter || $0 == .fullStop }.prefix(12)
  var text = String(decoding: word, as: UTF8.self)
  if text.hasSuffix("."), !text.dropLast().contains(".") { text.removeLast() }
  return text
}
