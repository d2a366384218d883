/// The terms of the search index: stems of words, and labels; numbered in the order in which they were first met.
///
/// It remembers the term of every word in each way in which texts write it, so that a word is taken to its stem once.
/// What a part of the index meets first is listed by itself, and its numbers go on from those that were known before.
struct SearchTerms: Sendable {
  /// The number of the words that are passed over.
  static let passedOver: UInt32 = 0

  /// How many terms were known before.
  private let first: Int
  private var stems: [SearchWord] = []
  private var shown: [SearchWord] = []
  private var numbers: TermNumbers
  /// The words of each language with the numbers of their terms.
  var lexicons: [Lexicon]

  struct Lexicon: Sendable {
    let language: SearchLanguage
    /// In the order in which they were met.
    fileprivate var words: [SearchWord] = []
    fileprivate(set) var terms: TermNumbers

    mutating func add(_ word: SearchWord, _ term: UInt32) {
      words.append(word)
      terms.add(word, term)
    }
  }

  init(in languages: [SearchLanguage]) {
    first = 0
    numbers = TermNumbers(size: 2048)
    lexicons = languages.map { Lexicon(language: $0, terms: TermNumbers(size: 2048)) }
    stems = [SearchWord()]
    shown = [SearchWord()]
    for (index, language) in languages.enumerated() {
      for word in language.passedOver.utf8.split(whereSeparator: { $0 == UInt8(ascii: " ") }) {
        lexicons[index].add(SearchWord(word), Self.passedOver)
      }
    }
  }

  /// For those that somebody meets to whom `known` are known.
  init(following known: SearchTerms) {
    first = known.count
    numbers = TermNumbers(size: 128)
    lexicons = known.lexicons.map { Lexicon(language: $0.language, terms: TermNumbers(size: 128)) }
  }

  /// How many there are with those that were known before.
  var count: Int { first + stems.count }

  /// The numbers of all terms in the order of their letters.
  var sorted: [Int] { (1..<stems.count).sorted { stems[$0] < stems[$1] } }

  func stem(of term: Int) -> SearchWord { stems[term - first] }

  /// The first of its words that was met, to show to people; empty for a label.
  func shown(of term: Int) -> SearchWord { shown[term - first] }

  /// The number of a term that is one of these.
  func number(ofStem stem: SearchWord) -> UInt32? { numbers[stem] }

  mutating func add(stem: SearchWord, shown word: SearchWord) -> UInt32 {
    let number = UInt32(count)
    numbers.add(stem, number)
    stems.append(stem)
    shown.append(word)
    return number
  }

  /// Takes over what was met by somebody to whom some of these were known, and tells the numbers that all terms have
  /// here that have one there.
  mutating func take(_ other: SearchTerms) -> [UInt32] {
    var numbers = (0..<other.first).map(UInt32.init)
    for (stem, word) in zip(other.stems, other.shown) {
      numbers.append(number(ofStem: stem) ?? add(stem: stem, shown: word))
    }
    for (index, lexicon) in other.lexicons.enumerated() {
      for word in lexicon.words where lexicons[index].terms[word] == nil {
        guard let term = lexicon.terms[word] else { continue }
        lexicons[index].add(word, numbers[Int(term)])
      }
    }
    return numbers
  }
}
