import Governance
import SourceText

/// Who refers to what among the texts that are shown on the edition's day.
package struct Referrers: Sendable {
  /// A reference to a policy or a clause of it.
  struct Referrer: Sendable {
    /// The clause that is named; `nil` for the policy as a whole.
    let clause: String?
    /// Where it is named.
    let from: PolicyEntry
    let place: PassagePlace
  }

  private var byPolicy: [PolicyName: [Referrer]] = [:]

  /// What is withdrawn or removed refers to nothing any more.
  init(_ councils: [CouncilEntry], _ references: References) {
    if references.inText.isEmpty { return }
    for entry in councils.flatMap(\.policies) where !entry.version.status.hasEnded {
      for use in policyReferences(in: entry, references) {
        byPolicy[use.policy, default: []].append(Referrer(clause: use.clause, from: entry, place: use.place))
      }
    }
  }

  func referrers(to policy: PolicyName) -> [Referrer] { byPolicy[policy] ?? [] }
}

/// A policy, or a clause of it, that a text names, and where.
private struct PolicyReference: Hashable {
  let policy: PolicyName
  let clause: String?
  let place: PassagePlace

  /// Where it is named and what of it tells nearly all apart.
  func hash(into hasher: inout Hasher) {
    hasher.combine(place.address)
    hasher.combine(clause)
  }
}

/// Each once, in the order of the text.
private func policyReferences(in entry: PolicyEntry, _ references: References) -> [PolicyReference] {
  let own = PolicyName(entry.policy.slug, of: entry.councilSlug)
  var seen: Set<PolicyReference> = []
  return references.named(by: entry.version).compactMap { reference in
    let use: PolicyReference
    switch reference.target {
    case .clause(let clause):
      // "this clause" names the one in which the reader is.
      let address = reference.place.address
      if address == clause || address.hasPrefix(clause + ".") { return nil }
      use = PolicyReference(policy: own, clause: clause, place: reference.place)
    case .policy(let policy, let clause):
      use = PolicyReference(policy: policy, clause: clause, place: reference.place)
    case .elsewhere, .law: return nil
    }
    return seen.insert(use).inserted ? use : nil
  }
}

extension Edition {
  /// What a reference leads to on the site or out of it; `nil` for what is not published on the edition's day.
  func target(of target: Reference.Target) -> LinkTargets.Target? {
    switch target {
    case .clause(let address): return .fragment(address)
    case .elsewhere(let url): return .external(url)
    case .law(let citation): return .external(webAddress(of: citation))
    case .policy(let name, let clause):
      guard let entry = policy(name.policy, of: name.council) else { return nil }
      let isThere = clause.map { entry.version.addresses().contains($0) } ?? false
      return .address(entry.address.clause(isThere ? clause : nil))
    }
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
    var byClause: [String: [Backlinks.Place]] = [:]
    for referrer in referrers {
      guard let clause = referrer.clause else { continue }
      let isOwn = referrer.from.address == entry.address
      let place = name(of: referrer)
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
    for referrer in referrers.referrers(to: PolicyName(entry.policy.slug, of: entry.councilSlug))
    where referrer.from.address != entry.address {
      if policies.last?.entry.address != referrer.from.address { policies.append((referrer.from, [])) }
      let place = Backlinks.Place(
        name: name(of: referrer), link: link(to: referrer, false, links))
      let last = policies.count - 1
      if !policies[last].places.contains(place) { policies[last].places.append(place) }
    }
    return policies
  }

  private func name(of referrer: Referrers.Referrer) -> String {
    let name = words.place(referrer.place)
    return name.isEmpty ? referrer.place.address : name
  }

  private func link(to referrer: Referrers.Referrer, _ isOwn: Bool, _ links: Links) -> String {
    isOwn
      ? "#" + percentEncoded(referrer.place.address)
      : links.to(referrer.from.address.clause(referrer.place.address))
  }
}
