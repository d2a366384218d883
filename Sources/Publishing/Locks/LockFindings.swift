/// Holds an edition against what has been published before: every address still answers, and the words of
/// every published version are the same or their change is told.

import Governance
import Markup
import SourceText

func lockFindings(of edition: Edition, _ hashes: WordsHashes) -> [Finding] {
  edition.councils.flatMap { entry in
    lostAddresses(of: entry, in: edition) + changedTexts(of: entry, on: edition.asOf, hashes)
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

private func changedTexts(of entry: CouncilEntry, on day: Day, _ hashes: WordsHashes) -> [Finding] {
  entry.policies.flatMap { policy in
    let record = entry.council.lock.policies[policy.policy.firstSlug]
    return policy.publishedTexts(on: day).compactMap { version in
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
