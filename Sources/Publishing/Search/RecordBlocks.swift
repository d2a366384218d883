/// Records of policies or of clauses in files of so many each, by their numbers: number 50 in blocks of 24 is
/// the third of `2.json`.
struct RecordBlocks {
  let size: Int
  private(set) var count = 0
  private let folder: String
  private var block = JSONWriter()
  /// So many bytes had the largest block: the next is written into as much room.
  private var largest = 0
  /// What the clauses of the block belong to, each behind a comma, and how many there are; none for policies themselves.
  private var heads = JSONWriter()
  private var headCount = 0

  init(folder: String, size: Int) {
    self.folder = folder
    self.size = size
  }

  mutating func take(_ record: ArraySlice<UInt8>, to sink: (SiteFile) throws -> Void) throws {
    block.mark(count % size == 0 ? "{\"records\":[\n" : ",\n")
    block.raw(record)
    try add(1, to: sink)
  }

  /// The records of clauses that stand together from `start` on, each behind `ClauseRecords.opening`, which end at
  /// `ends` and belong to `head`.
  mutating func take(
    _ records: [UInt8], from start: Int, _ ends: ArraySlice<Int>, under head: ArraySlice<UInt8>,
    to sink: (SiteFile) throws -> Void
  ) throws {
    var (start, ends) = (start, ends)
    while !ends.isEmpty {
      let fitting = ends.prefix(size - count % size)
      heads.mark(",")
      heads.raw(head)
      headCount += 1
      write(records, from: start, fitting)
      start = fitting.last ?? start
      ends = ends.dropFirst(fitting.count)
      try add(fitting.count, to: sink)
    }
  }

  /// Nearly all clauses belong to the first of the heads, whose number stands in their records: they are copied as they
  /// stand, and it is changed where another is meant.
  private mutating func write(_ records: [UInt8], from start: Int, _ ends: ArraySlice<Int>) {
    let head = headCount - 1
    var start = start
    guard head < 10 else {
      for end in ends {
        block.mark(",\n[")
        block.number(head)
        block.raw(records[start + ClauseRecords.opening.utf8CodeUnitCount - 1..<end])
        start = end
      }
      return
    }
    // The comma ends a record before.
    if head == 0 { block.mark("{\"records\":[") }
    let move = block.count - start - (head == 0 ? 1 : 0)
    block.raw(records[(head == 0 ? start + 1 : start)..<(ends.last ?? start)])
    guard head > 0 else { return }
    for end in ends {
      block.overwrite(start + move + ClauseRecords.numberPlace, with: UInt8(ascii: "0") + UInt8(head))
      start = end
    }
  }

  private mutating func add(_ more: Int, to sink: (SiteFile) throws -> Void) throws {
    count += more
    if count % size == 0 { try hand((count - 1) / size, to: sink) }
  }

  mutating func finish(to sink: (SiteFile) throws -> Void) throws {
    if count % size != 0 { try hand(count / size, to: sink) }
  }

  private mutating func hand(_ number: Int, to sink: (SiteFile) throws -> Void) throws {
    block.mark("\n],\"heads\":[")
    block.raw(heads.bytes.dropFirst())
    block.mark("]}\n")
    largest = max(largest, block.count)
    try sink(SiteFile(path: "\(folder)/\(number).json", content: .bytes(block.finish())))
    block = JSONWriter(capacity: largest * 9 / 8)
    heads.clear()
    headCount = 0
  }
}
