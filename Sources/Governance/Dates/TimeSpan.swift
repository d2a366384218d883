/// How far somebody wants to look ahead, as it is typed in a command: `90d`, `12w`, `3m`, `1y`.
package struct TimeSpan: Sendable, Equatable {
  private enum Unit: Character, Sendable {
    case day = "d"
    case week = "w"
    case month = "m"
    case year = "y"
  }

  private let count: Int
  private let unit: Unit

  package static func months(_ count: Int) -> TimeSpan { TimeSpan(count: count, unit: .month) }

  private init(count: Int, unit: Unit) {
    self.count = count
    self.unit = unit
  }

  /// `nil` for anything but one to four digits and one letter.
  package init?(_ text: String) {
    let digits = text.utf8.dropLast()
    guard let unit = text.last.flatMap(Unit.init), (1...4).contains(digits.count),
      digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let count = Int(text.dropLast())
    else { return nil }
    self.init(count: count, unit: unit)
  }
}

extension Day {
  /// The last day of a span that begins on this one; month ends are clamped.
  package func adding(_ span: TimeSpan) -> Day { span.end(from: self) }
}

extension TimeSpan {
  fileprivate func end(from day: Day) -> Day {
    switch unit {
    case .day: day.adding(days: count)
    case .week: day.adding(days: count * 7)
    case .month: day.adding(months: count)
    case .year: day.adding(months: count * 12)
    }
  }
}
