import Governance
import Markup

/// The index of a few policies, made on one core: their records as they stand in the files, and where each
/// term stands in them. `SearchIndex` puts the parts together.
struct SearchPart {
  struct Policy {
    let searched: SearchedPolicy
    /// What a block of policies says of it, and what heads its clauses in their blocks.
    let record: [UInt8]
    let head: [UInt8]
    /// Its clauses, numbered from 0 over all policies of the part.
    let clauses: Range<Int>
  }

  private(set) var policies: [Policy] = []
  private(set) var policyPostings: [TermPosting] = []
  private(set) var clausePostings: [TermPosting] = []
  /// The records of the clauses one after the other, each without the bracket that opens it: the number of the policy
  /// in the block comes before.
  private var records = JSONWriter()
  private var ends: [Int] = []

  private var counts: TermCounts
  /// What the label of the document at hand is looked up by; `nil` where none has begun.
  private var labelAddress: String?
  /// Those that it stands under, its own last: as they stand in records, and where the terms of each end.
  private var headings: [(json: [UInt8], end: Int)] = []
  private var headingTerms: [UInt32] = []

  /// What was met in earlier parts and in these policies.
  var terms: SearchTerms { counts.terms }

  /// `terms` are those of earlier parts.
  init(_ searched: ArraySlice<SearchedPolicy>, of edition: Edition, terms: SearchTerms) {
    counts = TermCounts(terms)
    // What grows step by step is copied and takes fresh memory at every step. A record is somewhat longer than what
    // it says, and a text has a posting for eight bytes or more.
    let size = searched.reduce(0) { $0 + $1.entry.version.document.body.count }
    records.reserve(size * 5 / 4)
    clausePostings.reserveCapacity(size / 8)
    for policy in searched {
      counts.turn(to: edition.searchLanguage(of: policy.entry.version))
      count(policy, edition.words)
      let firstClause = ends.count
      read(policy.entry.version)
      let opening = Self.opening(of: policy, edition.words)
      policies.append(
        Policy(
          searched: policy, record: Self.record(of: policy, opening), head: Self.head(of: policy, opening),
          clauses: firstClause..<ends.count))
    }
  }

  /// What its block says of a clause.
  func record(of clause: Int) -> ArraySlice<UInt8> {
    records.bytes[(clause == 0 ? 0 : ends[clause - 1])..<ends[clause]]
  }

  // MARK: Policies

  /// A word of the title says more than one of the purpose.
  private mutating func count(_ policy: SearchedPolicy, _ words: Words) {
    let version = policy.entry.version
    counts.count(version.title, times: 6)
    for alias in version.facts.aliases { counts.count(alias, times: 4) }
    for text in [version.facts.purpose, version.facts.reference].compactMap(\.self) {
      counts.count(text, times: 2)
    }
    if let kind = version.kind { counts.count(words.kind(kind), times: 1) }
    counts.endDocument(policies.count, to: &policyPostings)
  }

  /// What a block of policies says of one that begins as `opening`.
  private static func record(of policy: SearchedPolicy, _ opening: JSONWriter) -> [UInt8] {
    let facts = policy.entry.version.facts
    var json = opening
    json.mark(",")
    json.string(facts.purpose ?? "")
    json.mark(",")
    json.strings(facts.aliases)
    close(&json, policy)
    return json.bytes
  }

  private static func head(of policy: SearchedPolicy, _ opening: JSONWriter) -> [UInt8] {
    var json = opening
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

  // MARK: Clauses

  private mutating func read(_ version: Version) {
    let aliases = version.labelAliases
    SearchedText.walk(version.clauses) { opening in
      end(aliases)
      begin(opening)
    } add: { address, text in
      if labelAddress == nil { begin(.nothing) }
      records.mark(",")
      records.fragment(address)
      records.mark(",")
      records.string(text)
      counts.count(text)
    }
    end(aliases)
  }

  private mutating func begin(_ opening: SearchedText.Opening) {
    labelAddress = opening.address
    closeHeadings(below: opening.depth - (opening.heading == nil ? 0 : 1))
    counts.countAround(headingTerms)
    if let heading = opening.heading { open(heading) }
    records.string(opening.label)
    records.mark(",")
    if headings.isEmpty { records.mark("\"\"") } else { records.raw(headings[headings.count - 1].json) }
  }

  private mutating func end(_ aliases: [Version.LabelAlias]) {
    guard let address = labelAddress else { return }
    labelAddress = nil
    records.mark("]")
    counts.endDocument(ends.count, to: &clausePostings)
    if !address.isEmpty { counts.addLabel(address, of: ends.count, to: &clausePostings) }
    for alias in aliases where address == alias.at || address.hasPrefix(alias.at + ".") {
      counts.addLabel(alias.alias + address.dropFirst(alias.at.count), of: ends.count, to: &clausePostings)
    }
    ends.append(records.bytes.count)
  }

  private mutating func open(_ heading: InlineContent) {
    var text: [UInt8] = []
    heading.appendPlainText(to: &text)
    var json = JSONWriter()
    json.string(text)
    counts.count(text, times: 3)
    headingTerms += counts.terms(of: text)
    headings.append((json.bytes, headingTerms.count))
  }

  private mutating func closeHeadings(below depth: Int) {
    guard headings.count > depth else { return }
    headings.removeSubrange(depth...)
    headingTerms.removeSubrange((headings.last?.end ?? 0)...)
  }
}
