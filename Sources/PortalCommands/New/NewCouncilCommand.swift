import ArgumentParser
import Governance
import SourceText

/// `portal new council`: a folder with a `council.yml`.
struct NewCouncilCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "council", abstract: "Adds a council.",
    usage: "portal new council <council> --name <name> [<options>]",
    discussion: """
      What the command line does not say is asked for, if you sit at a terminal: portal new council alone is enough.

        portal new council farnham --name "Farnham Town Council" \\
          --kind town --post "Town Clerk"
      """)

  @Argument(help: "Its name in web addresses: farnham")
  var council: String?

  @Option(help: "The council's full name")
  var name: String?

  @Option(help: "What it is")
  var kind: Council.Kind?

  @Option(help: "Where it is")
  var nation: Council.Nation?

  @Option(help: "The address of its own website")
  var website: String?

  @Option(help: "A post that leads on policies, by its title; may be given several times")
  var post: [String] = []

  @Option(help: "A body that adopts policies, by its name; may be given several times")
  var body: [String] = []

  @OptionGroup var content: ContentOptions

  mutating func run() throws {
    let terminal = Terminal(format: .text)
    try terminal.reportingRefusals {
      if council == nil || name == nil, let questions = Questions() {
        try ask(questions)
      }
      try add(terminal)
    }
  }

  private mutating func ask(_ questions: Questions) throws {
    let name = try name ?? questions.ask("The council's full name", anyText)
    self.name = name
    if council == nil {
      council = try questions.ask(
        "Its name in web addresses", proposing: suggestedSlug(for: name), anyText)
    }
    if kind == nil {
      kind = try questions.askWhetherKnown("What it is, such as parish or town", oneOf(Council.Kind.self))
    }
    if nation == nil {
      nation = try questions.askWhetherKnown(
        "Where it is: england, wales, scotland or northern-ireland", oneOf(Council.Nation.self))
    }
    if post.isEmpty {
      post =
        try questions.askWhetherKnown("The post that leads on policies, such as Town Clerk", anyText)
        .map { [$0] } ?? []
    }
    if body.isEmpty {
      body =
        try questions.askWhetherKnown("The body that adopts them, such as Full Council", anyText)
        .map { [$0] } ?? []
    }
  }

  private func add(_ terminal: Terminal) throws {
    guard let council else { throw ValidationError("Which council? Write its name, as in farnham.") }
    guard let name else { throw ValidationError("What is the council called? Add --name.") }
    let addition = try ContentAddition(content)
    let new = NewCouncil(
      council, name: name, kind: kind, nation: nation, website: website, posts: post, bodies: body)
    if let objection = new.objection(in: addition.register) { throw ValidationError(objection) }
    let file = new.file(in: addition.folder)
    terminal.show(try addition.add([file]).filter { $0.rule != .policiesMissing })
    terminal.say(
      """
      \(file.path)
      Next: add a policy, as in
        portal new policy \(council)/complaints --title "Complaints Procedure"
      """)
  }
}

extension Council.Kind: ExpressibleByArgument {}
extension Council.Nation: ExpressibleByArgument {}
