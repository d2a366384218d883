/// Shows how far a build is, once it takes longer than half a second: a bar where people look, plain lines in the
/// log of a job, nothing where nobody wants to know.
struct BuildProgress {
  enum Style {
    case bar, lines, none
  }

  private let style: Style
  private let terminal: Terminal
  private let start = ContinuousClock.now
  /// The last line that was written to a log.
  private var lastLine = ""
  private var hasBar = false

  init(on terminal: Terminal, _ options: SiteOptions) {
    style = options.quiet || !options.progress ? .none : terminal.progressStyle
    self.terminal = terminal
  }

  /// So many texts are read next, which tells nothing until it is done. A thousand take about half a second, and
  /// whoever waits for more should know at once.
  mutating func read(_ texts: Int) {
    guard texts > 1000 || isLate else { return }
    show("Reading \(number(texts)) texts")
  }

  /// So many pages of all are made and checked.
  mutating func make(_ pages: Int, of all: Int) {
    guard isLate, all > 0 else { return }
    switch style {
    case .bar: show("Making pages \(bar(pages, of: all))\(number(pages)) of \(number(all))")
    case .lines: show("Making pages: \(pages * 4 / all * 25) % of \(number(all))")
    case .none: return
    }
  }

  /// As wide as the terminal leaves room for beside the words; nothing where that is hardly anything.
  private func bar(_ pages: Int, of all: Int) -> String {
    let words = "Making pages [] \(number(all)) of \(number(all))".count
    let width = min(24, terminal.columns - 1 - words)
    guard width >= 4 else { return "" }
    let filled = pages * width / all
    return "[\(String(repeating: "#", count: filled))\(String(repeating: ".", count: width - filled))] "
  }

  /// The new site takes the old one's place next.
  mutating func save() {
    if isLate { show("Saving the site") }
  }

  /// Takes the bar away: what follows stays.
  mutating func end() {
    guard hasBar else { return }
    terminal.put("\r\u{1B}[K")
    hasBar = false
  }

  private var isLate: Bool { ContinuousClock.now - start > .milliseconds(500) }

  /// One line: over the last one, or below it where it says something new.
  private mutating func show(_ line: String) {
    switch style {
    case .bar:
      // A line that is broken could not be taken away again.
      terminal.put("\r\(line.prefix(terminal.columns - 1))\u{1B}[K")
      hasBar = true
    case .lines where line != lastLine:
      terminal.complain(line)
      lastLine = line
    case .lines, .none: return
    }
  }
}
