/// The level of a term in a document by how much it counts there and how long the document is, after the measure BM25
/// (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009, §3.4), with the length of a middling clause
/// in place of the mean, so that one pass is enough.
struct TermLevels {
  /// For each of the usual lengths the levels of the smallest counts; 0 where they were not asked for yet.
  private var known = [UInt64](repeating: 0, count: 256)

  /// The levels in documents of a length.
  mutating func levels(inLengthOf length: Int) -> Levels {
    guard length < known.count else { return Levels(inLengthOf: length) }
    if known[length] == 0 { known[length] = Levels(inLengthOf: length).ofSmallCounts }
    return Levels(ofSmallCounts: known[length], length: length)
  }

  struct Levels {
    /// Those of the counts below sixteen in four bits each, the lowest for a count of 0.
    fileprivate let ofSmallCounts: UInt64
    private let length: Int

    fileprivate init(ofSmallCounts: UInt64, length: Int) {
      self.ofSmallCounts = ofSmallCounts
      self.length = length
    }

    fileprivate init(inLengthOf length: Int) {
      var levels: UInt64 = 0
      for count in (0..<16).reversed() {
        levels = levels << 4 | UInt64(TermLevels.level(of: count, inLengthOf: length))
      }
      self.init(ofSmallCounts: levels, length: length)
    }

    @inline(__always)
    subscript(count: Int32) -> UInt8 {
      guard count < 16 else { return TermLevels.level(of: Int(count), inLengthOf: length) }
      return UInt8(truncatingIfNeeded: ofSmallCounts &>> UInt64(truncatingIfNeeded: 4 &* count)) & 15
    }
  }

  @inline(never)
  private static func level(of count: Int, inLengthOf length: Int) -> UInt8 {
    let room = saturation * (0.4 + 0.6 * Double(length) / middling)
    let level = Double(Posting.highest) * Double(count) / (Double(count) + room) + 0.5
    return UInt8(max(1, Int(level)))
  }

  private static let saturation = 1.2
  /// Words of a clause that count, in the middle.
  private static let middling = 30.0
}
