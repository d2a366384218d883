import Governance
import Markup

/// The texts of versions as the documents of the search index: a section or a labelled clause, each with the
/// paragraphs and bullets under it that have no label of their own, which follow it in the text.
///
/// A document is what people cite; each of its pieces has an address, so that a hit leads to the very bullet. Its record
/// is written and its words are counted as it is read.
struct ClauseRecords {
  private var counts: TermCounts
  private(set) var postings = DocumentPostings()
  /// The records one after the other, each without the bracket that opens it.
  private var records: JSONWriter
  /// Where each of them ends.
  private(set) var ends: [Int] = []

  /// Whether a document has begun.
  private var isOpen = false
  /// The term that its label is looked up by, if it has one, and those of other labels that it had.
  private var label: UInt32?
  private var aliases: [UInt32] = []
  /// The texts of its pieces.
  private var words = SearchedWords()
  /// The headings that it stands under, the outermost first.
  private var headings: [Heading] = []
  private var headingTerms: [UInt32] = []
  private var headingWords = SearchedWords()

  private struct Heading {
    /// The position behind all clauses that stand under it.
    let end: Int
    /// Where it stands among the records.
    let words: Range<Int>
    /// How many terms it has with those around it.
    let terms: Int
  }

  /// With room for the records of texts of so many bytes. What grows step by step is copied and takes fresh memory at
  /// every step; a record is somewhat longer than what it says, and a text has a posting for eight bytes or more.
  init(_ known: SearchTerms, bytes: Int) {
    counts = TermCounts(known)
    records = JSONWriter(capacity: bytes * 5 / 4)
    postings.reserve(bytes / 8)
  }

  mutating func turn(to language: SearchLanguage) { counts.turn(to: language) }

  /// The records of all documents, and the terms that were not known.
  mutating func finish() -> (records: [UInt8], terms: SearchTerms) { (records.finish(), counts.finish()) }

  /// Counts what is said of a policy as a whole. A word of the title says more than one of the purpose.
  mutating func count(_ policy: SearchedPolicy, _ words: Words, to postings: inout DocumentPostings) {
    let version = policy.entry.version
    let facts = version.facts
    counts.count(version.title, times: 6)
    for alias in facts.aliases { counts.count(alias, times: 4) }
    for text in [facts.purpose, facts.reference] {
      if let text { counts.count(text, times: 2) }
    }
    if let kind = version.kind { counts.count(words.kind(kind), times: 1) }
    counts.endDocument(to: &postings)
    postings.endDocument()
  }

  /// Adds the documents of a version.
  mutating func read(_ version: Version) {
    let aliases = version.labelAliases
    headings.removeAll(keepingCapacity: true)
    headingTerms.removeAll(keepingCapacity: true)
    version.clauses.forEachOfAll { read($0, aliases) }
    end()
  }

  private mutating func read(_ clause: Clause, _ aliases: [Version.LabelAlias]) {
    let block = clause.block
    let isHeading = block.isHeading
    if isHeading || clause.isLabelled {
      end()
      begin(clause, block, isHeading: isHeading)
      if clause.isLabelled, !aliases.isEmpty { add(aliases, of: clause) }
    }
    guard clause.hasAddress else { return }
    if isHeading {
      clause.lendAddress { add($0, UnsafeBufferPointer(start: nil, count: 0)) }
    } else if !clause.isLabelled, let list = block.list {
      addBullets(list, of: clause)
    } else {
      clause.lendAddress { address in block.lendPlainText { add(address, $0) } }
    }
  }

  // MARK: Documents

  private mutating func begin(_ clause: Clause, _ block: Block, isHeading: Bool) {
    isOpen = true
    while let last = headings.last, last.end <= clause.position { headings.removeLast() }
    headingTerms.removeLast(headingTerms.count - (headings.last?.terms ?? 0))
    counts.countAround(headingTerms)
    if clause.isLabelled, clause.hasAddress { clause.lendAddress { label = counts.term(ofLabel: $0) } }
    clause.lendCitation { records.string($0) }
    records.mark(",")
    if isHeading {
      open(block, of: clause)
    } else if let around = headings.last {
      records.repeat(around.words)
    } else {
      records.mark("\"\"")
    }
  }

  private mutating func open(_ heading: Block, of clause: Clause) {
    let start = records.count
    headingWords.clear()
    heading.lendPlainText {
      records.string($0)
      headingWords.add($0)
    }
    headingTerms += counts.count(heading: &headingWords, times: 3)
    headings.append(
      Heading(end: clause.children.endIndex, words: start..<records.count, terms: headingTerms.count))
  }

  private mutating func add(_ aliases: [Version.LabelAlias], of clause: Clause) {
    let address = clause.address
    for alias in aliases where address == alias.at || address.hasPrefix(alias.at + ".") {
      self.aliases.append(counts.term(ofLabel: (alias.alias + address.dropFirst(alias.at.count)).utf8))
    }
  }

  private mutating func end() {
    guard isOpen else { return }
    isOpen = false
    records.mark("]")
    ends.append(records.count)
    counts.count(&words)
    words.clear()
    counts.endDocument(to: &postings)
    if let label { addPosting(of: label) }
    for alias in aliases { addPosting(of: alias) }
    postings.endDocument()
    label = nil
    if !aliases.isEmpty { aliases = [] }
  }

  private mutating func addPosting(of label: UInt32) {
    postings.append(DocumentPostings.Entry(label, level: UInt8(Posting.highest)))
  }

  // MARK: Pieces

  private mutating func addBullets(_ list: MarkupList, of clause: Clause) {
    let addresses = clause.bulletAddresses
    var place = [0]
    var address: [UInt8] = []
    for item in list.items {
      address.removeAll(keepingCapacity: true)
      addresses.append(place, to: &address)
      address.withUnsafeBufferPointer { address in item.lendPlainText { add(address, $0) } }
      place[0] += 1
    }
  }

  /// Adds a piece to the document at hand; the first of a text may stand before the first heading and the first label.
  private mutating func add(_ address: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>) {
    if !isOpen {
      isOpen = true
      records.mark("\"\",\"\"")
    }
    records.mark(",")
    records.fragment(address)
    records.mark(",")
    records.string(text)
    if !text.isEmpty { words.add(text) }
  }
}
