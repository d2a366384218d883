import Governance

/// The bytes of a feed as RFC 5545 and RFC 7986 want them.
///
/// What clients in use need beyond the letter: no METHOD (it would ask for an ORGANIZER), VEVENT only,
/// whole days without a time zone, exactly one VALARM in each event and that last, `X-WR-CALNAME` and
/// `X-PUBLISHED-TTL` beside the newer NAME and REFRESH-INTERVAL. The same feed gives the same bytes.
package func iCalendarBytes(of feed: CalendarFeed, from books: [EventBook]) -> [UInt8] {
  var lines = ContentLines(capacity: 1024 + feed.events.reduce(0) { $0 + $1.bytes.count })
  lines.write("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
  lines.write("PRODID:-//Governance portal//Review calendar//", plain: feed.language.uppercased())
  lines.write("CALSCALE:GREGORIAN\r\n")
  lines.write("NAME:", text: feed.name)
  lines.write("X-WR-CALNAME:", text: feed.name)
  lines.write("DESCRIPTION:", text: feed.description)
  if let page = feed.page { lines.write("URL;VALUE=URI:", plain: page) }
  if let source = feed.source { lines.write("SOURCE;VALUE=URI:", plain: source) }
  lines.write("REFRESH-INTERVAL;VALUE=DURATION:P1D\r\nX-PUBLISHED-TTL:P1D\r\nCOLOR:darkslateblue\r\n")
  var rest = feed.events[...]
  while let book = rest.first?.book {
    let run = rest.prefix { $0.book == book }
    books[book].write(run, to: &lines)
    rest = rest[run.endIndex...]
  }
  lines.write("END:VCALENDAR\r\n")
  return lines.bytes
}

extension ContentLines {
  /// An entry (RFC 5545 §3.6.1).
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
}

/// The content lines of what several entries say alike.
func contentLines(description: String, page: String?, category: String) -> [UInt8] {
  var lines = ContentLines(capacity: 512)
  lines.write("DESCRIPTION:", text: description)
  if let page { lines.write("URL;VALUE=URI:", plain: page) }
  lines.write("CATEGORIES:", text: category)
  return lines.bytes
}
