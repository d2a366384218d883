import Governance

/// The bytes of a feed as RFC 5545 and RFC 7986 want them.
///
/// What clients in use need beyond the letter: no METHOD (it would ask for an ORGANIZER), VEVENT only,
/// whole days without a time zone, exactly one VALARM in each event and that last, `X-WR-CALNAME` and
/// `X-PUBLISHED-TTL` beside the newer NAME and REFRESH-INTERVAL. The same feed gives the same bytes.
package func iCalendarBytes(of feed: CalendarFeed) -> [UInt8] {
  var lines = ContentLines(capacity: 1024 + feed.events.reduce(0) { $0 + $1.bytes.count })
  lines.write("BEGIN", plain: "VCALENDAR")
  lines.write("VERSION", plain: "2.0")
  lines.write("PRODID", plain: "-//Governance portal//Review calendar//\(feed.language.uppercased())")
  lines.write("CALSCALE", plain: "GREGORIAN")
  lines.write("NAME", text: feed.name)
  lines.write("X-WR-CALNAME", text: feed.name)
  lines.write("DESCRIPTION", text: feed.description)
  if let page = feed.page { lines.write("URL;VALUE=URI", plain: page) }
  if let source = feed.source { lines.write("SOURCE;VALUE=URI", plain: source) }
  lines.write("REFRESH-INTERVAL;VALUE=DURATION", plain: "P1D")
  lines.write("X-PUBLISHED-TTL", plain: "P1D")
  lines.write("COLOR", plain: "darkslateblue")
  for event in feed.events { lines.write(event) }
  lines.write("END", plain: "VCALENDAR")
  return lines.bytes
}

/// An entry as its feeds hold it: those of the portal, of its council, post, body and policy. Written once for
/// all of them.
package struct WrittenEvent: Sendable {
  let day: Day
  private let lines: Shared<Lines>

  private struct Lines: Sendable {
    let uid: String
    let bytes: [UInt8]
  }

  var uid: String { lines.value.uid }
  fileprivate var bytes: [UInt8] { lines.value.bytes }

  package init(_ event: CalendarEvent) {
    day = event.day
    var written = ContentLines(capacity: 1024)
    written.write(event)
    // No larger than it is: a portal holds tens of thousands of them.
    lines = Shared(Lines(uid: event.uid, bytes: Array(written.bytes[...])))
  }
}

/// Content lines: `NAME:value`, folded, ended by CRLF.
private struct ContentLines {
  private(set) var bytes: [UInt8] = []

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  mutating func write(_ event: WrittenEvent) { bytes += event.bytes }

  mutating func write(_ event: CalendarEvent) {
    write("BEGIN", plain: "VEVENT")
    write("UID", text: event.uid)
    // Without a METHOD this is the last time the entry was revised (RFC 5545 §3.8.7.2).
    let stamp = "\(Self.date(event.modified))T000000Z"
    write("DTSTAMP", plain: stamp)
    write("LAST-MODIFIED", plain: stamp)
    write("SEQUENCE", plain: String(event.sequence))
    write("DTSTART;VALUE=DATE", plain: Self.date(event.day))
    write("DTEND;VALUE=DATE", plain: Self.date(event.day.adding(days: 1)))
    if let until = event.monthlyUntil {
      write("RRULE", plain: "FREQ=MONTHLY;UNTIL=\(Self.date(until));BYDAY=1TU")
    }
    write("SUMMARY", text: event.summary)
    write("DESCRIPTION", text: event.description)
    if let page = event.page { write("URL;VALUE=URI", plain: page) }
    write("CATEGORIES", text: event.category)
    write(lines: event.isCancelled ? "STATUS:CANCELLED\r\n" : "STATUS:CONFIRMED\r\n")
    write(lines: "TRANSP:TRANSPARENT\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\n")
    write("DESCRIPTION", text: event.summary)
    // Fifteen hours before midnight: nine in the morning of the day before.
    write(lines: "TRIGGER:-PT15H\r\nEND:VALARM\r\nEND:VEVENT\r\n")
  }

  /// Whole lines as written in the program.
  private mutating func write(lines: StaticString) {
    lines.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// A value of the type TEXT (RFC 5545 §3.3.11).
  mutating func write(_ name: StaticString, text: String) {
    let start = begin(name)
    var text = text
    text.withUTF8 { text in
      var plain = 0
      while let index = text[plain...].firstIndex(where: { !Self.isPlainText($0) }) {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[plain..<index]))
        escape(text[index], afterReturn: index > 0 && text[index - 1] == 0x0D)
        plain = index + 1
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[plain...]))
    }
    end(from: start)
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

  private static func isPlainText(_ byte: UInt8) -> Bool {
    isPrinted(byte) && byte != UInt8(ascii: "\\") && byte != UInt8(ascii: ";") && byte != UInt8(ascii: ",")
  }

  /// A value that has nothing to escape; line ends and other control characters are left out all the same,
  /// so that no value can begin a line of its own.
  mutating func write(_ name: StaticString, plain: String) {
    let start = begin(name)
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

  /// Gives where the line starts.
  private mutating func begin(_ name: StaticString) -> Int {
    let start = bytes.count
    name.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: ":"))
    return start
  }

  private mutating func end(from start: Int) {
    if bytes.count - start > 75 { fold(from: start) }
    bytes.append(0x0D)
    bytes.append(0x0A)
  }

  /// Folds after 75 octets at the most, never inside a UTF-8 sequence (RFC 5545 §3.1). The space that begins
  /// a continuation counts.
  private mutating func fold(from start: Int) {
    let line = Array(bytes[start...])
    bytes.removeSubrange(start...)
    var start = 0
    var room = 75
    while line.count - start > room {
      var end = start + room
      while line[end] & 0xC0 == 0x80 { end -= 1 }
      bytes.append(contentsOf: line[start..<end])
      bytes.append(contentsOf: [0x0D, 0x0A, UInt8(ascii: " ")])
      start = end
      room = 74
    }
    bytes.append(contentsOf: line[start...])
  }

  /// `20261006`.
  private static func date(_ day: Day) -> String {
    let (year, month, number) = day.components
    return String(year * 10_000 + month * 100 + number)
  }
}
