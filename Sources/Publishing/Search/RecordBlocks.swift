/// Records of policies or of clauses in files of so many each, by their numbers: number 50 in blocks of 24 is
/// the third of `2.json`.
struct RecordBlocks {
  let size: Int
  private(set) var count = 0
  private let folder: String
  private var block = JSONWriter()
  /// What clauses of one block belong to; empty for policies themselves.
  private var heads: [[UInt8]] = []

  init(folder: String, size: Int) {
    self.folder = folder
    self.size = size
  }

  mutating func take(_ record: [UInt8], to sink: (SiteFile) throws -> Void) throws {
    open()
    block.raw(record)
    try close(to: sink)
  }

  /// A record without the bracket that opens it; the number of what it belongs to is put before it.
  mutating func take(
    _ record: ArraySlice<UInt8>, of head: [UInt8], to sink: (SiteFile) throws -> Void
  ) throws {
    open()
    if heads.last != head { heads.append(head) }
    block.mark("[")
    block.number(heads.count - 1)
    block.mark(",")
    block.raw(record)
    try close(to: sink)
  }

  private mutating func open() {
    if count % size == 0 { block.mark("{\"records\":[\n") } else { block.mark(",\n") }
  }

  private mutating func close(to sink: (SiteFile) throws -> Void) throws {
    count += 1
    if count % size == 0 { try hand((count - 1) / size, to: sink) }
  }

  mutating func finish(to sink: (SiteFile) throws -> Void) throws {
    if count % size != 0 { try hand(count / size, to: sink) }
  }

  private mutating func hand(_ number: Int, to sink: (SiteFile) throws -> Void) throws {
    block.mark("\n],\"heads\":")
    block.list(heads) { $0.raw($1) }
    block.mark("}\n")
    try sink(SiteFile(path: "\(folder)/\(number).json", content: .bytes(block.bytes)))
    block = JSONWriter()
    heads = []
  }
}
