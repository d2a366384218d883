import ArgumentParser
import Governance
import SourceText

/// `portal reviewed`: writes a review into the log of a policy and sets the next date.
struct ReviewedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reviewed", abstract: "Logs the review of a policy and sets the next date.",
    usage: "portal reviewed <policy> --date <date> --outcome <outcome> [<options>]",
    discussion: """
      The entry goes into the log in the policy's facts, and the next date follows from the review cycle. What the \
      command line does not say is asked for, if you sit at a terminal.

        portal reviewed farnham/complaints --date 2026-05-12 \\
          --by full-council --outcome no-change --minute 31/26

        portal reviewed farnham/complaints --date 2026-05-12 \\
          --outcome deferred --until 2026-11

        portal reviewed farnham/complaints --started 2026-04-20
      """)

  @Argument(help: "The policy: farnham/complaints", completion: .policies)
  var policy: String?

  @Option(
    help: ArgumentHelp("When the council reviewed it", valueName: "date"), transform: dateFromCommandLine)
  var date: PartialDate?

  @Option(
    help: ArgumentHelp("The body that did, by its name in council.yml", valueName: "body"),
    completion: .bodies)
  var by: String?

  @Option(help: "What came of it")
  var outcome: Version.Review.Outcome?

  @Option(help: "The minute")
  var minute: String?

  @Option(
    help: ArgumentHelp("The new date of a review that was deferred", valueName: "date"),
    transform: dateFromCommandLine)
  var until: PartialDate?

  @Option(
    help: ArgumentHelp(
      "When the next review is due (default: by the policy's review cycle)", valueName: "date"),
    transform: dateFromCommandLine)
  var next: PartialDate?

  @Option(
    help: ArgumentHelp("Only note that a review has begun on that day", valueName: "date"),
    transform: dateFromCommandLine)
  var started: PartialDate?

  @OptionGroup var content: ContentOptions

  func validate() throws {
    if started != nil, date != nil || outcome != nil {
      throw ValidationError("Give --started alone, or --date and --outcome.")
    }
  }

  mutating func run() throws {
    let terminal = Terminal(format: .text)
    try terminal.reportingRefusals {
      if started == nil, policy == nil || date == nil || outcome == nil, let questions = Questions() {
        try ask(questions)
      }
      try log(terminal)
    }
  }

  private mutating func ask(_ questions: Questions) throws {
    let register = try ReadContent(content).register
    let name = try policy ?? questions.askForPolicy(in: register)
    policy = name
    let bodies = try register.requiredPolicy(named: name).council.bodies.map(\.slug)
    if date == nil {
      date = try questions.ask(
        "When the council reviewed it, as in 2026-05-12 or 12 May 2026", dateFromCommandLine)
    }
    let outcomes = Version.Review.Outcome.allCases.map(\.rawValue).joined(separator: ", ")
    let outcome =
      try outcome
      ?? questions.ask(
        "What came of it: \(outcomes)", oneOf(Version.Review.Outcome.self))
    self.outcome = outcome
    if outcome == .deferred, until == nil {
      until = try questions.ask("Until when, as in 2026-11", dateFromCommandLine)
    }
    if outcome != .deferred, next == nil {
      next = try questions.askWhetherKnown(
        "When the next review is due, if not by the review cycle", dateFromCommandLine)
    }
    if by == nil { by = try questions.askForBody(among: bodies) }
    if minute == nil { minute = try questions.askWhetherKnown("The minute", anyText) }
  }

  private func log(_ terminal: Terminal) throws {
    guard let policy else { throw ValidationError("Which policy? Write its name, as in farnham/complaints.") }
    let record = try record()
    let change = try FactsChange(policy: policy, content)
    let day = content.day
    guard let version = change.policy.versionInForce(on: day) else {
      throw ValidationError("No text of \(change.name) is in force on \(day.date.english).")
    }
    if let objection = record.objection(to: version, of: change.council, on: day) {
      throw ValidationError(objection)
    }
    let wanted = record.dates(after: version.dates, in: change.council)
    let outcome = try change.make(record.edits(of: version, in: change.council), to: version) {
      $0.dates.reviews == wanted.reviews && $0.dates.reviewStarted == wanted.reviewStarted
        && $0.dates.nextReview(in: $1) == wanted.nextReview(in: $1)
    }
    terminal.tell(outcome)
    let next = outcome.version.dates.nextReview(in: change.council)
    terminal.say(
      next.map { "Next review: \($0.english)." } ?? "No next review is planned: nobody will be reminded.")
  }

  private func record() throws -> ReviewRecord {
    if let started {
      return ReviewRecord(.started, on: started, by: by, minute: minute, until: until, next: next)
    }
    guard let date else { throw ValidationError("When was the review? Add --date.") }
    guard let outcome else {
      throw ValidationError("What came of the review? Add --outcome no-change, minor, revised or deferred.")
    }
    return ReviewRecord(.held(outcome), on: date, by: by, minute: minute, until: until, next: next)
  }
}

extension Version.Review.Outcome: ExpressibleByArgument {}
