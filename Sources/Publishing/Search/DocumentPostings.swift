/// A document's number and a level, in one number that sorts by the document.
package struct Posting: Sendable, Equatable {
  static let highest = 8

  private let value: UInt32

  package init(_ document: Int, level: Int) {
    value = UInt32(document) << 4 | UInt32(level)
  }

  private init(value: UInt32) { self.value = value }

  package var document: Int { Int(value >> 4) }
  package var level: Int { Int(value & 15) }

  /// The same of a document so many further on.
  @inline(__always)
  func moved(by documents: UInt32) -> Posting { Posting(value: value &+ documents &<< 4) }
}

/// The terms of some documents with what each says there, one document after the other.
struct DocumentPostings: Sendable {
  /// A term of a document and how much it says there, in one number.
  struct Entry: Sendable {
    private let value: UInt32

    init(_ term: UInt32, level: UInt8) { value = term << 4 | UInt32(level) }

    var term: Int { Int(value >> 4) }
    var level: Int { Int(value & 15) }
  }

  /// Those of all documents, and places for more.
  private var entries: [Entry]
  private var count = 0
  private var ends: [Int] = []

  /// With room for so many entries.
  init(room: Int = 0) { entries = Self.places(room) }

  private static func places(_ count: Int) -> [Entry] { [Entry](repeating: Entry(0, level: 0), count: count) }

  /// Adds so many entries to the document at hand, which `write` writes.
  @inline(__always)
  mutating func append(_ more: Int, _ write: (UnsafeMutableBufferPointer<Entry>) -> Void) {
    if entries.count - count < more { entries += Self.places(max(more, entries.count)) }
    entries.withUnsafeMutableBufferPointer {
      write(UnsafeMutableBufferPointer(rebasing: $0[count..<count + more]))
    }
    count += more
  }

  mutating func endDocument() { ends.append(count) }

  /// The same in the order of the terms, of which there are so many.
  func byTerms(_ terms: Int) -> TermPostings {
    var ends = [Int32](repeating: 0, count: terms + 1)
    let postings = ends.withUnsafeMutableBufferPointer { places in
      // Where the next posting of each term goes among all, put in the order of the terms.
      for entry in entries[..<count] { places[entry.term + 1] += 1 }
      for term in 0..<terms { places[term + 1] += places[term] }
      return [Posting](unsafeUninitializedCapacity: count) { postings, written in
        var index = 0
        for (document, end) in self.ends.enumerated() {
          while index < end {
            let entry = entries[index]
            postings[Int(places[entry.term])] = Posting(document, level: entry.level)
            places[entry.term] += 1
            index += 1
          }
        }
        written = count
      }
    }
    // Each place has come to where those of the next term begin.
    return TermPostings(postings: postings, ends: ends)
  }
}

/// The postings of some documents in the order of their terms.
struct TermPostings: Sendable {
  fileprivate let postings: [Posting]
  /// Where those of each term end, by its number.
  fileprivate let ends: [Int32]

  /// Adds those of each term to its list, documents counted from `first` on; `numbers` tells the list by the number of
  /// the term here.
  func add(to lists: inout [PostingList], _ numbers: [UInt32], from first: Int) {
    lists.withUnsafeMutableBufferPointer { lists in
      postings.withUnsafeBufferPointer { postings in
        var start = 0
        for (number, end) in zip(numbers, ends) where Int(end) > start {
          lists[Int(number)].append(UnsafeBufferPointer(rebasing: postings[start..<Int(end)]), from: first)
          start = Int(end)
        }
      }
    }
  }
}
