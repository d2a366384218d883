import ArgumentParser
import Governance
import SourceText

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Asks a person at a terminal for what the command line did not say.
///
/// Questions go to standard error, so that nothing but the outcome is in standard output. An answer that cannot be
/// read is asked for again, with the reason; an empty one takes what is proposed, or says nothing.
struct Questions {
  private let terminal = Terminal(format: .text)

  /// `nil` where nobody sits there to answer.
  init?() {
    guard isatty(STDIN_FILENO) == 1, isatty(STDERR_FILENO) == 1 else { return nil }
  }

  /// The answer; where `proposal` is `nil` there must be one.
  func ask<Answer>(
    _ question: String, proposing proposal: String? = nil, _ read: (String) throws -> Answer
  ) throws -> Answer {
    while true {
      let typed = try line(question, proposal.map { " [\($0)]" } ?? "")
      let text = typed.isEmpty ? proposal ?? "" : typed
      guard !text.isEmpty else { continue }
      do { return try read(text) } catch let objection as ValidationError { explain(objection) }
    }
  }

  /// The answer, or `nil` for none.
  func askWhetherKnown<Answer>(_ question: String, _ read: (String) throws -> Answer) throws -> Answer? {
    while true {
      let text = try line(question, " (may be left out)")
      if text.isEmpty { return nil }
      do { return try read(text) } catch let objection as ValidationError { explain(objection) }
    }
  }

  /// The name of a policy that is there.
  func askForPolicy(in register: Register) throws -> String {
    try ask("The policy, such as \(register.policyNames.first ?? "farnham/complaints")") { name in
      _ = try register.requiredPolicy(named: name)
      return name
    }
  }

  /// Which of the council's bodies decided, if that is known and it has any.
  func askForBody(among bodies: [String]) throws -> String? {
    if bodies.isEmpty { return nil }
    return try askWhetherKnown("By which body: \(bodies.joined(separator: ", "))", oneOf(bodies))
  }

  private func line(_ question: String, _ hint: String) throws -> String {
    terminal.put("\(question)\(hint): ")
    guard let line = readLine() else { throw ValidationError("The questions were not answered to the end.") }
    return trimmedSpaces(line)
  }

  private func explain(_ objection: ValidationError) { terminal.put("  \(objection.message)\n") }

  private func trimmedSpaces(_ line: String) -> String {
    let words = line.drop { $0 == " " || $0 == "\t" }
    let end = words.lastIndex { $0 != " " && $0 != "\t" && $0 != "\r" && $0 != "\r\n" }
    return end.map { String(words[...$0]) } ?? ""
  }
}

/// The answer as it is.
func anyText(_ text: String) throws -> String { text }

/// One of a set of names, with the one "did you mean".
func oneOf<Choice: RawRepresentable<String> & CaseIterable>(_ type: Choice.Type) -> (String) throws -> Choice
{
  { text in
    if let choice = Choice(rawValue: text) { return choice }
    throw ValidationError(notAmong(type.allCases.map(\.rawValue), text))
  }
}

/// One of some names that are known only now.
func oneOf(_ names: [String]) -> (String) throws -> String {
  { text in
    if names.contains(text) { return text }
    throw ValidationError(notAmong(names, text))
  }
}

private func notAmong(_ names: [String], _ text: String) -> String {
  if let near = nearestName(to: text, in: names) { return "Did you mean \(near)?" }
  return "Write one of: \(names.joined(separator: ", "))."
}
