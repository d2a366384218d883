import Governance
import Markup

/// The texts of versions as the documents of the search index: a section or a labelled clause, each with the
/// paragraphs and bullets under it that have no label of their own, which follow it in the text.
///
/// A document is what people cite; each of its pieces has an address, so that a hit leads to the very bullet. Its record
/// is written as it is read, and its words are counted where they are written.
struct ClauseRecords {
  private var counts: TermCounts
  private var postings: DocumentPostings
  /// The records one after the other, each behind `opening`.
  private var records: JSONWriter
  /// Where each of them ends.
  private(set) var ends: [Int] = []

  /// What stands before a record: the end of the one before it in a block, and a number that `RecordBlocks` sets.
  static let opening: StaticString = ",\n[0,"
  /// Where in it.
  static let numberPlace = 3

  /// Whether a document has begun.
  private var isOpen = false
  /// The term that its label is looked up by, if it has one, and those of other labels that it had.
  private var label: UInt32?
  private var aliases: [UInt32] = []
  /// The headings that it stands under, the outermost first.
  private var headings: [Heading] = []
  private var headingTerms: [UInt32] = []

  /// Whether the addresses of the version are their own escaped forms.
  private var hasPlainAddresses = true
  private var hasPlainCitations = true
  /// A text that could not be written as it is.
  private var apart = SearchedWords()

  private struct Heading {
    /// The position behind all clauses that stand under it.
    let end: Int
    /// Where it stands among the records, behind a comma.
    let words: Range<Int>
    /// How many terms it has with those around it.
    let terms: Int
  }

  /// With room for the records of texts of so many bytes. What grows step by step is copied and takes fresh memory at
  /// every step; a record is somewhat longer than what it says, and a text has a posting for eight bytes or more.
  init(_ known: SearchTerms, floors: [UInt8], bytes: Int) {
    counts = TermCounts(known)
    records = JSONWriter(capacity: bytes * 5 / 4)
    postings = DocumentPostings(room: bytes / 8, floors: floors)
  }

  mutating func turn(to language: SearchLanguage) { counts.turn(to: language) }

  /// The records and postings of all documents, and the terms that were not known.
  mutating func finish() -> (records: [UInt8], postings: TermPostings, terms: SearchTerms) {
    (records.finish(), postings.byTerms(), counts.finish())
  }

  /// Counts what is said of a policy as a whole. A word of the title says more than one of the purpose.
  mutating func count(_ policy: SearchedPolicy, _ words: Words, to postings: inout DocumentPostings) {
    let version = policy.entry.version
    counts.count(version.title, times: 6)
    for alias in version.aliases { counts.count(alias, times: 4) }
    if let purpose = version.purpose { counts.count(purpose, times: 2) }
    if let reference = version.reference { counts.count(reference, times: 2) }
    if let kind = version.kind { counts.count(words.kind(kind), times: 1) }
    counts.endDocument(to: &postings)
    postings.endDocument()
  }

  /// Adds the documents of a version.
  mutating func read(_ version: Version) {
    let clauses = version.clauses
    let table = clauses.table
    let aliases = version.labelAliases
    headings.removeAll(keepingCapacity: true)
    headingTerms.removeAll(keepingCapacity: true)
    hasPlainAddresses = holdsOnlyPlain(table.addresses)
    hasPlainCitations = JSONWriter.isPlain(table.citations)
    table.forEach { position, tree in
      if table.nodes[position].isDocument { begin(position, of: table, tree, aliases) }
      if !table.nodes[position].address.isEmpty { addPieces(at: position, of: table, tree, clauses) }
    }
    end()
  }

  // MARK: Documents

  private mutating func begin(
    _ position: Int, of table: ClauseTable, _ tree: MarkupTree, _ aliases: [Version.LabelAlias]
  ) {
    end()
    isOpen = true
    let address = table.nodes[position].address.asInt
    let citation = table.nodes[position].citation.asInt
    while let last = headings.last, last.end <= position { headings.removeLast() }
    headingTerms.removeLast(headingTerms.count - (headings.last?.terms ?? 0))
    counts.countAround(headingTerms)
    if !citation.isEmpty {
      if !address.isEmpty { table.addresses.lend(address) { label = counts.term(ofLabel: $0) } }
      if !aliases.isEmpty { add(aliases, ofClauseAt: table.address(at: position)) }
    }
    records.string(after: Self.opening, table.citations, citation, isPlain: hasPlainCitations)
    if table.nodes[position].isSection {
      open(position, of: table, tree)
    } else if let around = headings.last {
      records.repeat(around.words)
    } else {
      records.mark(",\"\"")
    }
  }

  private mutating func open(_ position: Int, of table: ClauseTable, _ tree: MarkupTree) {
    let start = records.count
    tree.lendPlainText(ofBlock: Int(table.nodes[position].block)) { text in
      records.string(after: ",", text, searchedIn: &apart) {
        counts.count(heading: &$0, times: 3, to: &headingTerms)
      }
    }
    headings.append(
      Heading(
        end: Int(table.nodes[position].end), words: start..<records.count, terms: headingTerms.count))
  }

  private mutating func add(_ aliases: [Version.LabelAlias], ofClauseAt address: String) {
    for alias in aliases where address == alias.at || address.hasPrefix(alias.at + ".") {
      var label = alias.alias + address.dropFirst(alias.at.count)
      self.aliases.append(label.withUTF8 { counts.term(ofLabel: $0) })
    }
  }

  private mutating func end() {
    guard isOpen else { return }
    isOpen = false
    records.mark("]")
    ends.append(records.count)
    counts.endDocument(to: &postings)
    if let label { addPosting(of: label) }
    for alias in aliases { addPosting(of: alias) }
    postings.endDocument()
    label = nil
    if !aliases.isEmpty { aliases = [] }
  }

  private mutating func addPosting(of label: UInt32) {
    postings.append(label, level: UInt8(Posting.highest))
  }

  // MARK: Pieces

  private mutating func addPieces(
    at position: Int, of table: ClauseTable, _ tree: MarkupTree, _ clauses: Clauses
  ) {
    let node = table.nodes[position]
    let block = Int(node.block)
    if node.isSection {
      // Its words are those of the heading.
      let noWords = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
      table.addresses.lend(node.address.asInt) { add($0, noWords) }
    } else if node.citation.isEmpty, tree.table.nodes[block].kind == .list {
      addBullets(of: block, tree, clauses[position].bulletAddresses)
    } else {
      table.addresses.lend(node.address.asInt) { address in
        tree.lendPlainText(ofBlock: block) { add(address, $0) }
      }
    }
  }

  private mutating func addBullets(of list: Int, _ tree: MarkupTree, _ addresses: BulletAddresses) {
    var place = 0
    tree.forEachNode(in: tree.content(of: list)) { item in
      addresses.lend(place) { address in
        tree.lendPlainText(ofBlocks: tree.content(of: item)) { add(address, $0) }
      }
      place += 1
    }
  }

  /// Adds a piece to the document at hand; the first of a text may stand before the first heading and the first label.
  private mutating func add(_ address: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>) {
    if !isOpen {
      isOpen = true
      records.mark(Self.opening)
      records.mark("\"\",\"\"")
    }
    records.fragment(after: ",", address, isPlain: hasPlainAddresses)
    records.string(after: ",", text, searchedIn: &apart) { counts.count(&$0) }
  }
}

extension ClauseTable.Node {
  /// Whether a document begins with it.
  fileprivate var isDocument: Bool { isSection || !citation.isEmpty }
}
