import ArgumentParser
import Governance
import SourceText
import StartingPortal

/// `portal new portal`: a folder with everything that a portal begins with, and no council yet.
struct NewPortalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "portal", abstract: "Begins a portal in a new folder.",
    usage: "portal new portal <folder> [<options>]",
    discussion: """
      The folder gets everything that a portal begins with: settings, plain pages to complete, the look of the \
      pages, and a job that publishes from GitHub for those who want it.

        portal new portal policies --title "Policies of Farnham Town Council"
      """)

  @Argument(help: "The folder, which is made; or an empty one", completion: .directory)
  var folder: String?

  @Option(help: "The name at the top of every page")
  var title: String?

  @Option(
    help: ArgumentHelp("The web address where the portal will stand, if it is known", valueName: "address"))
  var baseUrl: String?

  mutating func run() throws {
    let terminal = Terminal(format: .text)
    try terminal.reportingRefusals {
      if folder == nil, let questions = Questions() { try ask(questions) }
      try begin(terminal)
    }
  }

  private mutating func ask(_ questions: Questions) throws {
    folder = try questions.ask("The folder, which is made", proposing: "policies", anyText)
    if title == nil { title = try questions.askWhetherKnown("The name at the top of every page", anyText) }
    if baseUrl == nil {
      baseUrl = try questions.askWhetherKnown(
        "The web address where the portal will stand, as in https://policies.example", anyText)
    }
  }

  private func begin(_ terminal: Terminal) throws {
    guard let folder = folder.map(trimmed) else {
      throw ValidationError("Which folder? Write its name, as in portal new portal policies.")
    }
    try requireRoom(in: folder)
    let files = try (startingContent() + startingTemplates()).map {
      $0.path == "Content/portal.yml" ? try settings(from: $0) : $0
    }
    for file in files {
      try Disk.makeFolder(Disk.folder(of: "\(folder)/\(file.path)"))
      try Disk.write(file.bytes, to: "\(folder)/\(file.path)")
    }
    terminal.say(
      """
      A portal begins in \(folder): Content holds its texts, Templates the look of its pages.
      Next: go there (cd \(folder)) and add a council, as in
        portal new council farnham --name "Farnham Town Council"
      """)
  }

  private func settings(from file: SourceFile) throws -> SourceFile {
    let settings = NewPortal(title: title, baseURL: baseUrl).settings(from: file)
    guard settings.findings.isEmpty else { throw Refusal(findings: settings.findings) }
    return settings.value
  }

  /// A repository that was just made has only names with a dot in front.
  private func requireRoom(in folder: String) throws {
    guard let entry = try Disk.entry(at: folder) else { return }
    guard entry.kind == .folder, try Disk.names(in: folder).allSatisfy({ $0.hasPrefix(".") }) else {
      throw ValidationError("\(folder) is there already, with something in it: name a new folder.")
    }
  }
}
