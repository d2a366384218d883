/// A document's number and a level, in one number that sorts by the document.
package struct Posting: Sendable, Equatable {
  static let highest = 8

  private let value: UInt32

  package init(_ document: Int, level: Int) {
    value = UInt32(document) << 4 | UInt32(level)
  }

  fileprivate init(value: UInt32) { self.value = value }

  package var document: Int { Int(value >> 4) }
  package var level: Int { Int(value & 15) }

  /// The same of a document so many further on.
  @inline(__always)
  func moved(by documents: UInt32) -> Posting { Posting(value: value &+ documents &<< 4) }
}

/// The terms of some documents with what each says there, one document after the other.
struct DocumentPostings: Sendable {
  /// A term of a document and how much it says there, in one number.
  private struct Entry: Sendable {
    private let value: UInt32

    @inline(__always)
    init(_ term: UInt32, level: UInt8) { value = term << 4 | UInt32(level) }

    @inline(__always)
    var term: Int { Int(value >> 4) }

    /// The same by its document.
    @inline(__always)
    func posting(in document: UInt32) -> Posting { Posting(value: document &<< 4 | value & 15) }
  }

  /// Those of all documents, and places for more.
  private var entries: [Entry]
  private var count = 0
  private var ends: [Int] = []
  /// By their numbers.
  private var terms: [Term]

  private struct Term {
    /// Below this level nothing is kept of it.
    let floor: UInt8
    /// How many documents have it.
    var total: UInt32 = 0
  }

  /// With room for so many entries. Where a term says less than its floor, it is counted and not listed: of the terms of
  /// a large portal that is most.
  init(room: Int = 0, floors: [UInt8] = []) {
    entries = Self.places(room)
    terms = floors.map { Term(floor: $0) }
  }

  /// They hold what memory happened to hold: nobody reads an entry that was not written.
  private static func places(_ count: Int) -> [Entry] {
    [Entry](unsafeUninitializedCapacity: count) { _, length in length = count }
  }

  /// For terms with numbers below `count`.
  mutating func makeRoom(forTerms count: Int) {
    guard terms.count < count else { return }
    terms += repeatElement(Term(floor: 0), count: max(count, 2 * terms.count) - terms.count)
  }

  /// Adds terms to the document at hand; `level` tells what each says there.
  @inline(__always)
  mutating func append(_ found: UnsafeBufferPointer<UInt32>, level: (Int) -> UInt8) {
    if entries.count - count < found.count { entries += Self.places(max(found.count, entries.count)) }
    var end = count
    entries.withUnsafeMutableBufferPointer { entries in
      terms.withUnsafeMutableBufferPointer { terms in
        for term in found {
          let level = level(Int(term))
          terms[Int(term)].total &+= 1
          // What is not kept is overwritten by the next. Whether it is cannot be foretold, and so nothing branches on it:
          // the highest bit of a difference tells.
          entries[end] = Entry(term, level: level)
          end &+= 1 &- Int((level &- terms[Int(term)].floor) &>> 7)
        }
      }
    }
    count = end
  }

  /// Adds a term of which all is kept.
  mutating func append(_ term: UInt32, level: UInt8) {
    makeRoom(forTerms: Int(term) + 1)
    if entries.count == count { entries += Self.places(max(1, count)) }
    terms[Int(term)].total += 1
    entries[count] = Entry(term, level: level)
    count += 1
  }

  mutating func endDocument() { ends.append(count) }

  /// The same in the order of the terms.
  func byTerms() -> TermPostings {
    var termEnds = [UInt32](repeating: 0, count: terms.count + 1)
    let postings = [Posting](unsafeUninitializedCapacity: count) { postings, written in
      entries.withUnsafeBufferPointer { entries in
        termEnds.withUnsafeMutableBufferPointer { places in
          // Where the next posting of each term goes among all, put in the order of the terms.
          for entry in UnsafeBufferPointer(rebasing: entries[..<count]) { places[entry.term &+ 1] &+= 1 }
          for term in terms.indices { places[term + 1] += places[term] }
          var start = 0
          for (document, end) in ends.enumerated() {
            for entry in UnsafeBufferPointer(rebasing: entries[start..<end]) {
              let place = places[entry.term]
              postings[Int(place)] = entry.posting(in: UInt32(document))
              places[entry.term] = place &+ 1
            }
            start = end
          }
        }
      }
      written = count
    }
    // Each place has come to where those of the next term begin.
    return TermPostings(postings: postings, ends: termEnds, totals: terms.map(\.total))
  }
}

/// The postings of some documents in the order of their terms.
struct TermPostings: Sendable {
  fileprivate let postings: [Posting]
  /// By the numbers of the terms: where those of each end, and how many documents have it.
  fileprivate let ends: [UInt32]
  fileprivate let totals: [UInt32]

  /// Adds those of each term to its list, documents counted from `first` on; `numbers` tells the list by the number of
  /// the term here.
  func add(to lists: inout [PostingList], _ numbers: [UInt32], from first: Int) {
    lists.withUnsafeMutableBufferPointer { lists in
      postings.withUnsafeBufferPointer { postings in
        var start = 0
        for (term, number) in numbers.enumerated() where term < totals.count && totals[term] > 0 {
          let more = UnsafeBufferPointer(rebasing: postings[start..<Int(ends[term])])
          lists[Int(number)].append(more, of: Int(totals[term]), from: first)
          start = Int(ends[term])
        }
      }
    }
  }
}
