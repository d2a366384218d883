/// What differs between two texts, line by line, for somebody who is to see what was changed:
///
///     12 - review_due: 2026
///     12 + review_due: 2029-05-12
///
/// The numbers of lines that went are those of the old text, the numbers of new ones those of the new. Cost: that of
/// `differences`.
package func lineChanges(from old: [UInt8], to new: [UInt8]) -> [String] {
  var (oldNumber, newNumber) = (0, 0)
  var rows: [(number: Int, sign: String, line: ArraySlice<UInt8>)] = []
  for difference in differences(from: lines(of: old), to: lines(of: new)) {
    switch difference {
    case .kept: (oldNumber, newNumber) = (oldNumber + 1, newNumber + 1)
    case .removed(let line):
      oldNumber += 1
      rows.append((oldNumber, "-", line))
    case .added(let line):
      newNumber += 1
      rows.append((newNumber, "+", line))
    }
  }
  let width = rows.map { String($0.number).count }.max() ?? 0
  return rows.map { row in
    let digits = String(row.number)
    let gap = String(repeating: " ", count: width - digits.count)
    return "\(gap)\(digits) \(row.sign) \(displayText(String(decoding: row.line, as: UTF8.self)))"
  }
}

/// Without their ends; a carriage return before one belongs to it.
private func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
  bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
    line.last == UInt8(ascii: "\r") ? line.dropLast() : line
  }
}
