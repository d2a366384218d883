/// Where the lines of a file begin and end. Line feed, carriage return and both together end a line, as in
/// CommonMark §2.1, so that the numbers agree with those of an editor.
///
/// Built once for a file when something in it is printed; never needed to read one.
struct LineTable: Sendable {
  /// The first byte of each line; a file that ends with a line end has an empty last line.
  private var starts: [Int] = [0]
  /// The byte after the last character of each line, before what ends it.
  private var ends: [Int] = []

  init(_ bytes: [UInt8]) {
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "\n") where index > 0 && bytes[index - 1] == UInt8(ascii: "\r"):
        starts[starts.count - 1] = index + 1
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        ends.append(index)
        starts.append(index + 1)
      default:
        break
      }
    }
    ends.append(bytes.count)
  }

  /// The number, from 1, of the line in which a byte lies; what ends a line belongs to it.
  func number(ofLineAt offset: Int) -> Int {
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  /// The bytes of a line without what ends it.
  subscript(number: Int) -> Range<Int> {
    starts[number - 1]..<ends[number - 1]
  }
}
