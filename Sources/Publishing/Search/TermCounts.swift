/// Counts the terms of one document after the other, and tells of each document how much each term says there.
///
/// A posting is a document's number and a level from 1 to 8: how much of the document the term is, after the
/// measure BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009, §3.4), with the length
/// of a middling clause in place of the mean, so that one pass is enough.
struct TermCounts {
  private(set) var terms: SearchTerms
  /// How much each term counts in the document at hand, by the numbers of the terms; zeros between two documents.
  private var counts: [Int32] = []
  /// The terms that it has.
  private var found: [UInt32] = []
  /// How many words it has.
  private var length = 0

  /// Begins with terms that were met before.
  init(_ terms: SearchTerms) { self.terms = terms }

  /// From here on words are those of `language`.
  mutating func turn(to language: SearchLanguage) { terms.turn(to: language) }

  /// Counts the words of a text, each of which says so much more than one of plain text.
  mutating func count(_ text: [UInt8], times weight: Int32 = 1) {
    withTerms(of: text) { counts, terms in
      counts.add(terms, times: weight)
      counts.length += terms.count
    }
  }

  mutating func count(_ text: String, times weight: Int32) { count(Array(text.utf8), times: weight) }

  /// The terms of a text's words.
  mutating func terms(of text: [UInt8]) -> [UInt32] { withTerms(of: text) { Array($1) } }

  /// Counts terms that say where a document stands, which does not make it longer.
  mutating func countAround(_ terms: [UInt32]) {
    terms.withUnsafeBufferPointer { add($0, times: 1) }
  }

  private mutating func withTerms<Result>(
    of text: [UInt8], _ body: (inout TermCounts, UnsafeBufferPointer<UInt32>) -> Result
  ) -> Result {
    // At most every other byte begins a word.
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: text.count / 2 + 1) { room in
      let count = text.withUnsafeBufferPointer { terms.read($0, into: room) }
      return body(&self, UnsafeBufferPointer(rebasing: room[..<count]))
    }
  }

  private mutating func add(_ terms: UnsafeBufferPointer<UInt32>, times weight: Int32) {
    if counts.count < self.terms.count {
      counts += repeatElement(0, count: self.terms.count - counts.count)
    }
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: terms.count) { new in
      var end = 0
      counts.withUnsafeMutableBufferPointer { counts in
        for term in terms {
          if counts[Int(term)] == 0 {
            new[end] = term
            end += 1
          }
          counts[Int(term)] += weight
        }
      }
      found += new[..<end]
    }
  }

  /// Ends the document, which has this number, and adds its postings.
  mutating func endDocument(_ number: Int, to postings: inout [TermPosting]) {
    let room = Self.saturation * (0.4 + 0.6 * Double(length) / Self.middling)
    func level(_ count: Int32) -> Int {
      max(1, Int(Double(Posting.highest) * Double(count) / (Double(count) + room) + 0.5))
    }
    let ofOne = level(1)
    withUnsafeTemporaryAllocation(of: TermPosting.self, capacity: found.count) { made in
      counts.withUnsafeMutableBufferPointer { counts in
        for (index, term) in found.enumerated() {
          let count = counts[Int(term)]
          counts[Int(term)] = 0
          made[index] = TermPosting(
            term: term, posting: Posting(number, level: count == 1 ? ofOne : level(count)))
        }
      }
      postings += made
    }
    found.removeAll(keepingCapacity: true)
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
