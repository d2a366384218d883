/// The laws of the register, ready to be found among the words of a paragraph.
struct LawTitles: Sendable {
  /// A title without its year, as the hashes of its words; `the` in front and `etc.` do not count.
  struct Title: Sendable {
    var words: [UInt64]
    var year: Int
    var law: NamedLaw
  }

  struct ShortForm: Sendable {
    /// Its words in their own capitals.
    var words: [[UInt8]]
    /// `nil` where it may mean something else, and then `why`.
    var law: NamedLaw?
    var why = ""
  }

  let titles: [Title]
  private let byYear: [Int: [Int]]
  private var byFirstWord = WordTable<[ShortForm]>(count: 100)
  /// The words of the grammar, and the first ones of short forms.
  private(set) var words: WordTable<GrammarWords.Entry>
  private let grammar: GrammarWords

  /// Adds the first words of short forms to `signs`.
  init(_ legislation: Legislation, with words: GrammarWords, _ signs: inout WordSigns) {
    grammar = words
    self.words = words.table
    var titles: [Title] = []
    for enactment in legislation.enactments {
      let law = NamedLaw(law: .numbered(enactment.number), isInstrument: enactment.number.series.isInstrument)
      for title in [enactment.title] + enactment.formerTitles {
        if let title = Title(title, law, with: words) { titles.append(title) }
      }
    }
    self.titles = titles
    byYear = Dictionary(grouping: titles.indices, by: { titles[$0].year })
    for enactment in legislation.enactments {
      let law = NamedLaw(law: .numbered(enactment.number), isInstrument: enactment.number.series.isInstrument)
      for short in enactment.shortForms { add(short, law, &signs) }
    }
    for unclear in legislation.unclearShortForms {
      add(unclear.shortForm, nil, why: unclear.why, &signs)
    }
  }

  private mutating func add(_ text: String, _ law: NamedLaw?, why: String = "", _ signs: inout WordSigns) {
    let bytes = Array(text.utf8)
    let tokens = readTokens(of: bytes, with: grammar)
    let words = tokens.filter { $0.titleWord != nil }.map { Array(bytes[$0.range]) }
    guard let hash = tokens.first?.titleWord, let first = words.first else { return }
    signs.insert(whole: first[...], .capital)
    self.words.set(hash, .adding(.shortForm, to: self.words[hash]))
    byFirstWord.set(hash, (byFirstWord[hash] ?? []) + [ShortForm(words: words, law: law, why: why)])
  }

  /// The places of titles with the year among all.
  func titles(of year: Int) -> [Int] { byYear[year] ?? [] }

  func shortForms(beginningWith hash: UInt64) -> [ShortForm] { byFirstWord[hash] ?? [] }
}

/// A law and what its parts are called.
struct NamedLaw: Equatable, Sendable {
  var law: LawCitation.Law
  /// Divided into regulations, articles or rules instead of sections.
  var isInstrument: Bool
}

extension LawTitles.Title {
  fileprivate init?(_ title: String, _ law: NamedLaw, with words: GrammarWords) {
    let bytes = Array(title.utf8)
    let tokens = readTokens(of: bytes, with: words)
    guard let last = tokens.last(where: { $0.kind == .number }), let year = bytes.year(last) else {
      return nil
    }
    var hashes = tokens.titleWords
    if hashes.last == last.hash { hashes.removeLast() }
    if hashes.first == WordHash.of("the") { hashes.removeFirst() }
    self.init(words: hashes, year: year, law: law)
  }
}

extension Sequence<ProseToken> {
  /// The hashes of what counts when titles are compared.
  var titleWords: [UInt64] { compactMap(\.titleWord) }
}

extension ProseToken {
  static let and = WordHash.of("and")
  static let code = WordHash.of("code")
  static let conduct = WordHash.of("conduct")

  /// `nil` for punctuation, and for the `etc.` in a title.
  var titleWord: UInt64? {
    switch kind {
    case .word: roles.contains(.etc) ? nil : hash
    case .number: hash
    case .ampersand: Self.and
    default: nil
    }
  }
}

extension RandomAccessCollection<UInt8> where Index == Int {
  /// The number of a year, 1200 to 2099, in four digits.
  func year(_ token: ProseToken) -> Int? {
    guard token.kind == .number, token.range.count == 4, let year = number(token),
      (1200..<2100).contains(year)
    else { return nil }
    return year
  }

  /// `nil` for more than nine digits.
  func number(_ token: ProseToken) -> Int? {
    guard token.kind == .number, token.range.count < 10 else { return nil }
    return self[token.range].reduce(0) { $0 * 10 + Int($1 & 0x0F) }
  }
}
