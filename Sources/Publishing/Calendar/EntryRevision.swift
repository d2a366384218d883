import Governance

/// Numbers the revisions of a calendar entry: SEQUENCE and LAST-MODIFIED grow when something that the entry says
/// has changed since it was published last, and only then (RFC 5545 §3.8.7.4). What was published last comes
/// from the council's lock and what is published now goes there, so that a build without a change has the same
/// bytes on whatever day.
func revised(
  _ event: consuming CalendarEvent, about date: PartialDate, cancelled: Day? = nil,
  since last: PublicationLock.Entry?, in edition: borrowing Edition
) -> (event: CalendarEvent, entry: PublicationLock.Entry) {
  let day = edition.asOf
  event.isCancelled = cancelled != nil
  let content = contentHash(of: event)
  if let last {
    // In another language it says the same with other words.
    let isSame = last.content == content || !edition.isOriginal
    event.sequence = isSame ? last.sequence : last.sequence + 1
    // A build for an earlier day does not turn the clock back.
    event.modified = isSame ? last.modified : max(last.modified, day)
  }
  let entry = PublicationLock.Entry(
    sequence: event.sequence, modified: event.modified, date: date, content: content, cancelled: cancelled)
  return (event, entry)
}

/// Everything that a subscriber sees of it.
private func contentHash(of event: borrowing CalendarEvent) -> UInt64 {
  var hash = ContentHash()
  hash.add(event.summary)
  hash.add(event.subject.description)
  hash.add(event.subject.page ?? "")
  hash.add(event.subject.category)
  hash.add(String(event.day.number))
  hash.add(String(event.monthlyUntil?.number ?? 0))
  hash.add(event.isCancelled ? "1" : "0")
  return hash.value
}
