/// Where the target of a link stands.

import Markup
import SourceText

extension LinkUse {
  /// The target alone; the whole link where it is spelt in another way than Markdown gives it.
  func placeOfTarget(in file: SourceFile) -> Place {
    let length = target.utf8.count
    guard length > 0, range.count > length else { return Place(file, range) }
    let starts = (range.lowerBound + 1...range.upperBound - length).reversed()
    let start = starts.first { start in
      let before = file.bytes[start - 1]
      return (before == UInt8(ascii: "(") || before == UInt8(ascii: "<"))
        && file.bytes[start..<start + length].elementsEqual(target.utf8)
    }
    return Place(file, start.map { $0..<$0 + length } ?? range)
  }
}
