import ArgumentParser
import Governance
import Publishing
import SourceText

/// `portal due`: whose reviews are overdue, due and coming up, for people and for scheduled jobs.
struct DueCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "due", abstract: "Says which reviews are overdue, due and coming up.",
    usage: "portal due [<options>]",
    discussion: """
      The program ends with 2 where anything is overdue, so that a scheduled job notices.

        portal due                           what is due, and what comes up soon
        portal due --within 1y               a year ahead
        portal due --post town-clerk         one post's reviews
        portal due --format csv              for a spreadsheet
        portal due --format email --outbox outbox     reminders, a file each
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, csv, ics, email
  }

  @Option(
    help: ArgumentHelp(
      "How far to look ahead: 90d, 12w, 3m, 1y (default: the portal's lead_time)",
      valueName: "span"),
    transform: { text in
      guard let span = TimeSpan(text) else {
        throw ValidationError(
          "\(displayText(text)) is not a span of time: write it as in 90d, 12w, 3m or 1y.")
      }
      return span
    })
  var within: TimeSpan?

  @Option(
    help: ArgumentHelp("Only what this post answers for: town-clerk, or farnham/town-clerk"),
    completion: .posts)
  var post: String?

  @Option(help: ArgumentHelp("Only this council, by the name of its folder"), completion: .councils)
  var council: String?

  @Option(help: "How the list is written")
  var format = Format.text

  @Option(
    help: ArgumentHelp(
      "For ics: where the words of the calendars are (default: Templates, or the program's own)",
      valueName: "folder"), completion: .directory)
  var templates: String?

  @Option(
    help: ArgumentHelp(
      "For email: the file with the posts' addresses (default: addresses.yml beside the texts)",
      valueName: "file"), completion: .file(extensions: ["yml"]))
  var addresses: String?

  @Option(
    help: ArgumentHelp("For email: write a file for each message into this folder", valueName: "folder"),
    completion: .directory)
  var outbox: String?

  @OptionGroup var content: ContentOptions

  func validate() throws {
    if format != .email, addresses != nil || outbox != nil {
      throw ValidationError("--addresses and --outbox are for --format email.")
    }
    try requireName(addresses, of: "--addresses")
    try requireName(outbox, of: "--outbox")
  }

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
    case .ics: try writeCalendar(list, of: register, terminal)
    case .email: try write(list, of: register, terminal)
    }
    return list.hasOverdue ? ExitStatus.overdue : ExitCode.success
  }

  /// With the words of the public calendars, since its entries are theirs.
  private func writeCalendar(_ list: DueList, of register: Register, _ terminal: Terminal) throws {
    let looks = try readTemplates(namedBy: templates)
    let read = readSiteTemplates(looks.value, languages: [register.portal.language])
    let findings = looks.findings + (looks.lacksFolder ? [] : read.findings)
    let errors = findings.filter { $0.severity == .error }.inReadingOrder()
    guard errors.isEmpty else {
      terminal.show(errors)
      throw ExitStatus.findings
    }
    let edition = Edition(
      register, words: read.value.words,
      options: PublishingOptions(asOf: list.asOf, includesDrafts: false))
    guard let calendar = dueCalendar(list, in: edition) else {
      return terminal.complain("Nothing is due: there is no calendar to write.")
    }
    terminal.hand(String(decoding: calendar, as: UTF8.self))
  }

  /// One message to standard output, or each into a file of its own. What could be written is written, also where
  /// an address is missing.
  private func write(_ list: DueList, of register: Register, _ terminal: Terminal) throws {
    let path = addresses ?? Disk.path("addresses.yml", beside: trimmed(content.content))
    guard let entry = try Disk.entry(at: path), entry.kind == .file || entry.kind == .link else {
      terminal.show([addressesMissing(path)])
      throw ExitStatus.findings
    }
    let book = readMailAddresses(
      SourceFile(path: path, bytes: try Disk.read(path)), posts: register.postNames)
    let errors = book.findings.filter { $0.severity == .error }
    guard errors.isEmpty, let sender = book.value.from else {
      terminal.show(errors)
      throw ExitStatus.findings
    }
    let mail = DueMail(list, from: sender, to: book.value.posts)
    if let outbox {
      try Disk.makeFolder(outbox)
      for (post, message) in mail.messages {
        let name = "\(list.asOf.date.iso).\(post.split(separator: "/").joined(separator: ".")).eml"
        try Disk.replace("\(trimmed(outbox))/\(name)", by: message.bytes)
        terminal.say("\(trimmed(outbox))/\(name)")
      }
    } else if mail.messages.count > 1 {
      let names = mail.messages.map(\.post).joined(separator: ", ")
      throw ValidationError(
        "\(mail.messages.count) posts have reviews to hear of (\(names)): choose one with --post, or write a file"
          + " for each with --outbox.")
    } else if let message = mail.messages.first?.message {
      terminal.hand(String(decoding: message.bytes, as: UTF8.self))
    }
    for policy in mail.withoutPost {
      terminal.complain("Nobody is told of \(policy): it has no lead officer.")
    }
    guard mail.withoutAddress.isEmpty else {
      terminal.show(mail.withoutAddress.map { emailMissing($0, in: path) })
      throw ExitStatus.findings
    }
  }

  /// A list that is empty because of a slip would look as if all were well.
  private func checkNames(in register: Register) throws {
    let councils = register.councils
    if let council, !councils.contains(where: { $0.slug == council }) {
      throw unknown("council", council, among: councils.map(\.slug))
    }
    guard let post else { return }
    let chosen = councils.filter { council == nil || council == $0.slug }
    let names = chosen.flatMap(\.posts).map(\.slug) + register.postNames
    guard names.contains(post) else { throw unknown("post", post, among: names) }
  }

  private func unknown(_ thing: String, _ name: String, among known: [String]) -> ValidationError {
    ValidationError(
      "There is no \(thing) \(displayText(name)).\(didYouMean(name, among: known))\(writeOneOf(known))")
  }
}
