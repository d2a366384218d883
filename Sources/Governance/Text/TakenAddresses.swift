/// The addresses of a text that are taken, and to what: no two clauses have one.
///
/// The bytes of all stand one behind the other, in the order in which they were taken.
struct TakenAddresses {
  struct Entry {
    let bytes: Range<UInt32>
    /// The position of the clause that has it; `nil` for a footnote, and before its clause is reached.
    var clause: Int?
    /// The first clause with a label that could not have it.
    var refused: Int?
    /// What its next repeat tries first.
    var nextRepeat = 2
  }

  private(set) var bytes: [UInt8] = []
  private(set) var entries: [Entry] = []
  /// By the hashes of their bytes, as many as a power of two, half of them free at least: an index into `entries`, -1
  /// for none.
  private var slots: [Int32]

  /// For `count` addresses at most.
  init(count: Int) {
    slots = Array(repeating: -1, count: 1 << (Int.bitWidth - max(count, 1).leadingZeroBitCount + 1))
    entries.reserveCapacity(count)
    bytes.reserveCapacity(count * 8)
  }

  /// Takes an address before any clause has it.
  mutating func reserve(_ address: String) {
    let start = bytes.count
    bytes += address.utf8
    if !insert(from: start) { bytes.removeLast(bytes.count - start) }
  }

  /// Takes an address, or where it is taken already the address with `-2`, `-3` after it; gives the index of the entry.
  mutating func claim(_ address: ArraySlice<UInt8>) -> Int {
    let start = bytes.count
    bytes += address
    if insert(from: start) { return entries.count - 1 }
    guard let first = index(of: address) else { return entries.count - 1 }
    repeat {
      bytes.removeLast(bytes.count - start - address.count)
      bytes.append(UInt8(ascii: "-"))
      bytes += String(entries[first].nextRepeat).utf8
      entries[first].nextRepeat += 1
    } while !insert(from: start)
    return entries.count - 1
  }

  mutating func setClause(_ position: Int, of entry: Int) { entries[entry].clause = position }

  mutating func setRefused(_ position: Int, of entry: Int) { entries[entry].refused = position }

  /// The entry of an address.
  func index(of address: ArraySlice<UInt8>) -> Int? {
    let index = slots[address.withUnsafeBufferPointer { slot(of: $0) }]
    return index < 0 ? nil : Int(index)
  }

  /// Takes the bytes from `start` on; gives whether they were free.
  private mutating func insert(from start: Int) -> Bool {
    let place = bytes.withUnsafeBufferPointer { slot(of: UnsafeBufferPointer(rebasing: $0[start...])) }
    guard slots[place] < 0 else { return false }
    slots[place] = Int32(clamping: entries.count)
    entries.append(Entry(bytes: UInt32(start)..<UInt32(bytes.count)))
    return true
  }

  /// Where an address stands among the slots, or where it belongs.
  private func slot(of address: UnsafeBufferPointer<UInt8>) -> Int {
    var slot = Int(truncatingIfNeeded: WordHash.of(address)) & (slots.count - 1)
    while slots[slot] >= 0, !holds(Int(slots[slot]), address) { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }

  private func holds(_ entry: Int, _ address: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.withBytes(in: entries[entry].bytes) { $0.count == address.count && $0.elementsEqual(address) }
  }
}
