/// Records of policies or of clauses in files of so many each, by their numbers: number 50 in blocks of 24 is
/// the third of `2.json`.
struct RecordBlocks {
  let size: Int
  private(set) var count = 0
  private let folder: String
  private var block = JSONWriter()
  /// So many bytes had the largest block: the next is written into as much room.
  private var largest = 0
  /// What the next clauses belong to, and what those of the block do; empty for policies themselves.
  private var head: [UInt8] = []
  private var isHeadNew = false
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

  /// The records that come next belong to something else.
  mutating func turn(to head: [UInt8]) {
    self.head = head
    isHeadNew = true
  }

  /// A record among others without the bracket that opens it; the number of what it belongs to is put before it.
  mutating func takePart(
    _ records: [UInt8], _ record: Range<Int>, to sink: (SiteFile) throws -> Void
  ) throws {
    open()
    if isHeadNew || heads.isEmpty { heads.append(head) }
    isHeadNew = false
    block.mark("[")
    block.number(heads.count - 1)
    block.mark(",")
    block.raw(records, record)
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
    largest = max(largest, block.count)
    try sink(SiteFile(path: "\(folder)/\(number).json", content: .bytes(block.finish())))
    block = JSONWriter(capacity: largest * 9 / 8)
    heads.removeAll(keepingCapacity: true)
  }
}
