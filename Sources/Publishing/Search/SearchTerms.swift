/// The terms of the search index: stems of words, and labels; numbered in the order in which they were first met.
///
/// It remembers the term of every word, so that a word is taken to its stem once. Whoever reads a few policies begins
/// with a copy of what was met before, which costs less than to begin anew.
struct SearchTerms: Sendable {
  /// By the numbers of the terms.
  private(set) var stems: [SearchWord] = []
  /// By the numbers of the terms: the first of its words that was met, to show to people; empty for a label.
  private(set) var shown: [SearchWord] = []
  private var numbers = TermNumbers()
  private var lexicons: [Lexicon]
  /// Which of them the words belong to that come next.
  private var current = 0

  /// The words of one language with their terms.
  private struct Lexicon: Sendable {
    let language: SearchLanguage
    var words: [SearchWord] = []
    /// -1 for words that are passed over.
    var terms = TermNumbers()

    init(_ language: SearchLanguage) {
      self.language = language
      for word in language.passedOver.utf8.split(whereSeparator: { $0 == UInt8(ascii: " ") }) {
        add(SearchWord(word), term: -1)
      }
    }

    mutating func add(_ word: SearchWord, term: Int) {
      words.append(word)
      terms.add(word, Int32(clamping: term))
    }
  }

  init(in languages: [SearchLanguage]) { lexicons = languages.map(Lexicon.init) }

  var count: Int { stems.count }

  /// From here on words are those of `language`, one of those of the index.
  mutating func turn(to language: SearchLanguage) {
    current = lexicons.firstIndex { $0.language == language } ?? 0
  }

  /// Writes the terms of a text's words into `room`, without those that are passed over, and tells how many they are.
  mutating func read(
    _ text: UnsafeBufferPointer<UInt8>, into room: UnsafeMutableBufferPointer<UInt32>
  ) -> Int {
    var count = 0
    WordScan.forEachWord(in: text) { word in
      let term = lexicons[current].terms[word] ?? add(word)
      // One that is passed over is overwritten by the next: that is quicker than to ask first.
      room[count] = UInt32(bitPattern: term)
      count += term < 0 ? 0 : 1
    }
    return count
  }

  /// The number of the term that a label is looked up by.
  mutating func term(ofLabel address: String) -> Int {
    add(stem: SearchWord(label: address), shown: SearchWord())
  }

  @inline(never)
  private mutating func add(_ word: SearchWord) -> Int32 {
    let term = add(stem: SearchWord(lexicons[current].language.stem(word.bytes)), shown: word)
    lexicons[current].add(word, term: term)
    return Int32(clamping: term)
  }

  private mutating func add(stem: SearchWord, shown word: SearchWord) -> Int {
    if let number = numbers[stem] { return Int(number) }
    numbers.add(stem, Int32(clamping: count))
    stems.append(stem)
    shown.append(word)
    return count - 1
  }

  /// Takes over what was met by one who began with a copy of `earlier`, and tells the numbers that its terms have
  /// here.
  mutating func take(_ other: SearchTerms, since earlier: SearchTerms) -> [Int] {
    var numbers = Array(0..<earlier.count)
    for number in earlier.count..<other.count {
      numbers.append(add(stem: other.stems[number], shown: other.shown[number]))
    }
    for index in lexicons.indices {
      let theirs = other.lexicons[index]
      for word in theirs.words[earlier.lexicons[index].words.count...]
      where lexicons[index].terms[word] == nil {
        guard let term = theirs.terms[word] else { continue }
        lexicons[index].add(word, term: numbers[Int(term)])
      }
    }
    return numbers
  }
}

/// Numbers by words: a table with open places, since each word of every text is looked up in one.
struct TermNumbers: Sendable {
  private struct Place: Sendable {
    /// Empty where the place is free.
    var word = SearchWord()
    var number: Int32 = 0
  }

  /// Each word is at its place or at the next that was free; half of them stay free.
  private var places = [Place](repeating: Place(), count: 4096)
  private var count = 0

  @inline(__always)
  subscript(word: SearchWord) -> Int32? {
    places.withUnsafeBufferPointer { places in
      let place = places[Self.index(of: word, in: places)]
      return place.word.isEmpty ? nil : place.number
    }
  }

  /// Adds a word that is not there yet.
  mutating func add(_ word: SearchWord, _ number: Int32) {
    if count * 2 >= places.count { grow() }
    put(Place(word: word, number: number))
    count += 1
  }

  private mutating func put(_ place: Place) {
    let index = places.withUnsafeBufferPointer { Self.index(of: place.word, in: $0) }
    places[index] = place
  }

  /// Where a word is, or would be.
  @inline(__always)
  private static func index(of word: SearchWord, in places: UnsafeBufferPointer<Place>) -> Int {
    let mask = places.count - 1
    var index = Int(truncatingIfNeeded: word.mixed) & mask
    while places[index].word != word, !places[index].word.isEmpty { index = (index + 1) & mask }
    return index
  }

  private mutating func grow() {
    let old = places
    places = [Place](repeating: Place(), count: 2 * old.count)
    for place in old where !place.word.isEmpty { put(place) }
  }
}
