import Governance
import SourceText

/// `register.csv`: every policy with what is on record about it, for spreadsheets; one for each council and one for
/// the whole site. Dates are as precise as their sources; an empty cell is what nobody recorded.
extension Edition {
  func registerFiles() -> [SiteFile] {
    let tables = parallelMap(councils) { registerRows(of: $0) }
    var head = CSVText()
    head.addRow(registerColumns.map(\.name))
    func file(_ address: Address, _ rows: [UInt8]) -> SiteFile {
      SiteFile(path: address.file, content: .bytes(CSVText.byteOrderMark + head.rows + rows))
    }
    let whole = file(addresses.registerFile, tables.flatMap { $0 })
    if portal.isSingleCouncil { return [whole] }
    return zip(councils, tables).map { file(addresses.registerFile(of: $0.council.slug), $1) } + [whole]
  }

  private func registerRows(of entry: CouncilEntry) -> [UInt8] {
    var table = CSVText()
    for policy in entry.policiesOnRecord {
      let line = RegisterLine(
        entry: policy, facts: AuditFacts(policy, of: entry.council, on: asOf), council: entry.council,
        asOf: asOf, page: addresses.absolute(policy.address) ?? "/" + policy.address.path)
      table.addRow(registerColumns.map { $0.value(line) ?? "" })
    }
    return table.rows
  }
}

private struct RegisterLine {
  let entry: PolicyEntry
  let facts: AuditFacts
  let council: Council
  let asOf: Day
  let page: String

  var version: Version { _read { yield entry.version } }

  /// As people know it; a body that is not declared stands under its slug.
  func body(_ slug: String?) -> String? {
    slug.map { slug in council.bodies.first { $0.slug == slug }?.name ?? slug }
  }
}

/// The names are those of the front matter where there is one.
private let registerColumns: [(name: String, value: @Sendable (RegisterLine) -> String?)] = [
  ("as_of", { $0.asOf.date.iso }),
  ("council", { $0.council.name }),
  ("policy", { $0.entry.policy.slug }),
  ("title", { $0.version.title }),
  ("kind", { $0.version.kind?.rawValue }),
  ("reference", { $0.version.facts.reference }),
  ("status", { $0.version.status.rawValue }),
  ("adopted", { $0.version.dates.adopted?.date.iso }),
  ("adopted_by", { $0.body($0.version.dates.adopted?.body) }),
  ("minute", { $0.version.dates.adopted?.minute }),
  ("minute_url", { $0.version.dates.adopted?.url }),
  ("effective", { $0.version.dates.effective?.iso }),
  ("ended", { $0.version.ending?.date?.iso }),
  ("ended_minute", { $0.version.ending?.minute }),
  ("first_published", { $0.facts.firstPublished?.date.iso }),
  ("last_review", { $0.facts.lastReview?.date.iso }),
  ("last_review_outcome", { $0.facts.lastReview?.outcome?.rawValue }),
  ("last_review_by", { $0.body($0.facts.lastReview?.body) }),
  ("last_review_minute", { $0.facts.lastReview?.minute }),
  ("next_review", { $0.entry.hasReview ? $0.entry.due?.iso : nil }),
  ("next_review_state", { $0.entry.hasReview ? $0.entry.state.attribute : nil }),
  ("lead_officer", { $0.entry.leadOfficer?.title }),
  ("year_end", { $0.asOf.lastYearEnd.date.iso }),
  ("in_force_at_year_end", { $0.facts.force.rawValue }),
  ("page", { $0.page }),
]
