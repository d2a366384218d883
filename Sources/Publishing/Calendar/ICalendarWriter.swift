import Governance

/// The bytes of a feed as RFC 5545 and RFC 7986 want them.
///
/// What clients in use need beyond the letter: no METHOD (it would ask for an ORGANIZER), VEVENT only,
/// whole days without a time zone, exactly one VALARM in each event and that last, `X-WR-CALNAME` and
/// `X-PUBLISHED-TTL` beside the newer NAME and REFRESH-INTERVAL. The same feed gives the same bytes.
package func iCalendarBytes(of feed: CalendarFeed) -> [UInt8] {
  var lines = ContentLines(capacity: 1024 + feed.events.reduce(0) { $0 + $1.size })
  lines.write("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
  lines.write("PRODID:-//Governance portal//Review calendar//", plain: feed.language.uppercased())
  lines.write("CALSCALE:GREGORIAN\r\n")
  lines.write("NAME:", text: feed.name)
  lines.write("X-WR-CALNAME:", text: feed.name)
  lines.write("DESCRIPTION:", text: feed.description)
  if let page = feed.page { lines.write("URL;VALUE=URI:", plain: page) }
  if let source = feed.source { lines.write("SOURCE;VALUE=URI:", plain: source) }
  lines.write("REFRESH-INTERVAL;VALUE=DURATION:P1D\r\nX-PUBLISHED-TTL:P1D\r\nCOLOR:darkslateblue\r\n")
  for event in feed.events { event.write(to: &lines) }
  lines.write("END:VCALENDAR\r\n")
  return lines.bytes
}

/// An entry as its feeds hold it: those of the portal, of its council, post, body and policy. Written once for
/// all of them.
package final class WrittenEvent: Sendable {
  let day: Day
  let uid: String
  private let bytes: [UInt8]
  fileprivate let size: Int

  package init(_ event: borrowing CalendarEvent) {
    day = event.day
    uid = event.uid
    var written = ContentLines(capacity: 1024)
    written.write(event)
    // No larger than it is: a portal holds tens of thousands of them.
    bytes = Array(written.bytes[...])
    size = bytes.count
  }

  fileprivate func write(to lines: inout ContentLines) { lines.write(bytes) }

  /// In a feed: by their days, and those of one day by their UIDs.
  func stands(before other: WrittenEvent) -> Bool {
    day == other.day ? uid < other.uid : day < other.day
  }

  static func inOrder(_ events: [WrittenEvent]) -> [WrittenEvent] {
    if events.count < 2 || zip(events, events.dropFirst()).allSatisfy({ $0.stands(before: $1) }) {
      return events
    }
    return order(of: events).map { events[$0] }
  }

  /// Their positions in that order: the entries themselves would count references at every move.
  static func order(of events: [WrittenEvent]) -> [Int] {
    let days = events.map(\.day)
    return events.indices.sorted { one, other in
      days[one] == days[other] ? events[one].uid < events[other].uid : days[one] < days[other]
    }
  }
}

/// The content lines of what several entries say alike.
func contentLines(description: String, page: String?, category: String) -> [UInt8] {
  var lines = ContentLines(capacity: 512)
  lines.write("DESCRIPTION:", text: description)
  if let page { lines.write("URL;VALUE=URI:", plain: page) }
  lines.write("CATEGORIES:", text: category)
  return lines.bytes
}

/// Content lines: `NAME:value`, folded, ended by CRLF.
private struct ContentLines {
  private(set) var bytes: [UInt8] = []
  /// Where the line at hand is folded.
  private var folds: [Int] = []

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  mutating func write(_ lines: [UInt8]) { bytes += lines }

  /// Whole lines as written in the program, or the start of one.
  mutating func write(_ lines: StaticString) {
    lines.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  mutating func write(_ event: borrowing CalendarEvent) {
    write("BEGIN:VEVENT\r\n")
    write("UID:", text: event.uid)
    // Without a METHOD this is the last time the entry was revised (RFC 5545 §3.8.7.2).
    write("DTSTAMP:")
    write(event.modified)
    write("T000000Z\r\nLAST-MODIFIED:")
    write(event.modified)
    write("T000000Z\r\n")
    write("SEQUENCE:", plain: String(event.sequence))
    write("DTSTART;VALUE=DATE:")
    write(event.day)
    write("\r\nDTEND;VALUE=DATE:")
    write(event.day.adding(days: 1))
    write("\r\n")
    if let until = event.monthlyUntil {
      write("RRULE:FREQ=MONTHLY;UNTIL=")
      write(until)
      write(";BYDAY=1TU\r\n")
    }
    write("SUMMARY:", text: event.summary)
    write(event.subject.lines)
    write(event.isCancelled ? "STATUS:CANCELLED\r\n" : "STATUS:CONFIRMED\r\n")
    write("TRANSP:TRANSPARENT\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\n")
    write("DESCRIPTION:", text: event.summary)
    // Fifteen hours before midnight: nine in the morning of the day before.
    write("TRIGGER:-PT15H\r\nEND:VALARM\r\nEND:VEVENT\r\n")
  }

  /// A day as a value of the type DATE (RFC 5545 §3.3.4): `20261006`.
  private mutating func write(_ day: Day) {
    let (year, month, number) = day.components
    for part in [year / 100, year % 100, month, number] {
      bytes.append(UInt8(ascii: "0") + UInt8(part / 10))
      bytes.append(UInt8(ascii: "0") + UInt8(part % 10))
    }
  }

  /// A line with a value of the type TEXT (RFC 5545 §3.3.11).
  mutating func write(_ name: StaticString, text: String) {
    let start = bytes.count
    write(name)
    var text = text
    text.withUTF8 { text in
      var plain = 0
      while plain < text.count {
        let index = Self.positionOfSpecial(in: text, from: plain)
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[plain..<index]))
        if index < text.count { escape(text[index], afterReturn: index > 0 && text[index - 1] == 0x0D) }
        plain = index + 1
      }
    }
    end(from: start)
  }

  /// Where the first byte stands that does not stand for itself in a TEXT; the end where there is none.
  private static func positionOfSpecial(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let (signs, others) = (Stops(UInt8(ascii: ","), UInt8(ascii: ";")), Stops(UInt8(ascii: "\\"), 0x7F))
    for index in stride(from: start, to: text.count, by: 8) {
      let eight = EightBytes(of: text, fromAny: index)
      let marks = eight.marksOfControls | eight.marks(of: signs) | eight.marks(of: others)
      if marks != 0 { return min(index + marks.trailingZeroBitCount / 8, text.count) }
    }
    return text.count
  }

  private mutating func escape(_ byte: UInt8, afterReturn: Bool) {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: ";"), UInt8(ascii: ","): bytes += [UInt8(ascii: "\\"), byte]
    case 0x0A where afterReturn: break
    case 0x0A, 0x0D: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
    case 0x09: bytes.append(UInt8(ascii: " "))
    default: break
    }
  }

  /// A line with a value that has nothing to escape; line ends and other control characters are left out all the
  /// same, so that no value can begin a line of its own.
  mutating func write(_ name: StaticString, plain: String) {
    let start = bytes.count
    write(name)
    var plain = plain
    plain.withUTF8 { plain in
      if plain.allSatisfy(Self.isPrinted) {
        bytes.append(contentsOf: plain)
      } else {
        bytes += plain.filter(Self.isPrinted)
      }
    }
    end(from: start)
  }

  private static func isPrinted(_ byte: UInt8) -> Bool { byte >= 0x20 && byte != 0x7F }

  private mutating func end(from start: Int) {
    if bytes.count - start > 75 { fold(from: start) }
    write("\r\n")
  }

  /// Folds after 75 octets at the most, never inside a UTF-8 sequence (RFC 5545 §3.1). The space that begins
  /// a continuation counts.
  private mutating func fold(from start: Int) {
    folds.removeAll(keepingCapacity: true)
    var fold = start + 75
    while fold < bytes.count {
      while bytes[fold] & 0xC0 == 0x80 { fold -= 1 }
      folds.append(fold)
      fold += 74
    }
    // The last piece goes first, so that none is written over: each moves behind all folds that come before it.
    var end = bytes.count
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 3 * folds.count))
    bytes.withUnsafeMutableBytes { bytes in
      for (index, fold) in folds.enumerated().reversed() {
        let moved = fold + 3 * (index + 1)
        let piece = UnsafeMutableRawBufferPointer(rebasing: bytes[moved..<moved + end - fold])
        piece.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes[fold..<end]))
        (bytes[moved - 3], bytes[moved - 2]) = (0x0D, 0x0A)
        bytes[moved - 1] = UInt8(ascii: " ")
        end = fold
      }
    }
  }
}
