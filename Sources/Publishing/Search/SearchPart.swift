import Governance

/// The index of a few policies, made on one core: their records as they stand in the files, and where each
/// term stands in them. `SearchIndex` puts the parts together.
struct SearchPart {
  struct Policy {
    let searched: SearchedPolicy
    /// What a block of policies says of it, and what heads its clauses in their blocks.
    let record: [UInt8]
    let head: [UInt8]
    let clauses: [[UInt8]]
  }

  private(set) var policies: [Policy] = []
  private(set) var policyTerms: [TermCounts.Term] = []
  private(set) var clauseTerms: [TermCounts.Term] = []
  /// Labels as they are looked up, with the clauses that have them.
  private(set) var labels: [SearchWord: [Posting]] = [:]
  private(set) var clauseCount = 0

  init(_ searched: ArraySlice<SearchedPolicy>, of edition: Edition) {
    let words = edition.words
    var policyCounts = TermCounts(edition.searchLanguages[0])
    var clauseCounts = TermCounts(edition.searchLanguages[0])
    for policy in searched {
      let language = edition.searchLanguage(of: policy.entry.version)
      policyCounts.turn(to: language)
      clauseCounts.turn(to: language)
      Self.count(policy, words, with: &policyCounts)
      policyCounts.endDocument(policies.count)
      let text = SearchedText(policy.entry.version)
      var records: [[UInt8]] = []
      for document in text.documents {
        count(document, with: &clauseCounts)
        records.append(Self.record(of: document))
      }
      policies.append(
        Policy(
          searched: policy, record: Self.record(of: policy, words), head: Self.head(of: policy, words),
          clauses: records))
    }
    policyTerms = policyCounts.terms
    clauseTerms = clauseCounts.terms
  }

  // MARK: Terms

  /// A word of the title says more than one of the purpose.
  private static func count(
    _ policy: SearchedPolicy, _ words: Words, with counts: inout TermCounts
  ) {
    let version = policy.entry.version
    counts.count(Array(version.title.utf8), times: 6)
    for alias in version.facts.aliases { counts.count(Array(alias.utf8), times: 4) }
    for text in [version.facts.purpose, version.facts.reference].compactMap(\.self) {
      counts.count(Array(text.utf8), times: 2)
    }
    if let kind = version.kind { counts.count(Array(words.kind(kind).utf8)) }
  }

  private mutating func count(_ document: SearchedText.Document, with counts: inout TermCounts) {
    for piece in document.pieces { counts.count(piece.text) }
    counts.count(document.heading, times: document.ownsHeading ? 3 : 1, addsLength: document.ownsHeading)
    for heading in document.above { counts.count(heading, addsLength: false) }
    counts.endDocument(clauseCount)
    for address in document.labelAddresses {
      labels[SearchWord("#\(address)".utf8), default: []]
        .append(Posting(clauseCount, level: Posting.highest))
    }
    clauseCount += 1
  }

  // MARK: Records

  private static func record(of policy: SearchedPolicy, _ words: Words) -> [UInt8] {
    let facts = policy.entry.version.facts
    var json = opening(of: policy, words)
    json.mark(",")
    json.string(facts.purpose ?? "")
    json.mark(",")
    json.strings(facts.aliases)
    close(&json, policy)
    return json.bytes
  }

  private static func head(of policy: SearchedPolicy, _ words: Words) -> [UInt8] {
    var json = opening(of: policy, words)
    close(&json, policy)
    return json.bytes
  }

  /// Behind all else the language of a text that is not in that of the index.
  private static func close(_ json: inout JSONWriter, _ policy: SearchedPolicy) {
    if let language = policy.entry.version.otherLanguage {
      json.mark(",")
      json.string(language)
    }
    json.mark("]")
  }

  /// What every record of a policy begins with; its bracket stays open.
  private static func opening(of policy: SearchedPolicy, _ words: Words) -> JSONWriter {
    var json = JSONWriter()
    json.mark("[")
    json.string(policy.entry.version.title)
    json.mark(",")
    json.string(policy.entry.address.absolute(below: ""))
    json.mark(",")
    json.number(policy.council)
    json.mark(",")
    json.string(policy.remark(in: words))
    return json
  }

  /// Without the bracket that opens it: the number of its policy in the block comes before.
  private static func record(of document: SearchedText.Document) -> [UInt8] {
    var json = JSONWriter()
    json.string(document.label)
    json.mark(",")
    json.string(document.heading)
    for piece in document.pieces {
      json.mark(",")
      json.string(percentEncoded(piece.address))
      json.mark(",")
      json.string(piece.text)
    }
    json.mark("]")
    return json.bytes
  }
}
