import Governance

/// The entries of a council as its feeds hold them, each written once and one behind the other: it stands in the
/// feeds of the portal, of its council, post, body and policy. Feeds hold their places in the books alone.
package struct EventBook: Sendable {
  private let number: Int
  private var lines = ContentLines(capacity: 0)

  /// The book with this number among all that the feeds are put together from.
  package init(_ number: Int = 0) { self.number = number }

  package mutating func write(_ event: borrowing CalendarEvent) -> WrittenEvent {
    let start = lines.bytes.count
    lines.write(event)
    return WrittenEvent(day: event.day, book: number, bytes: start..<lines.bytes.count)
  }

  /// All entries are written: it takes no more memory than they need.
  mutating func finish() { lines = ContentLines(lines.bytes[...]) }

  /// Writes entries of this book to a feed.
  func write(_ events: ArraySlice<WrittenEvent>, to feed: inout ContentLines) {
    lines.bytes.withUnsafeBufferPointer { bytes in
      for event in events { feed.write(UnsafeBufferPointer(rebasing: bytes[event.bytes])) }
    }
  }

  /// In a feed: by their days, and those of one day by their UIDs, with which they begin; `other` stands in `book`.
  func stands(_ one: WrittenEvent, before other: WrittenEvent, in book: EventBook) -> Bool {
    if one.day != other.day { return one.day < other.day }
    return withBytes(of: one) { one in
      book.withBytes(of: other) { other in one.lexicographicallyPrecedes(other) }
    }
  }

  func inOrder(_ events: [WrittenEvent]) -> [WrittenEvent] {
    events.count < 2 ? events : events.sorted { stands($0, before: $1, in: self) }
  }

  private func withBytes<Result>(
    of event: WrittenEvent, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    lines.bytes.withUnsafeBufferPointer { body(UnsafeBufferPointer(rebasing: $0[event.bytes])) }
  }
}

/// Where an entry stands in its book.
package struct WrittenEvent: Sendable {
  let day: Day
  private let storedBook: UInt32
  private let start: UInt32
  private let count: UInt32

  fileprivate init(day: Day, book: Int, bytes: Range<Int>) {
    self.day = day
    storedBook = UInt32(clamping: book)
    start = UInt32(clamping: bytes.lowerBound)
    count = UInt32(clamping: bytes.count)
  }

  var book: Int { Int(storedBook) }

  var bytes: Range<Int> { Int(start)..<Int(start) + Int(count) }
}
