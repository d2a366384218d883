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

  /// Which postings are kept: all above a level, and of those on it a share.
  private struct Kept {
    var floor = 0
    /// Of 2³².
    var share: UInt64 = 1 << 32

    func holds(_ posting: Posting) -> Bool {
      posting.level > floor || (posting.level == floor && UInt64(spread(posting.document)) < share)
    }
  }

  /// Takes a posting that comes after all others.
  package mutating func append(_ posting: Posting) {
    total += 1
    guard kept.holds(posting) else { return }
    postings.append(posting)
    if !isWhole, postings.count > 2 * Self.most { thin() }
  }

  /// Called once when all are there.
  package mutating func finish() {
    if !isWhole, postings.count > Self.most { thin() }
  }

  /// Raises the floor until few enough are above it, and takes an even share of those on it.
  private mutating func thin() {
    var counts = [Int](repeating: 0, count: Posting.highest + 1)
    for posting in postings { counts[posting.level] += 1 }
    var level = Posting.highest
    var room = Self.most
    while level > kept.floor, counts[level] <= room {
      room -= counts[level]
      level -= 1
    }
    if level > kept.floor { kept = Kept(floor: level) }
    kept.share = kept.share * UInt64(min(room, counts[level])) / UInt64(max(counts[level], 1))
    let kept = kept
    postings.removeAll { !kept.holds($0) }
  }

  private static func spread(_ document: Int) -> UInt32 {
    var mixed = UInt32(truncatingIfNeeded: document) &* 0x9e37_79b1
    mixed ^= mixed >> 15
    return mixed &* 0x85eb_ca77
  }

  /// As text that needs no escape in JSON: for each level from the highest, the documents as steps from the one
  /// before, five bits to a character, the sixth says that more follow; a space between two levels.
  package var coded: [UInt8] {
    let digits = Self.digits
    var coded: [UInt8] = []
    coded.reserveCapacity(Posting.highest + 3 * postings.count)
    var (level, last) = (Posting.highest, -1)
    for posting in sortedByLevel {
      while level > posting.level {
        coded.append(UInt8(ascii: " "))
        (level, last) = (level - 1, -1)
      }
      var step = posting.document - last - 1
      last = posting.document
      while step >= 32 {
        coded.append(digits[step & 31 | 32])
        step >>= 5
      }
      coded.append(digits[step])
    }
    coded += repeatElement(UInt8(ascii: " "), count: level - 1)
    return coded
  }

  /// The highest level first, those of one level in the order of their documents.
  private var sortedByLevel: [Posting] {
    guard postings.count > 1 else { return postings }
    // Where the next posting of each level goes, by how far it is below the highest.
    var places = [Int](repeating: 0, count: Posting.highest + 1)
    for posting in postings { places[Posting.highest - posting.level + 1] += 1 }
    for below in 1...Posting.highest { places[below] += places[below - 1] }
    return [Posting](unsafeUninitializedCapacity: postings.count) { sorted, count in
      for posting in postings {
        let below = Posting.highest - posting.level
        sorted[places[below]] = posting
        places[below] += 1
      }
      count = postings.count
    }
  }

  private static let digits = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
}
