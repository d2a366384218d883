import ArgumentParser
import SourceText

// What the program says when it was called wrongly: one sentence on what is wrong, the one "did you mean", the choices.
// ArgumentParser hands out its own sentences and not what they are made of. Each is known here by its fixed words; one
// that is not known is shown as it is.

/// `message` is ArgumentParser's own, or that of a `ValidationError`, which is in our words already.
func wrongUsage(_ message: String, _ arguments: [String]) -> String {
  let command = commandNamed(by: arguments)
  if let gaps = gaps(in: message, "The value '", "' is invalid for '", "'") {
    return valueObjection(to: gaps[0], of: nameAlone(gaps[1]), gaps[2], command)
  }
  if let gaps = gaps(in: message, "Unknown option '", "'") {
    let near = didYouMean(gaps[0], among: quoted(in: gaps[1]))
    return "There is no option \(displayText(gaps[0])).\(near) \(help(for: command))"
  }
  if let gaps = gaps(in: message, "Missing value for '", "'") {
    return "\(nameAlone(gaps[0])) needs something after it: \(gaps[0]). \(help(for: command))"
  }
  if let gaps = gaps(in: message, "The option '", "' does not take any value, but '", "' was specified.") {
    return "\(gaps[0]) takes nothing after it: leave =\(displayText(gaps[1])) out."
  }
  if let gaps = gaps(in: message, "Unexpected argument '", "'") {
    return surplusObjection([gaps[0]], command)
  }
  if let gaps = gaps(in: String(message.drop(while: \.isNumber)), " unexpected arguments: ") {
    return surplusObjection(quoted(in: gaps[0]), command)
  }
  if let gaps = gaps(in: message, "Can't generate completion scripts for '", "'") {
    let shells = CompletionShell.allCases.map(\.rawValue).sorted()
    return "--generate-completion-script " + objection(to: gaps[0], among: shells)
  }
  return message
}

/// Stops where `help` is asked about a command that is not there; ArgumentParser would tell about another one.
func requireCommand(_ arguments: [String]) throws {
  guard arguments.first == "help" else { return }
  let command = commandNamed(by: Array(arguments.dropFirst()))
  let depth = command.name.split(separator: " ").count
  if let surplus = arguments.dropFirst(depth).first, !surplus.hasPrefix("-") {
    throw ValidationError(surplusObjection([surplus], command))
  }
}

/// The one "did you mean", as the second sentence of a message; nothing where no name is near.
func didYouMean(_ typed: String, among names: [String]) -> String {
  nearestName(to: typed, in: names).map { " Did you mean \($0)?" } ?? ""
}

/// What could be written instead, where that is not too much to read.
func writeOneOf(_ names: [String]) -> String {
  (1...12).contains(names.count) ? " Write one of: \(names.joined(separator: ", "))." : ""
}

/// What is wrong with a choice, after the name of what is chosen.
private func objection(to typed: String, among choices: [String]) -> String {
  "cannot be \(displayText(typed)).\(didYouMean(typed, among: choices))\(writeOneOf(choices))"
}

/// A command as it is written on the command line, and the names of those below it.
private struct NamedCommand {
  let name: String
  let below: [String]
}

private func commandNamed(by arguments: [String]) -> NamedCommand {
  var configuration = PortalCommand.configuration
  var path = ["portal"]
  for argument in arguments {
    let below = configuration.subcommands.map { $0.configuration }
    guard let next = below.first(where: { $0.commandName == argument }) else { break }
    configuration = next
    path.append(argument)
  }
  return NamedCommand(
    name: path.joined(separator: " "),
    below: configuration.subcommands.compactMap { $0.configuration.commandName })
}

private func help(for command: NamedCommand) -> String { "`\(command.name) --help` tells what there is." }

/// `reason` is what follows in ArgumentParser's sentence: our own words after a colon, or the choices.
private func valueObjection(
  to value: String, of option: String, _ reason: String, _ command: NamedCommand
) -> String {
  if let own = gaps(in: reason, ": ")?.last { return own }
  let listed = reason.split(separator: "\n  - ").dropFirst().map(String.init)
  let choices = listed.isEmpty ? quoted(in: reason) : listed
  return choices.isEmpty
    ? "\(option) cannot be \(displayText(value)). \(help(for: command))"
    : "\(option) \(objection(to: value, among: choices))"
}

/// Words for which a command has no use: a command that is misspelt, a hyphen that a word processor has changed,
/// quotation marks that are missing.
private func surplusObjection(_ words: [String], _ command: NamedCommand) -> String {
  let first = words.first ?? ""
  if !command.below.isEmpty {
    let near = didYouMean(first, among: command.below)
    return
      "There is no command \(command.name) \(displayText(first)).\(near) After \(command.name) comes one of: "
      + "\(command.below.joined(separator: ", "))."
  }
  let plain = first.drop { $0 == "–" || $0 == "—" }
  if plain.count < first.count {
    return "\(displayText(first)) has a dash in front: type two hyphens, --\(displayText(String(plain)))."
  }
  let surplus = words.map(displayText).joined(separator: " ")
  return
    "\(command.name) has no use for \(surplus). Put quotation marks around words that belong together, as in "
    + "\"Complaints Procedure\"."
}

/// An option without the name of its value.
private func nameAlone(_ synopsis: String) -> String {
  String(synopsis.prefix { $0 != " " })
}

/// What stands between the fixed words with which a sentence begins and goes on, and what follows them; `nil` where it
/// is another sentence.
private func gaps(in text: String, _ words: String...) -> [String]? {
  var gaps: [String] = []
  var rest = text[...]
  for (index, word) in words.enumerated() {
    guard let found = rest.firstRange(of: word) else { return nil }
    if index > 0 {
      gaps.append(String(rest[..<found.lowerBound]))
    } else if found.lowerBound > rest.startIndex {
      return nil
    }
    rest = rest[found.upperBound...]
  }
  return gaps + [String(rest)]
}

/// Every second part between single quotation marks.
private func quoted(in text: String) -> [String] {
  let parts = text.split(separator: "'", omittingEmptySubsequences: false)
  return stride(from: 1, to: parts.count, by: 2).map { String(parts[$0]) }
}
