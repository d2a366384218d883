/// Finds the laws that a paragraph names: by title, short form, number, or a word it has given them.
struct LawNames {
  let bytes: Lent<UInt8>
  let tokens: Lent<ProseToken>
  let frame: ReferenceFrame

  /// The law whose name ends or stands at `index`. `end` is where the last name ended: no name reaches back
  /// over it.
  func name(
    at index: Int, after end: Int, _ known: inout NamedLaws, _ remarks: inout [(NameRemark, Range<Int>)]
  ) -> Name? {
    let token = tokens[index]
    if token.roles.contains(.series), let name = instrument(at: index) {
      if case .law(let law) = name.meaning { known.last = law }
      return name
    }
    if !known.terms.isEmpty, let name = term(at: index, after: end, known) { return name }
    if token.roles.contains(.act) || token.roles.contains(.instrument) && token.isCapital {
      return title(endingAt: index, after: end, &known, &remarks)
    }
    guard token.isCapital || token.isAllCapitals, token.roles.contains(.shortForm) else {
      return nil
    }
    return shortForm(at: index, &known, &remarks)
  }

  // MARK: Titles

  private func title(
    endingAt index: Int, after end: Int, _ known: inout NamedLaws, _ remarks: inout [(NameRemark, Range<Int>)]
  ) -> Name? {
    guard let (year, close) = year(after: index) else {
      return withoutYear(endingAt: index, after: end, known, &remarks)
    }
    var best: (start: Int, title: Int)?
    for title in frame.laws.titles(of: year) {
      let words = frame.laws.titles[title].words
      guard let start = start(of: words, endingAt: index, after: end) else { continue }
      if start < best?.start ?? .max { best = (start, title) }
    }
    if let best, !isPartOfLonger(at: best.start, after: end) {
      let title = frame.laws.titles[best.title]
      return take(best.start..<close, title.law, title.words, year, &known)
    }
    guard let start = startOfUnknown(endingAt: index, after: end) else { return nil }
    let isAct = tokens[index].roles.contains(.act)
    let printed = bytes.words(tokens[start].range.lowerBound..<tokens[close - 1].end)
    var law = NamedLaw(law: .titled(tidied(printed)), isInstrument: !isAct)
    if let number = instrumentInBrackets(after: close) {
      law = number
    } else {
      remarks.append((.unknownLaw(title: tidied(printed)), start..<close))
    }
    return take(start..<close, law, tokens[start...index].titleWords, year, &known)
  }

  private func take(
    _ range: Range<Int>, _ law: NamedLaw, _ words: [UInt64], _ year: Int, _ known: inout NamedLaws
  ) -> Name {
    known.last = law
    if known.titles.count < NamedLaws.most, !known.titles.contains(where: { $0.law == law }) {
      known.titles.append((words, year, law))
    }
    return Name(
      meaning: .law(law), tokens: range, definitionEnd: define(law, after: range.upperBound, &known))
  }

  /// `Act 1972`, `Act, 1972`, `Act (1972)`, `Act of 1972`, and where it ends.
  private func year(after index: Int) -> (year: Int, end: Int)? {
    var next = index + 1
    guard next < tokens.count, !tokens[index].isPossessive else { return nil }
    if tokens[next].kind == .comma { next += 1 }
    if next < tokens.count, tokens[next].roles.contains(.of), tokens[index].roles.contains(.act) { next += 1 }
    guard next < tokens.count else { return nil }
    if tokens[next].kind == .opening, next + 2 < tokens.count, tokens[next + 2].kind == .closing,
      let year = bytes.year(tokens[next + 1])
    {
      return (year, next + 3)
    }
    guard tokens[next].isApart, let year = bytes.year(tokens[next]) else { return nil }
    if next + 1 < tokens.count, !tokens[next + 1].isApart {
      guard ![.word, .number, .slash].contains(tokens[next + 1].kind) else { return nil }
    }
    return (year, next + 1)
  }

  /// Where the words of a title begin, if they end at `index`.
  private func start(of words: [UInt64], endingAt index: Int, after end: Int) -> Int? {
    var at = index
    for (left, word) in words.enumerated().reversed() {
      while at >= end, tokens[at].titleWord == nil, tokens[at].kind.mayStandInTitle { at -= 1 }
      guard at >= end, tokens[at].titleWord == word else { return nil }
      if left == 0 { return at }
      at -= 1
    }
    return nil
  }

  /// Another capital word before it makes it another title: the Ashby Local Government Act 1972.
  private func isPartOfLonger(at start: Int, after end: Int) -> Bool {
    guard start > end, tokens[start].isApart else { return false }
    let before = tokens[start - 1]
    guard before.kind == .word, before.isCapital, !before.isPossessive, !tokens[start].isAllCapitals else {
      return false
    }
    return before.roles.isDisjoint(with: [.plain, .the, .of, .and, .this, .that, .see, .within])
      && before.unit == nil && !tokens.beginsSentence(start - 1)
  }

