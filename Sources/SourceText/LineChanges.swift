/// What differs between two texts, line by line, for somebody who is to see what was changed:
///
///     12 - review_due: 2026
///     12 + review_due: 2029-05-12
///
/// The numbers of lines that went are those of the old text, the numbers of new ones those of the new. Cost:
/// product of the lengths of what is left when equal lines at both ends are put aside.
package func lineChanges(from old: [UInt8], to new: [UInt8]) -> [String] {
  let (old, new) = (lines(of: old), lines(of: new))
  let start = zip(old, new).prefix { $0 == $1 }.count
  let end = zip(old.dropFirst(start).reversed(), new.dropFirst(start).reversed()).prefix { $0 == $1 }.count
  let (oldPart, newPart) = (Array(old[start..<old.count - end]), Array(new[start..<new.count - end]))
  // common[i][j] is how many lines the ends from i and from j have in common, in order.
  var common = Array(repeating: Array(repeating: 0, count: newPart.count + 1), count: oldPart.count + 1)
  for i in oldPart.indices.reversed() {
    for j in newPart.indices.reversed() {
      common[i][j] =
        oldPart[i] == newPart[j] ? common[i + 1][j + 1] + 1 : max(common[i + 1][j], common[i][j + 1])
    }
  }
  var (i, j, rows) = (0, 0, [(number: Int, sign: String, line: ArraySlice<UInt8>)]())
  while i < oldPart.count || j < newPart.count {
    if i < oldPart.count, j < newPart.count, oldPart[i] == newPart[j] {
      (i, j) = (i + 1, j + 1)
    } else if j == newPart.count || (i < oldPart.count && common[i + 1][j] >= common[i][j + 1]) {
      rows.append((start + i + 1, "-", oldPart[i]))
      i += 1
    } else {
      rows.append((start + j + 1, "+", newPart[j]))
      j += 1
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
