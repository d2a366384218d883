import Governance
import Templating

/// The bytes of a feed as RFC 5545 and RFC 7986 want them.
///
/// What clients in use need beyond the letter: no METHOD (it would ask for an ORGANIZER), VEVENT only,
/// whole days without a time zone, exactly one VALARM in each event and that last, `X-WR-CALNAME` and
/// `X-PUBLISHED-TTL` beside the newer NAME and REFRESH-INTERVAL. The same feed gives the same bytes.
package func iCalendarBytes(of feed: CalendarFeed, from books: [EventBook]) -> [UInt8] {
  var bytes = ByteRoom(capacity: 2048 + feed.events.reduce(0) { $0 + $1.bytes.count })
  bytes.write(feed)
  var rest = feed.events[...]
  while let book = rest.first?.book {
    let run = rest.prefix { $0.book == book }
    books[book].write(run, to: &bytes)
    rest = rest[run.endIndex...]
  }
  ("END:VCALENDAR\r\n" as StaticString).withUTF8Buffer { bytes.append($0) }
  return bytes.finish()
}

extension ByteRoom {
  /// Lends `body` room for lines of a calendar, the values of which have so many bytes together.
  @inline(__always)
  mutating func write(valuesOf count: Int, _ body: (inout ContentPen) -> Void) {
    // More than the names of the properties of any component take here, and all that is the same in every feed.
    append(atMost: 1024 + ContentPen.mostRoom(forValues: count)) { place in
      var pen = ContentPen(place: place)
      body(&pen)
      return pen.count
    }
  }

  /// What stands before the entries (RFC 5545 §3.6).
  fileprivate mutating func write(_ feed: borrowing CalendarFeed) {
    let (page, source) = (feed.page, feed.source)
    let values = 2 * feed.name.utf8.count + feed.description.utf8.count + feed.language.utf8.count
    write(valuesOf: values + (page?.utf8.count ?? 0) + (source?.utf8.count ?? 0)) { pen in
      pen.write("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
      pen.write("PRODID:-//Governance portal//Review calendar//", plain: feed.language.uppercased())
      pen.write("CALSCALE:GREGORIAN\r\n")
      pen.write("NAME:", text: feed.name)
      pen.write("X-WR-CALNAME:", text: feed.name)
      pen.write("DESCRIPTION:", text: feed.description)
      if let page { pen.write("URL;VALUE=URI:", plain: page) }
      if let source { pen.write("SOURCE;VALUE=URI:", plain: source) }
      pen.write("REFRESH-INTERVAL;VALUE=DURATION:P1D\r\nX-PUBLISHED-TTL:P1D\r\nCOLOR:darkslateblue\r\n")
    }
  }

  /// An entry (RFC 5545 §3.6.1).
  mutating func write(_ event: borrowing CalendarEvent) {
    let subject = event.subject
    let values = event.uid.utf8.count + 2 * event.summary.utf8.count + subject.lines.count
    write(valuesOf: values) { pen in
      pen.write("BEGIN:VEVENT\r\n")
      pen.write("UID:", text: event.uid)
      // Without a METHOD this is the last time the entry was revised (RFC 5545 §3.8.7.2).
      pen.write("DTSTAMP:")
      pen.write(event.modified)
      pen.write("T000000Z\r\nLAST-MODIFIED:")
      pen.write(event.modified)
      pen.write("T000000Z\r\n")
      pen.write("SEQUENCE:", plain: String(event.sequence))
      pen.write("DTSTART;VALUE=DATE:")
      pen.write(event.day)
      pen.write("\r\nDTEND;VALUE=DATE:")
      pen.write(event.day.adding(days: 1))
      pen.write("\r\n")
      if let until = event.monthlyUntil {
        pen.write("RRULE:FREQ=MONTHLY;UNTIL=")
        pen.write(until)
        pen.write(";BYDAY=1TU\r\n")
      }
      pen.write("SUMMARY:", text: event.summary)
      pen.write(subject.lines)
      pen.write(event.isCancelled ? "STATUS:CANCELLED\r\n" : "STATUS:CONFIRMED\r\n")
      pen.write("TRANSP:TRANSPARENT\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\n")
      pen.write("DESCRIPTION:", text: event.summary)
      // Fifteen hours before midnight: nine in the morning of the day before.
      pen.write("TRIGGER:-PT15H\r\nEND:VALARM\r\nEND:VEVENT\r\n")
    }
  }
}

/// The content lines of what several entries say alike.
func contentLines(description: String, page: String?, category: String) -> [UInt8] {
  var lines = ByteRoom()
  lines.write(valuesOf: description.utf8.count + (page?.utf8.count ?? 0) + category.utf8.count) { pen in
    pen.write("DESCRIPTION:", text: description)
    if let page { pen.write("URL;VALUE=URI:", plain: page) }
    pen.write("CATEGORIES:", text: category)
  }
  return lines.finish()
}
