/// The terms of the search index: stems of words, and labels; numbered in the order in which they were first met.
///
/// It remembers the term of every word, so that a word is taken to its stem once. Whoever reads a few policies begins
/// with a copy of what was met before, which costs less than to begin anew.
struct SearchTerms: Sendable {
  private(set) var stems = NumberedWords()
  /// By the numbers of the terms: the first of its words that was met, to show to people; empty for a label.
  private(set) var shown: [SearchWord] = []
  private var lexicons: [Lexicon]
  /// Which of them the words belong to that come next.
  private var current = 0

  /// The words of one language with their terms.
  private struct Lexicon: Sendable {
    let language: SearchLanguage
    var words = NumberedWords()
    /// By the numbers of the words; -1 for words that are passed over.
    var terms: [Int32] = []

    init(_ language: SearchLanguage) {
      self.language = language
      for word in language.passedOver.utf8.split(whereSeparator: { $0 == UInt8(ascii: " ") }) {
        add(SearchWord(word), term: -1)
      }
    }

    mutating func add(_ word: SearchWord, term: Int) {
      words.add(word)
      terms.append(Int32(clamping: term))
    }
  }

  init(in languages: [SearchLanguage]) { lexicons = languages.map(Lexicon.init) }

  /// From here on words are those of `language`, one of those of the index.
  mutating func turn(to language: SearchLanguage) {
    current = lexicons.firstIndex { $0.language == language } ?? 0
  }

  /// The number of a word's term, -1 for a word that is passed over.
  @inline(__always)
  mutating func term(of word: SearchWord) -> Int {
    if let number = lexicons[current].words.number(of: word) { return Int(lexicons[current].terms[number]) }
    return add(word)
  }

  /// The number of the term that a label is looked up by.
  mutating func term(ofLabel address: String) -> Int {
    add(stem: SearchWord("#\(address)".utf8), shown: SearchWord())
  }

  private mutating func add(_ word: SearchWord) -> Int {
    let term = add(stem: SearchWord(lexicons[current].language.stem(word.bytes)), shown: word)
    lexicons[current].add(word, term: term)
    return term
  }

  private mutating func add(stem: SearchWord, shown word: SearchWord) -> Int {
    if let number = stems.number(of: stem) { return number }
    shown.append(word)
    return stems.add(stem)
  }

  /// Takes over what was met by one who began with a copy of `earlier`, and tells the numbers that its terms have
  /// here.
  mutating func take(_ other: SearchTerms, since earlier: SearchTerms) -> [Int] {
    var numbers = Array(0..<earlier.stems.count)
    for number in earlier.stems.count..<other.stems.count {
      numbers.append(add(stem: other.stems[number], shown: other.shown[number]))
    }
    for index in lexicons.indices {
      let (before, after) = (earlier.lexicons[index], other.lexicons[index])
      for number in before.words.count..<after.words.count
      where lexicons[index].words.number(of: after.words[number]) == nil {
        lexicons[index].add(after.words[number], term: numbers[Int(after.terms[number])])
      }
    }
    return numbers
  }
}

/// Different words, numbered in the order in which they were added: a table with open places, since each word of
/// every text is looked up in one.
struct NumberedWords: Sendable {
  private var all: [SearchWord] = []
  /// The numbers of the words, each at its place or at the next that was free; -1 at free ones.
  private var places = [Int32](repeating: -1, count: 4096)

  var count: Int { all.count }

  subscript(number: Int) -> SearchWord { all[number] }

  @inline(__always)
  func number(of word: SearchWord) -> Int? {
    let mask = places.count - 1
    var place = Int(truncatingIfNeeded: word.mixed >> 20) & mask
    while true {
      let number = Int(places[place])
      if number < 0 { return nil }
      if all[number] == word { return number }
      place = (place + 1) & mask
    }
  }

  /// Adds a word that is not there yet.
  @discardableResult
  mutating func add(_ word: SearchWord) -> Int {
    if all.count * 2 >= places.count { grow() }
    all.append(word)
    put(all.count - 1)
    return all.count - 1
  }

  private mutating func put(_ number: Int) {
    let mask = places.count - 1
    var place = Int(truncatingIfNeeded: all[number].mixed >> 20) & mask
    while places[place] >= 0 { place = (place + 1) & mask }
    places[place] = Int32(clamping: number)
  }

  private mutating func grow() {
    places = [Int32](repeating: -1, count: places.count * 2)
    for number in all.indices { put(number) }
  }
}
