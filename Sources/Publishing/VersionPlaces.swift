package import Governance
import Markup
import SourceText

/// Where each version of a policy stands on the site: at the policy's own address, or below it.
package struct VersionPlace: Sendable {
  package var version: Version { _read { yield shared.value } }
  private let shared: Shared<Version>
  /// `nil` for a version without a date.
  package let address: Address?
  /// The one at the policy's own address; its own only leads there.
  package let isShown: Bool

  init(_ version: Version, at address: Address?, isShown: Bool) {
    shared = Shared(version)
    self.address = address
    self.isShown = isShown
  }
}

/// An address that leads to another.
package struct Redirect: Sendable, Equatable {
  package let from: Address
  package let to: Address
  /// What moved for good; not what changes when another text takes effect.
  package let isLasting: Bool
}

/// What decides where the versions of a policy stand.
struct Standing {
  let policy: Policy
  /// The policy's own address, and where the text that is shown stands.
  let home: Address
  let address: Address
  /// The file of the text that is shown.
  let shown: String
  /// Every address that the policy has had, below the root of the tree.
  let published: Set<String>
  let root: String

  /// The versions of a policy that the public may know of, oldest first, each with the status that it has
  /// on the edition's day. The second of one date has `.2` behind it.
  func places(_ addresses: Addresses, _ options: PublishingOptions) -> [VersionPlace] {
    var uses: [String: Int] = [:]
    return policy.versions.filter { $0.status != .draft || options.includesDrafts }.map { version in
      let name = policy.addressName(of: version).map { name in
        uses[name, default: 0] += 1
        let use = uses[name, default: 1]
        return use == 1 ? name : "\(name).\(use)"
      }
      let status = policy.status(of: version, on: options.asOf)
      var current = version
      // Nearly always it is the one that the text has, and nothing is copied.
      if current.status != status { current.status = status }
      return VersionPlace(
        current, at: name.map { addresses.version($0, of: home) },
        isShown: version.path == shown)
    }
  }

  func redirects(_ places: [VersionPlace], _ council: String, _ addresses: Addresses) -> [Redirect] {
    func leading(to place: VersionPlace) -> Address {
      place.isShown ? address : place.address ?? address
    }
    var list = places.filter(\.isShown).compactMap(\.address)
      .map { Redirect(from: $0, to: address, isLasting: false) }
    list.append(Redirect(from: home, to: address, isLasting: false))
    for place in places {
      list += formerAddresses(of: place, among: places)
        .map { Redirect(from: $0, to: leading(to: place), isLasting: false) }
    }
    for slug in policy.formerSlugs {
      let old = addresses.policy(slug, of: council)
      list.append(Redirect(from: old, to: address, isLasting: true))
      for place in places {
        guard let address = place.address else { continue }
        let name = address.path.dropFirst(home.path.count)
        list.append(
          Redirect(from: Address(old.path + name), to: leading(to: place), isLasting: !place.isShown))
      }
    }
    return list.filter { $0.from != $0.to }
  }

  /// Where a version stood while its date was less precise: `2023-03/`, before the day was found out. Told from
  /// what was published, where only one version can be meant.
  private func formerAddresses(of place: VersionPlace, among places: [VersionPlace]) -> [Address] {
    guard let name = place.address?.parts.last else { return [] }
    let coarser = published.map { Address(root + $0) }.filter { old in
      old.parts.last.map { isName(name, finerThan: $0) } ?? false
    }
    // Hardly any policy has one.
    if coarser.isEmpty { return [] }
    let names = places.compactMap { $0.address?.parts.last }
    return coarser.filter { old in
      guard let oldName = old.parts.last, old.parts.count > home.parts.count else { return false }
      return !names.contains(oldName) && names.count { isName($0, finerThan: oldName) } == 1
    }.sorted { $0.path < $1.path }
  }

  /// `2023-03-14` is finer than `2023-03`.
  private func isName(_ name: Substring, finerThan other: Substring) -> Bool {
    name.utf8.starts(with: other.utf8) && name.utf8.dropFirst(other.utf8.count).first == UInt8(ascii: "-")
  }
}

extension PolicyEntry {
  /// Every path at which something of a policy answers: its own, those of its versions, those that lead there.
  var answeringPaths: Set<String> {
    Set([address.path] + places.compactMap(\.address?.path) + redirects.map(\.from.path))
  }
}

extension Edition {
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
