/// A byte range of a file in eight bytes instead of sixteen: every block of every text has one, and files of more
/// than 4 MiB are not read.
struct PackedRange: Sendable, Equatable {
  private let lower: UInt32
  private let upper: UInt32

  init(_ range: Range<Int>) {
    lower = UInt32(truncatingIfNeeded: range.lowerBound)
    upper = UInt32(truncatingIfNeeded: range.upperBound)
  }

  var range: Range<Int> { Int(lower)..<Int(upper) }
}
