/// Terms with their postings in files of a few kilobytes each, in the order of their letters.
struct TermShards {
  /// By which a reader of the index finds the file that has a term.
  private(set) var firstTerms: [String] = []
  private var terms = JSONWriter()
  private let folder: String

  init(folder: String) {
    self.folder = folder
  }

  /// A file is closed when it has so many bytes; a term is never cut.
  private static let size = 6000

  mutating func add(
    _ stem: SearchWord, word: SearchWord, policies: PostingList, clauses: PostingList,
    to sink: (SiteFile) throws -> Void
  ) throws {
    if terms.isEmpty {
      firstTerms.append(stem.text)
      terms.mark("{")
    } else {
      terms.mark(",\n")
    }
    terms.string(stem.bytes)
    terms.mark(":[")
    terms.string(word == stem ? [] : word.bytes)
    add(policies)
    add(clauses)
    terms.mark("]")
    if terms.count >= Self.size { try close(to: sink) }
  }

  private mutating func add(_ list: PostingList) {
    terms.mark(",")
    terms.number(list.total)
    terms.mark(",")
    list.write(to: &terms)
  }

  mutating func finish(to sink: (SiteFile) throws -> Void) throws {
    if !terms.isEmpty { try close(to: sink) }
  }

  private mutating func close(to sink: (SiteFile) throws -> Void) throws {
    terms.mark("}\n")
    try sink(SiteFile(path: "\(folder)/\(firstTerms.count - 1).json", content: .bytes(terms.finish())))
  }
}
