/// Counts the terms of one document after the other, and tells of each document how much each term says there: a level
/// from 1 to 8.
struct TermCounts {
  private var terms: PartTerms
  private var tally = TermTally()
  private var levels = TermLevels()
  /// The string at hand.
  private var searched = SearchedWords()

  /// Begins with terms that are known.
  init(_ known: SearchTerms) {
    terms = PartTerms(known)
    tally.makeRoom(for: terms.count)
  }

  /// The terms that were not known.
  mutating func finish() -> SearchTerms { terms.finish() }

  /// From here on words are those of `language`.
  mutating func turn(to language: SearchLanguage) { terms.turn(to: language) }

  mutating func count(_ text: String, times weight: Int32) {
    // Taken out, since it is read while all else here is changed.
    var words = SearchedWords()
    swap(&words, &searched)
    words.turn(to: text)
    words.withScan { count(&$0, times: weight) }
    swap(&words, &searched)
  }

  /// Counts the words of a text, each of which says so much more than one of plain text.
  mutating func count(_ words: inout WordScan, times weight: Int32 = 1) {
    while let word = Self.countKnown(&words, terms, &tally, times: weight) {
      let term = terms.learn(word)
      tally.makeRoom(for: terms.count)
      tally.add(term, times: weight, isLonger: true)
    }
  }

  /// Counts words up to the first that is not known as it is written, and gives that. What it reads and what it changes
  /// come apart, or the compiler (Swift 6.3) would copy the one for fear of the other.
  private static func countKnown(
    _ words: inout WordScan, _ terms: PartTerms, _ tally: inout TermTally, times weight: Int32
  ) -> SearchWord? {
    terms.withLookup { tally.countKnown(&words, $0, times: weight) }
  }

  /// Counts the words of a heading, and adds their terms to `read`.
  mutating func count(heading words: inout WordScan, times weight: Int32, to read: inout [UInt32]) {
    while let word = words.next() {
      let term = terms.number(of: word)
      tally.makeRoom(for: terms.count)
      tally.add(term, times: weight, isLonger: true)
      read.append(term)
    }
  }

  /// Counts terms that say where a document stands, which does not make it longer.
  mutating func countAround(_ terms: [UInt32]) {
    for term in terms { tally.add(term, times: 1, isLonger: false) }
  }

  /// Ends the document, and adds what its terms say.
  mutating func endDocument(to postings: inout DocumentPostings) {
    postings.makeRoom(forTerms: tally.room)
    let levels = levels.levels(inLengthOf: tally.length)
    tally.take { found, counts in
      postings.append(found) { term in
        defer { counts[term] = 0 }
        return levels[counts[term]]
      }
    }
  }

  /// The number of the term that a label is looked up by.
  mutating func term(ofLabel address: UnsafeBufferPointer<UInt8>) -> UInt32 { terms.term(ofLabel: address) }
}

/// How much each term counts in the document at hand.
private struct TermTally {
  /// By the numbers of the terms; zeros between two documents. Words that are passed over count from the beginning,
  /// and so are never found.
  private var counts: [Int32] = [1]
  /// The terms that the document has, so many of them, and a place for one more.
  private var found: [UInt32] = [0]
  private(set) var foundCount = 0
  /// How many words it has.
  private(set) var length = 0

  /// There is room for terms with numbers below this.
  var room: Int { counts.count }

  mutating func makeRoom(for count: Int) {
    guard room < count else { return }
    let more = max(count, 2 * counts.count) - counts.count
    counts += repeatElement(0, count: more)
    found += repeatElement(0, count: more)
  }

  /// Counts words up to the first that `lookup` does not know, and gives that.
  mutating func countKnown(
    _ words: inout WordScan, _ lookup: PartTerms.Lookup, times weight: Int32
  ) -> SearchWord? {
    counts.withUnsafeMutableBufferPointer { counts in
      found.withUnsafeMutableBufferPointer { found in
        // By themselves, so that they stay in registers.
        let (counts, found) = (counts, found)
        var (scan, foundCount, read) = (words, foundCount, 0)
        let passed = counts[Int(SearchTerms.passedOver)]
        defer {
          (words, self.foundCount) = (scan, foundCount)
          let more = counts[Int(SearchTerms.passedOver)] &- passed
          length += read - Int(weight == 1 ? more : more / weight)
        }
        while let word = scan.next() {
          guard let term = lookup[word] else { return word }
          read &+= 1
          let count = counts[Int(term)]
          counts[Int(term)] = count &+ weight
          // What has been found before is overwritten by the next: that is quicker than to ask first.
          found[foundCount] = term
          foundCount &+= count == 0 ? 1 : 0
        }
        return nil
      }
    }
  }

  mutating func add(_ term: UInt32, times weight: Int32, isLonger: Bool) {
    if counts[Int(term)] == 0 {
      found[foundCount] = term
      foundCount += 1
    }
    counts[Int(term)] &+= weight
    if isLonger, term != SearchTerms.passedOver { length += 1 }
  }

  /// Lends the terms of the document and how much each counts, for `body` to set to zero, and begins another.
  @inline(__always)
  mutating func take(_ body: (UnsafeBufferPointer<UInt32>, UnsafeMutableBufferPointer<Int32>) -> Void) {
    counts.withUnsafeMutableBufferPointer { counts in
      // As if to be changed: a reference need not be counted then.
      found.withUnsafeMutableBufferPointer {
        body(UnsafeBufferPointer(rebasing: $0[..<foundCount]), counts)
      }
      counts[Int(SearchTerms.passedOver)] = 1
    }
    foundCount = 0
    length = 0
  }
}
