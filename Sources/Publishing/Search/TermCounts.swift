/// Counts the terms (stems of words) of one document after the other and keeps, for each term, where it stands
/// and how much it says there.
///
/// A posting is a document's number and a level from 1 to 8: how much of the document the term is, after the
/// measure BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009, §3.4), with the length
/// of a middling clause in place of the mean, so that one pass is enough.
struct TermCounts {
  /// Terms in the order in which they were first met.
  private(set) var terms: [Term] = []

  struct Term: Sendable {
    let stem: SearchWord
    /// The first of its words that was met, to show to people.
    let word: SearchWord
    var postings: [Posting] = []
  }

  private var known: WordTable
  private var numbers: [SearchWord: Int] = [:]
  /// Of the document that is being counted, by the numbers of the terms.
  private var counts: [Int32] = []
  private var met: [Int] = []
  private var length = 0

  /// Of the words that are counted next.
  private var language: SearchLanguage
  /// What is known of words of other languages.
  private var otherwiseKnown: [SearchLanguage: WordTable] = [:]

  init(_ language: SearchLanguage) {
    self.language = language
    known = WordTable(passingOver: language.passedOver)
  }

  /// From here on words are those of `language`.
  mutating func turn(to language: SearchLanguage) {
    if language == self.language { return }
    otherwiseKnown[self.language] = known
    known = otherwiseKnown.removeValue(forKey: language) ?? WordTable(passingOver: language.passedOver)
    self.language = language
  }

  /// Counts the words of a text. What stands in a heading counts more than once; what says only where a clause
  /// stands does not make it longer.
  mutating func count(_ text: [UInt8], times weight: Int32 = 1, addsLength: Bool = true) {
    text.withUnsafeBufferPointer { text in
      WordScan.forEachWord(in: text) { word in
        let number = known.number(of: word) ?? add(word)
        guard number >= 0 else { return }
        if counts[number] == 0 { met.append(number) }
        counts[number] += weight
        if addsLength { length += 1 }
      }
    }
  }

  /// Ends the document, which has this number.
  mutating func endDocument(_ number: Int) {
    let room = Self.saturation * (0.4 + 0.6 * Double(length) / Self.middling)
    for term in met {
      let count = Double(counts[term])
      let level = max(1, Int(Double(Posting.highest) * count / (count + room) + 0.5))
      terms[term].postings.append(Posting(number, level: level))
      counts[term] = 0
    }
    met.removeAll(keepingCapacity: true)
    length = 0
  }

  private static let saturation = 1.2
  /// Words of a clause that count, in the middle.
  private static let middling = 30.0

  private mutating func add(_ word: SearchWord) -> Int {
    let stem = SearchWord(language.stem(word.bytes))
    let number = numbers[stem, default: terms.count]
    if number == terms.count {
      terms.append(Term(stem: stem, word: word))
      numbers[stem] = number
      counts.append(0)
    }
    known.insert(word, number)
    return number
  }
}

/// A document's number and a level, in one number that sorts by the document.
package struct Posting: Sendable, Equatable {
  static let highest = 8

  let value: UInt32

  package init(_ document: Int, level: Int) {
    value = UInt32(document) << 4 | UInt32(level)
  }

  private init(value: UInt32) { self.value = value }

  package var document: Int { Int(value >> 4) }
  package var level: Int { Int(value & 15) }

  func moved(by documents: Int) -> Posting { Posting(value: value + UInt32(documents) << 4) }
}

/// The numbers of words that were met before: a table with open places, since each word of every text is
/// looked up in it.
private struct WordTable {
  private var places: [(word: SearchWord, number: Int32)]
  private var count = 0
  private var mask: Int

  init(passingOver words: String) {
    mask = 4095
    places = Array(repeating: (SearchWord(), 0), count: 4096)
    for word in words.utf8.split(whereSeparator: { $0 == UInt8(ascii: " ") }) { insert(SearchWord(word), -1) }
  }

  @inline(__always)
  func number(of word: SearchWord) -> Int? {
    var place = Int(truncatingIfNeeded: word.mixed >> 20) & mask
    while places[place].word.start != 0 {
      if places[place].word == word { return Int(places[place].number) }
      place = (place + 1) & mask
    }
    return nil
  }

  mutating func insert(_ word: SearchWord, _ number: Int) {
    if count * 2 > mask { grow() }
    var place = Int(truncatingIfNeeded: word.mixed >> 20) & mask
    while places[place].word.start != 0 { place = (place + 1) & mask }
    places[place] = (word, Int32(number))
    count += 1
  }

  private mutating func grow() {
    let old = places
    mask = mask * 2 + 1
    places = Array(repeating: (SearchWord(), 0), count: mask + 1)
    count = 0
    for (word, number) in old where word.start != 0 { insert(word, Int(number)) }
  }
}