  /// Capital words before `Act`, with small ones that join them, back to the first capital word.
  private func startOfUnknown(endingAt index: Int, after end: Int) -> Int? {
    guard tokens[index].isCapital else { return nil }
    var first: Int?
    var words = 0
    var at = index - 1
    while at >= end, index - at < 30 {
      let token = tokens[at]
      switch token.kind {
      case .word where token.isPossessive: return nil
      case .word where token.isCapital:
        if token.roles.isDisjoint(with: [.plain, .the, .this, .that, .see]) && token.unit == nil {
          first = at
          words += 1
        } else if !token.roles.contains(.inTitle) || tokens.beginsSentence(at) {
          return accept(first, words, index)
        }
      case .word where token.roles.contains(.inTitle), .ampersand: break
      case .word where token.roles.contains(.etc): break
      case .word where token.roles.contains(.number), .number:
        if !isInBrackets(at) { return accept(first, words, index) }
      case .opening, .closing, .comma, .dash: break
      // An apostrophe: "(Members' Allowances)".
      case .quote where !token.isApart && tokens[at + 1].isApart: break
      case .stop
      where at > 0 && (tokens[at - 1].roles.contains(.etc) || tokens[at - 1].roles.contains(.number)):
        break
      default: return accept(first, words, index)
      }
      at -= 1
    }
    return accept(first, words, index)
  }

  /// An instrument needs more words than an Act: councils have Financial Regulations and Standing Orders.
  private func accept(_ first: Int?, _ words: Int, _ index: Int) -> Int? {
    guard let first, !isEnumeration(first..<index) else { return nil }
    if tokens[index].roles.contains(.act) { return first }
    return words >= 3 ? first : nil
  }

  /// `the Council, Members and Officers Act`: commas make one title of several words only in brackets or
  /// before a final `and`.
  private func isEnumeration(_ range: Range<Int>) -> Bool {
    var commas = 0
    for at in range where tokens[at].kind == .comma { commas += 1 }
    return commas > 2
  }

  private func isInBrackets(_ index: Int) -> Bool {
    index + 1 < tokens.count
      && (tokens[index + 1].kind == .closing || tokens[index + 1].kind == .stop
        || tokens[index + 1].kind == .number)
  }

  private func tidied(_ printed: String) -> String {
    String(printed.filter { $0 != "," || !printed.hasSuffix(", \(printed.suffix(4))") })
  }

  private func withoutYear(
    endingAt index: Int, after end: Int, _ known: NamedLaws, _ remarks: inout [(NameRemark, Range<Int>)]
  ) -> Name? {
    guard tokens[index].isCapital else { return nil }
    if let name = pointingBack(at: index, after: end, known) { return name }
    for title in known.titles.reversed() {
      guard title.words.count > 1, let start = start(of: title.words, endingAt: index, after: end),
        !isPartOfLonger(at: start, after: end)
      else { continue }
      // Two laws of one name that differ in their years cannot be told apart.
      if known.titles.contains(where: { $0.words == title.words && $0.law != title.law }) { return nil }
      return Name(meaning: .law(title.law), tokens: start..<index + 1)
    }
    guard tokens[index].roles.contains(.act) else { return nil }
    for title in frame.laws.titles where title.words.count > 1 {
      guard let start = start(of: title.words, endingAt: index, after: end) else { continue }
      let words = bytes.words(tokens[start].range.lowerBound..<tokens[index].end)
      remarks.append((.unclearLaw(words: words, why: .noYear), start..<index + 1))
      return Name(meaning: .unclear, tokens: start..<index + 1)
    }
    return nil
  }

  /// `that Act` is the last that was named; `the 1972 Act` the only one of its year.
  private func pointingBack(at index: Int, after end: Int, _ known: NamedLaws) -> Name? {
    guard index > end else { return nil }
    if tokens[index - 1].roles.contains(.that), let last = known.last {
      return Name(meaning: .law(last), tokens: index - 1..<index + 1)
    }
    guard index - 1 > end, tokens[index - 2].roles.contains(.the), let year = bytes.year(tokens[index - 1])
    else { return nil }
    let laws = known.titles.filter { $0.year == year }
    guard laws.count == 1 else { return nil }
    return Name(meaning: .law(laws[0].law), tokens: index - 2..<index + 1)
  }

  // MARK: Short forms and terms

