import Governance
import SourceText

/// `api/calendar.json`: every review that is ahead or has passed, as of one day, and the next day on which a page
/// changes by itself. Addresses are paths below the site; a date is as precise as its source, and `from` and `to`
/// are its first and its last day.
extension Edition {
  func calendarData() -> SiteFile {
    let entries = schedule.scheduled.map(\.entry) + schedule.unscheduled
    let text = """
      {"as_of": \(jsonString(asOf.date.iso)), "next_change": \(quoted(nextChange?.date.iso)), \
      "lead_months": \(portal.leadMonths), "reviews": [
      \(entries.map(row).joined(separator: ",\n"))
      ]}

      """
    return SiteFile(path: addresses.calendarData.file, content: .bytes(Array(text.utf8)))
  }

  private func row(of entry: PolicyEntry) -> String {
    let facts = entry.version.facts
    let feed = addresses.policyFeed(entry.policy.slug, of: entry.councilSlug)
    return "{\"council\": \(jsonString(entry.councilSlug)), \"policy\": \(jsonString(entry.policy.slug)), "
      + "\"title\": \(jsonString(entry.version.title)), \"address\": \(jsonString("/" + entry.address.path)), "
      + "\"state\": \(jsonString(entry.state.attribute)), \"due\": \(quoted(entry.due?.iso)), "
      + "\"from\": \(quoted(entry.due?.earliest.date.iso)), \"to\": \(quoted(entry.due?.latest.date.iso)), "
      + "\"lead_officer\": \(quoted(facts.leadOfficer)), \"approving_body\": \(quoted(facts.approvingBody)), "
      + "\"feed\": \(quoted(self.feed(feed).map { "/" + $0.path }))}"
  }

  private func quoted(_ text: String?) -> String { text.map(jsonString) ?? "null" }
}
