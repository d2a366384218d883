import ArgumentParser
import Governance
import Markup
import SourceText

/// A change to the facts of one policy, from its name on the command line to the file on disk.
///
/// 1. The content is read. Errors in the policy's own file or in its council's stop everything.
/// 2. The change is made to the bytes of the file, in memory, and the whole content is read again with it: it
///    must bring up no new error, and the version must say what was wanted.
/// 3. The file is written in one step, if nobody has changed it meanwhile.
struct FactsChange {
  let register: Register
  let council: Council
  let policy: Policy
  private let content: ReadContent

  init(policy name: String, _ options: ContentOptions) throws {
    content = try ReadContent(options)
    register = content.register
    if content.hasErrors, register.councils.allSatisfy({ $0.policies.isEmpty }) {
      throw Refusal(findings: content.errors)
    }
    (council, policy) = try register.requiredPolicy(named: name)
    let files = policy.versions.map(\.document.file.path) + ["\(council.folder)/council.yml"]
    let own = content.errors.filter { error in error.place.map { files.contains($0.file.path) } ?? true }
    if !own.isEmpty { throw Refusal(findings: own) }
  }

  /// What was written.
  struct Outcome {
    let path: String
    let changes: [String]
    let version: Version
    /// Warnings that the change brings with it.
    let warnings: [Finding]
  }

  var name: String { register.name(of: policy, in: council) }

  /// Makes `edits` to the front matter of `version`, which must then say `whatIsWanted`.
  func make(
    _ edits: [FieldEdit], to version: Version, saying isWanted: (Version, Council) -> Bool
  ) throws -> Outcome {
    let file = version.document.file
    guard let edited = editing(file, edits, order: policyFieldOrder) else {
      throw Refusal(findings: [editUnsafe(file.path, edits.map(\.typed))])
    }
    let texts = content.files.texts.map { $0.path == file.path ? edited : $0 }
    let reread = readRegister(
      ContentFiles(folder: content.files.folder, texts: texts, others: content.files.others))
    let known = Set(content.findings.map(\.identity))
    let new = reread.findings.filter { $0.place?.file.path == file.path && !known.contains($0.identity) }
    let errors = new.filter { $0.severity == .error }
    if !errors.isEmpty { throw Refusal(findings: errors) }
    guard let after = reread.value.policy(named: name),
      let changed = after.policy.versions.first(where: { $0.document.file.path == file.path }),
      isWanted(changed, after.council)
    else { throw Refusal(findings: [editUnsafe(file.path, edits.map(\.typed))]) }

    guard try Disk.read(file.path) == file.bytes else { throw DiskError.changing(file.path) }
    try Disk.replace(file.path, by: edited.bytes)
    return Outcome(
      path: file.path, changes: lineChanges(from: file.bytes, to: edited.bytes), version: changed,
      warnings: new)
  }
}

extension Register {
  /// The policy with a name on the command line.
  func requiredPolicy(named name: String) throws -> (council: Council, policy: Policy) {
    if let found = policy(named: name) { return found }
    throw ValidationError(
      "There is no policy \(displayText(name)).\(didYouMean(name, among: policyNames))")
  }
}

extension Finding {
  /// What makes it the same finding before and after lines have moved.
  var identity: [String] { [rule.name, place?.file.path ?? "", headline] }
}

extension FieldEdit {
  /// As somebody would type it.
  fileprivate var typed: String {
    func fields(_ parts: [Part]) -> String {
      "{" + parts.map { "\($0.name): \($0.text)" }.joined(separator: ", ") + "}"
    }
    return switch self {
    case .set(let key, let text): "`\(key): \(text)`"
    case .add(let key, let parts): "`\(key): \(fields(parts))`"
    case .append(let key, let parts): "`- \(fields(parts))` at the end of `\(key):`"
    case .remove(let key): "no line `\(key):`"
    }
  }
}

extension Terminal {
  /// Shows what was changed in a file.
  func tell(_ outcome: FactsChange.Outcome) {
    show(outcome.warnings)
    say(([outcome.path] + outcome.changes.map { "  " + $0 }).joined(separator: "\n"))
  }
}
