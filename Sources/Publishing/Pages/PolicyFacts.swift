import Governance
import Templating

/// Every fact that a policy's source gives, each as the source gives it, for the list on its page.
///
/// Adopted, effective, updated, reviewed and review due are five different facts and never mixed; a fact
/// that is not given has no row.
enum PolicyFacts {
  static func list(of entry: PolicyEntry, in edition: Edition) -> [TemplateRecord] {
    let bodies = edition.council(entry.councilSlug)?.council.bodies ?? []
    var facts = FactList(entry: entry, words: edition.words, addresses: edition.addresses, bodies: bodies)
    facts.addDates(entry.version.dates)
    facts.addReviews(entry.version.dates, due: entry.due)
    facts.addOthers()
    return facts.rows
  }
}

private struct FactList {
  let entry: PolicyEntry
  let words: Words
  let addresses: Addresses
  let bodies: [Body]
  var rows: [TemplateRecord] = []

  mutating func addDates(_ dates: Version.Dates) {
    if let adopted = dates.adopted {
      add(.factAdopted, decision(adopted.date, adopted.body, adopted.minute, adopted.url))
    }
    add(.factEffective, dates.effective)
    add(.factLastUpdated, dates.lastUpdated)
    for amendment in dates.amendments {
      add(.factAmended, decision(amendment.date, nil, amendment.minute, nil, amendment.summary))
    }
  }

  mutating func addReviews(_ dates: Version.Dates, due: PartialDate?) {
    for review in dates.reviews {
      let until = review.until.map { words(.factUntil, [.date: words.date($0)]) }
      let outcome = [review.outcome.map(words.outcome), until].compactMap { $0 }.joined(separator: " ")
      add(.factReviewed, decision(review.date, review.body, review.minute, nil, outcome))
    }
    add(.factReviewDue, due)
    add(.factReviewCycle, dates.reviewCycle.map(words.cycle))
  }

  mutating func addOthers() {
    let facts = entry.version.facts
    add(.factReasonForUpdate, facts.reasonForUpdate)
    addLeadOfficer(asPrinted: facts.leadOfficerAsPrinted)
    if let body = facts.approvingBody { add(.factApprovingBody, link(toBody: body)) }
    add(.factPublication, facts.publication)
    add(.factReference, facts.reference)
    add(.factVersion, facts.versionLabel)
    if let basis = facts.basedOn {
      let parts = [basis.title, basis.publisher, basis.date.map { words.date($0) }]
      add(.factBasedOn, parts.compactMap { $0 }.joined(separator: ", "))
    }
    add(.factAliases, facts.aliases.isEmpty ? nil : facts.aliases.joined(separator: "; "))
    add(.factContact, facts.contact)
    add(.factLicence, facts.licence)
  }

  /// As the version prints it, leading to the post.
  private mutating func addLeadOfficer(asPrinted printed: String?) {
    guard let post = entry.leadOfficer else { return add(.factLeadOfficer, printed) }
    let address = addresses.post(post.slug, of: entry.councilSlug)
    let language = printed == nil ? post.otherLanguage : entry.version.otherLanguage
    add(.factLeadOfficer, link(to: address, printed ?? post.title, in: language))
  }

  private func link(toBody slug: String) -> [UInt8] {
    let body = bodies.first { $0.slug == slug }
    return link(
      to: addresses.body(slug, of: entry.councilSlug), body?.name ?? slug, in: body?.otherLanguage)
  }

  private func link(to address: Address, _ name: String, in otherLanguage: String?) -> [UInt8] {
    var buffer = HTMLBuffer()
    buffer.markup("<a")
    buffer.attribute("href", address.relative(to: entry.address))
    buffer.markup(">")
    buffer.text(name, in: otherLanguage)
    buffer.markup("</a>")
    return buffer.finish()
  }

  private mutating func add(_ name: Word, _ html: [UInt8]) {
    rows.append(["name": .text(words(name)), "value": .html(html)])
  }

  private mutating func add(_ name: Word, _ date: PartialDate?) {
    if let date { add(name, words.time(date)) }
  }

  private mutating func add(_ name: Word, _ text: String?) {
    guard let text, !text.isEmpty else { return }
    var buffer = HTMLBuffer()
    buffer.text(text, in: entry.version.otherLanguage)
    add(name, buffer.finish())
  }

  private func decision(
    _ date: PartialDate, _ body: String?, _ minute: String?, _ url: String?, _ remark: String = ""
  ) -> [UInt8] {
    words.decision(date, by: body.map(link), minute: minute, url: url, remark)
  }
}

extension Words {
  func outcome(_ outcome: Version.Review.Outcome) -> String {
    switch outcome {
    case .noChange: self(.outcomeNoChange)
    case .minor: self(.outcomeMinor)
    case .revised: self(.outcomeRevised)
    case .deferred: self(.outcomeDeferred)
    }
  }

  func cycle(_ cycle: Version.ReviewCycle) -> String {
    switch cycle {
    case .months(1): self(.cycleMonth)
    case .months(12): self(.cycleYear)
    case .months(let months) where months % 12 == 0: self(.cycleYears, [.count: String(months / 12)])
    case .months(let months): self(.cycleMonths, [.count: String(months)])
    case .annualMeeting: self(.cycleAnnualMeeting)
    case .councilTerm: self(.cycleCouncilTerm)
    }
  }
}
