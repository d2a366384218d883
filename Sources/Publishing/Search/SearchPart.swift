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
    /// Which of the clauses are its own.
    let clauses: Range<Int>
  }

  private(set) var policies: [Policy] = []
  private(set) var policyPostings: [TermPosting] = []
  private(set) var clausePostings: [TermPosting] = []
  private var counts: TermCounts
  /// The records of the clauses one after the other, and where each ends.
  private var records = JSONWriter()
  private var ends = [0]
  /// Those that a document stands under, its own last: as they stand in records, and where the terms of each end.
  private var headings: [(json: [UInt8], end: Int)] = []
  private var headingTerms: [UInt32] = []

  /// What was met in earlier parts and in these policies.
  var terms: SearchTerms { counts.terms }

  /// `terms` are those of earlier parts.
  init(_ searched: ArraySlice<SearchedPolicy>, of edition: Edition, terms: SearchTerms) {
    counts = TermCounts(terms)
    for policy in searched {
      counts.turn(to: edition.searchLanguage(of: policy.entry.version))
      count(policy, edition.words)
      let first = clauseCount
      let aliases = policy.entry.version.labelAliases
      var text: [UInt8] = []
      SearchedText(policy.entry.version).forEachDocument { document in
        add(document, &text)
        document.forEachLabelAddress(aliases) {
          counts.addLabel($0, of: clauseCount - 1, to: &clausePostings)
        }
      }
      let opening = Self.opening(of: policy, edition.words)
      policies.append(
        Policy(
          searched: policy, record: Self.record(of: policy, opening), head: Self.head(of: policy, opening),
          clauses: first..<clauseCount))
    }
  }

  var clauseCount: Int { ends.count - 1 }

  /// The record of a clause without the bracket that opens it: the number of its policy in the block comes before.
  func record(ofClause number: Int) -> ArraySlice<UInt8> { records.bytes[ends[number]..<ends[number + 1]] }

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

  /// `text` is room for the words of its pieces.
  private mutating func add(_ document: SearchedText.Document, _ text: inout [UInt8]) {
    closeHeadings(below: document.depth - (document.heading == nil ? 0 : 1))
    counts.countAround(headingTerms)
    if let heading = document.heading { open(heading, &text) }
    records.string(document.label)
    records.mark(",")
    if headings.isEmpty { records.mark("\"\"") } else { records.raw(headings[headings.count - 1].json) }
    document.forEachPiece(in: &text) { address, text in
      records.mark(",")
      records.fragment(address)
      records.mark(",")
      records.string(text)
      counts.count(text)
    }
    records.mark("]")
    counts.endDocument(clauseCount, to: &clausePostings)
    ends.append(records.bytes.count)
  }

  private mutating func open(_ heading: InlineContent, _ text: inout [UInt8]) {
    text.removeAll(keepingCapacity: true)
    heading.appendPlainText(to: &text)
    var json = JSONWriter()
    json.string(text)
    headingTerms += counts.count(heading: text)
    headings.append((json.bytes, headingTerms.count))
  }

  private mutating func closeHeadings(below depth: Int) {
    guard headings.count > depth else { return }
    headings.removeSubrange(depth...)
    headingTerms.removeSubrange((headings.last?.end ?? 0)...)
  }
}
