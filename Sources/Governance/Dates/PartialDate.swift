/// A date as precise as its source: a year, a month or a day, each an interval of days (EDTF level 0,
/// ISO 8601-2). `2019-10` is not the first of October; it is October.
package enum PartialDate: Sendable, Hashable {
  /// 1000 to 9999.
  case year(Int)
  case month(year: Int, month: Int)
  case day(year: Int, month: Int, day: Int)
}

extension PartialDate {
  package static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]

  package var year: Int {
    switch self {
    case .year(let year), .month(let year, _), .day(let year, _, _): year
    }
  }

  /// 1 to 12; `nil` for a year.
  package var month: Int? {
    switch self {
    case .year: nil
    case .month(_, let month), .day(_, let month, _): month
    }
  }

  /// The first day of the interval.
  package var earliest: Day {
    switch self {
    case .year(let year): Day.counted(year: year, month: 1, day: 1)
    case .month(let year, let month): Day.counted(year: year, month: month, day: 1)
    case .day(let year, let month, let day): Day.counted(year: year, month: month, day: day)
    }
  }

  /// The last day of the interval.
  package var latest: Day {
    switch self {
    case .year(let year): Day.counted(year: year, month: 12, day: 31)
    case .month(let year, let month): Day.counted(year: year, month: month + 1, day: 1).adding(days: -1)
    case .day: earliest
    }
  }

  /// `2026`, `2019-10`, `2017-10-16`: for the `datetime` of a page and for addresses.
  package var iso: String {
    // Up to fifteen bytes are no memory of their own.
    String(unsafeUninitializedCapacity: 15) { text in
      var count = 0
      func write(_ number: Int, width: Int) {
        if width > 1 { write(number / 10, width: width - 1) }
        text[count] = UInt8(ascii: "0") + UInt8(number % 10)
        count += 1
      }
      func writeNext(_ number: Int) {
        text[count] = UInt8(ascii: "-")
        count += 1
        write(min(max(number, 0), 99), width: 2)
      }
      // A date that was worked out may lie behind the last that can be typed.
      write(min(max(year, 0), 99_999), width: year > 9999 ? 5 : 4)
      if let month { writeNext(month) }
      if case .day(_, _, let day) = self { writeNext(day) }
      return count
    }
  }

  /// `2026`, `October 2019`, `16 October 2017`.
  package var english: String {
    switch self {
    case .year(let year): "\(year)"
    case .month(let year, let month): "\(Self.name(ofMonth: month)) \(year)"
    case .day(let year, let month, let day): "\(day) \(Self.name(ofMonth: month)) \(year)"
    }
  }

  /// `in 2026`, `in October 2019`, `on 16 October 2017`.
  package var englishWhen: String {
    if case .day = self { "on \(english)" } else { "in \(english)" }
  }

  /// Whether some day belongs to both.
  package func overlaps(_ other: PartialDate) -> Bool {
    earliest <= other.latest && other.earliest <= latest
  }

  /// Whether every day of it comes after every day of `other`.
  package func isAfter(_ other: PartialDate) -> Bool { earliest > other.latest }

  /// A later date of the same precision; month ends are clamped. A year is moved by whole years: what is
  /// left of `months` is dropped, so that a review comes up rather early than late.
  package func adding(months: Int) -> PartialDate {
    switch self {
    case .year(let year): return .year(year + months / 12)
    case .month:
      let (year, month, _) = earliest.adding(months: months).components
      return .month(year: year, month: month)
    case .day: return earliest.adding(months: months).date
    }
  }

  static func name(ofMonth month: Int) -> String {
    monthNames.indices.contains(month - 1) ? monthNames[month - 1] : ""
  }
}
