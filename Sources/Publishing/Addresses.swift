/// Every address of the site, in one place: they are printed in minutes and never break.
///
/// A portal of one council leaves the council's part out, except that its policies stand under
/// `policies/`. Slugs come in, addresses go out; whether there is anything at an address is for others
/// to know.
///
/// A class that never changes, so that to hand it round counts one reference.
package final class Addresses: Sendable {
  package let isSingleCouncil: Bool
  /// Where the site will stand, with a `/` at its end.
  package let baseURL: String?
  /// The folder of the tree: empty for the portal's own language, `cy/` for Welsh beside it.
  package let root: String

  package init(isSingleCouncil: Bool, baseURL: String?, root: String = "") {
    self.isSingleCouncil = isSingleCouncil
    self.baseURL = baseURL
    self.root = root
    home = Address(root)
    policies = Address(root + "policies/")
    calendar = Address(root + "calendar/")
    search = Address(root + "search/")
    legislation = Address(root + "legislation/")
    registerFile = Address(root + "register.csv")
    calendarFeed = Address(root + "calendar/reviews.ics")
    changes = Address(root + "changes.atom")
    notFound = Address(root + "404.html")
  }

  package let home: Address
  package let policies: Address
  package let calendar: Address
  package let search: Address
  package let legislation: Address
  /// What is on record about every policy of every council.
  package let registerFile: Address
  package let calendarFeed: Address
  package let changes: Address
  package let notFound: Address

  // What all languages have in common stands once, outside their trees.

  package let calendarData = Address("api/calendar.json")
  package let policyData = Address("api/policies.json")
  package let clauseData = Address("api/clauses.json")
  package let sitemap = Address("sitemap.xml")
  package let robots = Address("robots.txt")

  package let redirects = Address("_redirects")

  package func asset(_ name: String) -> Address { Address("assets/\(name)") }

  /// A file in the council's folder: `attachments/minutes.pdf`.
  package func attachment(_ path: String, of council: String) -> Address {
    Address((isSingleCouncil ? "" : "\(council)/") + path)
  }

  /// What a file of data holds, as JSON Schema: `api/policies.schema.json`.
  package func schema(of data: Address) -> Address {
    Address("api/\(data.parts.last?.dropLast(".json".count) ?? "").schema.json")
  }

  /// What changed at one council; in a portal of one council that is the whole.
  package func changes(of council: String) -> Address { Address("\(folder(of: council))changes.atom") }

  package func calendar(year: Int) -> Address { Address("\(calendar.path)\(year)/") }

  /// A council's part of the calendar; in a portal of one council it is the whole.
  package func councilCalendar(_ slug: String) -> Address { Address("\(folder(of: slug))calendar/") }

  /// What falls due before each of a council's meetings.
  package func meetings(of council: String) -> Address { Address("\(folder(of: council))meetings/") }

  /// What an auditor asks of a council's policies.
  package func audit(of council: String) -> Address { Address("\(folder(of: council))audit/") }

  /// The same for spreadsheets; in a portal of one council it is that of the whole site.
  package func registerFile(of council: String) -> Address { Address("\(folder(of: council))register.csv") }

  package func policies(by order: PolicyOrder) -> Address {
    switch order {
    case .title: policies
    case .kind: Address(policies.path + "by-kind/")
    case .status: Address(policies.path + "by-status/")
    case .leadOfficer: Address(policies.path + "by-lead-officer/")
    }
  }

  /// A plain page of the portal itself: `about/`.
  package func page(_ slug: String) -> Address { Address("\(root)\(slug)/") }

  package func council(_ slug: String) -> Address { Address(folder(of: slug)) }

  package func councilFeed(_ slug: String) -> Address { Address("\(folder(of: slug))reviews.ics") }

  package func postFeed(_ slug: String, of council: String) -> Address {
    Address("\(folder(of: council))posts/\(slug).ics")
  }

  package func councilPage(_ page: String, of council: String) -> Address {
    Address("\(folder(of: council))pages/\(page)/")
  }

  /// What a post leads and where it is named.
  package func post(_ slug: String, of council: String) -> Address {
    Address("\(folder(of: council))posts/\(slug)/")
  }

  /// What a body approves and decided.
  package func body(_ slug: String, of council: String) -> Address {
    Address("\(folder(of: council))bodies/\(slug)/")
  }

  package func bodyFeed(_ slug: String, of council: String) -> Address {
    Address("\(folder(of: council))bodies/\(slug).ics")
  }

  package func policy(_ slug: String, of council: String) -> Address {
    Address("\(isSingleCouncil ? policies.path : folder(of: council))\(slug)/")
  }

  /// A version of a policy, by the name of `Version.addressName`: `farnham/complaints/2023-03/`.
  package func version(_ name: String, of policy: Address) -> Address { Address("\(policy.path)\(name)/") }

  /// Which version counted from when to when, for programs.
  package func versionList(of policy: Address) -> Address { Address("\(policy.path)versions.json") }

  package func policyFeed(_ slug: String, of council: String) -> Address {
    Address("\(policy(slug, of: council).path)reviews.ics")
  }

  package func absolute(_ address: Address) -> String? {
    baseURL.map { address.absolute(below: $0) }
  }

  private func folder(of council: String) -> String { isSingleCouncil ? root : "\(root)\(council)/" }

  /// The same page in the tree of another language.
  package func address(_ address: Address, in tree: Addresses) -> Address {
    Address(tree.root + address.path.dropFirst(root.utf8.count), fragment: address.fragment)
  }
}
