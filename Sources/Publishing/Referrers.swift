import Governance

/// Who refers to what among the texts that are shown on the edition's day.
package struct Referrers: Sendable {
  /// A reference to a policy or a clause of it.
  struct Referrer: Sendable {
    /// The clause that is named; `nil` for the policy as a whole.
    let clause: String?
    /// Where it is named.
    let from: PolicyEntry
    let standsIn: String
  }

  private var byPolicy: [PolicyName: [Referrer]] = [:]

  init() {}

  /// What is withdrawn or removed refers to nothing any more.
  init(_ councils: [CouncilEntry], _ references: References) {
    if references.inText.isEmpty { return }
    for entry in councils.lazy.flatMap(\.policies)
    where ![.withdrawn, .removed].contains(entry.version.status) {
      let own = PolicyName(entry.policy.slug, of: entry.councilSlug)
      for reference in references.references(of: entry.version) {
        switch reference.target {
        case .clause(let clause):
          // "this clause" names the one in which the reader is.
          if reference.standsIn == clause || reference.standsIn.hasPrefix(clause + ".") { continue }
          add(clause, of: own, from: entry, reference.standsIn)
        case .policy(let policy, let clause): add(clause, of: policy, from: entry, reference.standsIn)
        case .elsewhere, .law: break
        }
      }
    }
  }

  private mutating func add(
    _ clause: String?, of policy: PolicyName, from entry: PolicyEntry, _ standsIn: String
  ) {
    if byPolicy[policy]?.contains(where: {
      $0.clause == clause && $0.standsIn == standsIn && $0.from.address == entry.address
    }) ?? false {
      return
    }
    byPolicy[policy, default: []].append(Referrer(clause: clause, from: entry, standsIn: standsIn))
  }

  func referrers(to policy: PolicyName) -> [Referrer] { byPolicy[policy] ?? [] }
}

extension Edition {
  /// What a reference leads to on the site or out of it; `nil` for what is not published on the edition's day.
  func target(of target: Reference.Target) -> LinkTargets.Target? {
    switch target {
    case .clause(let address): return .fragment(address)
    case .elsewhere(let url): return .external(url)
    case .law(let citation): return .external(webAddress(of: citation))
    case .policy(let name, let clause):
      guard let entry = policy(name) else { return nil }
      let isThere = clause.map { entry.version.addresses().contains($0) } ?? false
      return .address(Address(entry.address.path, fragment: isThere ? clause : nil))
    }
  }

  private func policy(_ name: PolicyName) -> PolicyEntry? {
    councils.first { $0.council.slug == name.council }?.policies.first { $0.policy.slug == name.policy }
  }

  func referenceLinks(of version: Version) -> ReferenceLinks {
    ReferenceLinks(references.references(of: version)) { target(of: $0) }
  }

  /// The clauses of a policy that are named, each with where that is.
  func backlinks(to entry: PolicyEntry, _ links: Links) -> Backlinks {
    if entry.isBesidePolicy { return .none }
    let referrers = referrers.referrers(to: PolicyName(entry.policy.slug, of: entry.councilSlug))
      .filter { $0.clause != nil }
    if referrers.isEmpty { return .none }
    var names = PlaceNames()
    var byClause: [String: [Backlinks.Place]] = [:]
    for referrer in referrers {
      guard let clause = referrer.clause else { continue }
      let isOwn = referrer.from.address == entry.address
      let place = names.name(of: referrer, words)
      let name = isOwn ? place : "\(referrer.from.version.title), \(place)"
      byClause[clause, default: []].append(.init(name: name, link: link(to: referrer, isOwn, links)))
    }
    return Backlinks(byClause)
  }

  /// The other policies that name a policy or a clause of it, each with its places.
  func namingPolicies(of entry: PolicyEntry, _ links: Links) -> [(
    entry: PolicyEntry, places: [Backlinks.Place]
  )] {
    if entry.isBesidePolicy { return [] }
    var policies: [(entry: PolicyEntry, places: [Backlinks.Place])] = []
    var names = PlaceNames()
    for referrer in referrers.referrers(to: PolicyName(entry.policy.slug, of: entry.councilSlug))
    where referrer.from.address != entry.address {
      if policies.last?.entry.address != referrer.from.address { policies.append((referrer.from, [])) }
      let place = Backlinks.Place(
        name: names.name(of: referrer, words), link: link(to: referrer, false, links))
      let last = policies.count - 1
      if !policies[last].places.contains(place) { policies[last].places.append(place) }
    }
    return policies
  }

  private func link(to referrer: Referrers.Referrer, _ isOwn: Bool, _ links: Links) -> String {
    isOwn
      ? "#" + percentEncoded(referrer.standsIn)
      : links.to(Address(referrer.from.address.path, fragment: referrer.standsIn))
  }
}

/// What the places of texts are called, each text read once.
private struct PlaceNames {
  private var byAddress: [String: [String: PassagePlace]] = [:]

  mutating func name(of referrer: Referrers.Referrer, _ words: Words) -> String {
    let path = referrer.from.address.path
    if byAddress[path] == nil {
      var places: [String: PassagePlace] = [:]
      referrer.from.version.forEachPassage { place, _ in places[place.address] = place }
      byAddress[path] = places
    }
    let name = byAddress[path]?[referrer.standsIn].map { words.place($0) } ?? ""
    return name.isEmpty ? referrer.standsIn : name
  }
}
