import ArgumentParser

/// What the program says to whoever started it (sysexits(3) where that has a number). ArgumentParser itself
/// ends wrong usage with 64.
enum ExitStatus {
  /// Errors in content or templates, or warnings where they count as errors.
  static let findings = ExitCode(1)
  /// A review is overdue, for a scheduled job to notice.
  static let overdue = ExitCode(2)
  /// The disk did not do what it was asked.
  static let disk = ExitCode(74)
}
