import ArgumentParser
import Governance
import Markup
import SourceText

/// `portal withdraw`: writes into a policy's facts that it is no longer in force, or that its text is gone.
struct WithdrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "Withdraws a policy; its words stay.",
    usage: "portal withdraw <policy> --date <date> --reason <reason> [<options>]",
    discussion: """
      Its page says from when and why it is no longer in force. A day that is still to come is announced. What the \
      command line does not say is asked for, if you sit at a terminal.

        portal withdraw farnham/complaints --date 2026-11-12 \\
          --reason "The county does this now" --minute 88/26
      """)

  @Argument(help: "The policy: farnham/complaints", completion: .policies)
  var policy: String?

  @Option(
    help: ArgumentHelp("From when it is no longer in force; may be to come", valueName: "date"),
    transform: dateFromCommandLine)
  var date: PartialDate?

  @Option(help: "Why, as the public reads it")
  var reason: String?

  @Option(help: "The minute")
  var minute: String?

  @Option(
    help: ArgumentHelp("The policy that takes its place, by the name of its file", valueName: "policy"),
    completion: .successors)
  var successor: String?

  @Flag(help: "Nobody may read the text any more: it leaves the site with the next build")
  var removeText = false

  @OptionGroup var content: ContentOptions

  mutating func run() throws {
    let terminal = Terminal(format: .text)
    try terminal.reportingRefusals {
      if policy == nil || date == nil || reason == nil, let questions = Questions() { try ask(questions) }
      try withdraw(terminal)
    }
  }

  private mutating func ask(_ questions: Questions) throws {
    let register = try ReadContent(content).register
    if policy == nil { policy = try questions.askForPolicy(in: register) }
    if date == nil {
      date = try questions.ask(
        "From when it is no longer in force, as in 2026-11-12 or 12 November 2026", dateFromCommandLine)
    }
    if reason == nil { reason = try questions.ask("Why, as the public reads it", anyText) }
    if minute == nil { minute = try questions.askWhetherKnown("The minute", anyText) }
    if successor == nil {
      successor = try questions.askWhetherKnown(
        "The policy that takes its place, by its file's name", anyText)
    }
  }

  private func withdraw(_ terminal: Terminal) throws {
    guard let policy else { throw ValidationError("Which policy? Write its name, as in farnham/complaints.") }
    guard let date else { throw ValidationError("From when is it withdrawn? Add --date.") }
    guard let reason else { throw ValidationError("Readers ask why: add --reason.") }
    let change = try FactsChange(policy: policy, content)
    let day = content.day
    let inForce = change.policy.versionInForce(on: day)
    guard let version = removeText ? inForce ?? change.policy.versionShown(on: day) : inForce else {
      throw ValidationError("No text of \(change.name) is in force on \(day.date.english).")
    }
    let record = WithdrawalRecord(
      on: date, because: reason, minute: minute, successor: successor, removesText: removeText)
    if let objection = record.objection(to: version, of: change.policy, in: change.council) {
      throw ValidationError(objection)
    }
    let wanted = Version.Ending(date: date, reason: reason, minute: minute, successor: successor)
    let outcome = try change.make(record.edits, to: version) { changed, _ in
      changed.status == record.status && changed.ending == wanted
    }
    terminal.tell(outcome)
    terminal.say(whatHappensNow(change.policy, outcome.version, from: date))
  }

  private func whatHappensNow(_ policy: Policy, _ version: Version, from date: PartialDate) -> String {
    guard removeText else {
      return date.earliest > content.day
        ? "It stays in force until then; its page says from when it is withdrawn."
        : "The words stay on its page, under the notice that it is withdrawn."
    }
    let others = policy.versions.map(\.document.file.path).filter { $0 != version.document.file.path }
    let first = "The text leaves the site with the next build."
    if others.isEmpty { return first }
    return "\(first) Other versions stay readable: \(others.joined(separator: ", "))."
  }
}
