import Governance
import SourceText

/// `api/policies.json`: every policy with the facts of the text that is shown on one day. `DataSchemas` says what
/// each field means; a fact that the source does not state is `null` or an empty list.
extension Edition {
  func policyData(in editions: [Edition]) -> SiteFile {
    var json = JSONWriter()
    json.object { json in
      json.field("$schema", addresses.schema(of: addresses.policyData).relative(to: addresses.policyData))
      json.field("as_of", asOf.date)
      json.field("title", portal.title)
      json.field("base_url", portal.baseURL)
      if editions.count > 1 { json.field("languages", portal.languages) }
      json.field("councils", councils) { json, entry in
        json.object { Self.write(entry, to: &$0) }
      }
      json.name("policies")
      json.lines(policies) { json, policy in
        policy.write(addresses, policy.translations(in: editions), to: &json)
      }
    }
    json.mark("\n")
    return SiteFile(path: addresses.policyData.file, content: .bytes(json.finish()))
  }

  private static func write(_ entry: CouncilEntry, to json: inout JSONWriter) {
    json.field("council", entry.council.slug)
    json.field("name", entry.council.name)
    json.field("kind", entry.council.kind?.rawValue)
    json.field("website", entry.council.website)
    json.field("address", entry.address)
  }
}

extension PolicyEntry {
  /// The same policy in the editions of other languages, where its text is translated.
  func translations(in editions: [Edition]) -> [(language: String, entry: PolicyEntry)]? {
    guard editions.count > 1 else { return nil }
    return editions.dropFirst().compactMap { edition in
      edition.policy(policy.slug, of: councilSlug).flatMap {
        $0.version.otherLanguage == nil ? (edition.portal.language, $0) : nil
      }
    }
  }

  fileprivate func write(
    _ addresses: Addresses, _ translations: [(language: String, entry: PolicyEntry)]?,
    to json: inout JSONWriter
  ) {
    json.object { json in
      json.field("council", councilSlug)
      json.field("policy", policy.slug)
      json.field("title", version.title)
      json.field("aliases", version.aliases)
      json.field("kind", version.kind?.rawValue)
      json.field("status", version.status.rawValue)
      json.field("address", address)
      json.field("versions", addresses.versionList(of: home))
      json.field("purpose", version.purpose)
      json.field("reference", version.reference)
      json.field("version", version.facts.versionLabel)
      json.field("lead_officer", version.leadOfficer)
      json.field("approving_body", version.approvingBody)
      write(version.dates, to: &json)
      json.field("ended", of: version.ending) { json, ending in
        json.field("date", ending.date)
        json.field("reason", ending.reason)
        json.field("minute", ending.minute)
        json.field("successor", ending.successor)
      }
      json.field("source", version.facts.source?.url)
      json.field("clauses", version.status == .removed ? 0 : version.clauseCount)
      if let translations {
        json.field("translations", translations) { json, translation in
          json.object { json in
            json.field("language", translation.language)
            json.field("title", translation.entry.version.title)
            json.field("address", translation.entry.address)
          }
        }
      }
    }
  }

  private func write(_ dates: Version.Dates, to json: inout JSONWriter) {
    json.field("adopted", of: dates.adopted) { json, adoption in
      json.field("date", adoption.date)
      json.field("body", adoption.body)
      json.field("minute", adoption.minute)
      json.field("url", adoption.url)
    }
    json.field("effective", dates.effective)
    json.field("last_updated", dates.lastUpdated)
    json.field("amendments", dates.amendments) { json, amendment in
      json.object { json in
        json.field("date", amendment.date)
        json.field("kind", amendment.kind?.rawValue)
        json.field("summary", amendment.summary)
        json.field("minute", amendment.minute)
      }
    }
    json.field("reviews", dates.reviews) { json, review in
      json.object { json in
        json.field("date", review.date)
        json.field("outcome", review.outcome?.rawValue)
        json.field("body", review.body)
        json.field("minute", review.minute)
        json.field("until", review.until)
      }
    }
    json.field("review_due", hasReview ? due : nil)
  }
}
