import Governance
import SourceText

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
  let policies = edition.policies.filter { !$0.version.status.hasEnded }
  var names: [LawCitation.Law: (title: String, id: String)] = [:]
  var found: [String: FoundLaw] = [:]
  for policy in policies {
    for (citation, place) in citations(in: policy.version, edition.references) {
      let name = names[citation.law] ?? edition.name(of: citation.law)
      names[citation.law] = name
      found[name.id, default: FoundLaw(law: citation.law, title: name.title)]
        .places[citation.provision, default: []].add(policy, place)
    }
  }
  return found.map { id, law in
    let places = law.places.sorted { isBefore($0.key, $1.key) }
      .map { CitedLaw.Place(provision: $0.key, citations: $0.value) }
    return CitedLaw(law: law.law, title: law.title, id: id, places: places)
  }.sorted { (lawTitleKey($0.title), $0.id) < (lawTitleKey($1.title), $1.id) }
}

/// What `version` says of laws, in the order of the text.
private func citations(
  in version: Version, _ references: References
) -> [(citation: LawCitation, place: PassagePlace)] {
  references.named(by: version).compactMap { reference in
    if case .law(let citation) = reference.target { (citation, reference.place) } else { nil }
  }
}

/// A law while its citations are collected.
private struct FoundLaw {
  let law: LawCitation.Law
  let title: String
  var places: [Provision?: [CitedLaw.Citation]] = [:]
}

extension [CitedLaw.Citation] {
  /// Policies come one after the other, and the places of a policy in the order of its text.
  fileprivate mutating func add(_ policy: PolicyEntry, _ place: PassagePlace) {
    guard let last = indices.last, self[last].policy.address == policy.address else {
      append(CitedLaw.Citation(policy: policy, places: [place]))
      return
    }
    if self[last].places.last != place { self[last].places.append(place) }
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
  let (a, b) = (digits(of: one), digits(of: other))
  return (Int(a) ?? 0, one[a.endIndex...]) < (Int(b) ?? 0, other[b.endIndex...])
}

private func digits(of number: String) -> Substring {
  let isDigit = { (byte: UInt8) in (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
  return number[..<(number.utf8.firstIndex { !isDigit($0) } ?? number.endIndex)]
}
