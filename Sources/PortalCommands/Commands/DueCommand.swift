import ArgumentParser
import Governance
import Publishing
import SourceText

/// `portal due`: whose reviews are overdue, due and coming up, for people and for scheduled jobs.
struct DueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "due", abstract: "Says which reviews are overdue, due and coming up.",
    discussion: "Ends with 2 where anything is overdue, so that a scheduled job notices.")

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, csv
  }

  @OptionGroup var content: ContentOptions

  @Option(
    help: ArgumentHelp(
      "How far to look ahead: 90d, 12w, 3m, 1y (default: the portal's lead_time).",
      valueName: "span"),
    transform: { text in
      guard let span = TimeSpan(text) else {
        throw ValidationError("\(text) is not a span of time: write it as in 90d, 12w, 3m or 1y")
      }
      return span
    })
  var within: TimeSpan?

  @Option(help: ArgumentHelp("Only what this post answers for: town-clerk, or farnham/town-clerk."))
  var post: String?

  @Option(help: ArgumentHelp("Only this council, by the name of its folder."))
  var council: String?

  @Option(help: "How the list is written: text, json or csv.")
  var format = Format.text

  func run() throws {
    let terminal = Terminal(format: .text)
    do {
      let register = try ReadContent(content)
      guard !register.hasErrors else {
        terminal.show(register.errors)
        throw ExitStatus.findings
      }
      throw try tell(register.register, terminal)
    } catch let error as DiskError {
      terminal.say(error)
      throw ExitStatus.disk
    }
  }

  private func tell(_ register: Register, _ terminal: Terminal) throws -> ExitCode {
    try checkNames(in: register)
    let day = content.day
    let until = day.adding(within ?? .months(register.portal.leadMonths))
    let list = DueList(register, on: day, until: until, only: DueSelection(council: council, post: post))
    switch format {
    case .text: terminal.hand(dueText(list, usesColor: Terminal.wantsColor(on: .output)))
    case .json: terminal.hand(dueJSON(list))
    case .csv: terminal.hand(dueCSV(list))
    }
    return list.hasOverdue ? ExitStatus.overdue : ExitCode.success
  }

  /// A list that is empty because of a slip would look as if all were well.
  private func checkNames(in register: Register) throws {
    let councils = register.councils
    if let council, !councils.contains(where: { $0.slug == council }) {
      throw unknown("council", council, among: councils.map(\.slug))
    }
    guard let post else { return }
    let chosen = councils.filter { council == nil || council == $0.slug }
    let names = chosen.flatMap { council in
      council.posts.flatMap {
        register.portal.isSingleCouncil ? [$0.slug] : [$0.slug, "\(council.slug)/\($0.slug)"]
      }
    }
    guard names.contains(post) else { throw unknown("post", post, among: names) }
  }

  private func unknown(_ thing: String, _ name: String, among known: [String]) -> ValidationError {
    let near = nearestName(to: name, in: known).map { " Did you mean \($0)?" } ?? ""
    return ValidationError("There is no \(thing) \(displayText(name)).\(near)")
  }
}
