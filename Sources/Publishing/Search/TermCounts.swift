/// Counts the terms of one document after the other, and tells of each document how much each term says there.
///
/// A posting is a document's number and a level from 1 to 8: how much of the document the term is, after the
/// measure BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009, §3.4), with the length
/// of a middling clause in place of the mean, so that one pass is enough.
struct TermCounts {
  private(set) var terms: SearchTerms
  /// Of the document that is being counted, by the numbers of the terms.
  private var counts: [Int32]
  private var met: [Int] = []
  private var length = 0

  /// Begins with terms that were met before.
  init(_ terms: SearchTerms) {
    self.terms = terms
    counts = [Int32](repeating: 0, count: terms.stems.count)
  }

  /// From here on words are those of `language`.
  mutating func turn(to language: SearchLanguage) { terms.turn(to: language) }

  /// Counts the words of a text; in some places a word counts more than once.
  mutating func count(_ text: [UInt8], times weight: Int32 = 1) {
    text.withUnsafeBufferPointer { text in
      WordScan.forEachWord(in: text) { word in
        let term = terms.term(of: word)
        guard term >= 0 else { return }
        add(term, weight)
        length += 1
      }
    }
  }

  mutating func count(_ text: String, times weight: Int32 = 1) { count(Array(text.utf8), times: weight) }

  /// The terms of the words of a text, for one that counts in many documents.
  mutating func terms(of text: [UInt8]) -> [Int] {
    var found: [Int] = []
    text.withUnsafeBufferPointer { text in
      WordScan.forEachWord(in: text) { word in
        let term = terms.term(of: word)
        if term >= 0 { found.append(term) }
      }
    }
    return found
  }

  /// Counts terms that say where a document stands, which does not make it longer.
  mutating func countAround(_ terms: [Int]) {
    for term in terms { add(term, 1) }
  }

  @inline(__always)
  private mutating func add(_ term: Int, _ weight: Int32) {
    if term >= counts.count { counts += repeatElement(0, count: term + 1 - counts.count) }
    if counts[term] == 0 { met.append(term) }
    counts[term] += weight
  }

  /// Ends the document, which has this number, and adds its postings.
  mutating func endDocument(_ number: Int, to postings: inout [TermPosting]) {
    let room = Self.saturation * (0.4 + 0.6 * Double(length) / Self.middling)
    for term in met {
      let count = Double(counts[term])
      let level = max(1, Int(Double(Posting.highest) * count / (count + room) + 0.5))
      postings.append(TermPosting(term: UInt32(term), posting: Posting(number, level: level)))
      counts[term] = 0
    }
    met.removeAll(keepingCapacity: true)
    length = 0
  }

  /// Adds a posting of the label that the document is looked up by.
  mutating func addLabel(_ address: String, of number: Int, to postings: inout [TermPosting]) {
    let term = terms.term(ofLabel: address)
    postings.append(TermPosting(term: UInt32(term), posting: Posting(number, level: Posting.highest)))
  }

  private static let saturation = 1.2
  /// Words of a clause that count, in the middle.
  private static let middling = 30.0
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

struct TermPosting: Sendable {
  let term: UInt32
  let posting: Posting
}
