import Markup

/// The words of one paragraph as bytes, one after the other, with the way back to the file.
///
/// Line breaks are line feeds. What is no prose (code, links, pictures, footnote marks) is a wall that
/// nothing reads through.
struct ProseText {
  static let wall: UInt8 = 0

  private(set) var bytes: [UInt8] = []
  /// Where each piece of text begins here and in the file.
  private var pieces: [(start: Int, at: Int)] = []

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    pieces.removeAll(keepingCapacity: true)
  }

  mutating func append(_ content: InlineContent) {
    for piece in content {
      switch piece {
      case .text(let text, let at):
        pieces.append((bytes.count, at))
        text.withBytes { bytes.append(contentsOf: $0) }
      case .emphasis(let inner), .strong(let inner): append(inner)
      case .softBreak, .hardBreak: bytes.append(UInt8(ascii: "\n"))
      case .code, .link, .image, .footnote: bytes.append(Self.wall)
      }
    }
  }

  /// The bytes of the file, as the pieces of text count them.
  func rangeInFile(_ range: Range<Int>) -> Range<Int> {
    place(of: range.lowerBound)..<place(of: range.upperBound - 1) + 1
  }

  private func place(of byte: Int) -> Int {
    var (low, high) = (0, pieces.count)
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].start <= byte { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return byte }
    return pieces[low - 1].at + byte - pieces[low - 1].start
  }
}
