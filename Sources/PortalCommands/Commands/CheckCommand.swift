import ArgumentParser
import SourceText

/// `portal check`: all that `build` does, but for publishing; or what a rule is about.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Checks everything without publishing.",
    usage: "portal check [<options>]",
    discussion: """
      A message names the file and the line, says what to do, and gives the name of its rule in brackets. An error \
      stops a publication; a warning does not, but somebody should act on it.

        portal check                                      look at everything
        portal check --explain review-before-adoption     what a rule is about
        portal check --rules                              the names of all rules
      """)

  @Option(help: ArgumentHelp("Tell about one rule, with an example", valueName: "rule"), completion: .rules)
  var explain: String?

  @Flag(help: "List all rules")
  var rules = false

  @OptionGroup var options: SiteOptions

  func validate() throws {
    let names = allRules.map(\.name)
    guard let explain, !names.contains(explain) else { return }
    throw ValidationError(
      "There is no rule \(displayText(explain)).\(didYouMean(explain, among: names))"
        + " `portal check --rules` lists them all.")
  }

  func run() throws {
    let terminal = Terminal(format: options.format, isQuiet: options.quiet && explain == nil && !rules)
    if let rule = allRules.first(where: { $0.name == explain }) { return terminal.say(explanation(of: rule)) }
    if rules { return terminal.say(ruleList()) }
    do {
      throw try check(terminal)
    } catch let error as DiskError {
      terminal.say(error)
      throw ExitStatus.disk
    }
  }

  private func check(_ terminal: Terminal) throws -> ExitCode {
    var progress = BuildProgress(on: terminal, options)
    defer { progress.end() }
    keepFreedMemory()
    let portal = try ReadPortal(options) { progress.read($0) }
    portal.keepToTheEnd()
    let outcome = try portal.publish(progress: { progress.make($0, of: $1) }) { _ in }
    progress.end()
    terminal.show(outcome.findings)
    terminal.say(
      checked(
        outcome, accepted: portal.accepted, unpublished: portal.unpublished,
        unfinished: portal.unfinishedPages))
    return outcome.stops(options) ? ExitStatus.findings : ExitCode.success
  }
}
