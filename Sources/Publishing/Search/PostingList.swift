/// Where a term stands in the whole index, and how that is written.
///
/// A term that stands nearly everywhere says little, and nobody reads thousands of results: of such a term only
/// the postings that say most are kept, with the number there were. Which of equal ones stay is spread evenly
/// over all councils.
package struct PostingList: Sendable {
  package private(set) var postings: [Posting] = []
  /// How many documents have the term.
  package private(set) var total = 0
  /// Nothing is left out of a list of labels: whoever types one wants just that clause.
  private let isWhole: Bool

  package init(isWhole: Bool = false) { self.isWhole = isWhole }

  /// So many are kept.
  static let most = 4096

  private var kept = Kept()

  /// Postings of a lower level are not kept.
  var floor: UInt8 { UInt8(kept.floor) }

  /// Which postings are kept: all above a level, and of those on it a share.
  private struct Kept {
    let floor: Int
    /// Of 2³².
    let share: UInt64
    /// The lowest rank that is kept.
    private let least: UInt64

    init(floor: Int = 0, share: UInt64 = 1 << 32) {
      (self.floor, self.share) = (floor, share)
      least = (UInt64(floor) + 1) << 32 - share
    }

    var holdsAll: Bool { floor == 0 }

    /// Writes those to `room` that are kept, each so many documents further on, and tells how many; `room` may be where
    /// they stand. Whether one is kept cannot be foretold, and so nothing branches on it: the highest bit of a
    /// difference tells.
    func filter(
      _ postings: UnsafeBufferPointer<Posting>, movedBy documents: Int = 0,
      to room: UnsafeMutableBufferPointer<Posting>
    ) -> Int {
      precondition(room.count >= postings.count)
      var count = 0
      for posting in postings {
        let posting = posting.moved(by: UInt32(documents))
        room[count] = posting
        let isBelow = (PostingList.rank(of: posting) &- least) >> 63
        count &+= 1 &- Int(truncatingIfNeeded: isBelow)
      }
      return count
    }

    /// Moves those to the front that are kept, and gives them.
    func filter(_ postings: UnsafeMutableBufferPointer<Posting>) -> UnsafeMutableBufferPointer<Posting> {
      UnsafeMutableBufferPointer(rebasing: postings[..<filter(UnsafeBufferPointer(postings), to: postings)])
    }
  }

  /// Takes postings that come after all others, their documents counted from `first` on. Of `total` there were some
  /// below the floor may be left out already.
  package mutating func append(_ more: UnsafeBufferPointer<Posting>, of total: Int, from first: Int = 0) {
    self.total += total
    if isWhole || (kept.holdsAll && postings.count + more.count <= 2 * Self.most) {
      let start = postings.count
      postings.append(contentsOf: more)
      for index in start..<postings.count { postings[index] = postings[index].moved(by: UInt32(first)) }
      return
    }
    withUnsafeTemporaryAllocation(of: Posting.self, capacity: more.count) { room in
      var left = UnsafeMutableBufferPointer(
        rebasing: room[..<kept.filter(more, movedBy: first, to: room)])
      while postings.count + left.count > 2 * Self.most {
        let now = 2 * Self.most + 1 - postings.count
        postings += left[..<now]
        thin()
        left = kept.filter(UnsafeMutableBufferPointer(rebasing: left[now...]))
      }
      postings += left
    }
  }

  /// Called once when all are there.
  package mutating func finish() {
    if !isWhole, postings.count > Self.most { thin() }
  }

  /// Raises the floor until few enough are above it, and takes an even share of those on it.
  private mutating func thin() {
    let counts = countsByLevel
    var level = Posting.highest
    var room = Self.most
    while level > kept.floor, counts[level] <= room {
      room -= counts[level]
      level -= 1
    }
    let share = level > kept.floor ? 1 << 32 : kept.share
    kept = Kept(
      floor: level, share: share * UInt64(min(room, counts[level])) / UInt64(max(counts[level], 1)))
    let count = postings.withUnsafeMutableBufferPointer { kept.filter($0).count }
    postings.removeLast(postings.count - count)
  }

  private var countsByLevel: [Int] {
    var counts = [Int](repeating: 0, count: Posting.highest + 1)
    counts.withUnsafeMutableBufferPointer { counts in
      for posting in postings { counts[posting.level] += 1 }
    }
    return counts
  }

  /// By the level, and among those of one spread evenly.
  @inline(__always)
  private static func rank(of posting: Posting) -> UInt64 {
    var mixed = UInt32(truncatingIfNeeded: posting.document) &* 0x9e37_79b1
    mixed ^= mixed >> 15
    return UInt64(posting.level) << 32 | UInt64(~(mixed &* 0x85eb_ca77))
  }

  /// As text that needs no escape in JSON: for each level from the highest, the documents as steps from the one
  /// before, five bits to a character, the sixth says that more follow; a space between two levels.
  package var coded: [UInt8] {
    var json = JSONWriter()
    write(to: &json)
    return Array(json.bytes.dropFirst().dropLast())
  }

  /// Writes that as a string.
  func write(to json: inout JSONWriter) {
    json.plainString(atMost: Posting.highest + Self.mostDigits * postings.count) { room in
      Self.digits.withUnsafeBufferPointer { digits in
        var end = 0
        var (level, last) = (Posting.highest, -1)
        for posting in sortedByLevel {
          while level > posting.level {
            room[end] = UInt8(ascii: " ")
            end += 1
            (level, last) = (level - 1, -1)
          }
          var step = posting.document - last - 1
          last = posting.document
          while step >= 32 {
            room[end] = digits[step & 31 | 32]
            end += 1
            step >>= 5
          }
          room[end] = digits[step]
          end += 1
        }
        while level > 1 {
          room[end] = UInt8(ascii: " ")
          end += 1
          level -= 1
        }
        return end
      }
    }
  }

  /// Of a step: the number of a document has twenty-eight bits.
  private static let mostDigits = 6

  /// The highest level first, those of one level in the order of their documents.
  private var sortedByLevel: [Posting] {
    guard postings.count > 1 else { return postings }
    return [Posting](unsafeUninitializedCapacity: postings.count) { sorted, count in
      withUnsafeTemporaryAllocation(of: Int.self, capacity: Posting.highest + 2) { places in
        // Where the next posting of each level goes, by how far it is below the highest.
        places.initialize(repeating: 0)
        for posting in postings { places[Posting.highest - posting.level + 1] += 1 }
        for below in 1...Posting.highest { places[below] += places[below - 1] }
        for posting in postings {
          let below = Posting.highest - posting.level
          sorted[places[below]] = posting
          places[below] += 1
        }
      }
      count = postings.count
    }
  }

  private static let digits = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
}
