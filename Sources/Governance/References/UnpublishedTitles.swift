/// Titles of policies in a paragraph that no policy here or elsewhere has: words with capitals that end in
/// Policy, Procedure, Protocol, Code of Conduct and the like.
///
/// What a document says of itself, of a national model or in small letters alone is none.
struct UnpublishedTitles {
  let bytes: Lent<UInt8>
  let tokens: Lent<ProseToken>
  let names: [Name]

  /// Each as printed, without the council's name, with its tokens.
  func all() -> [(text: String, tokens: Range<Int>)] {
    var found: [(text: String, tokens: Range<Int>)] = []
    var at = 0
    while at < tokens.count {
      if tokens[at].roles.contains(.policyWord), !tokens[at].isAllCapitals,
        let range = title(at, after: found.last?.tokens.upperBound ?? 0), !isNamed(range)
      {
        found.append((printed(range), range))
        at = range.upperBound
      } else {
        at += 1
      }
    }
    return found
  }

  private func isNamed(_ range: Range<Int>) -> Bool {
    var (low, high) = (0, names.count)
    while low < high {
      let middle = (low + high) / 2
      if names[middle].tokens.upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < names.count && names[low].tokens.lowerBound < range.upperBound
  }

  private func title(_ index: Int, after least: Int) -> Range<Int>? {
    guard let end = end(index) else { return nil }
    let start = start(before: index, after: least)
    var words = 0
    for token in tokens[start..<index] where token.kind == .word && token.isCapital {
      guard token.roles.isDisjoint(with: .foreign), !token.isAllCapitals else { return nil }
      words += 1
    }
    let isQuoted = index > 0 && tokens[index - 1].kind == .quote
    if isForeign(start) { return nil }
    switch tokens[index].roles.contains(.ending) {
    case true:
      guard words > 0, tokens[index].isCapital || words > 1 || isQuoted else { return nil }
    case false:
      guard tokens[index].isCapital else { return nil }
      if isCodeOfPractice(index), words == 0 { return nil }
      if tokens[index].roles.contains(.orders) || tokens[index].unit != nil {
        let last = tokens[start..<index].last { $0.kind == .word && $0.isCapital }
        guard let last, last.roles.contains(.standing) || isFinancial(index - 1) else { return nil }
      }
    }
    return start..<end
  }

  /// Where a title ends whose telling word is at `index`: `Code of Conduct`, `Scheme of Delegation to Officers`.
  private func end(_ index: Int) -> Int? {
    let token = tokens[index]
    if token.roles.contains(.ending) || token.roles.contains(.orders) || token.unit != nil {
      return index + 1
    }
    if bytes[token.range].lowercasedEquals("constitution") { return index + 1 }
    var at = index + 1
    guard at < tokens.count, tokens[at].roles.contains(.of) else { return nil }
    at += 1
    let first = at
    while at < tokens.count, tokens[at].kind == .word, tokens[at].isCapital { at += 1 }
    guard at > first else { return nil }
    if at + 1 < tokens.count,
      tokens[at].roles.contains(.to) || bytes[tokens[at].range].lowercasedEquals("for"),
      tokens[at + 1].kind == .word, tokens[at + 1].isCapital
    {
      at += 2
    }
    return at
  }

  /// Back over words with capitals and what joins them, to the first such word.
  private func start(before index: Int, after least: Int) -> Int {
    var first = index
    var at = index - 1
    var isInQuotation = false
    while at >= least, index - at < 20 {
      let token = tokens[at]
      switch token.kind {
      case .word where token.isPossessive: return first
      case .word where token.isCapital:
        if token.roles.contains(.council) { return first }
        guard token.roles.isDisjoint(with: [.plain, .the, .this, .that, .see]) else { return first }
        first = at
      case .word where token.roles.contains(.inTitle) && !token.roles.contains(.the), .ampersand, .slash:
        break
      case .opening, .closing: break
      case .quote where isInQuotation: return first
      case .quote:
        // An apostrophe stands close behind its word, and the title goes on: "Members' Planning Code".
        let isApostrophe = !token.isApart && at + 1 < index && tokens[at + 1].isApart
        if !isApostrophe {
          guard at == index - 1 else { return first }
          isInQuotation = true
        }
      default: return first
      }
      at -= 1
    }
    return first
  }

  private func isForeign(_ start: Int) -> Bool {
    var at = start - 1
    while at >= 0, tokens[at].kind == .quote || tokens[at].roles.contains(.council) {
      at -= 1
    }
    return at >= 0 && tokens[at].kind == .word && tokens[at].roles.contains(.foreign)
  }

  /// Codes of Practice are guidance of the government, unless the council puts its own word before.
  private func isCodeOfPractice(_ index: Int) -> Bool {
    guard index + 2 < tokens.count else { return false }
    return tokens[(index + 2)..<min(index + 5, tokens.count)]
      .contains { bytes[$0.range].lowercasedEquals("practice") }
  }

  private func isFinancial(_ index: Int) -> Bool {
    index >= 0
      && (bytes[tokens[index].range].lowercasedEquals("financial")
        || bytes[tokens[index].range].lowercasedEquals("contract"))
  }

  /// Without the quotation mark before its last word.
  private func printed(_ range: Range<Int>) -> String {
    let start = tokens[range.lowerBound].range.lowerBound
    let end = tokens[range.upperBound - 1].range.upperBound
    guard range.count > 1, tokens[range.upperBound - 2].kind == .quote else {
      return bytes.words(start..<end)
    }
    let quote = tokens[range.upperBound - 2].range
    return "\(bytes.words(start..<quote.lowerBound)) \(bytes.words(quote.upperBound..<end))"
  }
}

/// What of a title counts when two are compared: neither its ending, nor for whom a Code of Conduct is.
func unpublishedKey(_ title: String, with grammar: GrammarWords) -> [UInt64] {
  var words = readTokens(of: Array(title.utf8), with: grammar).filter { $0.titleWord != nil }
  if words.isCodeOfConduct {
    if words.count > 3, words.last?.roles.contains(.audience) ?? false { words.removeLast(2) }
    words.removeAll { $0.roles.contains(.audience) }
  }
  if let last = words.last, last.roles.contains(.ending), words.count > 1 { words.removeLast() }
  return words.titleWords
}
