import ArgumentParser

/// What is known of an adoption beside its date.
struct AdoptionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The body that adopted it, by its name in council.yml", valueName: "body"),
    completion: .bodies)
  var by: String?

  @Option(help: "The minute of its adoption")
  var minute: String?

  var isEmpty: Bool { by == nil && minute == nil }

  /// Asks for what the command line did not say; `bodies` are those of the council.
  mutating func ask(_ questions: Questions, among bodies: [String]) throws {
    if by == nil { by = try questions.askForBody(among: bodies) }
    if minute == nil { minute = try questions.askWhetherKnown("The minute", anyText) }
  }
}
