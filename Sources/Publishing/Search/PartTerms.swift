/// The terms of a part of the index: those that are known, which many look up at once, and those that it meets first.
struct PartTerms {
  private let known: SearchTerms
  private var new: SearchTerms
  /// The words of the language at hand, taken out of `known` and `new`.
  private var knownWords: TermNumbers
  private var newWords: SearchTerms.Lexicon
  private var current = 0

  init(_ known: SearchTerms) {
    self.known = known
    new = SearchTerms(following: known)
    knownWords = known.lexicons[0].terms
    newWords = new.lexicons[0]
  }

  /// From here on words are those of `language`, one of those of the index.
  mutating func turn(to language: SearchLanguage) {
    guard language != newWords.language else { return }
    new.lexicons[current] = newWords
    current = known.lexicons.firstIndex { $0.language == language } ?? 0
    knownWords = known.lexicons[current].terms
    newWords = new.lexicons[current]
  }

  /// Those that were met first here.
  mutating func finish() -> SearchTerms {
    new.lexicons[current] = newWords
    return new
  }

  var count: Int { new.count }

  /// Lends what is known of words.
  @inline(__always)
  func withLookup<Result>(_ body: (Lookup) -> Result) -> Result {
    knownWords.withLookup { known in
      newWords.terms.withLookup { body(Lookup(known: known, new: $0)) }
    }
  }

  struct Lookup {
    fileprivate let known: TermNumbers.Lookup
    fileprivate let new: TermNumbers.Lookup

    @inline(__always)
    subscript(word: SearchWord) -> UInt32? { known[word] ?? newTerm(of: word) }

    /// By itself, since few words are new in most parts.
    @inline(never)
    private func newTerm(of word: SearchWord) -> UInt32? { new[word] }
  }

  /// The number of the term of a word.
  mutating func number(of word: SearchWord) -> UInt32 { withLookup { $0[word] } ?? learn(word) }

  /// The number of the term of a word that is not known as it is written.
  @inline(never)
  mutating func learn(_ word: SearchWord) -> UInt32 {
    let plain = word.lowercased
    let term: UInt32
    if plain != word {
      term = number(of: plain)
    } else {
      term = number(ofStem: SearchWord(newWords.language.stem(word.bytes)), shown: word)
    }
    newWords.add(word, term)
    return term
  }

  /// The number of the term that a label is looked up by.
  mutating func term(ofLabel address: UnsafeBufferPointer<UInt8>) -> UInt32 {
    number(ofStem: SearchWord(label: address), shown: SearchWord())
  }

  private mutating func number(ofStem stem: SearchWord, shown word: SearchWord) -> UInt32 {
    known.number(ofStem: stem) ?? new.number(ofStem: stem) ?? new.add(stem: stem, shown: word)
  }
}
