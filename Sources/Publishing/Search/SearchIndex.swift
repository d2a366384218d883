import Governance
import SourceText

/// The search index of the site: every file below `search/` that `Templates/assets/search-index.js` reads.
///
/// | file | holds |
/// |---|---|
/// | `index.json` | how many there are, the councils, synonyms, the first term of each file of terms |
/// | `terms/N.json` | terms in the order of their letters, each with its postings |
/// | `policies/N.json`, `clauses/N.json` | so many policies or clauses each, with their words |
///
/// A query reads `index.json`, a file for each of its words, and the blocks of the hits that are shown: that is
/// why none is large. Policies and clauses are numbered by standing, then by council, so that a number alone
/// tells both. Texts that were removed are in no file, drafts only in a preview. The same edition gives the same
/// bytes, however many cores made them.
struct SearchIndex {
  private let edition: Edition
  private var terms: SearchTerms
  /// Where they stand, by their numbers.
  private var policyLists: [PostingList] = []
  private var clauseLists: [PostingList] = []
  private var sections: [Section] = []
  private var policies: RecordBlocks
  private var clauses: RecordBlocks

  /// From which policy and which clause on a council's texts of one standing are.
  private struct Section {
    let standing: SearchedPolicy.Standing
    let council: Int
    let policy: Int
    let clause: Int
  }

  /// Hands over every file of the index.
  static func write(_ edition: Edition, to sink: (SiteFile) throws -> Void) throws {
    let searched = SearchedPolicy.all(of: edition)
    var index = SearchIndex(edition, policies: searched.count)
    let runs = stride(from: 0, to: searched.count, by: run).map {
      searched[$0..<min($0 + run, searched.count)]
    }
    // The first by itself: it meets most words that there are, and to all others they are known.
    var next = 0
    while next < runs.count {
      let slice = Array(runs[next..<(next == 0 ? 1 : min(next + together, runs.count))])
      next += slice.count
      let known = index.terms
      let floors = index.clauseLists.map(\.floor)
      let parts = parallelMap(slice, grain: 1) { SearchPart($0, of: edition, terms: known, floors: floors) }
      for part in parts {
        try index.take(part, to: sink)
      }
    }
    try index.finish(to: sink)
  }

  /// So many policies are one part, and so many parts are made before they are put together. The numbers are
  /// fixed, so that no file depends on how many cores there are.
  private static let run = 32
  private static let together = 8

  private init(_ edition: Edition, policies: Int) {
    self.edition = edition
    // The more clauses, the larger the blocks: a query may load more, and files cost more than their bytes.
    let isLarge = policies > 1000
    let folder = edition.addresses.search.path
    self.policies = RecordBlocks(folder: folder + "policies", size: 24)
    clauses = RecordBlocks(folder: folder + "clauses", size: isLarge ? 16 : 8)
    terms = SearchTerms(in: edition.searchLanguages)
  }

  private mutating func take(_ part: SearchPart, to sink: (SiteFile) throws -> Void) throws {
    let numbers = terms.take(part.terms)
    for number in clauseLists.count..<terms.count {
      policyLists.append(PostingList())
      clauseLists.append(PostingList(isWhole: terms.stem(of: number).isLabel))
    }
    part.policyPostings.add(to: &policyLists, numbers, from: policies.count)
    part.clausePostings.add(to: &clauseLists, numbers, from: clauses.count)
    var first = 0
    for policy in part.policies {
      open(policy.searched)
      try policies.take(part.policyRecords[policy.record], to: sink)
      let ends = part.recordEnds[policy.clauses]
      let head = part.policyRecords[policy.head]
      try clauses.take(part.records, from: first, ends, under: head, to: sink)
      first = ends.last ?? first
    }
  }

  private mutating func open(_ policy: SearchedPolicy) {
    if let last = sections.last, last.standing == policy.standing, last.council == policy.council { return }
    sections.append(
      Section(
        standing: policy.standing, council: policy.council, policy: policies.count, clause: clauses.count))
  }

  private mutating func finish(to sink: (SiteFile) throws -> Void) throws {
    try policies.finish(to: sink)
    try clauses.finish(to: sink)
    var shards = TermShards(folder: edition.addresses.search.path + "terms")
    for number in terms.sorted {
      policyLists[number].finish()
      clauseLists[number].finish()
      try shards.add(
        terms.stem(of: number), word: terms.shown(of: number), policies: policyLists[number],
        clauses: clauseLists[number], to: sink)
    }
    try shards.finish(to: sink)
    try sink(
      SiteFile(
        path: edition.addresses.search.path + "index.json", content: .bytes(directory(shards.firstTerms))))
  }

  private func directory(_ firstTerms: [String]) -> [UInt8] {
    var json = JSONWriter()
    json.mark("{\"policies\":")
    json.number(policies.count)
    json.mark(",\"clauses\":")
    json.number(clauses.count)
    json.mark(",\"blocks\":")
    json.list([policies.size, clauses.size]) { $0.number($1) }
    json.mark(",\"councils\":")
    json.list(edition.councils) { json, entry in
      json.strings([entry.council.slug, entry.council.name])
    }
    json.mark(",\"sections\":")
    json.list(sections) { json, section in
      json.list([section.standing.rawValue, section.council, section.policy, section.clause]) {
        $0.number($1)
      }
    }
    json.mark(",\"synonyms\":")
    let languages = edition.searchLanguages
    json.list(edition.synonyms) { json, group in
      json.strings(
        group.flatMap { word in
          languages.map { String(decoding: $0.stem(WordScan.plain(word)), as: UTF8.self) }
        })
    }
    json.mark(",\"passed\":")
    json.string(languages.map(\.passedOver).joined(separator: " "))
    if languages.contains(.welsh) { json.mark(",\"welsh\":true") }
    json.mark(",\"terms\":")
    json.strings(firstTerms)
    json.mark("}\n")
    return json.finish()
  }
}
