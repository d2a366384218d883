import SourceText

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Where the program's words go. Findings for people go to standard error, the last lines to standard
/// output; what another program reads goes to standard output, and nothing else does then.
struct Terminal {
  private let format: SiteOptions.Format
  /// Whether people hear only of what is wrong.
  private let isQuiet: Bool

  init(format: SiteOptions.Format, isQuiet: Bool = false) {
    self.format = format
    self.isQuiet = isQuiet
  }

  /// Shows findings, which are in reading order.
  func show(_ findings: [Finding]) {
    switch format {
    case .text:
      write(drawFindings(findings, usesColor: Self.wantsColor(on: .errors)), to: STDERR_FILENO)
    case .json:
      write(findingsJSON(findings), to: STDOUT_FILENO)
    case .github:
      write(findingAnnotations(findings), to: STDOUT_FILENO)
    }
  }

  /// Says a line or more to people.
  func say(_ text: String) {
    if isQuiet { return }
    write(text + "\n", to: format == .json ? STDERR_FILENO : STDOUT_FILENO)
  }

  /// Says a line to people about what went wrong.
  func complain(_ text: String) {
    write(text + "\n", to: STDERR_FILENO)
  }

  /// How a build shows its progress, which goes to standard error.
  var progressStyle: BuildProgress.Style {
    isatty(STDERR_FILENO) == 1 && !Self.isDumb ? .bar : .lines
  }

  /// How many cells a line of standard error has; 80 where the terminal does not say.
  var columns: Int {
    var size = winsize()
    let isKnown = ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return isKnown ? Int(size.ws_col) : 80
  }

  /// Writes to standard error as it is, with no end of a line: a question, a bar.
  func put(_ text: String) {
    write(text, to: STDERR_FILENO)
  }

  func say(_ error: DiskError) {
    write(
      """
      error: cannot \(error.attempt) \(error.path): \(error.reason)
         = repair: \(error.repair)

      """, to: STDERR_FILENO)
  }

  /// Hands out what was asked for: to standard output, as it is.
  func hand(_ text: String) {
    write(text, to: STDOUT_FILENO)
  }

  enum Stream {
    case output, errors
  }

  /// Colour where people look, unless they asked for none (https://no-color.org).
  static func wantsColor(on stream: Stream) -> Bool {
    guard isatty(stream == .output ? STDOUT_FILENO : STDERR_FILENO) == 1 else { return false }
    if let setting = getenv("NO_COLOR"), setting.pointee != 0 { return false }
    return !isDumb
  }

  /// A terminal that can only add lines.
  private static var isDumb: Bool {
    getenv("TERM").map { String(cString: $0) == "dumb" } ?? false
  }

  private func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { buffer in
        #if canImport(Darwin)
          Darwin.write(descriptor, buffer.baseAddress, buffer.count)
        #elseif canImport(Musl)
          Musl.write(descriptor, buffer.baseAddress, buffer.count)
        #else
          Glibc.write(descriptor, buffer.baseAddress, buffer.count)
        #endif
      }
      // Nobody reads any more: there is nobody to tell.
      guard count > 0 || errno == EINTR else { return }
      bytes = bytes.dropFirst(max(count, 0))
    }
  }
}
