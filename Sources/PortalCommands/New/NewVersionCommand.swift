import ArgumentParser
import Governance
import Markup
import SourceText

/// `portal new version`: another text of a policy, beside the one that counts until its day.
struct NewVersionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "version", abstract: "Adds a new text of a policy beside the old one.",
    usage: "portal new version <policy> --adopted <date> [<options>]",
    discussion: """
      The old text stays, and counts until the new one does. Without --text the new one begins with the old words: \
      change those that the council changed. What the command line does not say is asked for, if you sit at a \
      terminal.

        portal new version farnham/complaints --adopted 2026-05-12 \\
          --minute 31/26 --text complaints.txt
      """)

  @Argument(help: "The policy: farnham/complaints", completion: .policies)
  var policy: String?

  @Option(
    help: ArgumentHelp("When the new text was adopted, as precisely as you know", valueName: "date"),
    transform: dateFromCommandLine)
  var adopted: PartialDate?

  @OptionGroup var adoption: AdoptionOptions

  @Option(
    help: ArgumentHelp("From when it counts, if not from its adoption", valueName: "date"),
    transform: dateFromCommandLine)
  var effective: PartialDate?

  @Option(
    help: ArgumentHelp("When it is to be reviewed", valueName: "date"), transform: dateFromCommandLine)
  var reviewDue: PartialDate?

  @Option(
    help: ArgumentHelp("A text file with its words (default: the old ones)", valueName: "file"),
    completion: .texts)
  var text: String?

  @OptionGroup var content: ContentOptions

  mutating func run() throws {
    let terminal = Terminal(format: .text)
    try terminal.reportingRefusals {
      let addition = try ContentAddition(content)
      if policy == nil || adopted == nil, let questions = Questions() {
        try ask(questions, addition.register)
      }
      try add(addition, terminal)
    }
  }

  private mutating func ask(_ questions: Questions, _ register: Register) throws {
    let name = try policy ?? questions.askForPolicy(in: register)
    policy = name
    let bodies = try register.requiredPolicy(named: name).council.bodies.map(\.slug)
    if adopted == nil {
      adopted = try questions.ask(
        "When the new text was adopted, as in 2026-05-12 or 12 May 2026", dateFromCommandLine)
    }
    try adoption.ask(questions, among: bodies)
    if reviewDue == nil {
      reviewDue = try questions.askWhetherKnown("When it is to be reviewed", dateFromCommandLine)
    }
    if text == nil {
      text = try questions.askWhetherKnown("A text file with its words, if not the old ones") { path in
        _ = try readText(path)
        return path
      }
    }
  }

  private func add(_ addition: ContentAddition, _ terminal: Terminal) throws {
    guard let policy else { throw ValidationError("Which policy? Write its name, as in farnham/complaints.") }
    guard let adopted else { throw ValidationError("When was the new text adopted? Add --adopted.") }
    let found = try addition.register.requiredPolicy(named: policy)
    let new = NewVersion(
      adopted: Version.Adoption(date: adopted, body: adoption.by, minute: adoption.minute),
      effective: effective,
      reviewDue: reviewDue, text: try text.map(readText))
    if let objection = new.objection(to: found.policy, in: found.council) { throw ValidationError(objection) }
    guard let files = new.files(of: found.policy, in: found.council), let file = files.new.last else {
      throw Refusal(findings: [
        editUnsafe(found.policy.versions[0].document.file.path, ["`adopted: \(adopted.iso)`"])
      ])
    }
    terminal.show(try addition.add(files.new, moving: files.moved))
    for (old, new) in zip(files.moved, files.new) { terminal.say("\(old) is now \(new.path)") }
    terminal.say(file.path)
    terminal.say(
      text == nil
        ? "Next: change the words that the council changed in this file, then run `portal check`."
        : "Next: `portal check` looks at everything, `portal build` publishes it.")
  }
}
