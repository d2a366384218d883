import Governance
import Templating

/// The entries of a council as its feeds hold them, each written once and one behind the other: it stands in the
/// feeds of the portal, of its council, post, body and policy. Feeds hold their places in the books alone.
package struct EventBook: Sendable {
  private let number: Int
  private var lines = ByteRoom()

  /// The book with this number among all that the feeds are put together from.
  package init(_ number: Int = 0) { self.number = number }

  package mutating func write(_ event: borrowing CalendarEvent) -> WrittenEvent {
    let start = lines.count
    lines.write(event)
    return WrittenEvent(day: event.day, book: number, bytes: start..<lines.count)
  }

  /// All entries are written.
  mutating func finish() { lines.giveUpRoom() }

  /// Writes entries of this book to a feed.
  func write(_ events: ArraySlice<WrittenEvent>, to feed: inout ByteRoom) {
    lines.withBytes { bytes in
      for event in events { feed.append(UnsafeBufferPointer(rebasing: bytes[event.bytes])) }
    }
  }

  /// Whether the UID of an entry of this book stands before that of one in `book`; entries begin with them. Not inlined,
  /// since to have the books at hand counts references, and most entries are told apart by their days.
  @inline(never)
  func hasUID(of one: WrittenEvent, before other: WrittenEvent, in book: EventBook) -> Bool {
    withBytes(of: one) { one in
      book.withBytes(of: other) { other in one.lexicographicallyPrecedes(other) }
    }
  }

  func inOrder(_ events: [WrittenEvent]) -> [WrittenEvent] {
    if events.count < 2 { return events }
    return events.sorted { $0.stands(before: $1, hasUID(of: $0, before: $1, in: self)) }
  }

  private func withBytes<Result>(
    of event: WrittenEvent, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    lines.withBytes { body(UnsafeBufferPointer(rebasing: $0[event.bytes])) }
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

  /// In a feed: by their days, and those of one day by their UIDs, which are asked for only there.
  func stands(before other: WrittenEvent, _ hasUIDBefore: @autoclosure () -> Bool) -> Bool {
    day == other.day ? hasUIDBefore() : day < other.day
  }

  var book: Int { Int(storedBook) }

  var bytes: Range<Int> { Int(start)..<Int(start) + Int(count) }
}
