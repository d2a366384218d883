import Governance

/// A law with everything that cites it on the edition's day.
struct CitedLaw {
  /// A place in the law, or the law as a whole.
  struct Place {
    let provision: Provision?
    var citations: [Citation]
  }

  /// A policy with the places of its text that cite the law there.
  struct Citation {
    let policy: PolicyEntry
    var places: [PassagePlace]
  }

  let law: LawCitation.Law
  /// Official where the list of laws has it, else as the first text prints it.
  let title: String
  /// Its fragment on the page: `ukpga-1972-70`.
  let id: String
  /// The law as a whole, then its provisions in the order of their numbers.
  var places: [Place]
}

/// The laws that texts in force or on their way cite, by title. What is withdrawn or removed cites nothing
/// any more.
func citedLaws(in edition: Edition) -> [CitedLaw] {
  var laws: [String: CitedLaw] = [:]
  for policy in edition.policies where ![.withdrawn, .removed].contains(policy.version.status) {
    let references = edition.references.references(of: policy.version)
    let cited = references.compactMap { reference -> (citation: LawCitation, address: String)? in
      if case .law(let citation) = reference.target { (citation, reference.standsIn) } else { nil }
    }
    if cited.isEmpty { continue }
    var places: [String: PassagePlace] = [:]
    policy.version.forEachPassage { place, _ in places[place.address] = place }
    for (citation, address) in cited {
      let (title, id) = edition.name(of: citation.law)
      laws[id, default: CitedLaw(law: citation.law, title: title, id: id, places: [])]
        .add(citation.provision, policy, places[address])
    }
  }
  return laws.values.map { law in
    var law = law
    law.places.sort { isBefore($0.provision, $1.provision) }
    return law
  }.sorted { (lawTitleKey($0.title), $0.id) < (lawTitleKey($1.title), $1.id) }
}

extension CitedLaw {
  fileprivate mutating func add(_ provision: Provision?, _ policy: PolicyEntry, _ place: PassagePlace?) {
    guard let place else { return }
    let index: Int
    if let known = places.firstIndex(where: { $0.provision == provision }) {
      index = known
    } else {
      index = places.count
      places.append(Place(provision: provision, citations: []))
    }
    let last = places[index].citations.indices.last
    if let last, places[index].citations[last].policy.address == policy.address {
      if !places[index].citations[last].places.contains(place) {
        places[index].citations[last].places.append(place)
      }
    } else {
      places[index].citations.append(Citation(policy: policy, places: [place]))
    }
  }
}

extension Edition {
  /// What a law is called on pages, and its fragment.
  fileprivate func name(of law: LawCitation.Law) -> (title: String, id: String) {
    switch law {
    case .numbered(let number):
      let id = "\(number.series.rawValue)-\(number.year)-\(number.number)"
      let title = legislation.enactment(number)?.title ?? number.citation
      return (title.hasPrefix("The ") ? String(title.dropFirst(4)) : title, id)
    case .titled(let title):
      return (title, lawTitleKey(title).split(separator: " ").joined(separator: "-"))
    }
  }
}

/// Sections before parts and schedules, each in the order of their numbers; the law as a whole first.
private func isBefore(_ one: Provision?, _ other: Provision?) -> Bool {
  guard let one else { return other != nil }
  guard let other else { return false }
  for (a, b) in zip(one.steps, other.steps) {
    let (unit, otherUnit) = (rank(a.unit), rank(b.unit))
    if unit != otherUnit { return unit < otherUnit }
    for (number, otherNumber) in zip(a.numbers, b.numbers) where number != otherNumber {
      return isBefore(number, otherNumber)
    }
    if a.numbers.count != b.numbers.count { return a.numbers.count < b.numbers.count }
  }
  return one.steps.count < other.steps.count
}

private func rank(_ unit: Provision.Unit) -> Int {
  switch unit {
  case .section, .regulation, .article, .rule: 0
  case .part: 1
  case .chapter: 2
  case .schedule: 3
  case .paragraph: 4
  }
}

/// `9` before `10`, `100` before `100A`.
private func isBefore(_ one: String, _ other: String) -> Bool {
  let (a, b) = (one.prefix(while: \.isNumber), other.prefix(while: \.isNumber))
  return (Int(a) ?? 0, one.dropFirst(a.count)) < (Int(b) ?? 0, other.dropFirst(b.count))
}
