import ArgumentParser
import Comparison
import Governance
import SourceText

/// `portal diff`: what changed between two texts, in the terminal.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Shows what changed from one text to another.",
    usage: "portal diff <old> [<new>] [<options>]",
    discussion: """
      Clause by clause, also where the numbers are others now: what is new, gone or reworded, and in what is reworded \
      which words went and came. A text goes by its address: the policy and the date, draft or consultation. A policy \
      alone is compared with what it said before, or with what is proposed.

        portal diff farnham/standing-orders
        portal diff farnham/standing-orders/2019-05 farnham/standing-orders/consultation
      """)

  @Argument(
    help: "The old text: farnham/standing-orders/2019-05, or a policy with two texts or more",
    completion: .policies)
  var old: String

  @Argument(help: "The new text (default: the one in force)", completion: .policies)
  var new: String?

  @OptionGroup var content: ContentOptions

  func run() throws {
    let terminal = Terminal(format: .text)
    try terminal.reportingRefusals {
      let (old, new) = try texts(in: ReadContent(content).register)
      let drawing = DiffDrawing(
        from: old.version, to: new.version, width: min(terminal.columns, 100),
        usesColor: Terminal.wantsColor(on: .output))
      terminal.hand("\(old.name) → \(new.name)\n\n\(drawing.text)")
    }
  }

  /// A text with its address.
  private typealias NamedText = (version: Version, name: String)

  private func texts(in register: Register) throws -> (old: NamedText, new: NamedText) {
    let one = try Subject(old, in: register)
    if let new { return (one.text(on: content.day), try Subject(new, in: register).text(on: content.day)) }
    if let version = one.version {
      guard let inForce = one.policy.versionShown(on: content.day), inForce.path != version.path else {
        throw ValidationError("\(displayText(old)) is the text in force: name another to compare it with.")
      }
      return (one.named(version), one.named(inForce))
    }
    let versions = one.policy.versions
    guard versions.count > 1 else {
      throw ValidationError("\(displayText(old)) has one text only: name another to compare it with.")
    }
    let shown = one.policy.versionShown(on: content.day)?.path
    // Where nothing stood before the text that counts, what is proposed instead of it.
    let new = max(versions.firstIndex { $0.path == shown } ?? versions.count - 1, 1)
    return (one.named(versions[new - 1]), one.named(versions[new]))
  }

  /// What a name on the command line means: a policy, and perhaps one of its texts.
  private struct Subject {
    let policy: Policy
    let version: Version?
    private let name: String

    init(_ typed: String, in register: Register) throws {
      if let found = register.policy(named: typed) {
        (policy, version, name) = (found.policy, nil, typed)
        return
      }
      let parts = typed.split(separator: "/")
      name = parts.dropLast().joined(separator: "/")
      guard let last = parts.last, let found = register.policy(named: name)?.policy else {
        throw ValidationError(
          "There is no policy \(displayText(typed)).\(didYouMean(typed, among: register.policyNames))")
      }
      policy = found
      version = found.versions.first { found.addressName(of: $0) == String(last) }
      if version == nil {
        let names = found.versions.compactMap(found.addressName)
        throw ValidationError(
          "\(displayText(name)) has no text \(displayText(String(last))).\(writeOneOf(names))")
      }
    }

    /// The text that is meant; of a policy alone what it says on the day.
    func text(on day: Day) -> NamedText {
      named(version ?? policy.versionShown(on: day) ?? policy.versions[policy.versions.count - 1])
    }

    func named(_ version: Version) -> NamedText {
      (version, policy.addressName(of: version).map { "\(name)/\($0)" } ?? name)
    }
  }
}
