/// A document's number and a level, in one number that sorts by the document.
package struct Posting: Sendable, Equatable {
  static let highest = 8

  private let value: UInt32

  package init(_ document: Int, level: Int) {
    value = UInt32(document) << 4 | UInt32(level)
  }

  package var document: Int { Int(value >> 4) }
  package var level: Int { Int(value & 15) }
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

  private var entries: [Entry] = []
  private var ends: [Int] = []

  /// How many documents have ended.
  var count: Int { ends.count }

  /// Makes room for so many entries.
  mutating func reserve(_ size: Int) { entries.reserveCapacity(size) }

  mutating func append(_ entry: Entry) { entries.append(entry) }

  /// Adds `count` entries, all of which `write` sets.
  @inline(__always)
  mutating func append(_ count: Int, _ write: (UnsafeMutableBufferPointer<Entry>) -> Void) {
    withUnsafeTemporaryAllocation(of: Entry.self, capacity: count) { room in
      write(room)
      entries.append(contentsOf: room)
    }
  }

  mutating func endDocument() { ends.append(entries.count) }

  /// Adds a posting for each entry to the list of its term, documents counted from `first` on; `numbers` tells the
  /// list by the number of the term here.
  func add(to lists: inout [PostingList], _ numbers: [UInt32], from first: Int) {
    // Where the next posting of each term goes among all, put in the order of the terms.
    var places = [Int](repeating: 0, count: numbers.count + 1)
    for entry in entries { places[entry.term + 1] += 1 }
    for term in numbers.indices { places[term + 1] += places[term] }
    withUnsafeTemporaryAllocation(of: Posting.self, capacity: entries.count) { sorted in
      places.withUnsafeMutableBufferPointer { places in
        var index = 0
        for (document, end) in ends.enumerated() {
          while index < end {
            let entry = entries[index]
            sorted[places[entry.term]] = Posting(first + document, level: entry.level)
            places[entry.term] += 1
            index += 1
          }
        }
      }
      // Each place has come to where those of the next term begin.
      var start = 0
      for (term, number) in numbers.enumerated() where places[term] > start {
        lists[Int(number)].append(UnsafeBufferPointer(rebasing: sorted[start..<places[term]]))
        start = places[term]
      }
    }
  }
}
