import ArgumentParser
import Governance
import SourceText

/// `portal new policy`: a file with the facts at its top, and the text if there is one already.
struct NewPolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy", abstract: "Adds a policy.",
    usage: "portal new policy <policy> --title <title> [<options>]",
    discussion: """
      Write only what the document says; the rest may be left out. What the command line does not say is asked for, \
      if you sit at a terminal: portal new policy alone is enough.

        portal new policy farnham/complaints --title "Complaints Procedure" \\
          --adopted 2026-05-12 --review-cycle "3 years" --text complaints.txt
      """)

  @Argument(help: "The council and the policy's name in web addresses: farnham/complaints")
  var policy: String?

  @Option(help: "The title, as it stands on the document")
  var title: String?

  @Option(help: "What it is")
  var kind: Policy.Kind?

  @Option(help: "What became of it (default: adopted, where there is a date of adoption)")
  var status: Version.Status?

  @Option(
    help: ArgumentHelp("When it was adopted, as precisely as you know", valueName: "date"),
    transform: dateFromCommandLine)
  var adopted: PartialDate?

  @OptionGroup var adoption: AdoptionOptions

  @Option(
    help: ArgumentHelp("When it is to be reviewed", valueName: "date"), transform: dateFromCommandLine)
  var reviewDue: PartialDate?

  @Option(
    help: ArgumentHelp(
      "How often it is reviewed: \"3 years\", annual-meeting, council-term", valueName: "span"),
    completion: .list(["1 year", "2 years", "3 years", "4 years", "annual-meeting", "council-term"]))
  var reviewCycle: String?

  @Option(
    help: ArgumentHelp("The post that leads on it, by its name in council.yml", valueName: "post"),
    completion: .postsOfCouncils)
  var leadOfficer: String?

  @Option(help: ArgumentHelp("A text file with its words", valueName: "file"), completion: .texts)
  var text: String?

  @OptionGroup var content: ContentOptions

  func validate() throws {
    if adopted == nil, !adoption.isEmpty {
      throw ValidationError("--by and --minute tell of the adoption: add --adopted with its date.")
    }
  }

  mutating func run() throws {
    let terminal = Terminal(format: .text)
    try terminal.reportingRefusals {
      let addition = try ContentAddition(content)
      if policy == nil || title == nil, let questions = Questions() {
        try ask(questions, addition)
      }
      try add(addition, terminal)
    }
  }

  private mutating func ask(_ questions: Questions, _ addition: ContentAddition) throws {
    var council = try policy.map { try addition.council(named: Self.parts(of: $0).council) }
    let councils = addition.register.councils.map(\.slug)
    if council == nil {
      let name =
        councils.count < 2
        ? nil : try questions.ask("The council: \(councils.joined(separator: ", "))", oneOf(councils))
      council = try addition.council(named: name)
    }
    guard let council else { return }
    let title = try title ?? questions.ask("The title, as it stands on the document", anyText)
    self.title = title
    if policy == nil {
      let slug = try questions.ask(
        "Its name in web addresses", proposing: suggestedSlug(for: title), anyText)
      policy = addition.register.portal.name(slug, of: council.slug)
    }
    try askFacts(questions, council)
  }

  private mutating func askFacts(_ questions: Questions, _ council: Council) throws {
    if kind == nil {
      kind = try questions.askWhetherKnown("What it is, such as policy or procedure", oneOf(Policy.Kind.self))
    }
    if adopted == nil, status == nil {
      adopted = try questions.askWhetherKnown(
        "When it was adopted, as in 2026-05-12 or 12 May 2026 or 2026", dateFromCommandLine)
    }
    if adopted != nil { try adoption.ask(questions, among: council.bodies.map(\.slug)) }
    if reviewDue == nil, reviewCycle == nil {
      reviewDue = try questions.askWhetherKnown("When it is to be reviewed", dateFromCommandLine)
    }
    let posts = council.posts.map(\.slug)
    if leadOfficer == nil, !posts.isEmpty {
      leadOfficer = try questions.askWhetherKnown(
        "The post that leads on it: \(posts.joined(separator: ", "))", oneOf(posts))
    }
    if text == nil {
      text = try questions.askWhetherKnown("A text file with its words") { path in
        _ = try readText(path)
        return path
      }
    }
  }

  private func add(_ addition: ContentAddition, _ terminal: Terminal) throws {
    guard let policy else { throw ValidationError("Which policy? Write its name, as in farnham/complaints.") }
    guard let title else { throw ValidationError("What is the title of the policy? Add --title.") }
    let parts = Self.parts(of: policy)
    let council = try addition.council(named: parts.council)
    var new = NewPolicy(parts.slug, title: title)
    new.kind = kind
    new.status = status
    new.adopted = adopted.map { Version.Adoption(date: $0, body: adoption.by, minute: adoption.minute) }
    new.reviewDue = reviewDue
    new.reviewCycle = reviewCycle
    new.leadOfficer = leadOfficer
    if let objection = new.objection(in: council) { throw ValidationError(objection) }
    let file = new.file(in: council, text: try text.map(readText) ?? [])
    let findings = try addition.add([file])
    terminal.show(findings.filter { $0.rule != .textMissing })
    terminal.say(file.path)
    terminal.say(
      text == nil
        ? "Next: put the text below the second line of hyphens in this file, then run `portal check`."
        : "Next: `portal check` looks at everything, `portal build` publishes it.")
  }

  /// `farnham/complaints`, or the slug alone.
  private static func parts(of name: String) -> (council: String?, slug: String) {
    let parts = name.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    return parts.count == 2 ? (parts[0], parts[1]) : (nil, name)
  }
}

/// The words of a text file that somebody named.
func readText(_ path: String) throws -> [UInt8] {
  guard let entry = try Disk.entry(at: path), entry.kind == .file || entry.kind == .link else {
    throw ValidationError("There is no file \(displayText(path)).")
  }
  return try Disk.read(path)
}

extension Policy.Kind: ExpressibleByArgument {}
extension Version.Status: ExpressibleByArgument {}
