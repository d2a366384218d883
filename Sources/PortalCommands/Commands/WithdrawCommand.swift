import ArgumentParser
import Governance
import Markup
import SourceText

/// `portal withdraw`: writes into a policy's facts that it is no longer in force, or that its text is gone.
struct WithdrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "Withdraws a policy, with date and reason; its words stay.",
    discussion: """
      portal withdraw farnham/complaints --date 2026-11-12 --reason "The county does this now" --minute 88/26
      """)

  @OptionGroup var content: ContentOptions

  @Argument(help: "The policy: farnham/member-officer-protocol.")
  var policy: String

  @Option(
    help: ArgumentHelp("From when it is no longer in force; may be to come.", valueName: "date"),
    transform: ReviewedCommand.date)
  var date: PartialDate

  @Option(help: "Why, as the public reads it.")
  var reason: String

  @Option(help: "The minute.")
  var minute: String?

  @Option(
    help: ArgumentHelp("The policy that takes its place, by the name of its file.", valueName: "policy"))
  var successor: String?

  @Flag(help: "Nobody may read the text any more: it leaves the site with the next build.")
  var removeText = false

  func run() throws {
    let terminal = Terminal(format: .text)
    try terminal.reportingRefusals { try withdraw(terminal) }
  }

  private func withdraw(_ terminal: Terminal) throws {
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
    terminal.say(whatHappensNow(change.policy, outcome.version))
  }

  private func whatHappensNow(_ policy: Policy, _ version: Version) -> String {
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
