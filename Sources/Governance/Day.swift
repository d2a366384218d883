/// A calendar day in the council's own calendar: no time of day, no time zone (proleptic Gregorian).
package struct Day: Sendable, Hashable, Comparable {
  /// Days since 1 January 1970; negative before it.
  package let number: Int

  package init(number: Int) {
    self.number = number
  }

  package static func < (one: Day, other: Day) -> Bool { one.number < other.number }
}
