/// A table for spreadsheets (RFC 4180).
///
/// It begins with the byte order mark by which Excel knows UTF-8, and without which it garbles `ŵ`. A cell that
/// a spreadsheet would take for a formula gets an apostrophe in front: a title must not be able to run anything on
/// somebody's machine. Every spreadsheet then shows the cell as text, the mark can be seen, and a program that
/// wants the value takes it off again; a space or a tab in front would be trimmed by some and the formula be back.
struct CSVText {
  /// Without the byte order mark, so that rows of several tables can stand in one.
  private(set) var rows: [UInt8] = []

  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  mutating func addRow(_ cells: [String]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { rows.append(UInt8(ascii: ",")) }
      add(cell)
    }
    rows += [0x0D, 0x0A]
  }

  private mutating func add(_ cell: String) {
    let isQuoted = cell.utf8.contains { $0 == 0x0A || $0 == 0x0D || $0 == 0x22 || $0 == 0x2C }
    if isQuoted { rows.append(UInt8(ascii: "\"")) }
    if let first = cell.unicodeScalars.first, Self.formulaSigns.contains(first) {
      rows.append(UInt8(ascii: "'"))
    }
    if isQuoted {
      for byte in cell.utf8 {
        if byte == UInt8(ascii: "\"") { rows.append(byte) }
        rows.append(byte)
      }
      rows.append(UInt8(ascii: "\""))
    } else {
      rows += cell.utf8
    }
  }

  /// The full-width forms too: some spreadsheets take them for the plain signs.
  private static let formulaSigns: [Unicode.Scalar] = [
    "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠",
  ]
}
