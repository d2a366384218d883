package import Governance
import Markup
import SourceText

/// Where each version of a policy stands on the site: at the policy's own address, or below it.
package struct VersionPlace: Sendable {
  package let version: Version
  /// `nil` for a version without a date.
  package let address: Address?
  /// The one at the policy's own address; its own only leads there.
  package let isShown: Bool
}

/// An address that leads to another.
package struct Redirect: Sendable, Equatable {
  package let from: Address
  package let to: Address
  /// What moved for good; not what changes when another text takes effect.
  package let isLasting: Bool
}

extension Edition {
  /// The versions of a policy that the public may know of, oldest first, each with the status that it has
  /// on the edition's day. The second of one date has `.2` behind it.
  package func places(of entry: PolicyEntry) -> [VersionPlace] {
    var uses: [String: Int] = [:]
    return entry.policy.versions.filter { $0.status != .draft || includesDrafts }.map { version in
      let name = entry.policy.addressName(of: version).map { name in
        uses[name, default: 0] += 1
        let use = uses[name, default: 1]
        return use == 1 ? name : "\(name).\(use)"
      }
      var current = version
      current.status = entry.policy.status(of: version, on: asOf)
      return VersionPlace(
        version: current, address: name.map { addresses.version($0, of: entry.home) },
        isShown: version.document.file.path == entry.version.document.file.path)
    }
  }

  /// Every address that only leads to another, for good or for as long as the text there is in force.
  package func redirects(of entry: PolicyEntry) -> [Redirect] {
    let places = places(of: entry)
    func leading(to place: VersionPlace) -> Address {
      place.isShown ? entry.address : place.address ?? entry.address
    }
    var list = places.filter(\.isShown).compactMap(\.address)
      .map { Redirect(from: $0, to: entry.address, isLasting: false) }
    list.append(Redirect(from: entry.home, to: entry.address, isLasting: false))
    for place in places {
      list += formerAddresses(of: place, among: places, of: entry)
        .map { Redirect(from: $0, to: leading(to: place), isLasting: false) }
    }
    for slug in entry.policy.formerSlugs {
      let old = addresses.policy(slug, of: entry.councilSlug)
      list.append(Redirect(from: old, to: entry.address, isLasting: true))
      for place in places {
        guard let address = place.address else { continue }
        let name = address.path.dropFirst(entry.home.path.count)
        list.append(
          Redirect(from: Address(old.path + name), to: leading(to: place), isLasting: !place.isShown))
      }
    }
    return list.filter { $0.from != $0.to }
  }

  /// Where a version stood while its date was less precise: `2023-03/`, before the day was found out. Told from
  /// what was published, where only one version can be meant.
  private func formerAddresses(
    of place: VersionPlace, among places: [VersionPlace], of entry: PolicyEntry
  ) -> [Address] {
    let names = places.compactMap { $0.address?.parts.last }
    guard let name = place.address?.parts.last else { return [] }
    return entry.published.map { Address($0) }.filter { old in
      guard let oldName = old.parts.last, old.parts.count > entry.home.parts.count else { return false }
      let refinement = oldName + "-"
      return !names.contains(oldName) && name.hasPrefix(refinement)
        && names.count { $0.hasPrefix(refinement) } == 1
    }.sorted { $0.path < $1.path }
  }

  /// Every path at which something of a policy answers: its own, those of its versions, those that lead there.
  func answeringPaths(of entry: PolicyEntry) -> Set<String> {
    Set(
      [entry.address.path] + places(of: entry).compactMap(\.address?.path)
        + redirects(of: entry).map(\.from.path))
  }

  /// The pages of versions that are not at the policy's own address.
  func besides(_ entry: PolicyEntry) -> [PolicyEntry] {
    places(of: entry).compactMap { place in
      guard let address = place.address, !place.isShown else { return nil }
      var other = entry
      other.version = place.version
      other.address = address
      other.isBesidePolicy = true
      other.due = nil
      if other.version.facts.leadOfficer != entry.version.facts.leadOfficer { other.leadOfficer = nil }
      return other
    }
  }

  /// Attachments of texts that were taken down or are not yet out, unless another text has them too.
  func hiddenAttachments(of council: CouncilEntry) -> Set<String> {
    var hidden: Set<String> = []
    var shown: Set<String> = []
    for version in council.council.policies.flatMap(\.versions) {
      let files = version.attachments.map(\.file)
      if version.status == .removed || (version.status == .draft && !includesDrafts) {
        hidden.formUnion(files)
      } else {
        shown.formUnion(files)
      }
    }
    return hidden.subtracting(shown)
  }
}
