import ArgumentParser
import Governance
import Preview
import Publishing
import SourceText

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// `portal serve`: the site as it would be, drafts included, for the person at this machine, anew after every save.
///
/// Nothing is written to disk. It ends with the process: Ctrl-C leaves nothing behind.
struct ServeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve", abstract: "Shows the site on this machine, anew after every save.",
    usage: "portal serve [<options>]",
    discussion: """
      Open the address that it names in a browser and leave it there. Drafts are shown, marked as such. What is \
      wrong stands at the foot of the page that it is about. Nobody else can see it, and nothing is published. \
      Ctrl-C ends it.

        portal serve                  the address is http://127.0.0.1:8000/
        portal serve --port 8001      where another program has that one
      """)

  @Option(
    help: ArgumentHelp(
      "Where the look of the pages is (default: Templates, or the program's own)", valueName: "folder"),
    completion: .directory)
  var templates: String?

  @Option(
    help: ArgumentHelp(
      "The port of this machine; 0 for any that is free (default: 8000)", valueName: "number"),
    transform: { text in
      guard let port = Int(text), (0...65_535).contains(port) else {
        throw ValidationError("A port is a number from 0 to 65535, and \(displayText(text)) is none.")
      }
      return port
    })
  var port = 8000

  @OptionGroup var content: ContentOptions

  func validate() throws { try requireName(templates, of: "--templates") }

  func run() throws {
    let terminal = Terminal(format: .text)
    var watch = SourceWatch(of: [trimmed(content.content), trimmed(templates ?? "Templates")])
    var preview = SitePreview()
    try preview.renew(read)
    let server: PreviewServer
    do {
      server = try PreviewServer(port: port, site: answers(preview).answer, state: state(preview))
    } catch {
      terminal.complain(
        "error: Port \(port) is taken by another program. Name another one, as in --port \(port + 1).")
      throw ExitStatus.disk
    }
    tell(preview, terminal)
    terminal.say("The preview is at http://127.0.0.1:\(server.port)/ until you press Ctrl-C.")
    while true {
      watch.wait()
      let known = Set(preview.findings.map(\.identity))
      try preview.renew(read)
      server.show(answers(preview).answer, state: state(preview))
      tell(preview, besides: known, terminal)
    }
  }

  private func read() throws -> ReadPortal {
    try ReadPortal(
      content: content.content, templates: templates,
      options: PublishingOptions(asOf: content.day, includesDrafts: true))
  }

  private func answers(_ preview: SitePreview) -> PreviewAnswers {
    PreviewAnswers(preview, state: state(preview))
  }

  /// Another process has other states, so that a page of an earlier preview is loaded anew.
  private func state(_ preview: SitePreview) -> String { "\(getpid())-\(preview.readings)" }

  /// Errors each time, warnings once: after every save only what is new is of interest.
  private func tell(_ preview: SitePreview, besides known: Set<[String]> = [], _ terminal: Terminal) {
    let told = preview.findings.filter { $0.severity == .error || !known.contains($0.identity) }
    terminal.show(told)
    if let trouble = preview.trouble { terminal.say(trouble) }
    let others = preview.findings.count - told.count
    let before = others == 0 ? "" : " \(plural(others, "warning")) as before."
    terminal.say(
      (preview.isBehind
        ? "The pages stay as they were until this is put right." : "The pages are up to date.")
        + before)
  }
}
