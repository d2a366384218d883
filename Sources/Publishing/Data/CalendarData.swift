import Governance
import SourceText

/// `api/calendar.json`: every review that is ahead or has passed, as of one day, and the next day on which a page
/// changes by itself. Addresses are paths below the site; a date is as precise as its source, and `from` and `to`
/// are its first and its last day.
extension Edition {
  func calendarData() -> SiteFile {
    let entries = schedule.scheduled.map(\.entry) + schedule.unscheduled
    var json = JSONWriter()
    json.object { json in
      json.field("$schema", addresses.schema(of: addresses.calendarData).relative(to: addresses.calendarData))
      json.field("as_of", asOf.date)
      json.field("next_change", nextChange?.date)
      json.field("lead_months", portal.leadMonths)
      json.name("reviews")
      json.lines(entries) { write($1, to: &$0) }
    }
    json.mark("\n")
    return SiteFile(path: addresses.calendarData.file, content: .bytes(json.finish()))
  }

  private func write(_ entry: PolicyEntry, to json: inout JSONWriter) {
    let feed = feed(addresses.policyFeed(entry.policy.slug, of: entry.councilSlug))
    json.object { json in
      json.field("council", entry.councilSlug)
      json.field("policy", entry.policy.slug)
      json.field("title", entry.version.title)
      json.field("address", entry.address)
      json.field("state", entry.state.attribute)
      json.field("due", entry.due)
      json.field("from", entry.due?.earliest.date)
      json.field("to", entry.due?.latest.date)
      json.field("lead_officer", entry.version.leadOfficer)
      json.field("approving_body", entry.version.approvingBody)
      json.field("feed", feed)
    }
  }
}
