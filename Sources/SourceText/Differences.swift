/// An element of one of two sequences, or of both.
package enum Difference<Element> {
  case kept(Element)
  case removed(Element)
  case added(Element)
}

extension Difference: Equatable where Element: Equatable {}
extension Difference: Sendable where Element: Sendable {}

/// What makes `new` of `old`, with as much kept in order as can be; where something is replaced, what goes stands
/// before what comes. Cost: product of the lengths of what is left when equal elements at both ends are put aside.
package func differences<Element: Equatable>(
  from old: [Element], to new: [Element]
) -> [Difference<Element>] {
  let start = zip(old, new).prefix { $0 == $1 }.count
  let end = zip(old.dropFirst(start).reversed(), new.dropFirst(start).reversed()).prefix { $0 == $1 }.count
  let (oldPart, newPart) = (Array(old[start..<old.count - end]), Array(new[start..<new.count - end]))
  // common[i][j] is how many elements the ends from i and from j have in common, in order.
  var common = Array(repeating: Array(repeating: 0, count: newPart.count + 1), count: oldPart.count + 1)
  for i in oldPart.indices.reversed() {
    for j in newPart.indices.reversed() {
      common[i][j] =
        oldPart[i] == newPart[j] ? common[i + 1][j + 1] + 1 : max(common[i + 1][j], common[i][j + 1])
    }
  }
  var found = old[..<start].map { Difference.kept($0) }
  var (i, j) = (0, 0)
  while i < oldPart.count || j < newPart.count {
    if i < oldPart.count, j < newPart.count, oldPart[i] == newPart[j] {
      found.append(.kept(oldPart[i]))
      (i, j) = (i + 1, j + 1)
    } else if j == newPart.count || (i < oldPart.count && common[i + 1][j] >= common[i][j + 1]) {
      found.append(.removed(oldPart[i]))
      i += 1
    } else {
      found.append(.added(newPart[j]))
      j += 1
    }
  }
  return found + old[(old.count - end)...].map { .kept($0) }
}
