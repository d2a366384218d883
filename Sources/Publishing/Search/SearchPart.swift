import Governance
import Markup

/// The index of a few policies, made on one core: their records as they stand in the files, and where each
/// term stands in them. `SearchIndex` puts the parts together.
struct SearchPart: Sendable {
  struct Policy: Sendable {
    let searched: SearchedPolicy
    /// Where among the records of policies stands what a block of them says of it, and what heads its clauses in theirs.
    let record: Range<Int>
    let head: Range<Int>
    /// Its clauses, numbered from 0 over all policies of the part.
    let clauses: Range<Int>
  }

  private(set) var policies: [Policy] = []
  let policyRecords: [UInt8]
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
    var policyRecords = JSONWriter(capacity: searched.count * 512)
    var policyPostings = DocumentPostings()
    var writer = ClauseRecords(
      terms, floors: floors, bytes: searched.reduce(0) { $0 + $1.entry.version.document.body.count })
    for policy in searched {
      writer.turn(to: edition.searchLanguage(of: policy.entry.version))
      writer.count(policy, edition.words, to: &policyPostings)
      let firstClause = writer.ends.count
      writer.read(policy.entry.version)
      let (record, head) = Self.write(policy, edition.words, to: &policyRecords)
      policies.append(
        Policy(searched: policy, record: record, head: head, clauses: firstClause..<writer.ends.count))
    }
    self.policyRecords = policyRecords.finish()
    self.policyPostings = policyPostings.byTerms()
    recordEnds = writer.ends
    (records, clausePostings, self.terms) = writer.finish()
  }

  // MARK: Policies

  /// Writes what a block of policies says of one, and behind it what heads its clauses.
  private static func write(
    _ policy: SearchedPolicy, _ words: Words, to json: inout JSONWriter
  ) -> (record: Range<Int>, head: Range<Int>) {
    let start = json.count
    open(policy, words, &json)
    let opening = start..<json.count
    json.mark(",")
    json.string(policy.entry.version.purpose ?? "")
    json.mark(",")
    json.strings(policy.entry.version.aliases)
    close(policy, &json)
    let record = start..<json.count
    json.repeat(opening)
    close(policy, &json)
    return (record, record.upperBound..<json.count)
  }

  /// What both begin with.
  private static func open(_ policy: SearchedPolicy, _ words: Words, _ json: inout JSONWriter) {
    json.mark("[")
    json.string(policy.entry.version.title)
    json.mark(",")
    json.string(policy.entry.address.absolute(below: ""))
    json.mark(",")
    json.number(policy.council)
    json.mark(",")
    json.string(policy.remark(in: words))
  }

  /// Behind all else the language of a text that is not in that of the index.
  private static func close(_ policy: SearchedPolicy, _ json: inout JSONWriter) {
    if let language = policy.entry.version.otherLanguage {
      json.mark(",")
      json.string(language)
    }
    json.mark("]")
  }
}