  private func shortForm(
    at index: Int, _ known: inout NamedLaws, _ remarks: inout [(NameRemark, Range<Int>)]
  ) -> Name? {
    var best: (end: Int, form: LawTitles.ShortForm)?
    for form in frame.laws.shortForms(beginningWith: tokens[index].hash) {
      guard let end = self.end(of: form, at: index), end > best?.end ?? 0 else { continue }
      best = (end, form)
    }
    guard let best else { return nil }
    guard let law = best.form.law else {
      let words = bytes.words(tokens[index].range.lowerBound..<tokens[best.end - 1].range.upperBound)
      remarks.append((.unclearLaw(words: words, why: .shortForm(why: best.form.why)), index..<best.end))
      return Name(meaning: .unclear, tokens: index..<best.end)
    }
    known.last = law
    return Name(
      meaning: .law(law), tokens: index..<best.end, definitionEnd: define(law, after: best.end, &known))
  }

  private func end(of form: LawTitles.ShortForm, at index: Int) -> Int? {
    var at = index
    for (position, word) in form.words.enumerated() {
      if position > 0, at < tokens.count, tokens[at].kind == .comma { at += 1 }
      guard at < tokens.count, bytes[tokens[at].range].elementsEqual(word) else { return nil }
      at += 1
    }
    if at < tokens.count, !tokens[at].isApart, [.word, .number, .slash].contains(tokens[at].kind) {
      return nil
    }
    return at
  }

  /// `("the Act")`, `(the "Act")`, `(FOIA)`, `(hereafter "the Act")` behind a law, and where that ends.
  private func define(_ law: NamedLaw, after end: Int, _ known: inout NamedLaws) -> Int {
    guard end < tokens.count, tokens[end].kind == .opening else { return end }
    var words: [UInt64] = []
    var needsThe = false
    var quotes = 0
    var at = end + 1
    while at < tokens.count, at < end + 10, tokens[at].kind != .closing {
      let token = tokens[at]
      if token.kind == .quote { quotes += 1 }
      if token.roles.contains(.the) {
        needsThe = true
      } else if quotes == 1, let word = token.titleWord {
        words.append(word)
      }
      at += 1
    }
    guard at < tokens.count, tokens[at].kind == .closing else { return end }
    if quotes == 0, at == end + 2, tokens[end + 1].isAllCapitals,
      frame.laws.shortForms(beginningWith: tokens[end + 1].hash).allSatisfy({ $0.law != nil })
    {
      words = [tokens[end + 1].hash]
    }
    guard !words.isEmpty else { return end }
    known.terms.removeAll { $0.words == words }
    if known.terms.count == NamedLaws.most { known.terms.removeFirst() }
    known.terms.append(.init(words: words, needsThe: needsThe, law: law))
    return at
  }

  private func term(at index: Int, after end: Int, _ known: NamedLaws) -> Name? {
    for term in known.terms.reversed() {
      guard tokens[index].hash == term.words[0] else { continue }
      let last = index + term.words.count
      guard last <= tokens.count, tokens[index..<last].elementsEqual(term.words, by: { $0.titleWord == $1 }),
        tokens[last - 1].isCapital || tokens[last - 1].kind == .number
      else { continue }
      guard year(after: last - 1) == nil else { continue }
      if !term.needsThe {
        return tokens[index].isAllCapitals ? Name(meaning: .law(term.law), tokens: index..<last) : nil
      }
      guard index > end, tokens[index - 1].roles.contains(.the), tokens[index].isApart else { continue }
      return Name(meaning: .law(term.law), tokens: index - 1..<last)
    }
    return nil
  }

  private func instrument(at index: Int) -> Name? {
    InstrumentNumbers(bytes: bytes, tokens: tokens).number(at: index).map { found in
      Name(meaning: .law(NamedLaw(law: .numbered(found.number), isInstrument: true)), tokens: found.tokens)
    }
  }

  private func instrumentInBrackets(after end: Int) -> NamedLaw? {
    guard end + 1 < tokens.count, tokens[end].kind == .opening,
      case .law(let law)? = instrument(at: end + 1)?.meaning
    else { return nil }
    return law
  }
}

extension Collection<UInt8> {
  func lowercasedEquals(_ word: StaticString) -> Bool {
    count == word.utf8CodeUnitCount
      && zip(self, UnsafeBufferPointer(start: word.utf8Start, count: count)).allSatisfy { $0 | 0x20 == $1 }
  }
}

extension ProseToken.Kind {
  var mayStandInTitle: Bool {
    switch self {
    case .opening, .closing, .comma, .stop, .dash, .word, .quote: true
    default: false
    }
  }
}

extension Lent<ProseToken> {
  /// Whether a sentence, a bracket or a quotation begins with the token.
  func beginsSentence(_ index: Int) -> Bool {
    guard index > 0 else { return true }
    return switch self[index - 1].kind {
    case .stop, .other, .quote, .opening, .wall: true
    default: false
    }
  }
}

extension RandomAccessCollection<UInt8> where Index == Int {
  /// The words in `range`, every white space as one space.
  func words(_ range: Range<Int>) -> String {
    String(decoding: self[range], as: UTF8.self).split { $0.isWhitespace }.joined(separator: " ")
  }
}
