/// Finds what the texts of a register name: their own clauses, other policies, laws, the posts of the council.
///
/// In: the register. Out: the references and the posts of every text, in the order of their places, and findings
/// about references that lead nowhere. Nothing is known here of pages and their addresses.

import Markup
package import SourceText

package func findReferences(in register: Register) -> Parsed<References> {
  let frame = ReferenceFrame(register)
  let jobs = register.councils.flatMap { council in
    stride(from: 0, to: council.policies.count, by: runLength).map { start in
      (council: council, policies: start..<min(start + runLength, council.policies.count))
    }
  }
  let runs = parallelMap(jobs, grain: 1) {
    readRun($0.council.policies[$0.policies], of: $0.council, in: frame)
  }
  var references = References()
  var findings: [Finding] = []
  var unknownLaws: Set<String> = []
  for run in runs {
    for text in run {
      let file = text.version.document.file
      if !text.found.references.isEmpty { references.inText[file.path] = text.found.references }
      if !text.found.posts.isEmpty { references.posts[file.path] = text.found.posts }
      findings += text.found.findings
      // A portal without a list of laws does without their numbers, and need not be told at every law.
      for law in text.found.unknownLaws
      where !register.legislation.enactments.isEmpty && unknownLaws.insert(law.title).inserted {
        findings.append(unknownLaw(law.title, at: Place(file, law.range)))
      }
    }
  }
  for (council, texts) in zip(jobs.map(\.council.slug), runs) {
    collect(texts, of: council, into: &references.unpublished, with: frame.grammar)
  }
  references.borrowFromOriginals(register)
  return Parsed(references, findings)
}

/// Adds the titles that nobody published to the council's list, each once however it is printed.
private func collect(
  _ texts: [ReadText], of council: String, into lists: inout [String: [UnpublishedPolicy]],
  with grammar: GrammarWords
) {
  var list = lists[council] ?? []
  for text in texts where text.isCurrent {
    for title in text.found.unpublished {
      let key = unpublishedKey(title, with: grammar)
      let index = list.firstIndex { unpublishedKey($0.title, with: grammar) == key }
      if index == nil { list.append(UnpublishedPolicy(title: title, namedIn: [])) }
      let place = index ?? list.count - 1
      if !list[place].namedIn.contains(text.policy.policy) { list[place].namedIn.append(text.policy.policy) }
    }
  }
  if !list.isEmpty { lists[council] = list.sorted { $0.title < $1.title } }
}

/// How many policies are read one after the other, with one memory for the clauses they cite.
private let runLength = 64

private struct ReadText {
  var version: Version
  var policy: PolicyName
  var found: TextFindings
  /// The newest of its policy that is no draft, and no translation.
  var isCurrent: Bool
}

private func readRun(
  _ policies: ArraySlice<Policy>, of council: Council, in frame: ReferenceFrame
) -> [ReadText] {
  guard let names = frame.names[council.slug] else { return [] }
  let indexes = ClauseIndexes()
  var paragraphs = TellingParagraphs(names)
  var texts: [ReadText] = []
  texts.reserveCapacity(policies.count)
  for policy in policies {
    let name = PolicyName(policy.slug, of: council.slug)
    let current = policy.versions.lastIndex { $0.status != .draft }
    for (index, version) in policy.versions.enumerated() {
      for (place, version) in version.texts.enumerated() where version.status != .removed {
        var text = TextReferences(version, of: name, in: frame, names, others: indexes)
        text.read(&paragraphs)
        let isCurrent = index == current && place == 0
        texts.append(
          ReadText(version: version, policy: name, found: text.collector.found, isCurrent: isCurrent))
      }
    }
  }
  return texts
}

private func unknownLaw(_ title: String, at place: Place) -> Finding {
  Finding(
    .lawUnknown, "the table of laws does not have the \(title)", at: place,
    repair: "add it to legislation.yml, with its number and where you read it")
}
