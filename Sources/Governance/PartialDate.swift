/// A date as precise as its source: a year, a month or a day, each an interval of days (EDTF level 0,
/// ISO 8601-2). `2019-10` is not the first of October; it is October.
package enum PartialDate: Sendable, Hashable {
  /// 1000 to 9999.
  case year(Int)
  case month(year: Int, month: Int)
  case day(year: Int, month: Int, day: Int)
}
