/// The level of a term in a document by how much it counts there and how long the document is, after the measure BM25
/// (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009, §3.4), with the length of a middling clause
/// in place of the mean, so that one pass is enough.
struct TermLevels {
  /// Those of the smallest counts, for each of the usual lengths; 0 where it was not asked for yet.
  private var known = [UInt8](repeating: 0, count: Self.lengths * Self.counts)
  private static let lengths = 256
  private static let counts = 16

  /// Lends the levels in documents of a length.
  @inline(__always)
  mutating func withLevels(inLengthOf length: Int, _ body: (Levels) -> Void) {
    guard length < Self.lengths else {
      return body(Levels(known: UnsafeBufferPointer(start: nil, count: 0), length: length))
    }
    let row = length * Self.counts
    if known[row] == 0 {
      for count in 0..<Self.counts { known[row + count] = Self.level(of: count, inLengthOf: length) }
    }
    // As if to be changed: a reference need not be counted then.
    known.withUnsafeMutableBufferPointer {
      body(Levels(known: UnsafeBufferPointer(rebasing: $0[row..<row + Self.counts]), length: length))
    }
  }

  struct Levels {
    /// Those of the smallest counts.
    fileprivate let known: UnsafeBufferPointer<UInt8>
    fileprivate let length: Int

    @inline(__always)
    subscript(count: Int32) -> UInt8 {
      let count = Int(count)
      return count < known.count ? known[count] : TermLevels.level(of: count, inLengthOf: length)
    }
  }

  private static func level(of count: Int, inLengthOf length: Int) -> UInt8 {
    let room = saturation * (0.4 + 0.6 * Double(length) / middling)
    let level = Double(Posting.highest) * Double(count) / (Double(count) + room) + 0.5
    return UInt8(max(1, Int(level)))
  }

  private static let saturation = 1.2
  /// Words of a clause that count, in the middle.
  private static let middling = 30.0
}
