#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What a piece of work cost. Times are whole microseconds.
package struct Cost: Sendable, Equatable {
  /// Of all cores together, in the program and in the system on its behalf.
  package var processor = 0
  package var clock = 0
  /// The most memory, in bytes, that the process had held when the work ended.
  package var peak = 0

  /// Several pieces of work of one process.
  static func + (one: Cost, other: Cost) -> Cost {
    Cost(
      processor: one.processor + other.processor, clock: one.clock + other.clock,
      peak: max(one.peak, other.peak))
  }

  static func - (whole: Cost, part: Cost) -> Cost {
    Cost(processor: whole.processor - part.processor, clock: whole.clock - part.clock, peak: whole.peak)
  }
}

/// The result of `work` and what it cost this process.
func measure<Result>(_ work: () throws -> Result) rethrows -> (result: Result, cost: Cost) {
  let start = Cost.soFar
  let result = try work()
  return (result, .soFar - start)
}

extension Cost {
  /// What this process has cost since it began; the clock counts from an arbitrary moment.
  fileprivate static var soFar: Cost {
    var usage = rusage()
    #if canImport(Glibc)
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    #else
      getrusage(RUSAGE_SELF, &usage)
    #endif
    return Cost(
      processor: microseconds(CLOCK_PROCESS_CPUTIME_ID), clock: microseconds(CLOCK_MONOTONIC),
      peak: peakBytes(usage))
  }

  private static func microseconds(_ clock: clockid_t) -> Int {
    var time = timespec()
    clock_gettime(clock, &time)
    return Int(time.tv_sec) * 1_000_000 + Int(time.tv_nsec) / 1000
  }

  /// What a process that has ended cost.
  init(_ usage: rusage, clock: Int) {
    func microseconds(_ time: timeval) -> Int { Int(time.tv_sec) * 1_000_000 + Int(time.tv_usec) }
    self.init(
      processor: microseconds(usage.ru_utime) + microseconds(usage.ru_stime), clock: clock,
      peak: Self.peakBytes(usage))
  }

  /// Darwin counts bytes, Linux kilobytes.
  private static func peakBytes(_ usage: rusage) -> Int {
    #if canImport(Darwin)
      Int(usage.ru_maxrss)
    #else
      Int(usage.ru_maxrss) * 1024
    #endif
  }
}
