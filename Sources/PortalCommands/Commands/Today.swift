import Governance

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension Day {
  /// The day where this machine stands. The only clock of the program.
  static func today() -> Day {
    var now = time(nil)
    var local = tm()
    localtime_r(&now, &local)
    let (year, month, day) = (Int(local.tm_year) + 1900, Int(local.tm_mon) + 1, Int(local.tm_mday))
    return PartialDate.day(year: year, month: month, day: day).earliest
  }
}
