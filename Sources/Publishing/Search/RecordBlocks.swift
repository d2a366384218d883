/// Records of policies or of clauses in files of so many each, by their numbers: number 50 in blocks of 24 is
/// the third of `2.json`.
struct RecordBlocks {
  let size: Int
  private(set) var count = 0
  private let folder: String
  private var records = JSONWriter()
  /// What clauses of one block belong to; empty for policies themselves.
  private var heads: [[UInt8]] = []

  init(folder: String, size: Int) {
    self.folder = folder
    self.size = size
  }

  mutating func take(_ record: [UInt8], to sink: (SiteFile) throws -> Void) throws {
    comma()
    records.raw(record)
    try close(to: sink)
  }

  /// A record without the bracket that opens it; the number of what it belongs to is put before it.
  mutating func take(
    _ record: [UInt8], of head: [UInt8], to sink: (SiteFile) throws -> Void
  ) throws {
    comma()
    if heads.last != head { heads.append(head) }
    records.mark("[")
    records.number(heads.count - 1)
    records.mark(",")
    records.raw(record)
    try close(to: sink)
  }

  private mutating func comma() {
    if !records.bytes.isEmpty { records.mark(",\n") }
  }

  private mutating func close(to sink: (SiteFile) throws -> Void) throws {
    count += 1
    if count % size == 0 { try hand((count - 1) / size, to: sink) }
  }

  mutating func finish(to sink: (SiteFile) throws -> Void) throws {
    if count % size != 0 { try hand(count / size, to: sink) }
  }

  private mutating func hand(_ number: Int, to sink: (SiteFile) throws -> Void) throws {
    var json = JSONWriter()
    json.mark("{\"heads\":")
    json.list(heads) { $0.raw($1) }
    json.mark(",\"records\":[\n")
    json.raw(records.bytes)
    json.mark("\n]}\n")
    records = JSONWriter()
    heads = []
    try sink(SiteFile(path: "\(folder)/\(number).json", content: .bytes(json.bytes)))
  }
}
