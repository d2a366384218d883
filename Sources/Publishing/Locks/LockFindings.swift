/// Holds an edition against what has been published before: every address still answers, and the words of
/// every published version are the same or their change is told.

import Governance
import Markup
import SourceText

/// What was published and would not be there any more.
func losses(of editions: [Edition]) -> [Finding] {
  editions[0].councils.flatMap {
    lostAddresses(of: $0, in: editions[0]) + lostLanguages(of: $0, in: editions)
  }
}

/// Published texts with other words than before, which are known once the pages are made.
func changedTexts(of editions: [Edition], _ hashes: WordsHashes) -> [Finding] {
  editions.flatMap { edition in edition.councils.flatMap { changedTexts(of: $0, in: edition, hashes) } }
}

/// Every address of a council stood in the tree of the language as well.
private func lostLanguages(of entry: CouncilEntry, in editions: [Edition]) -> [Finding] {
  let roots = editions.map(\.addresses.root)
  let lock = entry.council.lock
  guard let file = lock.file else { return [] }
  return lock.languages.map { $0 + "/" }.filter { !roots.contains($0) }.sorted().map { root in
    Finding(
      .addressLost, "/\(root) was published, and nothing answers there any more",
      at: Place(file, lock.addressRanges[root]),
      repair: """
        bring `\(root.dropLast())` back into the `languages:` of portal.yml, behind the language in which the portal \
        was published first
        """)
  }
}

private func lostAddresses(of entry: CouncilEntry, in edition: Edition) -> [Finding] {
  let lock = entry.council.lock
  guard let file = lock.file else { return [] }
  let answered = entry.policies.reduce(into: Set<String>()) { $0.formUnion($1.answeringPaths) }
  let published = lock.policies.values.flatMap(\.addresses)
  return published.filter { !answered.contains($0) }.sorted().map { address in
    Finding(
      .addressLost, "/\(address) was published, and nothing answers there any more",
      at: Place(file, lock.addressRanges[address]),
      repair: """
        if the policy was renamed, add its old name to its `former_slugs:`; if not, bring the file back, \
        with `status: withdrawn` or `status: removed` where it is no longer wanted
        """)
  }
}

private func changedTexts(
  of entry: CouncilEntry, in edition: Edition, _ hashes: WordsHashes
) -> [Finding] {
  entry.policies.flatMap { policy in
    let record = entry.council.lock.policies[policy.policy.firstSlug]
    return edition.ownTexts(of: policy).compactMap { version in
      record?.text(of: version, in: policy.policy).flatMap {
        hashes[version] == $0.words ? nil : changedWords(of: version, since: $0)
      }
    }
  }
}

private func changedWords(of version: Version, since published: PublicationLock.Text) -> Finding? {
  guard !version.corrections.contains(where: { $0.date.latest >= published.since }) else {
    return nil
  }
  let day = published.since.date.english
  return Finding(
    .wordsChanged, "the words of this text are not those published on \(day)",
    at: Place(version.document.file),
    repair: """
      for what the council has decided, add a version of its own; for a slip, list it under `corrections:`; \
      to end the policy, put the old words back and write `status: withdrawn`
      """)
}
