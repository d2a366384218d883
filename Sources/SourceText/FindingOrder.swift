/// The order in which findings are told: by file, by place in the file, by rule, so that a clerk goes through
/// each file once from top to bottom and two runs of the same content read the same.
enum FindingOrder {
  /// What has no file comes first, then each file as a whole, then what stands in it.
  static func precedes(_ one: Finding, _ other: Finding) -> Bool {
    if let order = compare(path(of: one), path(of: other)) { return order }
    let (range, otherRange) = (range(of: one), range(of: other))
    if range.lowerBound != otherRange.lowerBound { return range.lowerBound < otherRange.lowerBound }
    if range.upperBound != otherRange.upperBound { return range.upperBound < otherRange.upperBound }
    return compare(one.rule.name, other.rule.name) ?? compare(one.headline, other.headline) ?? false
  }

  private static func path(of finding: Finding) -> String { finding.place?.file.path ?? "" }

  private static func range(of finding: Finding) -> Range<Int> { finding.place?.range ?? -1..<(-1) }

  /// Byte by byte; `nil` where the two are the same.
  private static func compare(_ one: String, _ other: String) -> Bool? {
    one.utf8.elementsEqual(other.utf8) ? nil : one.utf8.lexicographicallyPrecedes(other.utf8)
  }
}

extension [Finding] {
  /// Sorted by file, place and rule; what is said twice word for word of one place is said once.
  package func inReadingOrder() -> [Finding] {
    var ordered: [Finding] = []
    for finding in sorted(by: FindingOrder.precedes) {
      // Equality alone would take two spellings of an accent in a path for one file.
      if let last = ordered.last, last == finding, !FindingOrder.precedes(last, finding) { continue }
      ordered.append(finding)
    }
    return ordered
  }
}
