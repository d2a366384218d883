import Governance
import Markup

/// The index of a few policies, made on one core: their records as they stand in the files, and where each
/// term stands in them. `SearchIndex` puts the parts together.
struct SearchPart: Sendable {
  struct Policy: Sendable {
    let searched: SearchedPolicy
    /// What a block of policies says of it, and what heads its clauses in their blocks.
    let record: [UInt8]
    let head: [UInt8]
    /// Its clauses, numbered from 0 over all policies of the part.
    let clauses: Range<Int>
  }

  private(set) var policies: [Policy] = []
  /// The records of the clauses one after the other, each behind `ClauseRecords.opening`.
  let records: [UInt8]
  /// Where each of them ends.
  let recordEnds: [Int]
  let policyPostings: TermPostings
  let clausePostings: TermPostings
  /// Those that the part met first.
  let terms: SearchTerms

  /// `terms` are those that are known from earlier parts, and `floors` the levels below which nothing is kept any more
  /// of those in clauses.
  init(_ searched: ArraySlice<SearchedPolicy>, of edition: Edition, terms: SearchTerms, floors: [UInt8]) {
    var policyPostings = DocumentPostings()
    var writer = ClauseRecords(
      terms, floors: floors, bytes: searched.reduce(0) { $0 + $1.entry.version.document.body.count })
    for policy in searched {
      writer.turn(to: edition.searchLanguage(of: policy.entry.version))
      writer.count(policy, edition.words, to: &policyPostings)
      let firstClause = writer.ends.count
      writer.read(policy.entry.version)
      let opening = Self.opening(of: policy, edition.words)
      policies.append(
        Policy(
          searched: policy, record: Self.record(of: policy, opening), head: Self.head(of: policy, opening),
          clauses: firstClause..<writer.ends.count))
    }
    self.policyPostings = policyPostings.byTerms()
    recordEnds = writer.ends
    (records, clausePostings, self.terms) = writer.finish()
  }

  // MARK: Policies

  /// What a block of policies says of one that begins as `opening`.
  private static func record(of policy: SearchedPolicy, _ opening: JSONWriter) -> [UInt8] {
    var json = opening
    write(policy.entry.version.facts, to: &json)
    close(&json, policy)
    return json.finish()
  }

  private static func write(_ facts: Version.Facts, to json: inout JSONWriter) {
    json.mark(",")
    json.string(facts.purpose ?? "")
    json.mark(",")
    json.strings(facts.aliases)
  }

  private static func head(of policy: SearchedPolicy, _ opening: JSONWriter) -> [UInt8] {
    var json = opening
    close(&json, policy)
    return json.finish()
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
}
