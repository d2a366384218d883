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
        version: current, address: name.map { addresses.version($0, of: entry.address) },
        isShown: version.document.file.path == entry.version.document.file.path)
    }
  }

  /// Every address that only leads to another: those of versions in force, and of former names.
  package func redirects(of entry: PolicyEntry) -> [(from: Address, to: Address)] {
    let places = places(of: entry)
    var list = places.filter(\.isShown).compactMap { place in
      place.address.map { (from: $0, to: entry.address) }
    }
    for slug in entry.policy.formerSlugs {
      let old = addresses.policy(slug, of: entry.councilSlug)
      list.append((from: old, to: entry.address))
      for address in places.compactMap(\.address) {
        let name = address.path.dropFirst(entry.address.path.count)
        let place = places.first { $0.address == address }
        list.append((from: Address(old.path + name), to: place?.isShown == true ? entry.address : address))
      }
    }
    return list
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
